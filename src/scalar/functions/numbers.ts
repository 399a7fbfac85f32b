/**
 * The elementary functions of a double, printed from their programs by `npm run functions`; not to be edited by hand. Each has the program's own bits.
 */
import { cosineFar, sineFar } from './far.ts'
import { copysign, exponent, mantissa, power } from './internal/bits.ts'

const lesser = (a: number, b: number): number => (b < a ? b : a)

const greater = (a: number, b: number): number => (a < b ? b : a)

export const exp = (x: number): number => {
  const v1 = lesser(greater(x, -746), 710)
  const v2 = v1 * Math.LOG2E + 6755399441055744 - 6755399441055744
  const v3 = v1 - v2 * 0.6931471803691238 - v2 * 1.9082149292705877e-10
  const v4 = v3 * v3
  const v5 = v2 * 0.5 + 6755399441055744
  return (
    (v4 *
      (((((2.5100569275813683e-8 * v4 + 0.00000275572680728901) * v4 + 0.00019841269863303223) * v4 +
        0.008333333333330011) *
        v4 +
        0.16666666666666669) *
        v3 +
        ((((2.762032742826824e-7 * v4 + 0.000024801520792572694) * v4 + 0.0013888888917538296) * v4 +
          0.04166666666662348) *
          v4 +
          0.5)) +
      v3 +
      1) *
    power(v5) *
    power(v2 - (v5 - 6755399441055744) + 6755399441055744)
  )
}

export const riseBelowZero = (x: number): number => {
  const v1 = greater(x, -80)
  const v2 = v1 * Math.LOG2E + 6755399441055744
  const v3 = v2 - 6755399441055744
  const v4 = v1 - v3 * 0.6931471803691238 - v3 * 1.9082149292705877e-10
  const v5 = v4 * v4
  const v6 = power(v2)
  return (
    (v5 *
      (((((2.5100569275813683e-8 * v5 + 0.00000275572680728901) * v5 + 0.00019841269863303223) * v5 +
        0.008333333333330011) *
        v5 +
        0.16666666666666669) *
        v4 +
        ((((2.762032742826824e-7 * v5 + 0.000024801520792572694) * v5 + 0.0013888888917538296) * v5 +
          0.04166666666662348) *
          v5 +
          0.5)) +
      v4) *
      v6 +
    (v6 - 1)
  )
}

export const log1pOfShare = (x: number): number => {
  const v1 = 1 + x
  const v2 = exponent(v1)
  const v3 = mantissa(v1) - 1
  const v4 = v3 * v3 * 0.5
  const v5 = v3 / (v3 + 2)
  const v6 = v5 * v5
  const v7 = v6 * v6
  return (
    v2 * 0.6931471803691238 +
    (v3 -
      (v4 -
        (v5 *
          (v4 +
            v6 *
              (((0.1533150161114533 * v7 + 0.22222211043776857) * v7 + 0.3999999999989827) * v6 +
                (((0.1461916613488797 * v7 + 0.18182895750119193) * v7 + 0.2857142862653362) * v7 +
                  0.666666666666667))) +
          (v2 * 1.9082149292705877e-10 + (x - (v1 - 1)) / v1))))
  )
}

export const erfNearZero = (x: number): number => {
  const v1 = x * x
  return (
    x +
    x *
      (((((((((((((((((-9.063970842808673e-17 * v1 + 1.6342614095367152e-15) * v1 + -2.7835162072109215e-14) * v1 +
        4.4632242632864775e-13) *
        v1 +
        -6.7113668551641105e-12) *
        v1 +
        9.422759064650411e-11) *
        v1 +
        -1.2290555301717928e-9) *
        v1 +
        1.4807192815879218e-8) *
        v1 +
        -1.6365844691234924e-7) *
        v1 +
        0.0000016462114365889248) *
        v1 +
        -0.00001492565035840625) *
        v1 +
        0.00012055332981789664) *
        v1 +
        -0.0008548327023450853) *
        v1 +
        0.005223977625442188) *
        v1 +
        -0.026866170645131252) *
        v1 +
        0.11283791670955126) *
        v1 +
        -0.37612638903183754) *
        v1 +
        0.1283791670955126)
  )
}

export const erfcAboveZero = (x: number): number => {
  const v1 = lesser(x, 28)
  const v2 = v1 + 6597069766656 - 6597069766656
  const v3 = (v1 - 3.75) / (v1 + 3.75)
  const v4 = v3 + v3
  const v5 = v4 * 5.068148904796111e-17 - 0 + 7.418235256624044e-17
  const v6 = v4 * v5 - 5.068148904796111e-17 + -1.2507950530688648e-15
  const v7 = v4 * v6 - v5 + -1.864562880419313e-15
  const v8 = v4 * v7 - v6 + 3.3478119482868056e-14
  const v9 = v4 * v8 - v7 + 3.25254814814874e-14
  const v10 = v4 * v9 - v8 + -9.65469674843344e-13
  const v11 = v4 * v10 - v9 + 1.9455868545777347e-13
  const v12 = v4 * v11 - v10 + 2.86879501093067e-11
  const v13 = v4 * v12 - v11 + -6.318088340886684e-11
  const v14 = v4 * v13 - v12 + -7.754400208831351e-10
  const v15 = v4 * v14 - v13 + 4.521959811218287e-9
  const v16 = v4 * v15 - v14 + 1.076499946567091e-8
  const v17 = v4 * v16 - v15 + -2.1886401049234397e-7
  const v18 = v4 * v17 - v16 + 7.74038306619849e-7
  const v19 = v4 * v18 - v17 + 0.00000413902798607301
  const v20 = v4 * v19 - v18 + -0.00006916973302501207
  const v21 = v4 * v20 - v19 + 0.0004907758365258086
  const v22 = v4 * v21 - v20 + -0.002413163540417608
  const v23 = v4 * v22 - v21 + 0.009074997670705265
  const v24 = v4 * v23 - v22 + -0.026658668435305753
  const v25 = v4 * v24 - v23 + 0.05920993999819189
  const v26 = v4 * v25 - v24 + -0.08424913336651792
  return (
    (exp(-(v2 * v2)) *
      exp((v2 - v1) * (v1 + v2)) *
      (1.1775789345674017 + (v3 * (v4 * v26 - v25 + -0.004590054580646478) - v26))) /
    (1 + (v1 + v1))
  )
}

export const expm1 = (x: number): number => {
  const v1 = lesser(greater(x, -80), 710)
  const v2 = v1 * Math.LOG2E + 6755399441055744
  const v3 = v2 - 6755399441055744
  const v4 = v1 - v3 * 0.6931471803691238 - v3 * 1.9082149292705877e-10
  const v5 = v4 * v4
  const v6 = 700 < x
  const v7 = power(v6 ? v2 - 1 : v2)
  return x === 0
    ? x
    : (v5 *
        (((((2.5100569275813683e-8 * v5 + 0.00000275572680728901) * v5 + 0.00019841269863303223) * v5 +
          0.008333333333330011) *
          v5 +
          0.16666666666666669) *
          v4 +
          ((((2.762032742826824e-7 * v5 + 0.000024801520792572694) * v5 + 0.0013888888917538296) * v5 +
            0.04166666666662348) *
            v5 +
            0.5)) *
        v7 +
        (v4 * v7 + (v7 - (v6 ? 0.5 : 1)))) *
        (v6 ? 2 : 1)
}

export const log = (x: number): number => {
  const v1 = x < 2.2250738585072014e-308
  const v2 = v1 ? x * 18014398509481984 : x
  const v3 = exponent(v2)
  const v4 = mantissa(v2) - 1
  const v5 = v4 * v4 * 0.5
  const v6 = v4 / (v4 + 2)
  const v7 = v6 * v6
  const v8 = v7 * v7
  return 0 < x
    ? x < Infinity
      ? v3 * 0.6931471803691238 +
        (v4 -
          (v5 -
            (v6 *
              (v5 +
                v7 *
                  (((0.1533150161114533 * v8 + 0.22222211043776857) * v8 + 0.3999999999989827) * v7 +
                    (((0.1461916613488797 * v8 + 0.18182895750119193) * v8 + 0.2857142862653362) * v8 +
                      0.666666666666667))) +
              v3 * 1.9082149292705877e-10))) -
        (v1 ? 37.42994775023705 : 0)
      : x
    : x === 0
      ? -Infinity
      : x < 0
        ? NaN
        : x
}

export const log1p = (x: number): number => {
  const v1 = 1 + x
  const v2 = exponent(v1)
  const v3 = mantissa(v1) - 1
  const v4 = v3 * v3 * 0.5
  const v5 = v3 / (v3 + 2)
  const v6 = v5 * v5
  const v7 = v6 * v6
  return x === 0
    ? x
    : -1 < x
      ? x < Infinity
        ? v2 * 0.6931471803691238 +
          (v3 -
            (v4 -
              (v5 *
                (v4 +
                  v6 *
                    (((0.1533150161114533 * v7 + 0.22222211043776857) * v7 + 0.3999999999989827) * v6 +
                      (((0.1461916613488797 * v7 + 0.18182895750119193) * v7 + 0.2857142862653362) * v7 +
                        0.666666666666667))) +
                (v2 * 1.9082149292705877e-10 + (x - (v1 - 1)) / v1))))
        : x
      : x === -1
        ? -Infinity
        : x < -1
          ? NaN
          : x
}

export const tanh = (x: number): number => {
  const v1 = riseBelowZero(-2 * Math.abs(x))
  return copysign(v1 / (v1 + 2), x)
}

export const erf = (x: number): number => {
  const v1 = Math.abs(x)
  return 1 < v1 ? copysign(1 - erfcAboveZero(v1), x) : erfNearZero(x)
}

export const erfc = (x: number): number => {
  const v1 = erfcAboveZero(Math.abs(x))
  return x < 0.5 ? (x < -1 ? 2 - v1 : 1 - erfNearZero(x)) : v1
}

export const sin = (x: number): number => {
  const v1 = Math.abs(x)
  const v2 = x * 0.6366197723675814 + 6755399441055744 - 6755399441055744
  const v3 = x - v2 * 1.5707963267341256
  const v4 = v2 * 6.07710049817245e-11
  const v5 = v3 - v4
  const v6 = v2 * 8.333742909677158e-20
  const v7 = v5 - v6
  const v8 = v5 - v3
  const v9 = v7 - v5
  const v10 = v3 - (v5 - v8) - (v4 + v8) + (v5 - (v7 - v9) - (v6 + v9)) - v2 * 8.843720566135701e-29
  const v11 = v7 + v10
  const v12 = v11 * v11
  const v13 = v7 - v11 + v10
  const v14 = v12 * v11
  const v15 = v12 * v12
  const v16 = v12 * 0.5
  const v17 = 1 - v16
  const v18 =
    v2 - 2 * Math.floor(v2 * 0.5) === 0
      ? v11 -
        (v12 *
          (v13 * 0.5 -
            v14 *
              ((-2.5051112272573243e-8 * v15 + -0.0001984126983657571) * v12 +
                ((1.5916726193889336e-10 * v15 + 0.000002755731600817155) * v15 + 0.008333333333330827))) -
          v13 -
          v14 * -0.16666666666666666)
      : v17 +
        (1 -
          v17 -
          v16 +
          (v15 *
            (((-1.1381754653662937e-11 * v15 + -2.755731721268659e-7) * v15 + -0.0013888888888887322) * v12 +
              ((2.0876134024090145e-9 * v15 + 0.000024801587298651292) * v15 + 0.041666666666666664)) -
            v11 * v13))
  return v1 < 4194304 ? (v1 < 7.450580596923828e-9 ? x : v2 - 4 * Math.floor(v2 * 0.25) < 2 ? v18 : -v18) : sineFar(x)
}

export const cos = (x: number): number => {
  const v1 = x * 0.6366197723675814 + 6755399441055744 - 6755399441055744
  const v2 = v1 + 1
  const v3 = x - v1 * 1.5707963267341256
  const v4 = v1 * 6.07710049817245e-11
  const v5 = v3 - v4
  const v6 = v1 * 8.333742909677158e-20
  const v7 = v5 - v6
  const v8 = v5 - v3
  const v9 = v7 - v5
  const v10 = v3 - (v5 - v8) - (v4 + v8) + (v5 - (v7 - v9) - (v6 + v9)) - v1 * 8.843720566135701e-29
  const v11 = v7 + v10
  const v12 = v11 * v11
  const v13 = v7 - v11 + v10
  const v14 = v12 * v11
  const v15 = v12 * v12
  const v16 = v12 * 0.5
  const v17 = 1 - v16
  const v18 =
    v2 - 2 * Math.floor(v2 * 0.5) === 0
      ? v11 -
        (v12 *
          (v13 * 0.5 -
            v14 *
              ((-2.5051112272573243e-8 * v15 + -0.0001984126983657571) * v12 +
                ((1.5916726193889336e-10 * v15 + 0.000002755731600817155) * v15 + 0.008333333333330827))) -
          v13 -
          v14 * -0.16666666666666666)
      : v17 +
        (1 -
          v17 -
          v16 +
          (v15 *
            (((-1.1381754653662937e-11 * v15 + -2.755731721268659e-7) * v15 + -0.0013888888888887322) * v12 +
              ((2.0876134024090145e-9 * v15 + 0.000024801587298651292) * v15 + 0.041666666666666664)) -
            v11 * v13))
  return Math.abs(x) < 4194304 ? (v2 - 4 * Math.floor(v2 * 0.25) < 2 ? v18 : -v18) : cosineFar(x)
}

export const sigmoid = (x: number): number => {
  const v1 = exp(-Math.abs(x))
  return (x < 0 ? v1 : 1) / (1 + v1)
}

export const softplus = (x: number): number => {
  return greater(x, 0) + log1pOfShare(exp(-Math.abs(x)))
}
