/**
 * Training of some network: its architecture is chosen at run time, and its parameters stay hidden.
 */
import type { State } from 'fp-ts/lib/State.js'
import type { Batch } from '../data/batch.ts'
import type { Size } from '../dimension/size.ts'
import type { Initializer } from '../layer/initializer.ts'
import type { AnyRange } from '../layer/range.ts'
import type { SomeLayer } from '../layer/some-layer.ts'
import type { Loss } from '../loss/loss.ts'
import { predictor, type Predictor } from '../network/predictor.ts'
import type { AnyMemory, Optimizer } from '../optimizer/optimizer.ts'
import type { Random } from '../random/random.ts'
import type { History } from '../training/fit.ts'
import { initialState, trainer } from '../training/step.ts'
import { train, type FitOptions } from './fit.ts'

/** How long to train, and what parameters start from. */
export type TrainSomeOptions = FitOptions & { readonly initializer: Initializer }

/** What came of a training: the network that has learned, and how. */
export interface Trained<in out I extends Size, in out O extends Size> {
  readonly predictor: Predictor<I, O>
  readonly history: History
}

/**
 * Trains some network from the start: parameters are drawn, used and hidden, so that those of one architecture never meet another.
 *
 * Shapes: the loss compares the network's outputs, `Batch<I, O>` → `Trained<I, O>`. Cost: that of `train`. Never fails. Laws: for a network whose
 * parameters are known it is `initialState`, `train` and `predictor`, bit for bit.
 *
 * @example
 * ```ts
 * import { batch, dense, gradientDescent, input, pipe, pythonRandom, quadraticLoss, sigmoid, tanh, trainSome, uniform, vector } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * const shallow = pipe(input(1), dense(1), sigmoid)
 * const deep = pipe(input(1), dense(2), tanh, dense(1), sigmoid)
 * const learn = (isDeep: boolean) => trainSome(isDeep ? deep : shallow, quadraticLoss, gradientDescent(1))
 * const not = batch([{ input: vector([0]), target: vector([1]) }, { input: vector([1]), target: vector([0]) }])
 * const [{ predictor, history }] = learn(true)({ initializer: uniform(-1, 1), epochs: 50 })(not)(pythonRandom(0))
 * assert.equal(history.length, 50)
 * assert.equal(predictor.name, deep.name)
 * ```
 */
export const trainSome =
  <I extends Size, O extends Size, R extends AnyRange, Ms extends readonly AnyMemory[]>(
    network: SomeLayer<I, O, R>,
    loss: NoInfer<Loss<O, R>>,
    optimizer: Optimizer<Ms>
  ) =>
  ({ initializer, ...options }: TrainSomeOptions) =>
  (batch: Batch<NoInfer<I>, NoInfer<O>>): State<Random, Trained<I, O>> =>
    network.use(layer => {
      const course = trainer(layer, loss, optimizer)
      const start = initialState(course, initializer)
      const run = train(course, options)(batch)
      return random => {
        const [history, { parameters, random: rest }] = run(start(random))
        return [Object.freeze({ predictor: predictor(layer)(parameters), history }), rest]
      }
    })
