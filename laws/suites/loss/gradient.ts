/**
 * Laws of the gradient of a loss.
 */
import * as fc from 'fast-check'
import { boundedScalar, realScalar, type Bounded } from '../../../src/index.ts'
import { dyadic } from '../../arbitraries/scalar.ts'
import { compareValues } from '../../compare.ts'
import type { Gate } from '../../gate.ts'
import { compareExactFirst } from '../../internal/exact-first.ts'
import { noSurer } from '../../internal/own-rounding.ts'
import { law, type Law } from '../../law.ts'
import { dualNumbers } from '../../oracles/exact.ts'
import type { Oracle } from '../../oracles/field.ts'
import { jumpWithin } from '../../oracles/kink.ts'
import { betweenBranches } from '../../oracles/tied.ts'
import type { Precision } from '../../precision.ts'
import { all, fail, pass, unchecked } from '../../verdict.ts'
import { askNeighbours, type Link, type Pair, type Reading, bounded } from './reading.ts'

export const gradientIs = (
  on: Reading,
  arbitrary: fc.Arbitrary<Pair>,
  oracle: Oracle,
  gate: Gate,
  precision: Precision = 'exact'
): Law<Pair> =>
  law({
    name: `gradient = ${oracle.name}`,
    statement: `∂loss/∂prediction agrees with the ${oracle.name}, component by component`,
    source: 'the definition of a gradient',
    arbitrary,
    check: pair => {
      const field = on.field(pair.target)
      askNeighbours(on, pair)
      return compareExactFirst(
        oracle,
        field,
        pair.prediction
      )({
        gate,
        value: field(realScalar)(pair.prediction),
        names: pair.prediction.map((_, j) => `prediction[${j}]`),
        jump: jumpWithin(oracle, field, on.branches(pair.target))(pair.prediction)
      })({
        analytic: { name: 'gradient', values: on.gradient(pair) },
        oracle: {
          name: oracle.name,
          values: noSurer(precision, () => on.rounding(pair))(oracle.gradient(field)(pair.prediction))
        }
      })
    }
  })

/** The law that the gradient agrees with dual numbers all over the domain, within a gate of its largest component. */
export const wideRange = (
  on: Reading,
  arbitrary: fc.Arbitrary<Pair>,
  gate: Gate,
  precision: Precision = 'exact'
): Law<Pair> =>
  law({
    ...gradientIs(on, arbitrary, dualNumbers, gate, precision),
    name: 'gradient at every magnitude',
    statement:
      '∂loss/∂prediction is the derivative by dual numbers, up to 1e-11 of its largest component, all over the domains that the loss declares: magnitudes, equal components, exactly 0 and 1'
  })

/** The law that the gradient agrees with dual numbers at other sizes too, of a loss that is for every size. */
export const everySize = (
  on: Reading,
  arbitrary: fc.Arbitrary<Pair>,
  gate: Gate,
  precision: Precision = 'exact'
): Law<Pair> =>
  law({
    ...gradientIs(on, arbitrary, dualNumbers, gate, precision),
    name: 'gradient at every size',
    statement: '∂loss/∂prediction is the derivative by dual numbers for 1, 2, 3, 5 and 8 components: a 1/N is no ½'
  })

/** Few numbers, so that a prediction meets its target, a margin or a component of its own. */
const few = fc.constantFrom(0, 1, -1, 2, -2, 0.5)

/** The law at kinks: of whole pairs, and, where nothing is asked of the prediction, of few numbers. */
export const between = (on: Reading, pairs: fc.Arbitrary<Pair>, anywhere: boolean, anyTarget: boolean) =>
  law({
    name: 'between the branches at a kink',
    statement:
      'where a choice of the equation is exactly between two branches, the gradient is, along every direction, between what they give',
    source: 'Clarke 1983, Optimization and Nonsmooth Analysis, §2.5: a generalized gradient is a mean of those nearby',
    arbitrary: fc.tuple(pairs, fc.infiniteStream(few), fc.constantFrom('few', 'met', 'drawn')),
    check: ([pair, stream, where]) => {
      const size = pair.prediction.length
      const numbers = [...stream.take(3 * size)]
      const given = where === 'few' && anyTarget ? { ...pair, target: numbers.slice(2 * size) } : pair
      const prediction =
        where === 'few' && anywhere ? numbers.slice(0, size) : where === 'met' ? given.target : given.prediction
      const lies = betweenBranches(on.field(given.target), prediction, on.gradient({ ...given, prediction }))
      const u = numbers.slice(size, 2 * size).map(Math.sign)
      return all([lies(u), lies(u.map(() => 1))])
    }
  })

export const linked = (link: Link, z: readonly number[]): readonly number[] =>
  link === 'identity' ? z : link === 'sigmoid' ? z.map(realScalar.sigmoid) : softmax(z)

/** By the library's operations it would be the loss's own; here is the formula. */
const softmax = (z: readonly number[]): readonly number[] => {
  const greatest = Math.max(...z)
  const sum = z.reduce((total, zj) => total + Math.exp(zj - greatest), 0)
  return z.map(zj => Math.exp(zj - greatest) / sum)
}

export const formulas: Readonly<Record<Link, string>> = {
  identity: 'h − y',
  sigmoid: 'σ(z) − y',
  softmax: 'softmax(z)·Σy − y'
}

export const residual = (on: Reading, arbitrary: fc.Arbitrary<Pair>, link: Link): Law<Pair> =>
  law({
    name: `gradient = ${formulas[link]}`,
    statement: 'the gradient is what the link makes of the prediction, minus the target',
    source: 'Nielsen, chapter 3, eqs. (68) and (82)',
    arbitrary,
    check: pair => {
      const p = linked(link, pair.prediction)
      const total = link === 'softmax' ? pair.target.reduce((sum, y) => sum + y, 0) : 1
      const largest = Math.max(0, ...pair.prediction.map(Math.abs))
      return compareValues({
        names: p.map((_, j) => `prediction[${j}]`),
        left: { name: 'gradient', values: on.gradient(pair) },
        right: { name: formulas[link], values: p.map((pj, j) => pj * total - (pair.target[j] ?? 0)) },
        // the sums of the softmax and of the targets, and the exponent's rounding, each relative to the terms
        tolerance: j =>
          (4 * p.length + largest + 4) *
          Number.EPSILON *
          ((p[j] ?? 0) * Math.abs(total) + Math.abs(pair.target[j] ?? 0))
      })
    }
  })

export const convexity = (
  on: Reading,
  predictions: fc.Arbitrary<readonly number[]>,
  targets: fc.Arbitrary<readonly number[]>
) =>
  law({
    name: 'convex',
    statement: 'loss(t·a + (1 − t)·b) ≤ t·loss(a) + (1 − t)·loss(b) for 0 < t < 1',
    source: 'the definition of a convex function',
    arbitrary: fc.record({ a: predictions, b: predictions, target: targets, t: fc.integer({ min: 1, max: 63 }) }),
    check: ({ a, b, target, t }) => {
      const { fromNumber, add, mul } = boundedScalar
      const [s, r] = [fromNumber(t / 64), fromNumber(1 - t / 64)]
      const at = on.field(target)(boundedScalar)
      const mix = (x: Bounded, y: Bounded) => add(mul(s, x), mul(r, y))
      const middle = at(a.map((x, j) => mix(fromNumber(x), fromNumber(b[j] ?? Number.NaN))))
      const chord = mix(at(a.map(fromNumber)), at(b.map(fromNumber)))
      const [gap, rounding] = [chord.value - middle.value, middle.error + chord.error]
      return !Number.isFinite(gap) || Number.isNaN(rounding)
        ? unchecked('not finite')
        : gap > rounding
          ? pass()
          : gap < -rounding
            ? fail(
                `the loss between the two is ${middle.value}, above the chord's ${chord.value}. If that is not claimed: convex: false`
              )
            : unchecked('below the noise floor')
    }
  })

export const shiftInvariant = (on: Reading, pairs: fc.Arbitrary<Pair>) =>
  law({
    name: 'unchanged by a shift',
    statement: 'loss(z + c) = loss(z), and so the gradients, for the same c added to all logits',
    source: 'softmax(z + c) = softmax(z)',
    arbitrary: fc.tuple(pairs, dyadic(64)),
    check: ([pair, c]) => {
      const shifted = { ...pair, prediction: pair.prediction.map(z => z + c) }
      const rounding = bounded(on)(pair).error + bounded(on)(shifted).error
      return all([
        compareValues({
          names: ['loss'],
          left: { name: 'shifted', values: [on.value(shifted)] },
          right: { name: 'as it was', values: [on.value(pair)] },
          tolerance: () => 2 * rounding
        }),
        compareValues({
          names: pair.prediction.map((_, j) => `gradient[${j}]`),
          left: { name: 'shifted', values: on.gradient(shifted) },
          right: { name: 'as it was', values: on.gradient(pair) },
          // a gradient of terms of order Σ|y|, each off by the rounding of exponents of order |c|
          tolerance: () =>
            (72 + 4 * pair.target.length) * Number.EPSILON * pair.target.reduce((sum, y) => sum + Math.abs(y), 0)
        })
      ])
    }
  })
