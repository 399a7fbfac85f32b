/**
 * How kernels are cut: along the examples where each has a value of its own, else along the rows of the value. What is summed over is never cut.
 */
import { contract, type Finish } from '../kernel/contract.ts'
import { gemmOf, startOf } from '../kernel/gemm.ts'
import { planOf, type Loop, type Nest } from '../kernel/nest.ts'
import { partOfNest, type Part } from '../kernel/part.ts'
import { call, dropped, f64, type Code, type Fresh } from '../wasm/code.ts'
import type { Context, Kernel, Movable } from './context.ts'

/** The code of a kernel, and how it is cut. */
export type Pieces = Pick<Kernel, 'write' | 'cut' | 'movable'>

/** What is done with vectors of a value before they are stored, at addresses of its own, or at those that are given; some of them by their distance from the value. */
export interface Riding {
  readonly key: string
  readonly addresses: (value: number) => readonly number[]
  readonly finish: (fresh: Fresh, addresses?: readonly Code[]) => Finish
}

/** An address that is no other's, for what a value starts from elsewhere than in its own place. */
const elsewhere = 64

/** The code of a nest at any addresses. */
const movable = ({ vectors }: Context, nest: Nest, riding: Riding | undefined, keep: boolean): Movable => {
  const start = nest.start === undefined || nest.start === nest.c ? 0 : elsewhere
  const plain: Nest = {
    ...nest,
    a: 0,
    b: nest.b === undefined ? undefined : 0,
    c: 0,
    start: nest.start === undefined ? undefined : start
  }
  return {
    key: ['nest', JSON.stringify(plain), keep, riding?.key].join(' '),
    addresses: [nest.a, nest.b ?? 0, nest.c, (nest.start ?? 0) - start, ...(riding?.addresses(nest.c) ?? [])],
    write: (fresh, [a, b, c, from, ...rest]) =>
      contract(vectors, fresh, plain, riding?.finish(fresh, rest), keep, undefined, {
        a: a!,
        b: b!,
        c: c!,
        start: from!
      })
  }
}

const workOf = ({ outer, depth }: Nest): number => [...outer, ...depth].reduce((product, { size }) => product * size, 1)

/** The loop that a nest is cut along: over the examples, or the longest that fills no vectors. */
const loopOf = (nest: Nest, batched: boolean, bytes: number): Loop | undefined => {
  if (batched) return nest.outer.find(({ mark }) => mark === 'examples')
  const [planned, { columns, rows, others }] = planOf(nest, bytes)
  const longest = [rows, ...others].reduce<Loop | undefined>(
    (best, loop) => (loop !== undefined && loop !== columns && loop.size > (best?.size ?? 1) ? loop : best),
    undefined
  )
  return longest === undefined ? undefined : nest.outer[planned.outer.indexOf(longest)]
}

/** The pieces of nests that run one after the other; what comes after the last vectors is the `finish`. */
export const piecesOfNests = (
  context: Context,
  batched: boolean,
  nests: readonly Nest[],
  riding?: Riding,
  keep = true
): Pieces => {
  const { vectors } = context
  const loops = nests.map(nest => loopOf(nest, batched, vectors.bytes))
  const [first] = loops
  const sizes = new Set(loops.map(loop => loop?.size))
  const isCut = first !== undefined && sizes.size === 1
  return {
    cut: isCut
      ? {
          by: batched ? 'examples' : 'value',
          size: first.size,
          work: nests.reduce((sum, nest) => sum + workOf(nest), 0)
        }
      : undefined,
    write: (fresh: Fresh, part?: Part): Code =>
      nests.map((nest, k) => {
        const own = part === undefined ? nest : partOfNest(nest, loops[k]!, part.count)
        return contract(vectors, fresh, own, riding?.finish(fresh), riding === undefined || keep, part?.from)
      }),
    movable: nests.length === 1 ? movable(context, nests[0]!, riding, riding === undefined || keep) : undefined
  }
}

/** A product that is left to a function of the user's; nothing if it is none, or too small. */
const foreign = (context: Context, nest: Nest): Pieces | undefined => {
  const { vectors, outside, leastForeign } = context
  const gemm = workOf(nest) < leastForeign ? undefined : gemmOf(nest, vectors.bytes)
  if (gemm === undefined) return undefined
  // its place among the functions that the module calls; whoever runs the module puts the function there
  const place = outside.push(x => x) - 1
  context.foreign.set(place, { ...gemm, beta: nest.start === undefined ? 0 : 1 })
  const start = startOf(nest)
  return {
    write: fresh => [start === undefined ? [] : contract(vectors, fresh, start), dropped(call(place, f64(0)))],
    cut: undefined
  }
}

/** The pieces of a nest. */
export const piecesOfNest = (context: Context, batched: boolean, nest: Nest, riding?: Riding, keep = true): Pieces =>
  (riding === undefined ? foreign(context, nest) : undefined) ?? piecesOfNests(context, batched, [nest], riding, keep)
