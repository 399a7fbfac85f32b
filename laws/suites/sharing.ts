/**
 * Values that are used twice: their cotangents are summed. To overwrite instead of adding is the classic mistake.
 */
import * as fc from 'fast-check'
import { getVectorSpace, type Layer } from '../../src/index.ts'
import { ordinary } from '../arbitraries/scalar.ts'
import { parametersOf, vectorOf } from '../arbitraries/tensors.ts'
import { compareValues } from '../compare.ts'
import { law, suite, type Suite } from '../law.ts'
import { dualNumbers } from '../oracles/exact.ts'
import { layerField } from '../oracles/field.ts'
import { all } from '../verdict.ts'
import { layerSuite, type LayerOptions } from './layer.ts'

/** Twice the rounding that the dual numbers report of each component: for two ways to add the same numbers. */
const rounding = <I extends number, O extends number, P>(
  layer: Layer<I, O, P>,
  cotangent: readonly number[],
  point: readonly number[]
): ((index: number) => number) => {
  const estimates = dualNumbers.gradient(layerField(layer, cotangent))(point)
  return index => 2 * (estimates[index]?.uncertainty ?? 0)
}

/**
 * The laws of a residual connection around a block, above those of a layer: `x + f(x)`, and the input's cotangent is the sum of both uses.
 *
 * @example
 * ```ts
 * import { denseLayer, residualLayer } from 'lawgrad'
 * import { residualSuite, runSuite } from 'lawgrad/laws'
 * import { strict as assert } from 'node:assert'
 * const block = denseLayer(2, 2)
 * const reports = runSuite({ seed: 1, runs: 10 })(residualSuite(residualLayer(block), block))
 * assert.equal(reports.every(report => report.verdict._tag === 'Pass'), true)
 * ```
 */
export const residualSuite = <N extends number, P>(
  layer: Layer<N, N, P>,
  block: Layer<N, N, P>,
  options: LayerOptions = {}
): Suite =>
  suite(
    `${layer.name}: a value used twice`,
    [
      law({
        name: 'cotangents of a residual are summed',
        statement: 'y = x + f(x); c comes back to the input as c + fᵀc, and to the parameters as f sends it',
        source: 'the chain rule for a value used twice; He et al. 2016, eq. (1)',
        arbitrary: fc.record({
          parameters: parametersOf(block.shape, options.parameters ?? ordinary(2)),
          x: vectorOf<N>(block.inputs, options.inputs ?? ordinary(4)),
          c: vectorOf<N>(block.outputs, ordinary(1))
        }),
        check: ({ parameters, x, c }) => {
          const [whole, part] = [layer.vjp(parameters)(x), block.vjp(parameters)(x)]
          const [back, inner] = [whole.pullback(c), part.pullback(c)]
          const [xs, cs] = [[...x], [...c]]
          const fx = [...part.output]
          const through = [...inner.input]
          const point = [...block.shape.flatten(parameters), ...xs]
          const bound = rounding(layer, cs, point)
          return all([
            compareValues({
              names: fx.map((_, j) => `output[${j}]`),
              left: { name: 'residual', values: [...whole.output] },
              right: { name: 'x + f(x)', values: xs.map((xi, j) => xi + (fx[j] ?? 0)) },
              tolerance: j => 2 * Number.EPSILON * (Math.abs(xs[j] ?? 0) + Math.abs(fx[j] ?? 0))
            }),
            compareValues({
              names: cs.map((_, j) => `input[${j}]`),
              left: { name: 'pullback', values: [...back.input] },
              right: { name: 'c + fᵀc', values: cs.map((cj, j) => cj + (through[j] ?? 0)) },
              tolerance: j => bound(block.shape.size + j) + 2 * Number.EPSILON * Math.abs(cs[j] ?? 0)
            }),
            compareValues({
              names: [],
              left: { name: 'pullback', values: layer.shape.flatten(back.parameters) },
              right: { name: 'that of the block', values: block.shape.flatten(inner.parameters) },
              tolerance: bound
            })
          ])
        }
      })
    ],
    [layerSuite(layer, options)]
  )

/**
 * The laws of a block applied several times with the same parameters, above those of a layer: its gradient is the sum of what each use
 * sends back.
 *
 * @example
 * ```ts
 * import { denseLayer, sharedLayer } from 'lawgrad'
 * import { runSuite, sharedSuite } from 'lawgrad/laws'
 * import { strict as assert } from 'node:assert'
 * const block = denseLayer(2, 2)
 * const reports = runSuite({ seed: 1, runs: 10 })(sharedSuite(sharedLayer(3, block), block, 3))
 * assert.equal(reports.every(report => report.verdict._tag === 'Pass'), true)
 * ```
 */
export const sharedSuite = <N extends number, P>(
  layer: Layer<N, N, P>,
  block: Layer<N, N, P>,
  times: number,
  options: LayerOptions = {}
): Suite =>
  suite(
    `${layer.name}: parameters used ${times} times`,
    [
      law({
        name: 'cotangents of shared parameters are summed',
        statement:
          'the gradient of parameters that are used several times is the sum over the uses, each by its own pullback',
        source: 'the chain rule for a value used twice; Rumelhart, Hinton and Williams 1986',
        arbitrary: fc.record({
          parameters: parametersOf(block.shape, options.parameters ?? ordinary(2)),
          x: vectorOf<N>(block.inputs, options.inputs ?? ordinary(4)),
          c: vectorOf<N>(block.outputs, ordinary(1))
        }),
        check: ({ parameters, x, c }) => {
          const at = block.vjp(parameters)
          const space = getVectorSpace(block.shape)
          const uses = Array.from({ length: times }).reduce<readonly ReturnType<typeof at>[]>(
            done => [...done, at(done.at(-1)?.output ?? x)],
            []
          )
          const { sum, cotangent } = uses.reduceRight(
            (state, use) => {
              const back = use.pullback(state.cotangent)
              return { sum: space.add(back.parameters)(state.sum), cotangent: back.input }
            },
            { sum: space.zero, cotangent: c }
          )
          const { pullback } = layer.vjp(parameters)(x)
          const back = pullback(c)
          const bound = rounding(layer, [...c], [...block.shape.flatten(parameters), ...x])
          return compareValues({
            names: [],
            left: { name: 'pullback', values: [...layer.shape.flatten(back.parameters), ...back.input] },
            right: { name: 'sum over the uses', values: [...block.shape.flatten(sum), ...cotangent] },
            tolerance: bound
          })
        }
      })
    ],
    [layerSuite(layer, options)]
  )
