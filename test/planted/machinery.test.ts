/** Planted bugs: wrong implementations that the sigmoid-gradient suite must kill, and what each oracle says of them. */
import {
  analyticGradient,
  centralDifference,
  compareGradients,
  componentNames,
  costField,
  dualNumbers,
  gradientSuite,
  runLaw,
  runSuite,
  scaledGate,
  relativeGate,
  withCase,
  type Differentiate,
  type NetworkCase
} from 'lawgrad/laws'
import {
  backpropagate,
  getVectorSpace,
  quadraticLoss,
  realScalar,
  type AnySizeLoss,
  type Batch,
  type Layer,
  type Size
} from 'lawgrad'
import { describe, expect, it } from 'vitest'
import { flat } from '../../laws/internal/flat.ts'

/** The right gradient, and with it what a bug may know. */
type Known = {
  readonly right: readonly number[]
  readonly network: Layer<never, never, unknown>
  readonly examples: number
}

/** An implementation that is right but for `spoil`. */
const spoiled =
  (spoil: (known: Known) => readonly number[]): Differentiate =>
  <I extends Size, O extends Size, P>(network: Layer<I, O, P>, loss: AnySizeLoss) =>
  (batch: Batch<I, O>) =>
  (parameters: P) =>
    spoil({
      right: analyticGradient(network, loss)(batch)(parameters),
      network: network as unknown as Known['network'],
      examples: batch.examples.length
    })

/** Where in the flattened gradient the first dense layer ends. */
const firstLayer = ({ network }: Known): number => {
  const { description } = network.shape
  const first = description._tag === 'Tuple' ? description.items[0] : undefined
  return first?._tag === 'Struct'
    ? Object.values(first.fields).reduce(
        (size, field) => size + (field._tag === 'Tensor' ? field.extents.reduce((a, b) => a * b) : 0),
        0
      )
    : expect.fail('no dense layer')
}

const named =
  (test: (name: string) => boolean, change: (g: number) => number) =>
  ({ right, network }: Known): readonly number[] => {
    const names = componentNames(network.shape, { inputs: 1, outputs: 1, examples: [] as never })
    return right.map((g, i) => (test(names[i] ?? 'input') ? change(g) : g))
  }

const bugs: readonly (readonly [string, Differentiate])[] = [
  ['everything zero', spoiled(({ right }) => right.map(() => 0))],
  ['first layer zero', spoiled(known => known.right.map((g, i) => (i < firstLayer(known) ? 0 : g)))],
  ['twice as large', spoiled(({ right }) => right.map(g => 2 * g))],
  ['off by 1e-4 of itself', spoiled(({ right }) => right.map(g => g * (1 + 1e-4)))],
  ['off by 1e-6 of itself', spoiled(({ right }) => right.map(g => g * (1 + 1e-6)))],
  ['the other sign', spoiled(({ right }) => right.map(g => -g))],
  ['1/m forgotten', spoiled(({ right, examples }) => right.map(g => g * examples))],
  ['divided by m twice', spoiled(({ right, examples }) => right.map(g => g / examples))],
  [
    'bias gradients zero',
    spoiled(
      named(
        name => name.includes('bias'),
        () => 0
      )
    )
  ],
  [
    'weight gradients off in one place',
    spoiled(
      named(
        name => name === '0.weights[0,0]',
        g => g * 1.001
      )
    )
  ],
  [
    'input gradients zero',
    spoiled(
      named(
        name => name === 'input',
        () => 0
      )
    )
  ],
  ['weight decay slipped in', spoiled(({ right }) => right.map(g => g + 1e-3))],
  ['rounded to single precision', spoiled(({ right }) => right.map(Math.fround))],
  ['NaN', spoiled(({ right }) => right.map(() => Number.NaN))],
  ['one component too few', spoiled(({ right }) => right.slice(1))],
  ['the last component repeated', spoiled(({ right }) => [...right, right.at(-1) ?? 0])],
  [
    'the last example dropped',
    <I extends Size, O extends Size, P>(network: Layer<I, O, P>, loss: AnySizeLoss) =>
      (batch: Batch<I, O>) =>
      (parameters: P) => {
        const through = backpropagate(network, loss)(parameters)
        const space = getVectorSpace(network.shape)
        const all = batch.examples.map(example => through(example))
        const kept = all.length > 1 ? all.slice(0, -1) : all
        const total = kept.reduce((sum, one) => space.add(one.parameters)(sum), space.zero)
        return [
          ...network.shape.flatten(space.map(x => x / kept.length)(total)),
          ...all.flatMap(one => flat(one.input).map(g => g / all.length))
        ]
      }
  ]
]

describe('every planted bug is killed', () => {
  it.each(bugs)('%s', (_, differentiate) => {
    const reports = runSuite({ seed: 3, runs: 30 })(gradientSuite('planted', quadraticLoss, differentiate))
    const killers = reports.filter(({ verdict }) => verdict._tag === 'Fail').map(({ law }) => law)
    for (const oracle of ['central difference', 'dual numbers', 'complex step'])
      expect(killers).toContain(`gradient = ${oracle}`)
  })

  it('the right one is not: no false alarm on the same cases', () => {
    const reports = runSuite({ seed: 3, runs: 30 })(gradientSuite('right', quadraticLoss, analyticGradient))
    expect(reports.map(({ verdict }) => verdict._tag)).toEqual(['Pass', 'Pass', 'Pass', 'Pass'])
  })

  it('a counterexample is replayed by seed and path', () => {
    const [, wrong] = bugs[1] ?? expect.fail('no bug')
    const [, , dual] = gradientSuite('planted', quadraticLoss, wrong).laws
    const law = dual ?? expect.fail('no law')
    const report = runLaw({ seed: 11, runs: 100 })(law)
    const { path, printed } = report.counterexample ?? expect.fail('no counterexample')
    const again = runLaw({ seed: 11, runs: 1, path })(law)
    expect(again.counterexample?.printed).toBe(printed)
    expect(again.verdict).toEqual(report.verdict)
  })
})

describe('an all-zero first layer on a saturated network', () => {
  /** 1-1-1: the hidden unit is saturated, so that ∂J/∂(first layer) ≈ 1e-10, far below any additive tolerance. */
  const saturated: NetworkCase = {
    sizes: [1, 1, 1],
    activations: ['sigmoid', 'sigmoid'],
    parameters: [1, 23, 0.5, 0.25],
    inputs: [[0.5]],
    targets: [[0]]
  }

  /** The verdict on some components alone. */
  const verdictOn = (
    from: number,
    to: number,
    zeroed: boolean,
    oracle: typeof dualNumbers,
    gate = relativeGate(1e-12)
  ) =>
    withCase(({ network, parameters, batch }) => {
      const field = costField(network, quadraticLoss, batch)
      const point = [...network.shape.flatten(parameters), ...batch.examples.flatMap(({ input }) => flat(input))]
      const analytic = analyticGradient(network, quadraticLoss)(batch)(parameters)
      return compareGradients({
        gate,
        value: field(realScalar)(point),
        names: componentNames(network.shape, batch).slice(from, to)
      })({
        analytic: {
          name: 'analytic gradient',
          values: analytic.map((g, i) => (zeroed && i < 2 ? 0 : g)).slice(from, to)
        },
        oracle: { name: oracle.name, values: oracle.gradient(field)(point).slice(from, to) }
      })
    })(saturated)

  it('the first layer is that small, and not zero', () =>
    withCase(({ network, parameters, batch }) => {
      const [dw = 0, db = 0] = analyticGradient(network, quadraticLoss)(batch)(parameters)
      for (const g of [dw, db]) {
        expect(Math.abs(g)).toBeGreaterThan(1e-13)
        expect(Math.abs(g)).toBeLessThan(1e-9)
      }
    })(saturated))

  it('fails under an exact oracle', () => {
    expect(verdictOn(0, 5, true, dualNumbers)._tag).toBe('Fail')
    expect(verdictOn(0, 2, true, dualNumbers)._tag).toBe('Fail')
    expect(verdictOn(0, 5, false, dualNumbers)._tag).toBe('Pass')
  })

  it('is never certified by finite differences: of the first layer they say that nothing can be said', () => {
    const gate = scaledGate(1e-8)
    expect(verdictOn(0, 2, true, centralDifference, gate)).toEqual({
      _tag: 'Unchecked',
      reason: 'below the noise floor'
    })
    expect(verdictOn(0, 2, false, centralDifference, gate)).toEqual({
      _tag: 'Unchecked',
      reason: 'below the noise floor'
    })
    expect(verdictOn(2, 4, true, centralDifference, gate)._tag).toBe('Pass')
  })
})
