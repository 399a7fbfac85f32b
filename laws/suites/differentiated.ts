/**
 * What the laws about an implementation of gradients share: its gradient at a case, and the comparison of two such gradients.
 */
import type { AnySizeLoss, Size } from '../../src/index.ts'
import { withCase, type NetworkCase, type OpenedCase } from '../arbitraries/network-case.ts'
import { compareValues, type Held } from '../compare.ts'
import { componentNames } from '../names.ts'
import { dualNumbers } from '../oracles/exact.ts'
import { costBranches } from '../oracles/branches.ts'
import { costField } from '../oracles/field.ts'
import type { BranchesAt } from '../oracles/kink.ts'
import type { Verdict } from '../verdict.ts'
import type { Differentiate } from './gradient.ts'

/** The gradient of a case by an implementation: of the parameters, then of the inputs of each example. */
export const gradientAt = (
  differentiate: Differentiate,
  loss: AnySizeLoss
): ((networkCase: NetworkCase) => readonly number[]) =>
  withCase(<I extends Size, O extends Size, P>({ network, parameters, batch }: OpenedCase<I, O, P>) =>
    differentiate<I, O, P>(network, loss)(batch)(parameters)
  )

/** What the components of a case's gradient are called. */
export const namesAt: (networkCase: NetworkCase) => readonly string[] = withCase(
  <I extends Size, O extends Size, P>({ network, batch }: OpenedCase<I, O, P>) => componentNames(network.shape, batch)
)

/** The point of a case at which its cost is differentiated: the parameters, then the inputs. */
export const pointOf = ({ parameters, inputs }: NetworkCase): readonly number[] => [...parameters, ...inputs.flat()]

/** The branches of the cost of a case, when its parameters and inputs are replaced by a point. */
export const branchesAt = (loss: AnySizeLoss): ((networkCase: NetworkCase) => BranchesAt) =>
  withCase(<I extends Size, O extends Size, P>({ network, batch }: OpenedCase<I, O, P>) =>
    costBranches<I, O, P>(network, loss, batch)
  )

/** How far rounding can take each component of the gradient of a case, by the dual numbers. */
export const roundingAt = (loss: AnySizeLoss): ((networkCase: NetworkCase) => readonly number[]) => {
  const at = withCase(<I extends Size, O extends Size, P>({ network, batch }: OpenedCase<I, O, P>) =>
    costField<I, O, P>(network, loss, batch)
  )
  return networkCase =>
    dualNumbers
      .gradient(at(networkCase))(pointOf(networkCase))
      .map(({ uncertainty }) => uncertainty)
}

/** The largest absolute value. */
export const largest = (numbers: readonly number[]): number =>
  numbers.reduce((most, x) => Math.max(most, Math.abs(x)), 0)

/**
 * Compares two gradients that are equal in exact arithmetic: within 1e-12 of the largest component, as two implementations in double
 * precision agree (worst seen 1.4e-13), or within twice the rounding of all cases involved, which is computed only where needed.
 */
export const compareAlike = (
  sides: Omit<Held, 'tolerance' | 'excuse'>,
  loss: AnySizeLoss,
  cases: readonly NetworkCase[]
): Verdict => {
  const tolerance = 1e-12 * largest(sides.right.values)
  const verdict = compareValues({ ...sides, tolerance: () => tolerance })
  return verdict._tag === 'Fail' ? excused(sides, tolerance, loss, cases) : verdict
}

const excused = (
  sides: Omit<Held, 'tolerance' | 'excuse'>,
  tolerance: number,
  loss: AnySizeLoss,
  cases: readonly NetworkCase[]
): Verdict => {
  const bound = 2 * cases.reduce((sum, one) => sum + largest(roundingAt(loss)(one)), 0)
  return compareValues({ ...sides, tolerance: () => tolerance, excuse: () => bound })
}
