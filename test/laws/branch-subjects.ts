/** Activations that are wrong on a branch, or on the way to one, and the law that each fails. */
import { activationLayer } from 'lawgrad'
import { layerSuite, type Suite } from 'lawgrad/laws'

export const wrongBranches: Readonly<Record<string, readonly [Suite, ...(readonly string[])]>> = {
  'a branch that is hardly ever taken': [
    layerSuite(
      activationLayer({
        name: 'seldom',
        equation: ({ tanh }) => tanh,
        derivative:
          ({ tanh, where, times: by, minus, plus: and, num }) =>
          z => {
            const slope = by(minus(num(1), tanh(z)), and(num(1), tanh(z)))
            return where(by(minus(z, num(2.991)), minus(num(2.994), z)), by(num(2), slope), slope)
          }
      })(2),
      { precision: 'double' }
    ),
    'every branch'
  ],
  'a branch that begins far out': [
    layerSuite(
      activationLayer({
        name: 'far',
        equation: () => z => z,
        derivative:
          ({ where, plus: and, num }) =>
          z =>
            where(and(z, num(1e6)), num(1), num(0))
      })(2)
    ),
    'every branch'
  ],
  'branches that do not meet': [
    layerSuite(
      activationLayer({
        name: 'step',
        equation:
          ({ where, minus, plus: and, num }) =>
          z =>
            where(minus(z, num(1)), and(z, num(0.01)), z),
        derivative:
          ({ num }) =>
          () =>
            num(1)
      })(2)
    ),
    'every branch'
  ],
  'an exponential that overflows where the result is a number': [
    layerSuite(
      activationLayer({
        name: 'log cosh',
        equation:
          ({ log, over, plus: and, exp, negate, num }) =>
          z =>
            log(over(and(exp(z), exp(negate(z))), num(2))),
        derivative: ({ tanh }) => tanh
      })(2)
    ),
    'no NaN out of numbers'
  ]
}
