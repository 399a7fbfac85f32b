/** Rows of numbers. */
export type Numbers = readonly number[]

export const sum = (numbers: Numbers): number => numbers.reduce((all, x) => all + x, 0)

/** The number at an index; 0 where there is none, as in a buffer that is larger than what was written. */
export const at = (numbers: Numbers | undefined, index: number): number => numbers?.[index] ?? 0

export const times = (numbers: Numbers, factor: number): Numbers => numbers.map(x => x * factor)

export const dot = (a: Numbers, b: Numbers): number => a.reduce((all, x, i) => all + x * at(b, i), 0)

/** The sum of several rows, component by component. */
export const total = (rows: readonly Numbers[]): Numbers =>
  (rows[0] ?? []).map((_, i) => rows.reduce((all, row) => all + at(row, i), 0))

export const zeros = (numbers: Numbers): Numbers => numbers.map(() => 0)
