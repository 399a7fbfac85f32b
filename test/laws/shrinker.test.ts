import { quadraticLoss, type AnySizeLoss, type Batch, type Layer, type Size } from 'lawgrad'
import {
  agreesWith,
  analyticGradient,
  claim,
  denseData,
  denseNumbers,
  dualNumbers,
  law,
  networkCase,
  relativeGate,
  runLaw,
  withCase,
  withDenseData,
  withShrinker,
  type Differentiate,
  type LawReport,
  type NetworkCase,
  type OpenedCase
} from 'lawgrad/laws'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const seeds = Array.from({ length: 40 }, (_, seed) => seed)

/** The gradient of each square layer is transposed: at 1×1, or where a layer is not square, nothing shows. */
const transposed = (networkCase: NetworkCase, gradient: readonly number[]): readonly number[] => [
  ...denseNumbers(
    denseData(networkCase, gradient).map(layer => ({
      ...layer,
      weights:
        layer.weights.length === layer.weights[0]?.length
          ? layer.weights.map((row, r) => row.map((_, c) => layer.weights[c]?.[r] ?? 0))
          : layer.weights
    }))
  ),
  ...gradient.slice(networkCase.parameters.length)
]

const planted = law({
  name: 'planted',
  statement: 'transposing the gradients of square layers changes nothing',
  source: 'planted',
  arbitrary: networkCase(),
  check: (value: NetworkCase) => {
    const gradient = withCase(
      <I extends Size, O extends Size, P>({ network, parameters, batch }: OpenedCase<I, O, P>) =>
        analyticGradient<I, O, P>(network, quadraticLoss)(batch)(parameters)
    )(value)
    const wrong = transposed(value, gradient)
    return claim(
      gradient.every((g, i) => g === wrong[i]),
      'they differ'
    )
  }
})

const caseOf = (report: LawReport): NetworkCase => JSON.parse(report.counterexample?.printed ?? 'null')

describe('the shrinker of network cases', () => {
  it('reports a bug that needs a 2×2 layer at 2×2, one example, in few evaluations', () => {
    const reports = seeds.map(seed => runLaw({ seed, runs: 100 })(planted))
    expect(reports.map(report => report.verdict._tag)).toEqual(seeds.map(() => 'Fail'))
    const cases = reports.map(caseOf)
    expect(cases.map(({ sizes }) => sizes)).toEqual(seeds.map(() => [2, 2]))
    expect(cases.map(({ inputs }) => inputs.length)).toEqual(seeds.map(() => 1))
    const evaluations = reports.map(report => report.counterexample?.evaluations ?? Number.NaN)
    expect(Math.max(...evaluations)).toBeLessThanOrEqual(60)
  })

  it('reports a wrong hidden gradient at the smallest network that has one', () => {
    const hidden: Differentiate =
      <I extends Size, O extends Size, P>(network: Layer<I, O, P>, loss: AnySizeLoss) =>
      (batch: Batch<I, O>) =>
      (parameters: P) => {
        const depth = network.shape.description._tag === 'Tuple' ? network.shape.description.items.length / 2 : 0
        return analyticGradient<I, O, P>(
          network,
          loss
        )(batch)(parameters).map((g, i) => (depth > 1 && i === 0 ? 2 * g : g))
      }
    const wrong = agreesWith(dualNumbers, relativeGate(1e-12), quadraticLoss, hidden, networkCase())
    const cases = seeds.slice(0, 10).map(seed => caseOf(runLaw({ seed, runs: 100 })(wrong)))
    expect(cases.map(({ sizes }) => sizes)).toEqual(cases.map(() => [1, 1, 1]))
    expect(cases.map(({ inputs }) => inputs.length)).toEqual(cases.map(() => 1))
  })

  it('offers smaller cases only, all of which are cases', () => {
    const fits = ({ sizes, activations, parameters, inputs, targets }: NetworkCase): boolean =>
      sizes.length === activations.length + 1 &&
      sizes.every(size => size > 0) &&
      parameters.length === sizes.slice(1).reduce((sum, out, k) => sum + out * ((sizes[k] ?? 0) + 1), 0) &&
      inputs.length > 0 &&
      inputs.length === targets.length &&
      inputs.every(row => row.length === sizes[0]) &&
      targets.every(row => row.length === sizes.at(-1)) &&
      [...parameters, ...inputs.flat(), ...targets.flat()].every(Number.isFinite)
    const cases = networkCase({ minDepth: 2 })
    for (const seed of seeds.slice(0, 10)) {
      const [value] = fc.sample(cases, { seed, numRuns: 1 })
      const seen: NetworkCase[] = []
      const everything = fc.check(
        fc.property(cases, one => {
          seen.push(one)
          return !fits(one) || one.sizes.length < 3
        }),
        { seed, numRuns: 1 }
      )
      expect(seen[0]).toEqual(value)
      expect(seen.every(fits)).toBe(true)
      expect(everything.counterexample?.[0]).toMatchObject({ sizes: [1, 1, 1], parameters: [0, 0, 0, 0] })
    }
  })

  it('replays a counterexample from its seed and path', () => {
    const first = runLaw({ seed: 3, runs: 100 })(planted)
    const again = runLaw({ seed: 3, runs: 100, path: first.counterexample?.path ?? '' })(planted)
    expect(again.counterexample?.printed).toBe(first.counterexample?.printed)
  })

  it('cuts layers and joins them again without a trace', () => {
    fc.assert(
      fc.property(networkCase(), value => {
        expect(withDenseData(value, denseData(value))).toEqual(value)
      })
    )
  })
})

describe('withShrinker', () => {
  it('takes the first candidate that still fails', () => {
    const halves = withShrinker<number>(fc.constant(1024), n => (n > 1 ? [n / 4, n / 2] : []))
    expect(fc.check(fc.property(halves, n => n < 5)).counterexample).toEqual([8])
  })
})
