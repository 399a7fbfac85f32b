/**
 * How often each class was taken for each other, and what follows from it.
 */

/** The examples counted by their class and by the class predicted. */
export interface ConfusionMatrix {
  readonly classes: readonly string[]
  /** `counts[k][j]` examples of the class k were taken for the class j. */
  readonly counts: readonly (readonly number[])[]
  /** The examples of each class for which nothing could be predicted: a NaN among the outputs. */
  readonly undecided: readonly number[]
}

/** A class by its index, and the index that was predicted, −1 for none. */
export type Decision = { readonly actual: number; readonly predicted: number }

/**
 * The confusion matrix of decisions. Cost: O(decisions·classes). Never fails: an index that is no class counts as undecided.
 *
 * @example
 * ```ts
 * import { confusionMatrix } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * const decisions = [{ actual: 0, predicted: 0 }, { actual: 1, predicted: 0 }, { actual: 1, predicted: 1 }]
 * assert.deepEqual(confusionMatrix(['cat', 'dog'])(decisions).counts, [[1, 0], [1, 1]])
 * ```
 */
export const confusionMatrix =
  (classes: readonly string[]) =>
  (decisions: readonly Decision[]): ConfusionMatrix => {
    const of = (actual: number): readonly Decision[] => decisions.filter(decision => decision.actual === actual)
    const isClass = ({ predicted }: Decision): boolean => classes[predicted] !== undefined
    const rows = classes.map((_, actual) => of(actual))
    return Object.freeze({
      classes: Object.freeze([...classes]),
      counts: Object.freeze(
        rows.map(row => Object.freeze(classes.map((_, j) => row.filter(({ predicted }) => predicted === j).length)))
      ),
      undecided: Object.freeze(rows.map(row => row.filter(decision => !isClass(decision)).length))
    })
  }

/** How well one class is told from the others. */
export interface ClassScore {
  readonly name: string
  /** The examples of the class. */
  readonly support: number
  readonly precision: number
  readonly recall: number
  readonly f1: number
}

/** What a confusion matrix says in single numbers. */
export interface ClassMetrics {
  /** The share of examples taken for what they are. */
  readonly accuracy: number
  /** The accuracy of always answering with the most frequent class. */
  readonly baseline: number
  /** The most frequent class, the first of equally frequent ones. */
  readonly majority: string
  readonly perClass: readonly ClassScore[]
  /** The means over the classes that occur, be it as a class or as a prediction. */
  readonly macro: { readonly precision: number; readonly recall: number; readonly f1: number }
}

/** 0/0 is 0. */
const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole)

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)

/**
 * `precision = tp / (tp + fp)`, `recall = tp / (tp + fn)`, `F1 = 2·tp / (2·tp + fp + fn)` of each class, tp the examples of the class taken for
 * it, fp the others taken for it, fn its own not taken for it; and `accuracy`, the sum of tp over all examples.
 *
 * Range: [0, 1]. Cost: O(classes²). Never fails: 0/0 is 0, as is scikit-learn's default, and the macro means leave out a class that neither occurs nor
 * is predicted. An undecided example is one of its class, taken for none.
 *
 * @example
 * ```ts
 * import { classMetrics } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * const { accuracy, baseline, perClass } = classMetrics({ classes: ['cat', 'dog'], counts: [[3, 1], [1, 1]], undecided: [0, 0] })
 * assert.deepEqual([accuracy, baseline], [4 / 6, 4 / 6]) // no better than always saying cat
 * assert.deepEqual(perClass[1], { name: 'dog', support: 2, precision: 0.5, recall: 0.5, f1: 0.5 })
 * ```
 */
export const classMetrics = ({ classes, counts, undecided }: ConfusionMatrix): ClassMetrics => {
  const perClass = classes.map((name, k): ClassScore => {
    const hits = counts[k]?.[k] ?? 0
    const support = sum(counts[k] ?? []) + (undecided[k] ?? 0)
    const predicted = sum(counts.map(row => row[k] ?? 0))
    return Object.freeze({
      name,
      support,
      precision: share(hits, predicted),
      recall: share(hits, support),
      f1: share(2 * hits, support + predicted)
    })
  })
  const total = sum(perClass.map(({ support }) => support))
  const largest = perClass.reduce((most, { support }) => Math.max(most, support), 0)
  const occurring = perClass.filter(({ support }, k) => support > 0 || counts.some(row => (row[k] ?? 0) > 0))
  const mean = (of: (score: ClassScore) => number): number => share(sum(occurring.map(of)), occurring.length)
  return Object.freeze({
    accuracy: share(sum(counts.map((row, k) => row[k] ?? 0)), total),
    baseline: share(largest, total),
    majority: perClass.find(({ support }) => support === largest)?.name ?? '',
    perClass: Object.freeze(perClass),
    macro: Object.freeze({
      precision: mean(({ precision }) => precision),
      recall: mean(({ recall }) => recall),
      f1: mean(({ f1 }) => f1)
    })
  })
}
