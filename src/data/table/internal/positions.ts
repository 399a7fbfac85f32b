import type { ColumnName } from '../table.ts'

const nowhere: readonly number[] = Object.freeze([])

/** Where each name stands, from 0: a look at all names at the first question, and none at the next ones. */
export const positionsIn = (names: readonly string[]): ((asked: ColumnName) => readonly number[]) => {
  const places = new Map<ColumnName, number[]>()
  for (const [k, name] of names.entries()) {
    const known = places.get(name)
    if (known === undefined) places.set(name, [k])
    else known.push(k)
  }
  return asked => places.get(asked) ?? nowhere
}

/** The positions below `count` that are not among some. */
export const besides = (count: number, taken: readonly number[]): readonly number[] => {
  const all = new Set(taken)
  return Array.from({ length: count }, (_, k) => k).filter(k => !all.has(k))
}

/** Those that stand a second time, each once. */
export const repeated = (positions: readonly number[]): readonly number[] => {
  const seen = new Set<number>()
  const twice = new Set<number>()
  for (const k of positions) (seen.has(k) ? twice : seen).add(k)
  return [...twice]
}
