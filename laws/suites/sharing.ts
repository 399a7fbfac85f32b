/**
 * Values that are used twice: their cotangents are summed. To overwrite instead of adding is the classic mistake.
 */
import * as fc from 'fast-check'
import { getVectorSpace, type Layer, type Noise, type Size } from '../../src/index.ts'
import { ordinary } from '../arbitraries/scalar.ts'
import { noiseOf, parametersOf, tensorOf } from '../arbitraries/tensors.ts'
import { compareValues } from '../compare.ts'
import { flat } from '../internal/flat.ts'
import { law, suite, type Suite } from '../law.ts'
import { dualNumbers } from '../oracles/exact.ts'
import { layerField } from '../oracles/field.ts'
import { all } from '../verdict.ts'
import { layerSuite, type LayerOptions } from './layer.ts'

/** Twice the rounding that the dual numbers report of each component: for two ways to add the same numbers. */
const rounding = <I extends Size, O extends Size, P>(
  layer: Layer<I, O, P>,
  cotangent: readonly number[],
  point: readonly number[],
  noise: Noise
): ((index: number) => number) => {
  const estimates = dualNumbers.gradient(layerField(layer, cotangent, noise))(point)
  return index => 2 * (estimates[index]?.uncertainty ?? 0)
}

/** Of the noise of a block used several times that of one use. */
const ownNoise = (noise: Noise, block: { readonly noise: readonly unknown[] }, use: number): Noise =>
  noise.slice(use * block.noise.length, (use + 1) * block.noise.length)

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
export const residualSuite = <S extends Size, P>(
  layer: Layer<S, S, P>,
  block: Layer<S, S, P>,
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
          x: tensorOf<S>(block.inputs, options.inputs ?? ordinary(4)),
          c: tensorOf<S>(block.outputs, ordinary(1)),
          noise: noiseOf(layer)
        }),
        check: ({ parameters, x, c, noise }) => {
          const [whole, part] = [layer.vjp(parameters)(x, noise), block.vjp(parameters)(x, noise)]
          const [back, inner] = [whole.pullback(c), part.pullback(c)]
          const [xs, cs] = [flat(x), flat(c)]
          const fx = flat(part.output)
          const through = flat(inner.input)
          const point = [...block.shape.flatten(parameters), ...xs]
          const bound = rounding(layer, cs, point, noise)
          return all([
            compareValues({
              names: fx.map((_, j) => `output[${j}]`),
              left: { name: 'residual', values: flat(whole.output) },
              right: { name: 'x + f(x)', values: xs.map((xi, j) => xi + (fx[j] ?? 0)) },
              tolerance: j => 2 * Number.EPSILON * (Math.abs(xs[j] ?? 0) + Math.abs(fx[j] ?? 0))
            }),
            compareValues({
              names: cs.map((_, j) => `input[${j}]`),
              left: { name: 'pullback', values: flat(back.input) },
              right: { name: 'c + fᵀc', values: cs.map((cj, j) => cj + (through[j] ?? 0)) },
              tolerance: j => bound(block.shape.count + j) + 2 * Number.EPSILON * Math.abs(cs[j] ?? 0)
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
export const sharedSuite = <S extends Size, P>(
  layer: Layer<S, S, P>,
  block: Layer<S, S, P>,
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
          x: tensorOf<S>(block.inputs, options.inputs ?? ordinary(4)),
          c: tensorOf<S>(block.outputs, ordinary(1)),
          noise: noiseOf(layer)
        }),
        check: ({ parameters, x, c, noise }) => {
          const at = block.vjp(parameters)
          const space = getVectorSpace(block.shape)
          const uses = Array.from({ length: times }).reduce<readonly ReturnType<typeof at>[]>(
            done => [...done, at(done.at(-1)?.output ?? x, ownNoise(noise, block, done.length))],
            []
          )
          const { sum, cotangent } = uses.reduceRight(
            (state, use) => {
              const back = use.pullback(state.cotangent)
              return { sum: space.add(back.parameters)(state.sum), cotangent: back.input }
            },
            { sum: space.zero, cotangent: c }
          )
          const { pullback } = layer.vjp(parameters)(x, noise)
          const back = pullback(c)
          const bound = rounding(layer, flat(c), [...block.shape.flatten(parameters), ...flat(x)], noise)
          return compareValues({
            names: [],
            left: { name: 'pullback', values: [...layer.shape.flatten(back.parameters), ...flat(back.input)] },
            right: { name: 'sum over the uses', values: [...block.shape.flatten(sum), ...flat(cotangent)] },
            tolerance: bound
          })
        }
      })
    ],
    [layerSuite(layer, options)]
  )
