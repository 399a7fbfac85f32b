/** Programs that replace what they still read: what is written must not be read as if it were old. */
import { describe, expect, it } from 'vitest'
import { compiled } from '../../../src/engine/internal/compile/compile.ts'
import { newBuild, type Build } from '../../../src/engine/internal/graph/build.ts'
import type { Letters, StepNode } from '../../../src/engine/internal/graph/node.ts'
import { started } from '../../../src/engine/internal/run/machine.ts'

type Leaf = 'W' | 'A' | 'v'
type Values = Readonly<Record<Leaf, readonly number[]>>

/** Nodes of square matrices W and A and of a vector v. */
interface Nodes extends Build, Readonly<Record<Leaf, StepNode>> {
  readonly mul: (letters: Letters, a: StepNode, b: StepNode) => StepNode
}

const matMul: Letters = ['rk', 'kc', 'rc']
const sizes = [1, 4, 21]

const valuesOf = (n: number): Values => {
  const some = (count: number, seed: number) => Array.from({ length: count }, (_, k) => Math.sin(seed + 1.7 * k))
  return { W: some(n * n, 1), A: some(n * n, 2), v: some(n, 3) }
}

/** The leaves after a run. */
const run = (n: number, program: (nodes: Nodes) => Readonly<Partial<Record<Leaf, StepNode>>>, straight: number) => {
  const build = newBuild()
  const leaf = (name: Leaf, extents: readonly number[]) => build.make('leaf', extents, [], { name, batched: false })
  const leaves = { W: leaf('W', [n, n]), A: leaf('A', [n, n]), v: leaf('v', [n]) }
  const mul = (letters: Letters, a: StepNode, b: StepNode): StepNode =>
    build.product(letters, letters[2].length === 1 ? [n] : [n, n], a, b)
  const outputs = new Map(Object.entries(program({ ...build, ...leaves, mul })))
  const options = { width: 64, fused: false, fuse: true, ride: true, straight, place: 0 } as const
  const machine = started([
    compiled({ make: build.make, outputs, leaves: Object.values(leaves), examples: 1, history: [] }, options)
  ])
  const values = valuesOf(n)
  for (const { name, extents } of Object.values(leaves))
    // proof: the leaves have these names
    machine.set(name, extents, values[name as Leaf], 0)
  machine.run(1)
  return (name: Leaf): readonly number[] => [...machine.get(name, leaves[name].extents)()]
}

/** Σₖ a(r, k)·b(k, c) */
const product = (n: number, a: (r: number, k: number) => number, b: (k: number, c: number) => number, columns = n) =>
  Array.from({ length: n * columns }, (_, place) => {
    const [r, c] = [Math.floor(place / columns), place % columns]
    return Array.from({ length: n }, (_, k) => a(r, k) * b(k, c)).reduce((sum, x) => sum + x, 0)
  })

const isClose = (got: readonly number[], wanted: readonly number[]): void => {
  expect(got).toHaveLength(wanted.length)
  got.forEach((x, k) => expect(x).toBeCloseTo(wanted[k] ?? NaN, 12))
}

describe.each([
  ['kernels', 0],
  ['straight code', Infinity]
] as const)('%s', (_, straight) => {
  describe.each(sizes)('of %i rows', n => {
    const values = valuesOf(n)
    const at =
      (name: Leaf, turned = false) =>
      (r: number, c: number): number =>
        values[name][turned ? c * n + r : r * n + c] ?? NaN
    const old = (name: Leaf, place: number): number => values[name][place] ?? NaN

    it('a product that begins from its own first operand', () => {
      const after = run(
        n,
        ({ W, A, mul, elementwise }) => ({ W: elementwise('plus', [W, mul(matMul, W, A)]) }),
        straight
      )
      isClose(
        after('W'),
        product(n, at('W'), at('A')).map((x, k) => old('W', k) + x)
      )
    })

    it('a product in the place of its second operand, and of its first one, transposed', () => {
      isClose(run(n, ({ W, A, mul }) => ({ W: mul(matMul, A, W) }), straight)('W'), product(n, at('A'), at('W')))
      const turned = run(n, ({ W, A, mul, transpose }) => ({ W: mul(matMul, transpose(W), A) }), straight)
      isClose(turned('W'), product(n, at('W', true), at('A')))
    })

    it('what rides on a product, in the place of an operand', () => {
      const after = run(n, ({ W, A, mul, elementwise }) => ({ W: elementwise('exp', [mul(matMul, A, W)]) }), straight)
      isClose(
        after('W').map(x => x / Math.exp(n)),
        product(n, at('A'), at('W')).map(x => Math.exp(x - n))
      )
    })

    it('a matrix times a vector, in the place of the vector', () => {
      const after = run(
        n,
        ({ W, v, mul, elementwise }) => ({ v: elementwise('plus', [v, mul(['rc', 'c', 'r'], W, v)]) }),
        straight
      )
      isClose(
        after('v'),
        product(n, at('W'), k => old('v', k), 1).map((x, k) => old('v', k) + x)
      )
    })

    it('a product whose place is read, as it was, by what rides on it', () => {
      const after = run(
        n,
        ({ W, A, mul, elementwise }) => {
          const square = mul(matMul, A, A)
          return { W: square, A: elementwise('where', [elementwise('times', [W, square]), square, W]) }
        },
        straight
      )
      const square = product(n, at('A'), at('A'))
      isClose(after('W'), square)
      isClose(
        after('A'),
        square.map((x, k) => (old('W', k) * x > 0 ? x : old('W', k)))
      )
    })

    it('a vector put together anew of what is computed and of a part of what it was', () => {
      const half = Math.floor(n / 2)
      const after = run(
        n,
        ({ W, A, v, mul, stack, slice }) => {
          if (half === 0) return { v: mul(['rc', 'c', 'r'], W, v) }
          const first = slice(mul(['rc', 'c', 'r'], A, v), 0, n - half)
          return { v: stack([first, slice(v, 0, half)]) }
        },
        straight
      )
      const first = product(n, half === 0 ? at('W') : at('A'), k => old('v', k), 1)
      isClose(after('v'), [...first.slice(0, n - half), ...values.v.slice(0, half)])
    })

    it('two that take each other’s place, and one that reads both', () => {
      const after = run(
        n,
        ({ W, A, v, mul }) => ({ W: A, A: W, v: mul(['rc', 'c', 'r'], mul(matMul, W, A), v) }),
        straight
      )
      isClose(after('W'), values.A)
      isClose(after('A'), values.W)
      const both = product(n, at('W'), at('A'))
      isClose(
        after('v'),
        product(
          n,
          (r, k) => both[r * n + k] ?? NaN,
          k => old('v', k),
          1
        )
      )
    })
  })
})
