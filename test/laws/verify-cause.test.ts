import { describe, expect, it } from 'vitest'
import { pipe } from 'fp-ts/lib/function.js'
import { activationLayer, append, costGradient, dense, input, quadraticLoss, sigmoid, type Activation } from 'lawgrad'
import { showVerifyReport, verify } from 'lawgrad/laws'

const withDerivative = (derivative: Activation['derivative']) =>
  pipe(
    input(3),
    dense(2),
    append(activationLayer({ name: 'mine', equation: (s, z) => s.sigmoid(z), derivative })(2)),
    dense(2),
    sigmoid
  )

describe('a gradient that fails is named after the planted bug whose numbers it has', () => {
  it('a layer of the user, whatever it is called', () => {
    const report = verify(
      withDerivative(() => 1),
      quadraticLoss,
      { seed: 3 }
    )
    expect(report.cause).toMatch(/σ′ is missing in the hidden layers \((?:exactly|to \de-1\d)\)/)
    expect(showVerifyReport(report)).toContain('behaves like this: σ′ is missing')
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
    expect(report.cause).toMatch(/mean|1\/m|sum/)
  })

  it('nothing is named where nothing fails, and where no planted bug has the numbers', () => {
    expect(verify(pipe(input(2), dense(2), sigmoid), quadraticLoss).cause).toBeUndefined()
    const odd = verify(
      withDerivative(z => 3 * Math.sin(z)),
      quadraticLoss
    )
    expect(odd.verdict._tag).toBe('Fail')
    expect(odd.cause).toBeUndefined()
  })
})
