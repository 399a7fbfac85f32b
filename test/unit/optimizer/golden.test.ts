/** Five steps of each optimizer on every network of PyTorch's whose parts exist: losses and parameters. */
import { expect, it } from 'vitest'
import {
  adam,
  adamW,
  batch,
  binaryCrossEntropy,
  categoricalCrossEntropy,
  cost,
  gradientDescent,
  momentum,
  pythonRandom,
  quadraticLoss,
  rmsProp,
  stateAt,
  step,
  trainer,
  type AnyMemory,
  type AnyRange,
  type AnySizeLoss,
  type Optimizer
} from 'lawgrad'
import { withCase, type ActivationName } from 'lawgrad/laws'
import net21 from '../../golden/net-2-1.json' with { type: 'json' }
import net221 from '../../golden/net-2-2-1.json' with { type: 'json' }
import net3542 from '../../golden/net-3-5-4-2.json' with { type: 'json' }

const known: readonly string[] = [
  'sigmoid',
  'tanh',
  'relu',
  'softplus',
  'softmax',
  'identity'
] satisfies ActivationName[]
const isKnown = (name: string): name is ActivationName => known.includes(name)

const losses = { quadratic: quadraticLoss, binaryCrossEntropy, categoricalCrossEntropy }
const isLoss = (name: string): name is keyof typeof losses => name in losses

const { optimizers: o } = net21
const flat = (layers: readonly { readonly weights: number[][]; readonly bias: number[] }[]) =>
  layers.flatMap(({ weights, bias }) => [...weights.flat(), ...bias])

const cases = [...net21.cases, ...net221.cases, ...net3542.cases].filter(({ activations }) =>
  activations.every(isKnown)
)

const close = (actual: number | undefined, expected: number | undefined) =>
  expect(Math.abs((actual ?? NaN) - (expected ?? NaN))).toBeLessThanOrEqual(
    1e-13 * Math.max(1, Math.abs(expected ?? NaN))
  )

it('there are networks to train', () => expect(cases.length).toBeGreaterThan(35))

const follows = <Ms extends readonly AnyMemory[]>(name: keyof typeof o, optimizer: Optimizer<Ms>): void => {
  it.each(cases)(`${name}: $name`, golden => {
    // as: asked at run time, below
    const loss = (
      isLoss(golden.loss) ? losses[golden.loss] : expect.fail(`an unknown loss: ${golden.loss}`)
    ) as AnySizeLoss<AnyRange>
    const expected = golden.training[name]
    withCase(({ network, parameters, batch: examples }) => {
      expect(loss.accepts(network.range)).toBe(true)
      const rule = trainer(network, loss, optimizer)
      const before = batch(examples.examples)
      let state = stateAt(rule)(parameters, pythonRandom(0))
      for (const [k, value] of expected.losses.entries()) {
        close(cost(network, loss)(before)(state.parameters), value)
        if (k === 1 || k === 5) {
          const after = flat(k === 1 ? expected.after1 : expected.after5)
          const theta = network.shape.flatten(state.parameters)
          expect(theta.length).toBe(after.length)
          for (const [i, value] of theta.entries()) close(value, after[i])
        }
        state = step(rule)(before)(state)[1]
      }
    })({ ...golden, activations: golden.activations.filter(isKnown), parameters: flat(golden.parameters) })
  })
}

follows('gradientDescent', gradientDescent(o.gradientDescent.learningRate))
follows('momentum', momentum(o.momentum.learningRate, o.momentum))
follows('nesterov', momentum(o.nesterov.learningRate, { ...o.nesterov, nesterov: true }))
follows('rmsProp', rmsProp(o.rmsProp.learningRate, o.rmsProp))
follows('adam', adam(o.adam.learningRate, o.adam))
follows('adamW', adamW(o.adamW.learningRate, o.adamW))
