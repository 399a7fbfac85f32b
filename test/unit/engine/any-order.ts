import { expect } from 'vitest'
import type { Compiled } from '../../../src/engine/internal/compile/compile.ts'
import { gapsOf } from './gaps.ts'
import { functionsOf, numbersFrom, valuesIn } from './machines.ts'

/** A step, the tickets of each phase in an order of their own; what lies between values is not touched. */
export const inAnyOrder = (program: Compiled, seed: number) => {
  const {
    memory: { buffer: memory },
    exports
  } = functionsOf(program)
  const gaps = gapsOf(program.places, memory.byteLength)
  const bytes = new Uint8Array(memory)
  for (const [from, to] of gaps) bytes.fill(0xa5, from, to)
  const { calls, opens } = program.tickets ?? { calls: [], opens: [] }
  const next = numbersFrom(seed)
  const order = calls.map((ticket, k) => ({ ticket, phase: opens[k] ?? 0, place: next() }))
  for (const { ticket } of order.toSorted((a, b) => a.phase - b.phase || a.place - b.place))
    exports[ticket[0]]?.(ticket[1])
  expect(gaps.every(([from, to]) => bytes.subarray(from, to).every(byte => byte === 0xa5))).toBe(true)
  return valuesIn(program, memory)
}
