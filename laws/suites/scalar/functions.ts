/**
 * Laws of the functions of a scalar: their values, what they do with the other parts of a number, and that they undo each other.
 */
import * as fc from 'fast-check'
import { boundedScalar, type Bounded, type Scalar } from '../../../src/index.ts'
import { ordinary } from '../../arbitraries/scalar.ts'
import { compareValues } from '../../compare.ts'
import { law } from '../../law.ts'
import { all, pass, unchecked, type Verdict } from '../../verdict.ts'

/** The functions of one variable that a scalar has besides the field operations. */
export const functions = [
  ...([
    'exp',
    'expm1',
    'log',
    'log1p',
    'sqrt',
    'tanh',
    'erf',
    'erfc',
    'sin',
    'cos',
    'sigmoid',
    'softplus',
    'neg'
  ] as const)
]

type Name = (typeof functions)[number]

/** What the laws of functions know of a scalar. */
export type Subject<S> = {
  readonly scalar: Scalar<S>
  readonly name: string
  readonly dyadics: fc.Arbitrary<S>
  readonly parts: (a: S) => readonly number[]
  readonly ulps: number
}

/** Numbers of every magnitude, one for each way in which a function bends, saturates or cancels. */
const everywhere: fc.Arbitrary<readonly number[]> = fc.tuple(
  ordinary(2),
  ordinary(8),
  ordinary(40),
  ordinary(745),
  fc.tuple(ordinary(1), fc.integer({ min: -60, max: 3 })).map(([x, k]) => x * 2 ** k)
)

const { add, mul, div, neg, exp, sqrt, sin, cos, sigmoid, where, fromNumber: number } = boundedScalar

/** e^(−|a|) */
const decay = (a: Bounded): Bounded => exp(where(a, neg(a), a))

/** 2/√π · e^(−a²) */
const bell = (a: Bounded): Bounded => mul(div(number(2), sqrt(number(Math.PI))), exp(neg(mul(a, a))))

const one = boundedScalar.one

/** f′, each with a bound on its rounding. */
const slopes: Readonly<Record<Name, (a: Bounded) => Bounded>> = {
  exp,
  expm1: exp,
  log: a => div(one, a),
  log1p: a => div(one, add(one, a)),
  sqrt: a => div(number(0.5), sqrt(a)),
  tanh: a => {
    const e = decay(add(a, a))
    const sum = add(one, e)
    return div(mul(number(4), e), mul(sum, sum))
  },
  erf: bell,
  erfc: a => neg(bell(a)),
  sin: cos,
  cos: a => neg(sin(a)),
  sigmoid: a => mul(sigmoid(a), sigmoid(neg(a))),
  softplus: sigmoid,
  neg: () => neg(one)
}

/** The law that values are those of numbers. */
export const valuesOf = <S>({ scalar, name, ulps }: Subject<S>) => {
  const { fromNumber, real } = scalar
  return law({
    name: 'functions are those of numbers',
    statement: `real(f(fromNumber(x))) = f(x) to ${ulps}·ε for x of every magnitude, f each of ${functions.join(', ')}, and the quotient`,
    source: 'the definition of Scalar',
    arbitrary: fc.tuple(everywhere, ordinary(4)),
    check: ([numbers, y]) => {
      const compared = numbers.flatMap(x => [
        ...functions.map(f => ({
          at: `${f}(${x})`,
          expected: boundedScalar[f](number(x)).value,
          got: real(scalar[f](fromNumber(x)))
        })),
        { at: `${x} / ${y}`, expected: x / y, got: real(scalar.div(fromNumber(x), fromNumber(y))) }
      ])
      const known = compared.filter(({ expected }) => Number.isFinite(expected))
      return compareValues({
        names: known.map(({ at }) => at),
        left: { name, values: known.map(({ got }) => got) },
        right: { name: 'number', values: known.map(({ expected }) => expected) },
        tolerance: i => ulps * Number.EPSILON * Math.abs(known[i]?.expected ?? 0) + Number.MIN_VALUE
      })
    }
  })
}

/** So small that the square of a part underflows to 0. */
const tiny = 2 ** -600

/**
 * The law that a function carries the other parts of a number along by its derivative: the tangent of a dual number, the imaginary part of a complex one.
 * It is a theorem wherever n² = 0, which dual numbers have by definition and complex ones by underflow.
 */
export const carried = <S>({ scalar, name, dyadics, parts, ulps }: Subject<S>) => {
  const { fromNumber, real } = scalar
  const isZero = (a: S): boolean => parts(a).every(part => part === 0)
  const follows = (f: Name, x: number, n: S): Verdict => {
    const slope = slopes[f](number(x))
    const value = parts(fromNumber(boundedScalar[f](number(x)).value))
    const expected = parts(n).map((part, i) => slope.value * part + (value[i] ?? 0))
    return expected.every(Number.isFinite)
      ? compareValues({
          names: expected.map((_, i) => `part ${i} of ${f}(${x} + n)`),
          left: { name, values: parts(scalar[f](scalar.add(fromNumber(x), n))) },
          right: { name: 'f(x) + f′(x)·n', values: expected },
          tolerance: i =>
            ulps * Number.EPSILON * Math.abs(expected[i] ?? 0) +
            2 * slope.error * Math.abs(parts(n)[i] ?? 0) +
            2 ** -1070
        })
      : unchecked('not finite')
  }
  return law({
    name: 'f(x + n) = f(x) + f′(x)·n',
    statement: `where n² = 0 and n has no real part, f(x + n) = f(x) + f′(x)·n in every part, to ${ulps}·ε, f each of ${functions.join(', ')}`,
    source: 'Taylor’s theorem; the definition of dual numbers',
    arbitrary: fc.tuple(everywhere, dyadics),
    check: ([numbers, a]) => {
      const whole = scalar.sub(a, fromNumber(real(a)))
      const n = isZero(scalar.mul(whole, whole)) ? whole : scalar.mul(whole, fromNumber(tiny))
      return isZero(whole)
        ? pass() // a number of a real part alone: there is nothing to carry along
        : isZero(n) || !isZero(scalar.mul(n, n))
          ? unchecked('nothing compared')
          : all(numbers.flatMap(x => functions.map(f => follows(f, x, n))))
    }
  })
}

/** The law that functions undo each other, in every part, where they have a value. */
export const undone = <S>({ scalar, dyadics, parts, ulps, name }: Subject<S>) => {
  const nearly = (what: string, left: S, right: S): Verdict => {
    const [a, b] = [parts(left), parts(right)]
    const scale = Math.max(1, ...a.map(Math.abs), ...b.map(Math.abs))
    return a.some(Number.isNaN)
      ? unchecked('not finite')
      : compareValues({
          names: a.map((_, i) => `part ${i} of ${what}`),
          left: { name, values: a },
          right: { name: 'the number', values: b },
          // what is undone has been made larger or smaller by a few hundred times on the way
          tolerance: () => 256 * ulps * Number.EPSILON * scale * scale
        })
  }
  return law({
    name: 'functions undo each other',
    statement: '√a·√a = a, e^(log a) = a, e^(log1p a) = 1 + a and (a / b)·b = a, in every part, where there is a value',
    source: 'the definition of Scalar: a function without a value is NaN',
    arbitrary: fc.tuple(dyadics, dyadics),
    check: ([a, b]) => {
      const root = scalar.sqrt(a)
      return all([
        nearly('√a·√a', scalar.mul(root, root), a),
        nearly('e^(log a)', scalar.exp(scalar.log(a)), a),
        nearly('e^(log1p a)', scalar.exp(scalar.log1p(a)), scalar.add(scalar.one, a)),
        Math.abs(scalar.real(b)) < 0.25
          ? unchecked('nothing compared')
          : nearly('(a / b)·b', scalar.mul(scalar.div(a, b), b), a)
      ])
    }
  })
}
