/**
 * Differences never overrule what exact oracles certify: where both of those agree with a derivative, a difference that does not is wrong itself.
 */
import { compareGradients, relativeGate, type Comparing, type Sides } from '../gate.ts'
import { complexStep, dualNumbers } from '../oracles/exact.ts'
import type { Oracle, ScalarField } from '../oracles/field.ts'
import type { Verdict } from '../verdict.ts'

/** Of an exact derivative, component by component: what honest double precision reaches where nothing saturates, and far below any gate of a difference. */
const sharp = relativeGate(1e-10)

/** A verdict of gradients by an oracle, in which a difference that both exact oracles contradict does not count. */
export const compareExactFirst =
  (oracle: Oracle, field: ScalarField, point: readonly number[]) =>
  (comparing: Comparing) =>
  (sides: Sides): Verdict => {
    const verdict = compareGradients(comparing)(sides)
    return verdict._tag !== 'Fail' || oracle.reach === undefined
      ? verdict
      : compareGradients(comparing)(withoutCertified(field, point, sides))
  }

/** The sides, with the analytic number put for the oracle's, as unsure as can be, wherever both exact oracles certify it. */
const withoutCertified = (field: ScalarField, point: readonly number[], { analytic, oracle }: Sides): Sides => {
  const exact = [dualNumbers, complexStep].map(each => each.gradient(field)(point))
  const certified = (i: number): boolean =>
    exact.every(
      estimates =>
        compareGradients({ gate: sharp, value: 0, names: [] })({
          analytic: { name: '', values: [analytic.values[i] ?? Number.NaN] },
          oracle: { name: '', values: estimates.slice(i, i + 1) }
        })._tag === 'Pass'
    )
  return {
    analytic,
    oracle: {
      name: oracle.name,
      values: oracle.values.map((estimate, i) =>
        certified(i) ? { value: estimate.value, uncertainty: Number.POSITIVE_INFINITY } : estimate
      )
    }
  }
}
