/**
 * The arithmetic of dimensions against BigInt: a table of sums and products, small, random and next to every power of ten, as a
 * file of types that every compiler checks. One row is wrong on purpose, and must be the only error.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pipe } from 'fp-ts/lib/function.js'
import { dense, input, sigmoid, type ParameterCount } from 'lawgrad'
import { beforeAll, describe, expect, it } from 'vitest'
import { consumer } from './build.ts'
import { checkAll, root, versions, type Compiler, type Message } from './compile.ts'

/** Numbers below 2³² from a fixed seed. */
const random = (seed: number): (() => number) => {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state
  }
}

const next = random(20_240_501)
const upTo = (digits: number): bigint => (BigInt(next()) % 10n ** BigInt(digits)) + 1n
const times = <A>(count: number, make: (index: number) => A): readonly A[] =>
  Array.from({ length: count }, (_, index) => make(index))

type Row = readonly [operation: 'Sum' | 'Product', a: bigint, b: bigint]

const small: readonly Row[] = times(100, k => ['Sum', BigInt(Math.floor(k / 10) + 1), BigInt((k % 10) + 1)] as const)
const table: readonly Row[] = [
  ...small,
  ...small.map(([, a, b]) => ['Product', a, b] as const),
  ...times(15, k => ['Sum', 10n ** BigInt(k), 1n] as const),
  ...times(14, k => ['Sum', 10n ** BigInt(k + 1) - 1n, 1n] as const),
  ...times(14, k => ['Sum', 1n, 10n ** BigInt(k + 1) - 1n] as const),
  ...times(8, k => ['Product', 10n ** BigInt(k) - 1n || 1n, 10n ** BigInt(k) - 1n || 1n] as const),
  ...times(150, k => ['Sum', upTo((k % 9) + 1), upTo(((k * 7) % 9) + 1)] as const),
  ...times(100, k => ['Product', upTo((k % 6) + 1), upTo(((k * 5) % 6) + 1)] as const),
  ['Product', 50257n, 768n],
  ['Product', 31607n, 31607n],
  ['Product', 1n, 999_999_999_999_999n]
]

const value = ([operation, a, b]: Row): bigint => (operation === 'Sum' ? a + b : a * b)

/** Widths of networks whose parameters number up to 10⁹ and beyond. */
const networks: readonly (readonly bigint[])[] = [
  [1n, 1n],
  [784n, 30n, 10n],
  [784n, 800n, 800n, 10n],
  [50257n, 768n, 3072n, 768n, 50257n],
  [50000n, 20000n, 1n],
  ...times(20, () => times(2 + (next() % 4), () => upTo(4)))
]

const parametersOf = (widths: readonly bigint[]): bigint =>
  widths.slice(1).reduce((total, outputs, k) => total + outputs * ((widths[k] ?? 0n) + 1n), 0n)

const layersOf = (widths: readonly bigint[]): string =>
  widths
    .slice(1)
    .map((outputs, k) => `Dense<${widths[k]}, ${outputs}>, Sigmoid<${outputs}>`)
    .join(', ')

const rows = [
  ...table.map(row => `Is<${row[0]}<${row[1]}, ${row[2]}>, ${value(row)}>`),
  ...networks.map(
    widths =>
      `Is<ParameterCount<Network<${widths[0]}, ${widths.at(-1)}, [${layersOf(widths)}]>>, ${parametersOf(widths)}>`
  ),
  'Is<Sum<2, 2>, 5>'
]

const source = `import type { Dense, Network, ParameterCount, Product, Sigmoid, Sum } from 'lawgrad'
type Is<A extends B, B> = [A, B extends A ? true : Wrong<A>]
type Wrong<A> = { readonly wrong: A }
export type Rows = readonly [
  ${rows.join(',\n  ')}
]
type Rights<R extends readonly unknown[]> = { readonly [K in keyof R]: R[K] extends readonly [unknown, true] ? true : false }
export const rights: Rights<Rows> = [
  ${rows.map((_, index) => index < rows.length - 1).join(',\n  ')}
]
`

const found: Record<Compiler, readonly Message[]> = { '5.9': [], '6.0': [], '7.0': [] }

beforeAll(async () => {
  const folder = await consumer('arithmetic')
  writeFileSync(join(folder, 'index.ts'), source)
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({
      extends: join(root, 'tsconfig.json'),
      compilerOptions: { customConditions: [] },
      include: ['*.ts'],
      exclude: []
    })
  )
  Object.assign(found, await checkAll(folder))
}, 120_000)

describe('the arithmetic of dimensions', () => {
  it(`is right in ${rows.length - 1} rows, up to products of 15 digits, and the wrong row is found`, () => {
    const wrong = source.split('\n').findIndex(line => line.includes('Is<Sum<2, 2>, 5>')) + 1
    for (const version of versions) {
      expect(found[version].map(({ line, text }) => ({ line, text: text.split('\n')[0] }))).toEqual([
        { line: wrong, text: "Type '4' does not satisfy the constraint '5'." }
      ])
    }
  })

  it('counts the parameters of a network as its shape does', () => {
    const digits = pipe(input(784), dense(30), sigmoid, dense(10), sigmoid)
    const count: ParameterCount<typeof digits> = 23860
    expect(digits.shape.count).toBe(count)
    expect(BigInt(count)).toBe(parametersOf([784n, 30n, 10n]))
    const wide = pipe(input(31), dense(97), sigmoid, dense(1), dense(53))
    const wideCount: ParameterCount<typeof wide> = 3308
    expect(wide.shape.count).toBe(wideCount)
  })
})
