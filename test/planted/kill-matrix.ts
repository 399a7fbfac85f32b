/**
 * The kill matrix: every law tried on every planted bug of its kind.
 */
import type { PlantedBug } from './bug.ts'
import { casesOf, firstFailure } from './internal/first-failure.ts'

/** A law, named with what it is about, for several kinds of laws have one named `purity`. */
export type LawName = { readonly about: string; readonly law: string }

/** A law that failed on a bug, and the case, from 1, that showed it. */
export type Kill = LawName & { readonly at: number }

/** What the laws said of a bug. */
export type BugRow = {
  readonly bug: Pick<PlantedBug, 'name' | 'cause' | 'kind'>
  /** The laws that were tried, each with how many cases. */
  readonly tried: readonly (LawName & { readonly cases: number })[]
  readonly kills: readonly Kill[]
}

/** Which laws fail on which bugs. */
export type KillMatrix = {
  readonly seed: number
  readonly runs: number
  readonly rows: readonly BugRow[]
  /** All laws that were tried. */
  readonly laws: readonly LawName[]
  /** Bugs on which no law fails. */
  readonly survivors: readonly string[]
  /** Laws that fail on no bug. */
  readonly vacuous: readonly LawName[]
}

export interface Trial {
  readonly seed: number
  readonly runs: number
  /** The most cases of a law that a bug is worth; none by default. */
  readonly most?: (bug: string, law: LawName) => number
}

/** Every law tried on a bug. Deterministic in the seed. */
export const tryBug =
  ({ seed, runs, most = () => Infinity }: Trial) =>
  ({ name, cause, kind, laws }: PlantedBug): BugRow => {
    const trials = laws().flatMap(({ about, laws: each }) =>
      each.map(law => {
        const cases = Math.min(casesOf(law, runs), most(name, { about, law: law.name }))
        return { about, law: law.name, cases, at: firstFailure(law, seed, cases) }
      })
    )
    return {
      bug: { name, cause, kind },
      tried: trials.map(({ about, law, cases }) => ({ about, law, cases })),
      kills: trials.flatMap(({ about, law, at }) => (at === undefined ? [] : [{ about, law, at }]))
    }
  }

export const sameLaw =
  (a: LawName) =>
  (b: LawName): boolean =>
    a.about === b.about && a.law === b.law

/**
 * Tries every law on every bug of its kind, until it fails or `runs` cases held. Deterministic in the seed; cost: up to
 * `runs` cases for each pair.
 */
export const killMatrix =
  (options: Trial) =>
  (bugs: readonly PlantedBug[]): KillMatrix => {
    const rows = bugs.map(tryBug(options))
    const tried = rows.flatMap(row => row.tried.map(({ about, law }): LawName => ({ about, law })))
    const laws = tried.filter((law, k) => tried.findIndex(sameLaw(law)) === k)
    return {
      ...options,
      rows,
      laws,
      survivors: rows.flatMap(({ bug, kills }) => (kills.length === 0 ? [bug.name] : [])),
      vacuous: laws.filter(law => !rows.some(({ kills }) => kills.some(sameLaw(law))))
    }
  }
