import type { Setting } from '../space.ts'

/** A point whose type is not looked at. */
export type AnyPoint = Readonly<Record<string, Setting>>

/** The settings of a point as a text, in the order of their names: two points are the same one if these are. */
export const pointKey = (point: AnyPoint): string =>
  JSON.stringify(Object.entries(point).toSorted(([a], [b]) => (a < b ? -1 : 1)))
