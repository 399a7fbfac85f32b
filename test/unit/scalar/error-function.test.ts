/** The coefficients of the error function's series, computed anew from their definitions with 60 digits. */
import { expect, it } from 'vitest'
import { chebyshevSeries, powerSeries } from '../../../src/scalar/internal/error-function.ts'
import { Decimal, decimalScalar, exact } from './decimal.ts'

const pi = Decimal.acos(-1)
const upTo = (count: number): readonly number[] => Array.from({ length: count }, (_, k) => k)
const sum = (terms: readonly Decimal[]): Decimal => terms.reduce(decimalScalar.add, decimalScalar.zero)

it('the power series is (−1)ⁿ · 2/√π / (n!·(2n + 1)), less 1 at first', () => {
  const factorial = (n: number): Decimal => upTo(n).reduce((product, k) => product.mul(k + 1), decimalScalar.one)
  const expected = upTo(powerSeries.length).map(n => {
    const size = new Decimal(2).div(pi.sqrt()).div(factorial(n).mul(2 * n + 1))
    return (n === 0 ? size.sub(1) : n % 2 === 0 ? size : size.neg()).toNumber()
  })
  expect(powerSeries).toEqual(expected)
  // what is left out does not count at 1
  expect(2 / factorial(powerSeries.length).toNumber() / (2 * powerSeries.length + 1)).toBeLessThan(2 ** -56)
})

it('the Chebyshev series is that of (1 + 2x)·e^(x²)·erfc(x) in (x − 3.75) / (x + 3.75), to the last place', () => {
  const nodes = 48
  const angles = upTo(nodes).map(j => pi.mul(2 * j + 1).div(2 * nodes))
  const values = angles.map(angle => {
    const t = angle.cos()
    const x = t.add(1).div(decimalScalar.one.sub(t)).mul(3.75)
    return x.mul(2).add(1).mul(x.mul(x).exp()).mul(decimalScalar.erfc(x))
  })
  const coefficients = upTo(nodes).map(n =>
    sum(values.map((value, j) => value.mul((angles[j] ?? pi).mul(n).cos())))
      .mul(n === 0 ? 1 : 2)
      .div(nodes)
  )
  chebyshevSeries.forEach((coefficient, n) => {
    expect(Math.abs((coefficients[n] ?? pi).sub(exact(coefficient)).toNumber())).toBeLessThan(
      2 ** -52 * Math.abs(coefficient) + 1e-20
    )
  })
  const left = sum(coefficients.slice(chebyshevSeries.length).map(each => each.abs()))
  expect(left.toNumber()).toBeLessThan(1e-17)
})
