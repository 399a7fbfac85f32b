/** The text reading: parentheses by hand, and the text evaluated against the real reading. */
import fc from 'fast-check'
import { pipe } from 'fp-ts/lib/function.js'
import { describe, expect, it } from 'vitest'
import type { Algebra } from '../../../src/algebra/algebra.ts'
import type { Expr, Num } from '../../../src/algebra/expr.ts'
import { real } from '../../../src/algebra/real.ts'
import { text } from '../../../src/algebra/text.ts'
import { matrix, vector, type Tensor } from '../../../src/tensor/tensor.ts'
import { at, evaluate, type Value } from './text-evaluator.ts'

const sizes = { a: 2, b: 2, c: 2, x: 3, W: [2, 3], V: [2, 3] } as const
type Inputs = Parameters<
  ReturnType<Parameters<ReturnType<typeof text<{ a: 2; b: 2; c: 2; x: 3; W: [2, 3]; V: [2, 3] }>>>[0]>
>[0]
const read = (f: (algebra: Algebra, inputs: Inputs) => Num | { readonly size: unknown }) =>
  text<{ a: 2; b: 2; c: 2; x: 3; W: [2, 3]; V: [2, 3] }>({ ...sizes, W: [2, 3], V: [2, 3] })(algebra => inputs => ({
    y: f(algebra, inputs) as Num
  }))

describe('parentheses of the text', () => {
  it.each<[string, Parameters<typeof read>[0]]>([
    ['a − (b − c)', ({ subtract }, { a, b, c }) => subtract(subtract(c)(b))(a)],
    ['a − b − c', ({ subtract }, { a, b, c }) => subtract(c)(subtract(b)(a))],
    ['a + (b + c)', ({ add }, { a, b, c }) => add(add(c)(b))(a)],
    ['(a + b) ⊙ c', ({ add, hadamard }, { a, b, c }) => hadamard(c)(add(b)(a))],
    ['Σ(c)·(a + b)', ({ add, scale, sum }, { a, b, c }) => scale(sum(c))(add(b)(a))],
    ['−(a + b)', ({ add, map, negate }, { a, b }) => map(negate)(add(b)(a))],
    ['−a + b', ({ add, map, negate }, { a, b }) => add(b)(map(negate)(a))],
    ['a + (−b)', ({ add, map, negate }, { a, b }) => add(map(negate)(b))(a)],
    ['−a ⊙ b', ({ hadamard, map, negate }, { a, b }) => map(negate)(hadamard(b)(a))],
    ['a ⊙ (−b)', ({ hadamard, map, negate }, { a, b }) => hadamard(map(negate)(b))(a)],
    ['−(−a)', ({ map, negate }, { a }) => map(x => negate(negate(x)))(a)],
    ['a / (b ⊙ c)', ({ zipWith, over, hadamard }, { a, b, c }) => zipWith(over)(hadamard(c)(b))(a)],
    ['(a / b) ⊙ c', ({ zipWith, over, hadamard }, { a, b, c }) => hadamard(c)(zipWith(over)(b)(a))],
    ['(a / b) / c', ({ zipWith, over }, { a, b, c }) => zipWith(over)(c)(zipWith(over)(b)(a))],
    ['(Wᵀ·c) ⊙ x', ({ transposedMatVec, hadamard }, { W, c, x }) => hadamard(x)(transposedMatVec(W)(c))],
    ['W·x + a', ({ matVec, add }, { W, x, a }) => pipe(x, matVec(W), add(a))],
    ['W·(x + x)', ({ matVec, add }, { W, x }) => matVec(W)(add(x)(x))],
    ['(W + V)ᵀ·c', ({ transposedMatVec, add }, { W, V, c }) => transposedMatVec(add(V)(W))(c)],
    ['(−W)·x', ({ matVec, map, negate }, { W, x }) => matVec(map(negate)(W))(x)],
    ['−W ⊙ V', ({ hadamard, map, negate }, { W, V }) => hadamard(V)(map(negate)(W))],
    ['c·xᵀ', ({ outer }, { c, x }) => outer(c)(x)],
    ['2·(c·xᵀ)', ({ outer, scale, num }, { c, x }) => scale(num(2))(outer(c)(x))],
    ['W·Vᵀ·c', ({ matVec, matMul, transpose }, { W, V, c }) => matVec(matMul(W)(transpose(V)))(c)],
    ['W·(Vᵀ·c)', ({ matVec, transposedMatVec }, { W, V, c }) => matVec(W)(transposedMatVec(V)(c))],
    ['W ⊙ W', ({ hadamard }, { W }) => hadamard(W)(W)],
    ['(a + b)²', ({ map, times, add }, { a, b }) => map(x => times(x, x))(add(b)(a))],
    ['√a + √(a + b)', ({ map, sqrt, add }, { a, b }) => add(map(sqrt)(add(b)(a)))(map(sqrt)(a))],
    ['1.5·a − 2', ({ map, minus, times, num }, { a }) => map(x => minus(times(num(1.5), x), num(2)))(a)],
    ['−1.5·a', ({ map, times, num }, { a }) => map(x => times(num(-1.5), x))(a)],
    ['a·(−1.5)', ({ map, times, num }, { a }) => map(x => times(x, num(-1.5)))(a)],
    ['a + 10⁻⁸', ({ map, plus, num }, { a }) => map(x => plus(x, num(1e-8)))(a)],
    ['(1.5 × 10⁻⁷)·a', ({ scale, num }, { a }) => scale(num(1.5e-7))(a)],
    ['max(0, a)', ({ map, where, num }, { a }) => map(x => where(x, x, num(0)))(a)],
    ['|a|', ({ map, where, negate }, { a }) => map(x => where(x, x, negate(x)))(a)],
    [
      '{a if a > 0, 0.01·a otherwise}',
      ({ map, where, times, num }, { a }) => map(x => where(x, x, times(num(0.01), x)))(a)
    ],
    [
      '{1 if a > 0, −1 if a < 0, 0 otherwise}',
      ({ map, where, negate, num }, { a }) => map(x => where(x, num(1), where(negate(x), num(-1), num(0))))(a)
    ],
    ['a − mean(a)', ({ map, mean, minus }, { a }) => map(x => minus(x, mean(a)))(a)],
    ['⟨a, b⟩·c', ({ dot, scale }, { a, b, c }) => scale(dot(b)(a))(c)],
    ['softmax(a) − b', ({ softmax, subtract }, { a, b }) => subtract(b)(softmax(a))],
    ['[a, x]', ({ concat }, { a, x }) => concat(x)(a)],
    ['x[1…2]', ({ splitAt }, { x }) => splitAt(2, 1)(x as never)[0]],
    ['columnSums(W)', ({ columnSums }, { W }) => columnSums(W)],
    ['mapRows(r ↦ softmax(r), W)', ({ mapRows, softmax }, { W }) => pipe(W, mapRows(softmax))],
    [
      'scan((h, u) ↦ tanh(h + u), x, W)',
      ({ scan, add, map, tanh }, { x, W }) => scan(x, (h, u: Expr<3>) => map(tanh)(add(u)(h)))(W as never)
    ],
    ['map(u ↦ Σ(u·b), a)', ({ map, sum, scale }, { a, b }) => map(x => sum(scale(x)(b)))(a)],
    ['Σ(a)·b', ({ map, sum, times }, { a, b }) => map(y => times(sum(a), y))(b)],
    ['filled(3)', ({ map, num }, { a }) => map(() => num(3))(a)]
  ])('%s', (expected, f) => {
    expect(read(f).lines).toEqual([`y = ${expected}`])
  })

  it('tells alike products of one number with each component of another tensor', () => {
    const { lines } = read(({ map, sum, times }, { a, b }) => map(x => times(x, sum(map(y => times(x, y))(b))))(a))
    expect(lines).toEqual(['y = map(u ↦ u·Σ(u·b), a)'])
  })

  it('names what occurs twice, within a map as a function of its variable', () => {
    const { lines } = read(({ map, sum, times, exp, plus, scale }, { a, b }) =>
      map(x => {
        const total = exp(sum(scale(x)(b)))
        return plus(times(total, total), total)
      })(a)
    )
    expect(lines).toEqual(['t(u) = exp(Σ(u·b))', 'y = map(u ↦ t(u)² + t(u), a)'])
  })

  it('refuses what is of another reading, or of none', () => {
    expect(() => read(({ add }, { a }) => add(vector([1, 2]) as unknown as Expr<2>)(a))).toThrow(
      'expected a tensor of this equation; got another'
    )
    expect(() => read(({ map, plus }, { a }) => map(x => plus(x, 1 as unknown as Num))(a))).toThrow(
      'expected a number of this equation, such as num(1); got 1'
    )
    expect(() => read(({ map }, { a }) => map(x => `${x as unknown as string}` as unknown as Num)(a))).toThrow(
      'expected operations of the algebra'
    )
    expect(() =>
      read(({ map, scale }, { a, b }) => {
        const escaped: Num[] = []
        map(x => (escaped.push(x), x))(a)
        return scale(at(escaped, 0))(b)
      })
    ).toThrow('expected an equation whose numbers stay in their map; got one that left it')
  })

  it('checks sizes as every reading does', () => {
    expect(() => read(({ dot }, { a, x }) => dot(x as unknown as Expr<2>)(a))).toThrow(
      "Type '2' is not assignable to type '3'"
    )
  })
})

describe('size of the text', () => {
  it('is linear in the number of different parts: a chain of residual blocks', () => {
    const chain = (blocks: number) =>
      text({ x: 2, W: [2, 2] })(({ add, map, tanh, matVec }) => ({ x, W }) => ({
        y: Array.from({ length: blocks }).reduce<Expr<2>>(h => add(map(tanh)(matVec(W)(h)))(h), x)
      })).lines
    expect(chain(2)).toEqual(['t = x + tanh(W·x)', 'y = t + tanh(W·t)'])
    expect(chain(30)).toHaveLength(30)
    expect(chain(30).join('\n').length).toBeLessThan(30 * 25)
    expect(chain(3000)).toHaveLength(3000)
  })

  it('parts what is nested deep without repetition', () => {
    const { lines } = read(({ map, tanh }, { a }) => Array.from({ length: 25 }).reduce<Expr<2>>(h => map(tanh)(h), a))
    expect(lines).toHaveLength(3)
    expect(lines.every(line => line.length < 90)).toBe(true)
  })

  it('takes other names than those that are taken', () => {
    const { lines } = text({ t: 2 })(({ dot, add, map, exp }) => ({ t }) => {
      const twice = map(exp)(add(t)(t))
      return { y: dot(twice)(twice) }
    })
    expect(lines).toEqual(['t′ = exp(t + t)', 'y = ⟨t′, t′⟩'])
  })
})

/** A recipe of a vector of two components, read by any algebra: choices are taken one after the other. */
const recipe =
  (choices: readonly number[]) =>
  (algebra: Algebra, { a, b, c, x, W, V }: Inputs): Expr<2> => {
    let next = 0
    const choose = (count: number): number => at(choices, next++ % choices.length) % count
    const { num, plus, minus, times, over, negate, exp, log, sqrt, tanh, sigmoid, softplus, where } = algebra
    const unaries: readonly ((z: Num) => Num)[] = [
      negate,
      exp,
      log,
      sqrt,
      tanh,
      sigmoid,
      softplus,
      algebra.expm1,
      algebra.log1p,
      algebra.erf,
      algebra.erfc,
      algebra.sin,
      algebra.cos,
      z => times(z, z),
      z => where(z, z, num(0)),
      z => where(z, z, negate(z)),
      z => where(negate(z), num(1), z)
    ]
    const binaries = [plus, minus, times, over]
    const constants = [0.5, -2, 1e-7, 3e6, -1.25e-5, 0.1]
    const one = (depth: number): ((z: Num) => Num) => {
      const kind = depth <= 0 ? 0 : choose(4)
      if (kind === 0) return at(unaries, choose(unaries.length))
      const [f, g] = [one(depth - 1), one(depth - 1)]
      const k = num(at(constants, choose(constants.length)))
      const op = at(binaries, choose(binaries.length))
      return kind === 1 ? z => op(f(z), g(z)) : kind === 2 ? z => op(k, f(z)) : z => where(f(z), z, g(z))
    }
    const number = (depth: number): Num => {
      const t = vectorOf(depth - 1)
      const all = [algebra.sum, algebra.max, algebra.mean, algebra.dot(vectorOf(depth - 2))]
      return at(all, choose(all.length))(t)
    }
    const matrixOf = (depth: number): Expr<[2, 3]> => {
      const kind = depth <= 0 ? choose(2) : choose(5)
      if (kind < 2) return kind === 0 ? W : V
      if (kind === 2) return algebra.outer(vectorOf(depth - 1))(x)
      return kind === 3
        ? algebra.hadamard(matrixOf(depth - 1))(matrixOf(depth - 1))
        : algebra.map(one(1))(matrixOf(depth - 1))
    }
    const pairwise = (f: (y: Num) => Num, over: Expr<2>) =>
      algebra.map(z => algebra.sum(algebra.map(y => minus(f(y), z))(over)))
    const made: Expr<2>[] = [a, b, c]
    const vectorOf = (depth: number): Expr<2> => {
      const kind = depth <= 0 ? 0 : choose(8)
      if (kind === 0) return at(made, choose(made.length))
      const t = vectorOf(depth - 1)
      const result =
        kind === 1
          ? algebra.map(one(2))(t)
          : kind === 2
            ? algebra.zipWith(at(binaries, choose(4)))(vectorOf(depth - 1))(t)
            : kind === 3
              ? algebra.matVec(matrixOf(depth - 1))(algebra.transposedMatVec(matrixOf(depth - 1))(t))
              : kind === 4
                ? algebra.scale(number(depth))(t)
                : kind === 5
                  ? pairwise(one(1), vectorOf(depth - 2))(t)
                  : kind === 6
                    ? algebra.splitAt(2, 2)(algebra.concat(t)(vectorOf(depth - 1)) as never)[0]
                    : algebra.rowSums(matrixOf(depth - 1))
      made.push(result as Expr<2>)
      return result as Expr<2>
    }
    return vectorOf(5)
  }

const entry = fc.integer({ min: -3000, max: 3000 }).map(n => n / 1000)

describe('the text, evaluated', () => {
  it('gives the very digits of the real reading', () => {
    let [finite, long] = [0, 0]
    const check = fc.property(
      fc.array(fc.nat(2519), { minLength: 30, maxLength: 90 }),
      fc.array(entry, { minLength: 21, maxLength: 21 }),
      (choices, e) => {
        const [a, b, c, x] = [e.slice(0, 2), e.slice(2, 4), e.slice(4, 6), e.slice(6, 9)] as const
        const [W, V] = [
          [e.slice(9, 12), e.slice(12, 15)],
          [e.slice(15, 18), e.slice(18, 21)]
        ] as const
        const tensors = {
          a: vector(a as never),
          b: vector(b as never),
          c: vector(c as never),
          x: vector(x as never),
          W: matrix(W as never),
          V: matrix(V as never)
        }
        const f = recipe(choices)
        const expected = [...(f(real, tensors as unknown as Inputs) as unknown as Tensor<2>)]
        const { lines } = read(f)
        const values: Readonly<Record<string, Value>> = { a, b, c, x, W, V }
        if (expected.every(Number.isFinite)) finite++
        if (lines.join('').length > 100) long++
        expect(pair(evaluate(lines, values).get('y') as Value), lines.join('\n')).toEqual(expected.map(sameZero))
      }
    )
    fc.assert(check, { numRuns: 2000 })
    expect(finite).toBeGreaterThan(500)
    expect(long).toBeGreaterThan(500)
  })

  it('of functions that have a name agrees with the real reading', () => {
    const parts = [
      (algebra: Algebra, { a }: Inputs) => algebra.softmax(a),
      (algebra: Algebra, { a }: Inputs) => algebra.negativeLogSoftmax(a),
      (algebra: Algebra, { a, b }: Inputs) => algebra.scale(algebra.logSumExp(a))(b)
    ]
    for (const f of parts) {
      const inputs = { a: vector([0.5, -1.25]), b: vector([3, 4]) } as unknown as Inputs
      const expected = [...(f(real, inputs) as unknown as Tensor<2>)]
      const got = evaluate(read(f).lines, { a: [0.5, -1.25], b: [3, 4] }).get('y') as readonly number[]
      got.forEach((value, k) => expect(value).toBeCloseTo(at(expected, k), 14))
    }
  })
})

const sameZero = (value: number): number => (value === 0 ? 0 : value)

/** A number where a vector is meant is the number in each place. */
const pair = (value: Value): readonly number[] =>
  (typeof value === 'number' ? [value, value] : (value as readonly number[])).map(sameZero)
