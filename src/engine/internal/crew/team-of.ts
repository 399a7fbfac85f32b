/**
 * The team of a machine: its programs as this thread has them, and as they are sent to others.
 */
import type { Compiled } from '../compile/compile.ts'
import type { WasmMemory, WasmModule } from '../wasm/host.ts'
import { crewOf } from './crew.ts'
import { namesOf, type SentProgram } from './job.ts'
import { newTeam, type Member, type Team } from './team.ts'
import { ownOf, wordCount } from './work.ts'

/** A program in this thread. */
export interface Part {
  readonly compiled: Compiled
  readonly module: WasmModule
  readonly exports: Readonly<Record<string, unknown>>
}

/** Whether a program can be shared with other threads. */
export const isShareable = ({ tickets, outside }: Compiled): boolean =>
  tickets !== undefined && namesOf(outside) !== undefined

/** A team of so many helpers; nothing where a program is not to be shared, or the host gives no threads. */
export const teamOf = (memory: WasmMemory, parts: readonly Part[], helpers: number): Team | undefined => {
  const crew = crewOf(helpers)
  const members: Member[] = []
  const programs: SentProgram[] = []
  for (const { compiled, module, exports } of parts) {
    const { tickets, outside } = compiled
    const names = namesOf(outside)
    if (tickets === undefined || names === undefined) return undefined
    // proof: the module exports these functions, of one number
    const [alone, note] = [exports['runs'], exports['note']] as ((n: number) => void)[]
    members.push({ own: ownOf(tickets, exports), alone: alone!, note: note! })
    programs.push({ module, tickets, outside: names })
  }
  if (crew === undefined) return undefined
  const state = new Int32Array(new SharedArrayBuffer(4 * wordCount))
  return newTeam(crew, helpers, { memory, state, programs }, members, parts[0]!.compiled.history.pitch)
}
