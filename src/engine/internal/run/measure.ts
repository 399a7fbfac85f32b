/**
 * Gradients over many examples, batch by batch: a training whose optimizer stays where it is and remembers the sum.
 */
import { flops } from '../../../algebra/graph/count.ts'
import type { Batch } from '../../../data/batch.ts'
import type { Size } from '../../../dimension/size.ts'
import { forwardGraph } from '../../../layer/internal/graph.ts'
import { isOfLens } from '../../../layer/internal/lens-layer.ts'
import type { Layer } from '../../../layer/layer.ts'
import type { Loss } from '../../../loss/loss.ts'
import { link, type Memory } from '../../../optimizer/optimizer.ts'
import { pythonRandom } from '../../../random/random.ts'
import { getVectorSpace } from '../../../tensor/space.ts'
import type { CostGradient } from '../../../training/cost.ts'
import type { Trainer } from '../../../training/step.ts'
import type { EngineOptions } from '../../options.ts'
import { newKnown } from '../step/known.ts'
import { walked } from './walk.ts'

/** The operations of forward passes from which on the reference would take longer than compiling: some tenths of a second. */
const large = 1e7

const operations = new WeakMap<object, number>()

const counted = <I extends Size, O extends Size, P>(network: Layer<I, O, P>): number => {
  try {
    return isOfLens(network) ? flops(forwardGraph(network, newKnown().name)) : 0
  } catch {
    // what cannot be traced is the reference's, which says what is wrong if something is
    return 0
  }
}

/** Operations of a forward pass; none of a network that is not to be compiled. */
const operationsOf = <I extends Size, O extends Size, P>(network: Layer<I, O, P>): number => {
  const count = operations.get(network) ?? counted(network)
  operations.set(network, count)
  return count
}

/** Whether so many examples are worth compiling a network. */
export const isLarge = <I extends Size, O extends Size, P>(network: Layer<I, O, P>, examples: number): boolean =>
  operationsOf(network) * examples >= large

/** Examples that are gone through together. */
const together = 128

/** Stays where it is, and remembers the sum of all gradients. */
const collecting = link({
  name: 'the sum of gradients',
  tensors: ['sum'],
  update:
    ({ map, num, add }) =>
    ({ gradient, tensors: { sum } }) => ({ update: map(() => num(0))(gradient), tensors: { sum: add(gradient)(sum) } })
})

type Sum = readonly [Memory<'sum'>]

/** J, Σ (h − y)² and ∇J over a batch, by the engine. */
export const compiledGradient =
  <I extends Size, O extends Size, P>(network: Layer<I, O, P>, loss: Loss<O>, options: EngineOptions) =>
  ({ examples, ...sizes }: Batch<I, O>): ((parameters: P) => CostGradient<P>) => {
    const count = examples.length
    const whole = count - (count % together)
    // proof: where there are as many as are asked for, there is a first
    const part = (from: number, to: number) => examples.slice(from, to) as unknown as Batch<I, O>['examples']
    const parts = [
      { part: part(0, whole), size: together },
      { part: part(whole, count), size: count - whole }
    ].filter(({ part }) => part.length > 0)
    const course: Trainer<I, O, P, Sum> = { network, loss, optimizer: collecting }
    const { add, scale } = getVectorSpace(network.shape)
    return parameters => {
      const start = { parameters, optimizer: collecting.init(network.shape), random: pythonRandom(0), step: 0 }
      const [first, ...rest] = parts.map(({ part, size }) => {
        const duration = { ...options, epochs: 1, batchSize: size }
        const [[metrics], end] = walked<I, O, P, Sum>(course, duration, { examples: part, ...sizes }, start)
        const { cost, sumOfSquaredErrors } = metrics!
        const gradient = scale(size / count)(end.optimizer.links[0].tensors.sum)
        return { cost: (cost * part.length) / count, sumOfSquaredErrors, gradient }
      })
      return rest.reduce(
        (a, b) => ({
          cost: a.cost + b.cost,
          sumOfSquaredErrors: a.sumOfSquaredErrors + b.sumOfSquaredErrors,
          gradient: add(b.gradient)(a.gradient)
        }),
        first!
      )
    }
  }
