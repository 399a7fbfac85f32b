/**
 * The error function's power series and Chebyshev series, whose coefficients a test computes anew with many digits, and the bell curve.
 */
import { exp } from '../functions/numbers.ts'

/** 2/√π − 1, then (−1)ⁿ · 2/√π / (n!·(2n + 1)) for n from 1: of erf(x) / x − 1 as a series in x². */
export const powerSeries: readonly number[] = Object.freeze([
  0.1283791670955126, -0.37612638903183754, 0.11283791670955126, -0.026866170645131252, 0.005223977625442188,
  -0.0008548327023450853, 0.00012055332981789664, -1.492565035840625e-5, 1.6462114365889248e-6, -1.6365844691234924e-7,
  1.4807192815879218e-8, -1.2290555301717928e-9, 9.422759064650411e-11, -6.7113668551641105e-12, 4.4632242632864775e-13,
  -2.7835162072109215e-14, 1.6342614095367152e-15, -9.063970842808673e-17
])

/** Of (1 + 2x)·e^(x²)·erfc(x) for x ≥ 0 as a Chebyshev series in (x − 3.75) / (x + 3.75). */
export const chebyshevSeries: readonly number[] = Object.freeze([
  1.1775789345674017, -0.004590054580646478, -0.08424913336651792, 0.05920993999819189, -0.026658668435305753,
  0.009074997670705265, -0.002413163540417608, 0.0004907758365258086, -6.916973302501207e-5, 4.13902798607301e-6,
  7.74038306619849e-7, -2.1886401049234397e-7, 1.076499946567091e-8, 4.521959811218287e-9, -7.754400208831351e-10,
  -6.318088340886684e-11, 2.86879501093067e-11, 1.9455868545777347e-13, -9.65469674843344e-13, 3.25254814814874e-14,
  3.3478119482868056e-14, -1.864562880419313e-15, -1.2507950530688648e-15, 7.418235256624044e-17, 5.068148904796111e-17
])

/** A number near x, whose square a double holds; 0 where x is so great that no digit of e^(−x²) is left. */
export const nearby = (x: number): number => (Math.abs(x) < 2 ** 15 ? Math.round(x * 1024) / 1024 : 0)

/** e^(−x²) = e^(−c²) · e^(−(x − c)·(x + c)), c nearby: x² alone, rounded, costs x²/2 ulps. */
export const bell = (x: number): number => {
  const c = nearby(x)
  return exp(-c * c) * exp(-(x - c) * (x + c))
}
