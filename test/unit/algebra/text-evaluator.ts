/**
 * Evaluates what the text reading prints: an oracle that knows the grammar of the text and nothing of the algebra.
 */
import {
  cos,
  erf,
  erfc,
  exp,
  expm1,
  log,
  log1p,
  sigmoid,
  sin,
  softplus,
  tanh
} from '../../../src/scalar/functions/numbers.ts'

/** A number, a vector, or a matrix by rows; a row vector is a matrix. */
export type Value = number | readonly number[] | readonly (readonly number[])[]
type Environment = ReadonlyMap<string, Value | ((args: readonly Value[]) => Value)>
type Evaluate = (environment: Environment) => Value

/** An item that is there. */
export const at = <A>(items: readonly A[], place: number): A => {
  const item = items[place]
  if (item === undefined) throw new Error(`expected an item at ${place} of ${items.length}`)
  return item
}

const isVector = (a: Value): a is readonly number[] => Array.isArray(a) && typeof a[0] === 'number'
const isMatrix = (a: Value): a is readonly (readonly number[])[] => Array.isArray(a) && Array.isArray(a[0])

const pointwise =
  (f: (...numbers: readonly number[]) => number) =>
  (...values: readonly Value[]): Value => {
    const long = values.filter(value => typeof value !== 'number')
    if (long.length === 0) return f(...(values as readonly number[]))
    const size = at(long, 0).length
    if (long.some(value => value.length !== size)) throw new Error('sizes differ')
    const place = (i: number) => values.map(value => (typeof value === 'number' ? value : at<Value>(value, i)))
    return Array.from({ length: size }, (_, i) => pointwise(f)(...place(i))) as Value
  }

const numbersOf = (a: Value): readonly number[] => (typeof a === 'number' ? [a] : a.flat())
const sumOf = (a: Value): number => numbersOf(a).reduce((sum, x) => sum + x, 0)
const greatest = (a: Value): number => numbersOf(a).reduce((m, x) => (Number.isNaN(m) || x <= m ? m : x))
const inner = (a: readonly number[], b: readonly number[]): number => a.reduce((sum, x, k) => sum + x * at(b, k), 0)
const transposed = (a: Value): Value => {
  if (isMatrix(a)) return at(a, 0).map((_, c) => a.map(row => at(row, c)))
  if (isVector(a)) return [a]
  throw new Error('a number has no transpose')
}

const multiplied = (a: Value, b: Value): Value => {
  if (typeof a === 'number' || typeof b === 'number') return pointwise((x, y) => x * y)(a, b)
  if (isMatrix(a) && isVector(b)) return a.map(row => inner(row, b))
  if (isMatrix(b)) {
    const rows = isMatrix(a) ? a : (a as readonly number[]).map(x => [x])
    const columns = transposed(b) as readonly (readonly number[])[]
    return rows.map(row => columns.map(column => inner(row, column)))
  }
  throw new Error('no product of two vectors')
}

const logSumExp = (a: Value): number => {
  const m = greatest(a)
  return m + log(numbersOf(a).reduce((sum, x) => sum + exp(x - m), 0))
}

const functions: Readonly<Record<string, (...values: readonly Value[]) => Value>> = {
  exp: pointwise(x => exp(x)),
  expm1: pointwise(x => expm1(x)),
  log: pointwise(x => log(x)),
  log1p: pointwise(x => log1p(x)),
  tanh: pointwise(x => tanh(x)),
  erf: pointwise(x => erf(x)),
  erfc: pointwise(x => erfc(x)),
  sin: pointwise(x => sin(x)),
  cos: pointwise(x => cos(x)),
  sigmoid: pointwise(x => sigmoid(x)),
  softplus: pointwise(x => softplus(x)),
  max: (...values) =>
    values.length === 1 ? greatest(at(values, 0)) : pointwise((a, b) => (b <= a ? a : b))(at(values, 0), at(values, 1)),
  Σ: a => sumOf(a),
  mean: a => sumOf(a) / numbersOf(a).length,
  softmax: a => {
    const m = greatest(a)
    const powers = pointwise(x => exp(x - m))(a)
    return pointwise(x => x / sumOf(powers))(powers)
  },
  logSumExp: a => logSumExp(a),
  negativeLogSoftmax: a => pointwise(x => logSumExp(a) - x)(a),
  filled: a => a,
  rowSums: a => (a as readonly (readonly number[])[]).map(sumOf),
  columnSums: a => (transposed(a) as readonly (readonly number[])[]).map(sumOf)
}

const raised = '⁰¹²³⁴⁵⁶⁷⁸⁹'
const number = /^(?:(\d+(?:\.\d+)?) × )?10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)|^\d+(?:\.\d+)?/u
const word = /^[∂Δ]?(?:(?!ᵀ)[\p{L}\d′])+[₀-₉]*/u

/** A reader of one expression. */
const reader = (text: string) => {
  let rest = text
  const take = (token: string): boolean => {
    if (!rest.startsWith(token)) return false
    rest = rest.slice(token.length)
    return true
  }
  const expect = (token: string): void => {
    if (!take(token)) throw new Error(`expected ${token} at ${rest} of ${text}`)
  }
  const apply =
    (f: (...values: readonly Value[]) => Value, ...args: readonly Evaluate[]): Evaluate =>
    environment =>
      f(...args.map(arg => arg(environment)))
  const sum = (): Evaluate => {
    let left = take('−')
      ? apply(
          pointwise(x => -x),
          product()
        )
      : product()
    for (;;) {
      if (take(' + '))
        left = apply(
          pointwise((a, b) => a + b),
          left,
          product()
        )
      else if (take(' − '))
        left = apply(
          pointwise((a, b) => a - b),
          left,
          product()
        )
      else return left
    }
  }
  const product = (): Evaluate => {
    let left = postfix()
    for (;;) {
      if (take('·')) left = apply(multiplied, left, postfix())
      else if (take(' ⊙ '))
        left = apply(
          pointwise((a, b) => a * b),
          left,
          postfix()
        )
      else if (take(' / '))
        left = apply(
          pointwise((a, b) => a / b),
          left,
          postfix()
        )
      else return left
    }
  }
  const postfix = (): Evaluate => {
    let base = atom()
    for (;;) {
      if (take('²'))
        base = apply(
          pointwise(x => x * x),
          base
        )
      else if (take('ᵀ')) base = apply(transposed, base)
      else {
        const slice = /^\[(\d+)…(\d+)\]/u.exec(rest)
        if (slice === null) return base
        expect(slice[0])
        base = apply(a => (a as readonly number[]).slice(Number(slice[1]) - 1, Number(slice[2])), base)
      }
    }
  }
  const list = (end: string): readonly Evaluate[] => {
    const items = [sum()]
    while (take(', ')) items.push(sum())
    expect(end)
    return items
  }
  const atom = (): Evaluate => {
    if (take('(')) return at(list(')'), 0)
    if (take('√'))
      return apply(
        pointwise(x => Math.sqrt(x)),
        atom()
      )
    if (take('|'))
      return apply(
        pointwise(x => Math.abs(x)),
        at(list('|'), 0)
      )
    if (take('⟨')) return apply((a, b) => inner(numbersOf(a), numbersOf(b)), ...list('⟩'))
    if (take('[')) return apply((a, b) => [...numbersOf(a), ...numbersOf(b)], ...list(']'))
    if (take('{')) return cases()
    const digits = number.exec(rest)
    if (digits !== null) {
      expect(digits[0])
      const exponent =
        digits[2] === undefined ? '' : `e${[...digits[2]].map(c => (c === '⁻' ? '-' : raised.indexOf(c))).join('')}`
      const value = Number(digits[2] === undefined ? digits[0] : `${digits[1] ?? 1}${exponent}`)
      return () => value
    }
    const name = word.exec(rest)?.[0]
    if (name === undefined) throw new Error(`expected an expression at ${rest} of ${text}`)
    expect(name)
    if (name === 'map') return mapping()
    if (!take('(')) return environment => environment.get(name) as Value
    const args = list(')')
    return environment => {
      const values = args.map(arg => arg(environment))
      const own = environment.get(name)
      const f = typeof own === 'function' ? (...all: readonly Value[]) => own(all) : functions[name]
      if (f === undefined) throw new Error(`expected a function; got ${name}`)
      return f(...values)
    }
  }
  const mapping = (): Evaluate => {
    expect('(')
    const variable = word.exec(rest)?.[0] ?? ''
    expect(`${variable} ↦ `)
    const args = list(')')
    return environment =>
      pointwise(x => at(args, 0)(new Map([...environment, [variable, x]])) as number)(at(args, 1)(environment))
  }
  /** A NaN takes the first piece. */
  const cases = (): Evaluate => {
    const value = sum()
    if (take(' otherwise}')) return value
    expect(' if ')
    const condition = sum()
    const above = take(' > 0, ')
    if (!above) expect(' < 0, ')
    return apply(
      pointwise((a, b, c) => ((above ? a <= 0 : a >= 0) ? c : b)),
      condition,
      value,
      cases()
    )
  }
  return {
    whole: (): Evaluate => {
      const value = sum()
      if (rest !== '') throw new Error(`expected the end at ${rest} of ${text}`)
      return value
    }
  }
}

/** The value of each line's name, lines read from the first to the last. */
export const evaluate = (lines: readonly string[], inputs: Readonly<Record<string, Value>>): Environment =>
  lines.reduce<Environment>(
    (environment, line) => {
      const [left, right] = line.split(' = ') as [string, string]
      const value = reader(right).whole()
      const [name, variables] = left.split(/[()]/u)
      const names = variables?.split(', ')
      return new Map([
        ...environment,
        [
          name ?? '',
          names === undefined
            ? value(environment)
            : (args: readonly Value[]) =>
                value(new Map([...environment, ...names.map((each, k): [string, Value] => [each, at(args, k)])]))
        ]
      ])
    },
    new Map(Object.entries(inputs))
  )
