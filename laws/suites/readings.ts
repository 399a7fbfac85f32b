/**
 * What the readings of a layer must satisfy: whoever reads equation and pullback, it is the real reading that all of them agree with.
 */
import * as fc from 'fast-check'
import {
  boundedScalar,
  dualOver,
  dualScalar,
  realScalar,
  type Bounded,
  type Layer,
  type Scalar,
  type Size
} from '../../src/index.ts'
import type { Graph } from '../../src/algebra/graph/graph.ts'
import { interpret } from '../../src/algebra/graph/interpret.ts'
import { gradientGraph, layerGraph } from '../../src/layer/graph.ts'
import { outputOver, pullbackOver } from '../../src/layer/over.ts'
import { pick } from '../arbitraries/dense-data.ts'
import { exactly } from '../arbitraries/network-case.ts'
import { ordinary } from '../arbitraries/scalar.ts'
import { compareValues, sameBits } from '../compare.ts'
import { count, flat } from '../internal/flat.ts'
import { leavesAt, outputNumbers } from '../internal/graph-values.ts'
import { law, suite, type Suite } from '../law.ts'
import { all, type Verdict } from '../verdict.ts'
import { componentNames } from './layer/derivative.ts'
import { layerPoint, pulled, type LayerPoint } from './layer/point.ts'
import type { LayerOptions } from './layer.ts'

/** The readings under test. */
export type Readings = {
  readonly layerGraph: typeof layerGraph
  readonly gradientGraph: typeof gradientGraph
  readonly interpret: (graph: Graph) => ReturnType<typeof interpret>
  readonly outputOver: typeof outputOver
  readonly pullbackOver: typeof pullbackOver
}

const library: Readings = { layerGraph, gradientGraph, interpret, outputOver, pullbackOver }

/**
 * The laws of the readings of a layer: its graphs, interpreted, are `forward` and the pullback; over real numbers the equation and the pullback
 * are those of the real reading; dual and bounded numbers carry its values along, all bit for bit; the bounds enclose the derivative by dual
 * numbers.
 *
 * `using` are the readings under test, the library's by default. Never fails.
 *
 * @example
 * ```ts
 * import { denseLayer } from 'lawgrad'
 * import { readingsSuite, runSuite } from 'lawgrad/laws'
 * import { strict as assert } from 'node:assert'
 * const reports = runSuite({ seed: 1, runs: 10 })(readingsSuite(denseLayer(2, 3)))
 * assert.equal(reports.every(report => report.verdict._tag === 'Pass'), true)
 * ```
 */
export const readingsSuite = <I extends Size, O extends Size, P>(
  layer: Layer<I, O, P>,
  { inputs = ordinary(4), parameters = ordinary(2) }: LayerOptions = {},
  using: Partial<Readings> = {}
): Suite => {
  const readings = { ...library, ...using }
  const points = layerPoint<I, O, P>(layer, inputs, parameters)
  const real = realNumbers<I, O, P>(layer)
  const [forward, gradient] = [readings.layerGraph(layer), readings.gradientGraph(layer)]
  const variables = layer.shape.count + count(layer.inputs)
  return suite(`readings of ${layer.name}`, [
    law({
      name: 'graph = real',
      statement: 'the graphs of the output and of the gradient, interpreted, are forward and the pullback, bit for bit',
      source: 'the laws of Algebra: every reading agrees with the real one',
      arbitrary: points,
      check: point => {
        const leaves = leavesAt(layer)(point.parameters, point.input, point.noise, point.cotangent)
        const { output, back } = real(point)
        const read = (graph: Graph) => outputNumbers(graph, readings.interpret(graph)(leaves))
        return both(
          { name: 'graph', output: read(forward), back: read(gradient) },
          { name: 'real reading', output, back }
        )
      }
    }),
    law({
      name: 'over real numbers = real',
      statement: 'equation and pullback over realScalar are forward and the pullback, bit for bit',
      source: 'the laws of Algebra: every reading agrees with the real one',
      arbitrary: points,
      check: point => {
        const read = over<I, O, P, number>(realScalar, layer, readings)(point, x => x)
        return both({ name: 'over real numbers', ...read }, { name: 'real reading', ...real(point) })
      }
    }),
    law({
      name: 'primal parts = real',
      statement:
        'the primal parts of output and pullback over dual numbers, whatever the tangents, are the real ones, bit for bit',
      source: 'the definition of a dual number',
      arbitrary: fc.tuple(points, exactly(variables, ordinary(1))),
      check: ([point, tangents]) => {
        const read = over<I, O, P, { readonly primal: number; readonly tangent: number }>(
          dualScalar,
          layer,
          readings
        )(point, (primal, i) => ({ primal, tangent: tangents[i] ?? 0 }))
        const primals = { output: read.output.map(x => x.primal), back: read.back.map(x => x.primal) }
        return both({ name: 'over dual numbers', ...primals }, { name: 'real reading', ...real(point) })
      }
    }),
    law({
      name: 'bounds enclose',
      statement:
        'bounded numbers carry the real ones bit for bit; the pullback and the derivative by dual numbers are no further apart than their bounds',
      source: 'Higham, Accuracy and Stability of Numerical Algorithms, §3.3',
      arbitrary: points,
      check: point => {
        const read = over<I, O, P, Bounded>(boundedScalar, layer, readings)(point, boundedScalar.fromNumber)
        const values = { output: read.output.map(x => x.value), back: read.back.map(x => x.value) }
        return all([
          both({ name: 'over bounded numbers', ...values }, { name: 'real reading', ...real(point) }),
          enclosed<I, O, P>(layer, point, read.back)
        ])
      }
    })
  ])
}

type Numbers<S> = { readonly output: readonly S[]; readonly back: readonly S[] }

const both = (
  left: Numbers<number> & { readonly name: string },
  right: Numbers<number> & { readonly name: string }
): Verdict =>
  all([
    sameBits({ name: `${left.name}: output`, values: left.output }, { name: right.name, values: right.output }),
    sameBits({ name: `${left.name}: pullback`, values: left.back }, { name: right.name, values: right.back })
  ])

/** Output and pullback of the real reading. */
const realNumbers =
  <I extends Size, O extends Size, P>(layer: Layer<I, O, P>) =>
  ({ parameters, input, noise, cotangent }: LayerPoint<I, O, P>): Numbers<number> => ({
    output: flat(layer.forward(parameters, noise)(input)),
    back: pulled(layer)(parameters, input, noise)(cotangent)
  })

/** Output and pullback over a scalar, the parameters and then the input made scalars by `lift`. */
const over =
  <I extends Size, O extends Size, P, S>(scalar: Scalar<S>, layer: Layer<I, O, P>, readings: Readings) =>
  ({ parameters, input, noise, cotangent }: LayerPoint<I, O, P>, lift: (x: number, index: number) => S): Numbers<S> => {
    const size = layer.shape.count
    const [theta, x] = [layer.shape.flatten(parameters).map(lift), flat(input).map((xi, i) => lift(xi, size + i))]
    const back = readings.pullbackOver(scalar)(layer)(theta, x, flat(cotangent).map(scalar.fromNumber), noise)
    return {
      output: readings.outputOver(scalar)(layer)(theta, x, noise),
      back: [...back.parameters, ...back.input]
    }
  }

const boundedDual = dualOver(boundedScalar)

/** ⟨v, ∂f/∂xᵢ⟩ by dual numbers, with its bound. */
const derivative = <I extends Size, O extends Size, P>(
  layer: Layer<I, O, P>,
  { parameters, input, noise, cotangent }: LayerPoint<I, O, P>
): ((index: number) => Bounded) => {
  const { add, mul, zero, fromNumber, one } = boundedScalar
  const point = [...layer.shape.flatten(parameters), ...flat(input)].map(boundedDual.fromNumber)
  const [v, size, output] = [flat(cotangent), layer.shape.count, outputOver(boundedDual)(layer)]
  return index => {
    const moved = point.map((x, i) => (i === index ? { ...x, tangent: one } : x))
    return output(moved.slice(0, size), moved.slice(size), noise).reduce(
      (sum, { tangent }, j) => add(sum, mul(tangent, fromNumber(v[j] ?? 0))),
      zero
    )
  }
}

const enclosed = <I extends Size, O extends Size, P>(
  layer: Layer<I, O, P>,
  point: LayerPoint<I, O, P>,
  back: readonly Bounded[]
): Verdict => {
  const [own, others] = [pick(back, point.probes), point.probes.map(derivative<I, O, P>(layer, point))]
  return compareValues({
    names: pick(componentNames(layer), point.probes),
    left: { name: 'pullback', values: own.map(({ value }) => value) },
    right: { name: 'dual numbers', values: others.map(({ value }) => value) },
    tolerance: i => {
      const bound = (own[i]?.error ?? Number.NaN) + (others[i]?.error ?? Number.NaN)
      // a bound that is no number says nothing
      return Number.isNaN(bound) ? Number.POSITIVE_INFINITY : bound
    }
  })
}
