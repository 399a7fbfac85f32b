/** Whether a way of being wrong explains what was answered. */
import { rootsOf, shownConstant, type Grid } from './fit.ts'
import { excess, worstOf, type Asked, type Expected } from './observe.ts'

export interface NamedCause {
  readonly name: string
  readonly cause: string
}

/** What was answered to a question. */
export interface Seen {
  readonly asked: Asked
  readonly expected: Expected
  readonly got: readonly number[]
}

/** A cause may be off by more than a right program: its own rounding is not known. */
const generous = 1e3

const excesses = ({ got, expected: { allowed } }: Seen, values: readonly number[] | undefined): number =>
  values === undefined || values.length !== got.length
    ? Infinity
    : values.reduce(
        (most, value, i) =>
          Math.max(most, Number.isNaN(value) && Number.isNaN(got[i]) ? 0 : excess(value, got[i]!, allowed[i]!)),
        0
      )

export type Answering = (asked: Asked) => readonly number[] | undefined

/** Whether all answers are what a program of some choice would give. */
export const agrees = (all: readonly Seen[], answer: Answering, within = generous): boolean =>
  all.every(seen => excesses(seen, answer(seen.asked)) <= within)

/** Whether a cause explains all answers: what is left over is little beside what is wrong. */
export const explains = (all: readonly Seen[], answer: Answering, within = generous): boolean => {
  const wrong = all.reduce((most, seen) => Math.max(most, excesses(seen, seen.expected.values)), 0)
  // where nothing is wrong there is nothing to explain
  return wrong > 1 && agrees(all, answer, Math.min(within, Math.max(Math.min(1, wrong / 4), wrong * 1e-3)))
}

/** A way of being wrong with a constant in it. */
export interface Family<A> {
  readonly name: string
  readonly cause: (c: number) => string
  readonly grid: Grid
  readonly at: (c: number) => A
}

/** Wrong answers that may show a constant, those of small cases first: one of each number of steps. */
const pivotsOf = (all: readonly Seen[]): readonly Seen[] => {
  const size = ({ asked: { case: one, course } }: Seen): number =>
    one.parameters.length * one.inputs.length * (course?.steps ?? 1)
  const failing = all
    .filter(({ expected, got }) => worstOf(expected, got)[0] > 1 && got.every(Number.isFinite))
    .toSorted((a, b) => size(a) - size(b))
  const steps = failing.map(({ asked }) => asked.course?.steps)
  return failing.filter((_, k) => steps.indexOf(steps[k]) === k)
}

const rounded = (c: number, digits: number): number => Number(c.toPrecision(digits))

/** Families one of whose members explains all answers, with its constant. */
export const fitted = <A>(
  all: readonly Seen[],
  families: readonly Family<A>[],
  answer: (a: A) => Answering
): readonly NamedCause[] => {
  const pivots = pivotsOf(all)
  return families.flatMap(({ name, cause, grid, at }) => {
    for (const seen of pivots) {
      const [, index] = worstOf(seen.expected, seen.got)
      const off = (c: number): number => (answer(at(c))(seen.asked)?.[index] ?? Number.NaN) - seen.got[index]!
      // A number that no constant changes shows none.
      if (off(grid[0]!) === off(grid.at(-1)!) && off(grid[0]!) === off(grid[grid.length >> 1]!)) continue
      const isRight = (one: number): boolean => explains([seen, ...all], answer(at(one)))
      const found = rootsOf(off, grid).find(isRight)
      // of constants that explain as much, as of a threshold, the one that people write
      const c = found === undefined ? undefined : ([1, 2].map(digits => rounded(found, digits)).find(isRight) ?? found)
      return c === undefined ? [] : [{ name: `${name}: ${shownConstant(c)}`, cause: cause(c) }]
    }
    return []
  })
}
