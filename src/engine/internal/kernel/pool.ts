/**
 * The greatest of blocks of an image, the first of equal ones and a NaN before all, and its adjoint. Number by number.
 */
import { I32, plus, repeat, V128, zero, type Code, type Fresh, type Local } from '../wasm/code.ts'
import type { Vectors } from '../wasm/vector.ts'
import { times, type Part } from './part.ts'

/** An image of each example, and what it is pooled to. */
export interface Pooling {
  readonly examples: number
  readonly image: readonly [channels: number, height: number, width: number]
  readonly k: number
  /** Where images begin, and the bytes from one to the next. */
  readonly x: { readonly base: number; readonly pitch: number }
  readonly pooled: { readonly base: number; readonly pitch: number }
}

const offsetsOf = (v: Vectors, { image, k }: Pooling): readonly number[] =>
  Array.from({ length: k * k }, (_, place) => (Math.floor(place / k) * image[2] + (place % k)) * v.bytes)

/** Whether b comes in the place of a: it is greater, or a NaN where a is none. */
const succeeds = (v: Vectors, a: Local, b: Local): Code =>
  // a < b, or b is a NaN and a is not
  v.or(v.less(a.get, b.get), v.andNot(v.equal(a.get, a.get), v.equal(b.get, b.get)))

/** Runs `body` for each block, `x` at its first component and `pooled` at its value, both less their bases. */
const eachBlock = (
  v: Vectors,
  fresh: Fresh,
  { examples, image: [channels, height, width], k, x, pooled }: Pooling,
  { from, count }: Part = { from: zero, count: examples },
  body: (x: Local, pooled: Local) => Code
): Code => {
  const [exampleX, exampleP, rowX] = [fresh(I32), fresh(I32), fresh(I32)]
  const [blockX, blockP, counter] = [fresh(I32), fresh(I32), fresh(I32)]
  return [
    exampleX.set(times(from, x.pitch)),
    exampleP.set(times(from, pooled.pitch)),
    repeat(fresh, counter, zero, count, 1, [
      blockP.set(exampleP.get),
      repeat(fresh, rowX, exampleX.get, (channels * height) / k, k * width * v.bytes, [
        repeat(fresh, blockX, rowX.get, width / k, k * v.bytes, [
          body(blockX, blockP),
          blockP.set(plus(blockP.get, v.bytes))
        ])
      ]),
      exampleX.set(plus(exampleX.get, x.pitch)),
      exampleP.set(plus(exampleP.get, pooled.pitch))
    ])
  ]
}

/** pooled := the greatest of each block. */
export const maxPool = (v: Vectors, fresh: Fresh, pooling: Pooling, part?: Part): Code => {
  const [most, next] = [fresh(V128), fresh(V128)]
  const [first, ...others] = offsetsOf(v, pooling)
  return eachBlock(v, fresh, pooling, part, (x, pooled) => [
    most.set(v.splat(x.get, pooling.x.base + first!)),
    others.map(offset => [
      next.set(v.splat(x.get, pooling.x.base + offset)),
      most.set(v.select(succeeds(v, most, next), next.get, most.get))
    ]),
    v.storeLane(pooled.get, pooling.pooled.base, most.get, 0)
  ])
}

/** to := for each block its component of `pooled` where the greatest stood, zero elsewhere; `to` is as x is. */
export const unpool = (v: Vectors, fresh: Fresh, pooling: Pooling, to: number, part?: Part): Code => {
  const [most, next, cotangent, answer] = [fresh(V128), fresh(V128), fresh(V128), fresh(V128)]
  const offsets = offsetsOf(v, pooling)
  const wins = offsets.map(() => fresh(V128))
  const [first, ...others] = offsets
  return eachBlock(v, fresh, pooling, part, (x, pooled) => [
    cotangent.set(v.splat(pooled.get, pooling.pooled.base)),
    most.set(v.splat(x.get, pooling.x.base + first!)),
    // whoever comes in the place of the one before wins, until the next one does
    wins[0]!.set(v.equal(v.zero, v.zero)),
    others.map((offset, k) => [
      next.set(v.splat(x.get, pooling.x.base + offset)),
      answer.set(succeeds(v, most, next)),
      wins.slice(0, k + 1).map(win => win.set(v.andNot(win.get, answer.get))),
      wins[k + 1]!.set(answer.get),
      most.set(v.select(answer.get, next.get, most.get))
    ]),
    offsets.map((offset, k) => v.storeLane(x.get, to + offset, v.and(wins[k]!.get, cotangent.get), 0))
  ])
}
