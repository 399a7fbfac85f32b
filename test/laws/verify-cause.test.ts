/** `verify` says what a gradient that fails behaves like, and what is known of it where that is unknown. */
import { describe, expect, it } from 'vitest'
import { pipe } from 'fp-ts/lib/function.js'
import {
  activationLayer,
  append,
  costGradient,
  dense,
  input,
  quadraticLoss,
  sigmoid,
  type Activation,
  type AnyRange,
  type Batch
} from 'lawgrad'
import { analyticGradient, showVerifyReport, verify } from 'lawgrad/laws'

const withDerivative = (derivative: Activation<AnyRange>['derivative']) =>
  pipe(
    input(3),
    dense(2),
    append(activationLayer({ name: 'mine', equation: ({ sigmoid: g }) => g, derivative })(2)),
    dense(2),
    sigmoid
  )

describe('a gradient that fails is named after what it behaves like', () => {
  it('a layer of the user, whatever it is called', () => {
    const report = verify(
      withDerivative(
        ({ num }) =>
          () =>
            num(1)
      ),
      quadraticLoss,
      { seed: 3 }
    )
    expect(report.cause).toMatch(
      /^the slope is missing in layer 1 \(mine\): the cotangent passes unchanged \(exactly\)/u
    )
    expect(showVerifyReport(report)).toContain('behaves like this: the slope is missing in layer 1 (mine)')
  })

  it('a gradient of the user', () => {
    const network = pipe(input(2), dense(2), sigmoid)
    const report = verify(network, quadraticLoss, {
      gradient: batch => parameters => [
        ...network.shape
          .flatten(costGradient(network, quadraticLoss)(batch)(parameters).gradient)
          .map(g => g * batch.examples.length),
        ...batch.examples.flatMap(() => [0, 0])
      ]
    })
    expect(report.verdict._tag).toBe('Fail')
    expect(report.cause).toMatch(/^the 1\/m of the mean is forgotten/u)
  })

  it('a slope that is like nothing: the part that is wrong is named', () => {
    const odd = verify(
      withDerivative(
        ({ times, tanh, num }) =>
          z =>
            times(num(3), tanh(times(z, z)))
      ),
      quadraticLoss
    )
    expect(odd.verdict._tag).toBe('Fail')
    expect(odd.cause).toBe(
      'the pullback of layer 1 (mine) is not the derivative of its equation: the cotangent of x is wrong (exactly)'
    )
  })

  it('a gradient that is like nothing is unknown, and it is said where it differs', () => {
    const network = pipe(input(2), dense(2), sigmoid)
    const right = analyticGradient(network, quadraticLoss)
    const report = verify(network, quadraticLoss, {
      gradient: (batch: Batch<2, 2>) => parameters =>
        right(batch)(parameters).map((g, i) => (i === 1 ? g + 0.01 * Math.sqrt(Math.abs(g)) : g))
    })
    expect(report.verdict._tag).toBe('Fail')
    expect(report.cause).toMatch(
      /^unknown; 0\.weights\[0,1\] is \S+ where \S+ is right, \S+ times that; wrong: 0\.weights; /u
    )
  })

  it('nothing is said where nothing fails', () =>
    expect(verify(pipe(input(2), dense(2), sigmoid), quadraticLoss).cause).toBeUndefined())
})
