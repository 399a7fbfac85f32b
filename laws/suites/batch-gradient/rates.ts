/**
 * The cost changes at the rate that the gradient says.
 */
import { realScalar, type AnySizeLoss, type Size } from '../../../src/index.ts'
import { upTo } from '../../arbitraries/dense-data.ts'
import { withCase, type NetworkCase, type OpenedCase } from '../../arbitraries/network-case.ts'
import { compareValues, sumRounding } from '../../compare.ts'
import { compareGradients, scaledGate } from '../../gate.ts'
import { complexStep } from '../../oracles/exact.ts'
import { richardson } from '../../oracles/central-difference.ts'
import { along, costField, restrict } from '../../oracles/field.ts'
import { jumpWithin } from '../../oracles/kink.ts'
import { unchecked, type Verdict } from '../../verdict.ts'
import { branchesAt, pointOf } from '../differentiated.ts'
import { type Gradient, type Tried, parts } from './parts.ts'

export const fieldOf = (loss: AnySizeLoss) =>
  withCase(<I extends Size, O extends Size, P>({ network, batch }: OpenedCase<I, O, P>) =>
    costField<I, O, P>(network, loss, batch)
  )

export const randomDirection = (
  gradient: Gradient,
  loss: AnySizeLoss,
  networkCase: NetworkCase,
  numbers: readonly number[]
): Verdict => {
  const point = pointOf(networkCase)
  const u = point.map((_, i) => numbers[i % numbers.length] ?? 0)
  const line = along(fieldOf(loss)(networkCase), point, u)
  const terms = gradient(networkCase).map((g, i) => g * (u[i] ?? Number.NaN))
  const [rate] = complexStep.gradient(line)([0])
  const branches = branchesAt(loss)(networkCase)
  const jump = jumpWithin(complexStep, line, ([t = 0]) => branches(point.map((x, i) => x + t * (u[i] ?? 0))))
  // ⟨∇J, u⟩ sums the rounding of all components: that of the rate, once more, and of the sum itself
  const tolerance = 2 * (rate?.uncertainty ?? Number.NaN) + sumRounding(terms)
  return compareValues({
    names: ['along u'],
    left: { name: '⟨∇J, u⟩', values: [terms.reduce((sum, term) => sum + term, 0)] },
    right: { name: 'complex step along u', values: [rate?.value ?? Number.NaN] },
    tolerance: () => tolerance,
    excuse: () => 2 * jump([0])(0)
  })
}

export const descentRate = (gradient: Gradient, loss: AnySizeLoss, { networkCase }: Tried): Verdict => {
  const point = pointOf(networkCase)
  const g = parts(networkCase, gradient(networkCase)).parameters
  const norm = Math.hypot(...g)
  const field = fieldOf(loss)(networkCase)
  const direction = g.map(x => x / norm)
  const line = along(restrict(field, point, upTo(g.length)), networkCase.parameters, direction)
  const branches = branchesAt(loss)(networkCase)
  return !(norm > 0)
    ? unchecked('below the noise floor')
    : compareGradients({
        gate: scaledGate(1e-10),
        value: line(realScalar)([0]),
        names: ['along ∇J'],
        jump: jumpWithin(richardson, line, ([t = 0]) => branches(point.map((x, i) => x + t * (direction[i] ?? 0))))([0])
      })({
        analytic: { name: '‖∇J‖', values: [norm] },
        oracle: { name: 'rate of J along ∇J', values: richardson.gradient(line)([0]) }
      })
}
