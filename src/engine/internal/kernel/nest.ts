/**
 * A nest of loops: c := start + Σ a·b, or c := start + Σ a, with every size and every step a constant. Each product, copy and sum of a step is one.
 */

/** A loop: how often, and the bytes by which it moves in each operand and in the value. */
export interface Loop {
  readonly size: number
  readonly a: number
  readonly b: number
  readonly c: number
  /** In what the value starts from. */
  readonly start: number
  /** Which loop it is, where that is asked for: that over the examples, or one that only a part is run of. */
  readonly mark?: 'examples' | 'part'
}

/** Addresses of the operands; without `b` nothing is multiplied, without `start` the value starts from zero. */
export interface Nest {
  readonly a: number
  readonly b: number | undefined
  readonly c: number
  readonly start: number | undefined
  /** The loops over the value's components. */
  readonly outer: readonly Loop[]
  /** The loops that are summed over, outermost first. */
  readonly depth: readonly Loop[]
  /** How many components the value's rows may run over their end. */
  readonly slack: number
}

/** How a nest is gone through. */
export interface Plan {
  /** The loop that fills vectors; nothing: number by number. */
  readonly columns: Loop | undefined
  /** The loop over rows of a tile, which all use the same vectors of b. */
  readonly rows: Loop | undefined
  readonly others: readonly Loop[]
}

/** The nest with a and b exchanged. */
export const exchanged = (nest: Nest): Nest => {
  const turn = (loop: Loop): Loop => ({ ...loop, a: loop.b, b: loop.a })
  return nest.b === undefined
    ? nest
    : { ...nest, a: nest.b, b: nest.a, outer: nest.outer.map(turn), depth: nest.depth.map(turn) }
}

/** Whether a loop can fill vectors: b and c one after the other, a the same throughout. */
const fills = ({ b: second }: Nest, loop: Loop, bytes: number): boolean =>
  loop.c === bytes &&
  (loop.start === 0 || loop.start === bytes) &&
  (second === undefined ? loop.a === bytes : loop.b === bytes && loop.a === 0)

const largest = (loops: readonly Loop[]): Loop | undefined =>
  loops.reduce<Loop | undefined>((best, loop) => (best === undefined || loop.size > best.size ? loop : best), undefined)

/** Which loop is which, and whether a and b change places for it. */
export const planOf = (given: Nest, bytes: number): readonly [Nest, Plan] => {
  const candidates = [given, exchanged(given)]
  const [nest, columns] = candidates
    .map(each => [each, largest(each.outer.filter(loop => fills(each, loop, bytes)))] as const)
    .reduce((best, next) => ((next[1]?.size ?? 0) > (best[1]?.size ?? 0) ? next : best))
  const rest = nest.outer.filter(loop => loop !== columns)
  const rows = nest.b === undefined ? undefined : largest(rest.filter(loop => loop.b === 0))
  return [nest, { columns, rows, others: rest.filter(loop => loop !== rows) }]
}
