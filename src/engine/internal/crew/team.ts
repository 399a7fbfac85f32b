/**
 * The programs of a machine, run by this thread and by those that help it.
 */
import { defect } from '../../../tensor/internal/defect.ts'
import type { Crew } from './crew.ts'
import type { Job } from './job.ts'
import { newPace, type Pace } from './pace.ts'
import { changed, words, work, type Own } from './work.ts'

/** A program as this thread has it. */
export interface Member {
  readonly own: Own
  /** Runs it alone, so many times. */
  readonly alone: (times: number) => void
  /** Writes down the numbers of a run at a place. */
  readonly note: (place: number) => void
}

export interface Team {
  readonly run: (program: number, times: number) => void
}

/** Naps without any ticket done after which one is given up: a thread that holds it is no more. */
const mostNaps = 600

/** The team that helpers are with: until another one calls them, so that a training step by step need not call them again and again. */
let current: Team | undefined

/** Runs a program once; this thread works with the others. */
const together = (
  state: Int32Array,
  program: number,
  programs: readonly Own[],
  ring: () => void,
  patience: number
): void => {
  const base = Atomics.load(state, words.next)
  const end = (base + programs[program]!.calls.length) | 0
  Atomics.store(state, words.program, program)
  Atomics.store(state, words.base, base)
  Atomics.store(state, words.end, end)
  ring()
  let naps = 0
  const wait = (seen: number): void => {
    naps = changed(state, words.done, seen) ? 0 : naps + 1
    if (naps > patience) Atomics.store(state, words.failed, 1)
  }
  work(state, programs, wait)
  for (let seen = Atomics.load(state, words.done); seen !== end; seen = Atomics.load(state, words.done)) {
    if (Atomics.load(state, words.failed) !== 0)
      return defect('expected every thread to do what it had taken; got one that did not')
    wait(seen)
  }
}

/** A team for a machine. `pitch` is from the place of a run's numbers to the next one's. */
export const newTeam = (
  crew: Crew,
  helpers: number,
  job: Job,
  members: readonly Member[],
  pitch: number,
  pace: Pace = newPace(),
  patience = mostNaps
): Team => {
  const { state } = job
  const programs = members.map(({ own }) => own)
  const team: Team = {
    run: (program, times) => {
      const { alone, note } = members[program]!
      const start = performance.now()
      if (pace.together()) {
        if (current !== team) crew.send(helpers, job)
        current = team
        for (let run = 0; run < times; run++) {
          together(state, program, programs, crew.ring, patience)
          note(run * pitch)
        }
      } else alone(times)
      pace.took((performance.now() - start) / times)
    }
  }
  return team
}
