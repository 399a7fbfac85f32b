/**
 * The rules of other gradient checkers, and ours, as functions of a network and a gradient.
 */
import { gaussians, numpyRandomState, quadraticLoss, realScalar, type Size } from 'lawgrad'
import {
  agreesWith,
  centralDifference,
  complexStep,
  costField,
  dualNumbers,
  relativeGate,
  richardson,
  scaledGate,
  withCase,
  type Differentiate,
  type NetworkCase,
  type OpenedCase
} from 'lawgrad/laws'
import { gradientAt } from '../../../laws/suites/differentiated.ts'
import fc from 'fast-check'

/** Whether a checker is content with a gradient at a network. */
export type Checker = {
  readonly name: string
  readonly accepts: (networkCase: NetworkCase, gradient: Differentiate) => boolean
}

/** The quadratic cost as a function of all parameters and inputs. */
const costAt = (networkCase: NetworkCase): ((point: readonly number[]) => number) =>
  withCase(<I extends Size, O extends Size, P>({ network, batch }: OpenedCase<I, O, P>) =>
    costField<I, O, P>(network, quadraticLoss, batch)(realScalar)
  )(networkCase)

const pointOf = ({ parameters, inputs }: NetworkCase): readonly number[] => [...parameters, ...inputs.flat()]

/** The gradient asked for twice. */
export const twice = (
  networkCase: NetworkCase,
  gradient: Differentiate
): readonly [readonly number[], readonly number[]] => {
  const at = gradientAt(gradient, quadraticLoss)
  return [at(networkCase), at(networkCase)]
}

/**
 * PyTorch 2 `torch.autograd.gradcheck`: central differences with eps = 1e-6, `allclose` with rtol = 1e-3 and atol = 1e-5 for every component,
 * and the gradient twice, which must be the same.
 */
export const gradcheck: Checker = {
  name: 'gradcheck',
  accepts: (networkCase, gradient) => {
    const [eps, rtol, atol] = [1e-6, 1e-3, 1e-5]
    const [f, x] = [costAt(networkCase), pointOf(networkCase)]
    const [analytic, again] = twice(networkCase, gradient)
    return (
      x.every((xi, i) => {
        const numeric = (f(x.with(i, xi + eps)) - f(x.with(i, xi - eps))) / (2 * eps)
        return Math.abs((analytic[i] ?? Number.NaN) - numeric) <= atol + rtol * Math.abs(numeric)
      }) && analytic.every((g, i) => g === again[i])
    )
  }
}

/**
 * JAX `jax.test_util.check_grads` in reverse mode, order 1, in double precision: the derivative along one direction from `RandomState(0)`, by
 * central differences with eps = 1e-4, against ⟨g, u⟩, with atol = rtol = 1e-5.
 */
export const checkGrads: Checker = {
  name: 'check_grads',
  accepts: (networkCase, gradient) => {
    const [eps, tolerance] = [1e-4, 1e-5]
    const [f, x] = [costAt(networkCase), pointOf(networkCase)]
    const [u] = gaussians(x.length)(numpyRandomState(0))
    const along = (t: number) => f(x.map((xi, i) => xi + t * (u[i] ?? 0)))
    const numeric = (0.5 / eps) * (along(eps) - along(-eps))
    const inner = gradientAt(gradient, quadraticLoss)(networkCase).reduce((sum, g, i) => sum + g * (u[i] ?? 0), 0)
    return Math.abs(inner - numeric) <= tolerance + tolerance * Math.abs(numeric)
  }
}

/** Ours: the gradient twice, and four oracles, each by its gate. */
export const ours: Checker = {
  name: 'lawgrad',
  accepts: (networkCase, gradient) => {
    const [one, two] = twice(networkCase, gradient)
    const laws = [
      agreesWith(dualNumbers, relativeGate(1e-12), quadraticLoss, gradient, fc.constant(networkCase)),
      agreesWith(complexStep, relativeGate(1e-12), quadraticLoss, gradient, fc.constant(networkCase)),
      agreesWith(richardson, scaledGate(1e-10), quadraticLoss, gradient, fc.constant(networkCase)),
      agreesWith(centralDifference, scaledGate(1e-8), quadraticLoss, gradient, fc.constant(networkCase))
    ]
    return one.every((g, i) => g === two[i]) && laws.every(({ check }) => check(networkCase)._tag !== 'Fail')
  }
}
