/**
 * Where in a network something is wrong: in one layer, in all of some, in all but the last or the first.
 */
import { formOf } from './internal/form.ts'
import type { Pass } from './internal/trace.ts'

/** Some uses of layers, in words. */
export interface Place {
  /** For example `layer 1 (sigmoid)`, `layers 1 (sigmoid) and 3 (sigmoid)`. */
  readonly words: string
  readonly passes: readonly Pass[]
}

const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.slice(-1).join('')}`

const short = (words: readonly string[]): readonly string[] =>
  words.length <= 6 ? words : [...words.slice(0, 2), '…', ...words.slice(-1)]

/** The labels of some passes: `layers 1 (sigmoid) and 3 (tanh)`. */
export const wordsOf = (passes: readonly Pass[]): string => {
  const labels = passes.map(({ label }) => label)
  return labels.length > 1 && labels.every(label => label.startsWith('layer '))
    ? `layers ${listed(short(labels.map(label => label.slice('layer '.length))))}`
    : listed(short(labels))
}

const same = (a: readonly Pass[], b: readonly Pass[]): boolean =>
  a.length === b.length && a.every((pass, k) => pass === b[k])

/** Sets of some passes: each alone, all, all but the last, all but the first, and those that are alike. */
export const placesOf = (passes: readonly Pass[]): readonly Place[] => {
  const forms = passes.map(({ layer }) => formOf(layer))
  const groups = [...new Set(forms)].map(form => passes.filter((_, k) => forms[k] === form))
  const sets = [...passes.map(pass => [pass]), passes, passes.slice(0, -1), passes.slice(1), ...groups]
  return sets
    .filter((set, k) => set.length > 0 && sets.findIndex(other => same(set, other)) === k)
    .map(set => ({ words: wordsOf(set), passes: set }))
}
