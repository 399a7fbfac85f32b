/**
 * What is done with the lanes of one vector.
 */
import type { Code, Local } from './code.ts'
import type { Vectors } from './vector.ts'

/** The lanes of a vector, as one number in every lane. */
export const acrossLanes = (v: Vectors, value: Local, join: (a: Code, b: Code) => Code): Code =>
  v.lanes === 2
    ? join(value.get, v.shuffle(value.get, value.get, [1, 0]))
    : [
        value.set(join(value.get, v.shuffle(value.get, value.get, [2, 3, 0, 1]))),
        join(value.get, v.shuffle(value.get, value.get, [1, 0, 3, 2]))
      ]

/** The first lanes of a vector, so many, and those of another one in the rest. */
export const firstLanes = (v: Vectors, value: Code, rest: Code, count: number): Code =>
  v.shuffle(
    value,
    rest,
    Array.from({ length: v.lanes }, (_, lane) => (lane < count ? lane : v.lanes + lane))
  )
