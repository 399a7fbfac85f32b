/**
 * What every layer must satisfy: any `Layer<I, O, P>`, the library's or your own.
 */
import * as fc from 'fast-check'
import type { Layer, Size } from '../../src/index.ts'
import { hostile, ordinary } from '../arbitraries/scalar.ts'
import { count } from '../internal/flat.ts'
import { suite, type Suite } from '../law.ts'
import { differenceGateOf, gateOf, type Precision } from '../precision.ts'
import { centralDifference, richardson } from '../oracles/central-difference.ts'
import { complexStep, dualNumbers } from '../oracles/exact.ts'
import { compositionSuite } from './composition.ts'
import { shapeSuite } from './shape.ts'
import { between } from './layer/kinks.ts'
import { extreme, layerPoint } from './layer/point.ts'
import { widePoint } from './layer/wide.ts'
import { inRange } from './layer/range.ts'
import { everyBranch } from './layer/every-branch.ts'
import { declaredShape, pure, forwardIsEquation, total, noNaN, initializes } from './layer/value.ts'
import { linear, adjoint, pullbackIs, kinksAreBranches, wideRange } from './layer/derivative.ts'

/** What the laws of a layer try it on. */
export type LayerOptions = {
  /** The numbers that inputs are made of: ±4 by default. Narrow them to where the layer is defined. */
  readonly inputs?: fc.Arbitrary<number>
  /** The numbers that parameters are made of: ±2 by default. */
  readonly parameters?: fc.Arbitrary<number>
  /** Inputs that must not turn into NaN: up to ±1000 by default, past where exponentials overflow. */
  readonly extremes?: fc.Arbitrary<number>
  /** The relative error allowed of a derivative: 1e-12 by default, measured up to width 8, and with the width beyond. */
  readonly accuracy?: number
  /** How precise derivatives claim to be: `exact` by default. */
  readonly precision?: Precision
}

/**
 * The laws of a layer: pure, total, of the declared shape; forward is the equation; outputs are in the range that is declared; the pullback is linear, the transpose of the
 * equation's derivative, and agrees with four oracles for every parameter and input; composes with others by the chain rule.
 *
 * Cost: O(components) readings of the equation for each case, of at most 32 components. Never fails.
 *
 * @example
 * ```ts
 * import { sigmoidLayer } from 'lawgrad'
 * import { layerSuite, runSuite } from 'lawgrad/laws'
 * import { strict as assert } from 'node:assert'
 * const reports = runSuite({ seed: 1, runs: 5 })(layerSuite(sigmoidLayer(2)))
 * assert.equal(reports.every(report => report.verdict._tag === 'Pass'), true)
 * ```
 */
export const layerSuite = <I extends Size, O extends Size, P>(
  layer: Layer<I, O, P>,
  options: LayerOptions = {}
): Suite => {
  const { inputs = ordinary(4), parameters = ordinary(2), extremes = extreme, accuracy = 1e-12 } = options
  const { precision = 'exact' } = options
  const points = layerPoint<I, O, P>(layer, inputs, parameters)
  const wide = widePoint<I, O, P>(layer, options.inputs, options.parameters)
  const width = count(layer.inputs) + count(layer.outputs)
  const exact = gateOf(precision, accuracy * Math.max(1, width / 16))
  return suite(
    `${layer.name}: ${layer.inputs} → ${layer.outputs}`,
    [
      declaredShape<I, O, P>(layer, points),
      pure<I, O, P>(layer, points),
      forwardIsEquation<I, O, P>(layer, fc.oneof(points, wide)),
      linear<I, O, P>(layer, points),
      adjoint<I, O, P>(layer, points, precision),
      pullbackIs<I, O, P>(layer, points, dualNumbers, exact, precision),
      pullbackIs<I, O, P>(layer, points, complexStep, exact, precision),
      pullbackIs<I, O, P>(layer, points, richardson, differenceGateOf(precision, 1e-10), precision),
      pullbackIs<I, O, P>(layer, points, centralDifference, differenceGateOf(precision, 1e-8), precision),
      wideRange<I, O, P>(layer, wide, gateOf(precision === 'single' ? 'single' : 'double', accuracy)),
      ...(options.inputs === undefined
        ? [
            everyBranch<I, O, P>(
              layer,
              points,
              gateOf(precision === 'single' ? 'single' : 'double', accuracy),
              precision
            )
          ]
        : []),
      between<I, O, P>(layer, points, options.inputs === undefined),
      kinksAreBranches<I, O, P>(
        layer,
        layerPoint<I, O, P>(layer, options.inputs ?? fc.oneof(fc.integer({ min: -3, max: 3 }), inputs), parameters)
      ),
      total<I, O, P>(layer, layerPoint<I, O, P>(layer, hostile, hostile, hostile)),
      noNaN<I, O, P>(layer, layerPoint<I, O, P>(layer, extremes, parameters), options.inputs === undefined),
      initializes<I, O, P>(layer),
      ...inRange<I, O, P>(layer, fc.oneof(points, layerPoint<I, O, P>(layer, extremes, parameters)))
    ],
    [
      ...(layer.shape.count > 0 ? [shapeSuite(`parameters of ${layer.name}`, layer.shape)] : []),
      compositionSuite(layer, options)
    ]
  )
}
