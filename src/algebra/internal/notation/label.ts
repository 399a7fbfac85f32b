/**
 * The names of what an equation is about, as data, for each way of writing to set.
 */

/** A name: `∂weights²`, `t₁`. */
export type Label = {
  /** What stands before it: ∂ or Δ. */
  readonly prefix: string
  readonly base: string
  readonly subscript: readonly number[]
  /** The number of a layer. */
  readonly superscript: readonly number[]
}

/** A plain name. */
export const label = (base: string): Label => ({ prefix: '', base, subscript: [], superscript: [] })

/** The same name, with something before it. */
export const prefixed = (prefix: string, name: Label): Label => ({ ...name, prefix })

/** The same name, of a layer. */
export const numbered = (layer: number, name: Label): Label => ({ ...name, superscript: [layer] })

/** A name that is not yet taken: primes are added as needed. */
export const untaken = (base: string, taken: ReadonlySet<string>): string =>
  taken.has(base) ? untaken(`${base}′`, taken) : base

/**
 * A name for each path in a tree: `weights`, `bias`; numbers in the path are a subscript, counted from one; the root of a tree is θ.
 */
export const pathLabels = (paths: readonly (readonly string[])[]): readonly Label[] => {
  const labels = paths.map((path): Label => {
    const words = path.filter(step => !/^\d+$/u.test(step))
    const numbers = path.filter(step => /^\d+$/u.test(step)).map(step => Number(step) + 1)
    return { ...label(words.length === 0 ? 'θ' : words.join('.')), subscript: numbers }
  })
  const seen = new Set(labels.map(name => JSON.stringify(name)))
  return seen.size === labels.length ? labels : paths.map(path => label(path.join('.')))
}
