/**
 * The constants of the elementary functions for both widths. The polynomials interpolate at Chebyshev nodes; a test recomputes what they leave out.
 */
import type { Lane } from './lane.ts'

/** What differs between the widths. */
interface Width {
  /** 1.5·2⁵²: added and taken off, it rounds to an integer; it leaves that integer in the low bits. */
  readonly magic: number
  /** Below this e^x is zero, above that infinite. */
  readonly low: number
  readonly high: number
  /** The least normal number, and a power of two that takes the subnormal ones above it, with its logarithm. */
  readonly normal: number
  readonly raise: number
  readonly logOfRaise: number
  /** log 2 in two parts: the first has so few bits that its product with an exponent is exact. */
  readonly log2: readonly [number, number]
  /** (e^r − 1 − r) / r² for |r| ≤ ½ log 2. */
  readonly exponential: readonly number[]
  /** (log((1 + s)/(1 − s)) − 2s) / s³ in s², for |s| ≤ (√2 − 1)/(√2 + 1). */
  readonly logarithm: readonly number[]
  /** (sin r − r) / r³ and (cos r − 1 + r²/2) / r⁴ in r², for |r| ≤ π/4. */
  readonly sine: readonly number[]
  readonly cosine: readonly number[]
  /** π/2 in four parts: the products of the first three with a count of quarter turns are exact. */
  readonly quarter: readonly [number, number, number, number]
  /** Angles from this on are turned back by whole numbers (`farAngle`). */
  readonly far: number
  /** Below this sin x = x. */
  readonly small: number
  /** erfc is zero from here, and the magic that rounds to a number whose square is exact. */
  readonly erfcEnd: number
  readonly coarse: number
}

const wide: Width = {
  magic: 6755399441055744,
  low: -746,
  high: 710,
  normal: 2.2250738585072014e-308,
  raise: 18014398509481984,
  logOfRaise: 37.42994775023705,
  log2: [0.6931471803691238, 1.9082149292705877e-10],
  exponential: [
    0.5, 0.16666666666666669, 0.04166666666662348, 0.008333333333330011, 0.0013888888917538296, 0.00019841269863303223,
    2.4801520792572694e-5, 2.75572680728901e-6, 2.762032742826824e-7, 2.5100569275813683e-8
  ],
  logarithm: [
    0.666666666666667, 0.3999999999989827, 0.2857142862653362, 0.22222211043776857, 0.18182895750119193,
    0.1533150161114533, 0.1461916613488797
  ],
  sine: [
    -0.16666666666666666, 0.008333333333330827, -0.0001984126983657571, 2.755731600817155e-6, -2.5051112272573243e-8,
    1.5916726193889336e-10
  ],
  cosine: [
    0.041666666666666664, -0.0013888888888887322, 2.4801587298651292e-5, -2.755731721268659e-7, 2.0876134024090145e-9,
    -1.1381754653662937e-11
  ],
  quarter: [1.5707963267341256, 6.07710049817245e-11, 8.333742909677158e-20, 8.843720566135701e-29],
  far: 4194304,
  small: 7.450580596923828e-9,
  erfcEnd: 28,
  coarse: 6597069766656
}

const narrow: Width = {
  magic: 12582912,
  low: -104,
  high: 89,
  normal: 1.1754943508222875e-38,
  raise: 33554432,
  logOfRaise: 17.328679513998633,
  log2: [0.693115234375, 3.1946184945309415e-5],
  exponential: [0.5, 0.16666576305560638, 0.041666553762567636, 0.008363292753030603, 0.0013926325618133463],
  logarithm: [0.6666666655358509, 0.40000122584957254, 0.2855073636310781, 0.23332762955117523],
  sine: [-0.16666664601754114, 0.00833273655917713, -0.0001958537320669302],
  cosine: [0.04166666459882798, -0.0013888291300556933, 2.4545419078353295e-5],
  quarter: [1.5706787109375, 0.00011761486530303955, 9.918039722833782e-10, 2.896073971621982e-13],
  far: 1024,
  small: 0.0001220703125,
  erfcEnd: 12,
  coarse: 786432
}

/** The constants of a lane's width. */
export const widthOf = <V, M>(lane: Lane<V, M>): Width => (lane.bits === 64 ? wide : narrow)

/** From here down e^x − 1 is −1, and 2ᵏ is a normal number, in either width. */
export const leastOfRise = -80
