/**
 * What a thread is told of a machine, so that it can help.
 */
import { cosineFar, sineFar } from '../../../scalar/functions/far.ts'
import type { Tickets } from '../compile/tickets.ts'
import type { WasmMemory, WasmModule } from '../wasm/host.ts'

/** The functions that modules call, by names that another thread knows, too. */
const outsiders: Readonly<Record<string, (x: number) => number>> = { cosineFar, sineFar }

/** A program, as it is sent. */
export interface SentProgram {
  readonly module: WasmModule
  readonly tickets: Tickets
  /** The functions that it calls, by name. */
  readonly outside: readonly string[]
}

export interface Job {
  readonly memory: WasmMemory
  readonly state: Int32Array
  readonly programs: readonly SentProgram[]
}

/** The names of functions; nothing if one has none. */
export const namesOf = (functions: readonly ((x: number) => number)[]): readonly string[] | undefined => {
  const names = functions.flatMap(f => Object.keys(outsiders).filter(name => outsiders[name] === f))
  return names.length === functions.length ? names : undefined
}

/** The functions of names. */
export const functionsOf = (names: readonly string[]): readonly ((x: number) => number)[] =>
  names.map(name => outsiders[name]!)
