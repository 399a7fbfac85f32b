/** The truth itself is held against another library: mpmath 1.3 at 60 digits, printed with 55. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyDouble } from './arbitraries.ts'
import { Decimal, decimalScalar, exact } from './decimal.ts'

const golden = [
  ['expm1', 2 ** -30, '0.0000000009313225750491593847538340347920469844993447701933340209'],
  ['expm1', -0.0625, '-0.06058693718652421388028917537769491547531910945055817799'],
  ['log1p', 2 ** -30, '0.0000000009313225741817976469000627485243784799077905107616073198'],
  ['log1p', -0.9375, '-2.772588722239781237668928485832706272302000537441021016'],
  ['tanh', 0.5, '0.4621171572600097585023184836436725487302892803301130386'],
  ['tanh', -20, '-0.9999999999999999915032914894168220454385581911909872571'],
  ['sigmoid', -745, '2.822350730471937076353440082059782620824363062910177903e-324'],
  ['softplus', -40, '4.248354255291588986304977843631582181877750679822974542e-18'],
  ['log', 2, '0.6931471805599453094172321214581765680755001343602552541'],
  ['exp', 1, '2.718281828459045235360287471352662497757247093699959575']
] as const

describe('decimals of 60 digits', () => {
  it.each(golden)('%s(%d) to 54 digits', (name, x, digits) => {
    const truth = new Decimal(digits)
    expect(decimalScalar[name](exact(x)).sub(truth).div(truth).abs().toNumber()).toBeLessThan(1e-54)
  })

  it('takes the exact binary value of a double', () => {
    expect(exact(0.1).toString()).toBe('0.1000000000000000055511151231257827021181583404541015625')
    fc.assert(fc.property(anyDouble, x => exact(x).toNumber() === x))
  })

  it('log1p undoes expm1 at every magnitude', () => {
    fc.assert(
      fc.property(fc.integer({ min: -300, max: 2 }), fc.boolean(), (exponent, negative) => {
        const a = new Decimal(10).pow(exponent).mul(negative ? -1 : 1)
        const error = decimalScalar.log1p(decimalScalar.expm1(a)).sub(a).div(a).abs().toNumber()
        return error < (exponent > 0 ? 1e-12 : 1e-57)
      })
    )
  })
})
