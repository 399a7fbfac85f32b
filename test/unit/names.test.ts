/**
 * Names are labels for people: a part under a borrowed name is told for what it computes, and a twin under another name is a twin.
 */
import {
  activationLayer,
  adam,
  anySizeLoss,
  append,
  batch,
  binaryCrossEntropy,
  categoricalCrossEntropy,
  dense,
  denseLayer,
  gradientDescent,
  identityLayer,
  initialState,
  input,
  layerGraph,
  layerText,
  link,
  lossGraph,
  lossText,
  momentum,
  optimizerText,
  pythonRandom,
  quadraticLoss,
  reluLayer,
  rmsProp,
  sameGraph,
  sigmoidCrossEntropy,
  sigmoidLayer,
  softmaxCrossEntropy,
  softmaxLayer,
  softplusLayer,
  step,
  tanhLayer,
  trainer,
  uniform,
  vector,
  type Algebra,
  type AnyOptimizer,
  type AnySizeLoss,
  type Graph,
  type Layer,
  type Num
} from 'lawgrad'
import { showVerifyReport, verify } from 'lawgrad/laws'
import { pipe } from 'fp-ts/lib/function.js'
import { describe, expect, it } from 'vitest'

const labeled = <P>(layer: Layer<2, 2, P>): readonly [name: string, graph: Graph] => [layer.name, layerGraph(layer)]
const layers = [
  labeled(sigmoidLayer(2)),
  labeled(tanhLayer(2)),
  labeled(reluLayer(2)),
  labeled(softplusLayer(2)),
  labeled(identityLayer(2)),
  labeled(softmaxLayer(2)),
  labeled(denseLayer(2, 2))
]

/** z + z³/4, with its derivative or with another one. */
const cubic = (name: string, slope: number) =>
  activationLayer({
    name,
    equation:
      ({ plus, times, num }) =>
      z =>
        plus(z, times(num(0.25), times(z, times(z, z)))),
    derivative:
      ({ plus, times, num }) =>
      z =>
        plus(num(1), times(num(slope), times(z, z)))
  })(2)

describe.each(layers)('a layer called %s that is another function', (name, graph) => {
  const mine = cubic(name, 0.75)
  const network = pipe(input(2), dense(2), append(mine))

  it('is printed, and compared, for what it computes', () => {
    expect(layerText(mine).lines).toEqual(['y = x + 0.25·(x ⊙ x²)'])
    expect(sameGraph(layerGraph(mine), graph)).toBe(false)
  })

  it('is right if its gradient is, and else wrong', () => {
    const report = verify(network, quadraticLoss, { seed: 1 })
    expect(report.verdict._tag, showVerifyReport(report)).toBe('Pass')
    const wrong = verify(pipe(input(2), dense(2), append(cubic(name, 0.7))), quadraticLoss, { seed: 1 })
    expect(wrong.verdict._tag).toBe('Fail')
  })

  it('is trained as what it is', () => {
    const one = batch([{ input: vector([1, 2]), target: vector([0, 1]) }])
    const after = (part: typeof mine) => {
      const learner = trainer(pipe(input(2), dense(2), append(part)), quadraticLoss, gradientDescent(0.1))
      return step(learner)(one)(initialState(learner, uniform(0, 1))(pythonRandom(1)))[1].parameters
    }
    expect(after(mine)).toEqual(after(cubic('otherwise', 0.75)))
  })
})

it('a sigmoid under another name is one', () => {
  const twin = activationLayer({
    name: 'tanh',
    equation: ({ sigmoid }) => sigmoid,
    derivative:
      ({ sigmoid, negate, times }) =>
      z =>
        times(sigmoid(z), sigmoid(negate(z)))
  })(2)
  expect(sameGraph(layerGraph(twin), layerGraph(sigmoidLayer(2)))).toBe(true)
  expect(sameGraph(layerGraph(twin), layerGraph(tanhLayer(2)))).toBe(false)
})

const losses: readonly AnySizeLoss[] = [
  quadraticLoss,
  binaryCrossEntropy,
  categoricalCrossEntropy,
  sigmoidCrossEntropy,
  softmaxCrossEntropy
]

describe.each(losses.map(loss => [loss.name, loss] as const))('a loss called %s that is another', (name, loss) => {
  /** Σ (h − y)², not half of it. */
  const mine = anySizeLoss({
    name,
    equation:
      ({ subtract, dot }) =>
      y =>
      h => {
        const e = subtract(y)(h)
        return dot(e)(e)
      },
    gradient:
      ({ subtract, scale, num }) =>
      y =>
      h =>
        scale(num(2))(subtract(y)(h))
  })

  it('is printed, compared and verified for what it is', () => {
    expect(lossText(2)(mine).lines).toEqual(['loss = ⟨h − y, h − y⟩', '∂h = 2·(h − y)'])
    expect(sameGraph(lossGraph(mine, 2), lossGraph(loss, 2))).toBe(false)
    const report = verify(pipe(input(2), dense(2)), mine, { seed: 1 })
    expect(report.verdict._tag, showVerifyReport(report)).toBe('Pass')
  })
})

const optimizers: readonly AnyOptimizer[] = [gradientDescent(0.1), momentum(0.1), rmsProp(0.1), adam(0.1)]

it.each(optimizers.map(({ name }) => name))('an optimizer called %s that goes by the sign is printed as that', name => {
  const sign = ({ where, num, negate }: Algebra, g: Num): Num => where(g, num(-1), where(negate(g), num(1), num(0)))
  const mine = link({
    name,
    update:
      algebra =>
      ({ gradient }) => ({ update: algebra.map(g => sign(algebra, g))(gradient), tensors: {} })
  })
  const { lines } = optimizerText({ path: ['weights'], extents: [2, 2] })(mine)
  expect(lines.join()).toMatch(/^Δweights = \{−1 if ∂weights > 0/u)
})
