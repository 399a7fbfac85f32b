/**
 * Laws of the pullback of a layer.
 */
import * as fc from 'fast-check'
import { realScalar, type Layer, type Size } from '../../../src/index.ts'
import { pick } from '../../arbitraries/dense-data.ts'
import { exactly } from '../../arbitraries/network-case.ts'
import { ordinary } from '../../arbitraries/scalar.ts'
import { tensorOf } from '../../arbitraries/tensors.ts'
import { compareValues, sumRounding } from '../../compare.ts'
import { descriptionNames } from '../../names.ts'
import type { Gate } from '../../gate.ts'
import { compareExactFirst } from '../../internal/exact-first.ts'
import { count, extents, flat, indicesOf, shapeOf } from '../../internal/flat.ts'
import { noSurer, pullbackRounding } from '../../internal/own-rounding.ts'
import { law } from '../../law.ts'
import { gateOf, type Precision } from '../../precision.ts'
import { dualNumbers } from '../../oracles/exact.ts'
import { layerBranches } from '../../oracles/branches.ts'
import { along, layerField, restrict, type Oracle } from '../../oracles/field.ts'
import { jumpWithin, samePieces, slopeJump, slopeJumpAt } from '../../oracles/kink.ts'
import { all, claim, unchecked } from '../../verdict.ts'
import { askNeighbours, type LayerPoint, pulled, type Of } from './point.ts'

export const linear = <I extends Size, O extends Size, P>(
  layer: Layer<I, O, P>,
  points: fc.Arbitrary<LayerPoint<I, O, P>>
) =>
  law({
    name: 'the pullback is linear',
    statement: 'Jᵀ(c + 2⁻¹d) = Jᵀc + 2⁻¹·Jᵀd up to rounding, Jᵀ(−2c) = −2·Jᵀc bit for bit, and Jᵀ0 = 0',
    source: 'the definition of a derivative',
    arbitrary: fc.tuple(points, tensorOf<O>(layer.outputs, ordinary(1))),
    check: ([{ parameters, input, noise, cotangent, probes }, other]) => {
      const cotangents = shapeOf<O>(layer.outputs)
      const back = pulled(layer)(parameters, input, noise)
      const at = (values: readonly number[]) => back(cotangents.unflatten(values))
      const [c, d] = [flat(cotangent), flat(other)]
      const sum = c.map((x, j) => x + (d[j] ?? 0) / 2)
      const point = [...layer.shape.flatten(parameters), ...flat(input)]
      const rounding = [c, d, sum].map(values =>
        dualNumbers
          .gradient(restrict(layerField(layer, values, noise), point, probes))(pick(point, probes))
          .map(({ uncertainty }) => uncertainty)
      )
      const backOfC = at(c)
      const [pc, pd] = [pick(backOfC, probes), pick(at(d), probes)]
      // that of no number nothing is said is another law
      if (backOfC.some(Number.isNaN)) return unchecked('not finite')
      return all([
        compareValues({
          names: pick(componentNames(layer), probes),
          left: { name: 'pullback of the sum', values: pick(at(sum), probes) },
          right: { name: 'sum of the pullbacks', values: pc.map((x, i) => x + (pd[i] ?? 0) / 2) },
          tolerance: i =>
            2 * rounding.reduce((total, bound) => total + (bound[i] ?? 0), 0) + sumRounding([pc[i] ?? 0, pd[i] ?? 0])
        }),
        claim(
          at(c.map(x => -2 * x)).every((x, i) => x === -2 * (backOfC[i] ?? 0) || Math.abs(x) < 1e-300),
          'the pullback of −2·c is not −2 times that of c'
        ),
        claim(
          at(c.map(() => 0)).every(x => x === 0),
          'the pullback of 0 is not 0'
        )
      ])
    }
  })

export const adjoint = <I extends Size, O extends Size, P>(
  layer: Layer<I, O, P>,
  points: fc.Arbitrary<LayerPoint<I, O, P>>,
  precision: Precision = 'exact'
) =>
  law({
    name: 'adjoint',
    statement: '⟨v, J·u⟩ = ⟨Jᵀv, u⟩ for random u over all parameters and inputs, J·u by dual numbers',
    source: 'the definition of the transpose',
    arbitrary: fc.tuple(points, exactly(layer.shape.count + count(layer.inputs), ordinary(1))),
    check: ([where, u]) => {
      const { parameters, input, noise, cotangent } = where
      askNeighbours(layer, where)
      const point = [...layer.shape.flatten(parameters), ...flat(input)]
      const line = along(layerField(layer, flat(cotangent), noise), point, u)
      const [forward] = dualNumbers.gradient(line)([0])
      const terms = pulled(layer)(parameters, input, noise)(cotangent).map((g, i) => g * (u[i] ?? 0))
      // the two sides are sums of the same products in another order: each is off by no more than the bound of the one
      const scale = Math.max(Math.abs(line(realScalar)([0])), ...terms.map(Math.abs))
      const claimed =
        precision === 'exact'
          ? 0
          : gateOf(precision, 0)(0, scale) +
            pullbackRounding<I, O, P>(
              layer,
              layer.shape.flatten(parameters),
              flat(input),
              flat(cotangent),
              noise
            ).reduce((sum, error, i) => sum + error * Math.abs(u[i] ?? 0), 0)
      const tolerance = 2 * (forward?.uncertainty ?? Number.NaN) + sumRounding(terms) + claimed
      const verdict = compareValues({
        names: ['along u'],
        left: { name: '⟨Jᵀv, u⟩', values: [terms.reduce((sum, term) => sum + term, 0)] },
        right: { name: '⟨v, J·u⟩', values: [forward?.value ?? Number.NaN] },
        tolerance: () => tolerance
      })
      // on a kink one side's derivative is as right as the other's
      const branches = layerBranches<I, O, P>(layer, noise)
      const moved = (t: number) => branches(point.map((x, i) => x + t * (u[i] ?? 0)))
      return verdict._tag === 'Fail' && jumpWithin(dualNumbers, line, ([t = 0]) => moved(t))([0])(0) > 0
        ? unchecked('kink crossed')
        : verdict
    }
  })

/** What the components of parameters and input are called. */
export const componentNames = <I extends Size, O extends Size, P>(layer: Layer<I, O, P>): readonly string[] => [
  ...descriptionNames(layer.shape.description),
  ...indicesOf(extents(layer.inputs)).map(index => `input${index}`)
]

export const replaced = (
  point: readonly number[],
  indices: readonly number[],
  values: readonly number[]
): readonly number[] => indices.reduce((all, index, k) => all.with(index, values[k] ?? Number.NaN), point)

/** The law that the pullback of a cotangent agrees with an oracle within a gate. */
export const pullbackIs = <I extends Size, O extends Size, P>(
  layer: Layer<I, O, P>,
  arbitrary: fc.Arbitrary<LayerPoint<I, O, P>>,
  oracle: Oracle,
  gate: Gate,
  precision: Precision = 'exact'
): Of<I, O, P> =>
  law({
    name: `pullback = ${oracle.name}`,
    statement: `the pullback of v is the gradient of ⟨v, f(θ, x)⟩ by ${oracle.name}, component by component`,
    source: 'the definition of a gradient',
    arbitrary,
    check: ({ parameters, input, noise, cotangent, probes }) => {
      const point = [...layer.shape.flatten(parameters), ...flat(input)]
      const field = restrict(layerField(layer, flat(cotangent), noise), point, probes)
      const x = pick(point, probes)
      const branches = layerBranches<I, O, P>(layer, noise)
      return compareExactFirst(
        oracle,
        field,
        x
      )({
        gate,
        value: field(realScalar)(x),
        names: pick(componentNames(layer), probes),
        jump: jumpWithin(oracle, field, changed => branches(replaced(point, probes, changed)))(x)
      })({
        analytic: { name: 'pullback', values: pick(pulled(layer)(parameters, input, noise)(cotangent), probes) },
        oracle: {
          name: oracle.name,
          values: noSurer(precision, () =>
            pick(
              pullbackRounding<I, O, P>(layer, layer.shape.flatten(parameters), flat(input), flat(cotangent), noise),
              probes
            )
          )(oracle.gradient(field)(x))
        }
      })
    }
  })

/** The law that the pullback agrees with dual numbers at every magnitude, within a gate of the largest component. */
export const wideRange = <I extends Size, O extends Size, P>(
  layer: Layer<I, O, P>,
  arbitrary: fc.Arbitrary<LayerPoint<I, O, P>>,
  gate: Gate,
  precision: Precision = 'exact'
): Of<I, O, P> =>
  law({
    ...pullbackIs<I, O, P>(layer, arbitrary, dualNumbers, gate, precision),
    name: 'pullback at every magnitude',
    statement:
      'the pullback is the derivative by dual numbers, up to 1e-11 of its largest component, for inputs from 2⁻⁴⁰ to 2¹⁰, parameters from 2⁻²⁰ to 2⁶, cotangents from 2⁻³⁰ to 2³⁰, and whole vectors of zeros and of equal numbers'
  })

/** Steps so short that no smooth function bends on them: what is left of a jump there is a kink. */
export const near = 2 ** -12

/** The jump of a slope by plain numbers: what curvature makes halves with the step. */
const plainJump = (f: (x: number) => number, x: number): number => {
  const over = (h: number): number => (f(x + h) - 2 * f(x) + f(x - h)) / h
  return Math.abs(2 * over(near / 2) - over(near))
}

export const kinksAreBranches = <I extends Size, O extends Size, P>(
  layer: Layer<I, O, P>,
  arbitrary: fc.Arbitrary<LayerPoint<I, O, P>>
): Of<I, O, P> =>
  law({
    name: 'kinks are branches',
    statement: 'where the derivative by an input jumps, the branches of the equation differ above and below',
    source: 'the definition of a piecewise smooth function',
    arbitrary,
    check: ({ parameters, input, noise, cotangent, probes }) => {
      const point = [...layer.shape.flatten(parameters), ...flat(input)]
      const index = (probes[0] ?? 0) % count(layer.inputs)
      const at = layer.shape.count + index
      const [field, branches] = [layerField(layer, flat(cotangent), noise), layerBranches<I, O, P>(layer, noise)]
      const x = point[at] ?? Number.NaN
      const known = Math.min(slopeJump(field, near)(point)(at), slopeJumpAt(field)(point)(at))
      // where nothing is known of the rounding, as of a root at 0
      const jump = Number.isNaN(known) ? plainJump(to => field(realScalar)(point.with(at, to)), x) : known
      const differ = !samePieces(branches(point.with(at, x + near)), branches(point.with(at, x - near)))
      // of slopes of order one; what rounding and curvature leave on such short steps is far below
      const noticeable = 1e-3 * flat(cotangent).reduce((sum, v) => sum + Math.abs(v), 0)
      return Number.isNaN(jump)
        ? unchecked('not finite')
        : claim(
            differ || jump <= noticeable,
            `the derivative by input ${index} jumps by ${jump.toPrecision(3)} at ${x}, and branches are the same on both sides`
          )
    }
  })
