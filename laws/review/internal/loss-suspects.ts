/** What a wrong loss may be, and factors that are conventions. */
import { everyPair, everyPairSaid } from './array-suspects.ts'
import type { ReviewCase } from '../case.ts'
import { plainActivations } from './activations.ts'
import { denseData } from '../../arbitraries/dense-data.ts'
import { caseSuspects } from './case-suspects.ts'
import { monomials } from './monomials.ts'
import { exampleLoss, passage } from './plain.ts'
import { truthOf } from './truth.ts'

/** A factor of the cost, which is a convention. */
export interface Factor {
  readonly name: string
  /** In words, or nothing where it is ours. */
  readonly said: string | undefined
  readonly of: (reviewCase: ReviewCase) => number
}

const reductions: readonly (readonly [string, string | undefined, (m: number) => number])[] = [
  ['mean', undefined, () => 1],
  ['sum', 'the sum over the examples: ours × m', m => m]
]

const widths: readonly (readonly [string, string | undefined, (n: number) => number])[] = [
  ['', undefined, () => 1],
  [' over the outputs', 'the mean over the outputs: ours ÷ n', n => 1 / n]
]

const halves: readonly (readonly [string, string | undefined, number])[] = [
  ['½', undefined, 1],
  ['no ½', 'without ½: ours × 2', 2]
]

/** The factors that programs choose among, the nearest to ours first. */
export const factors: readonly Factor[] = halves.flatMap(([half, halfSaid, two]) =>
  widths.flatMap(([width, widthSaid, ofOutputs]) =>
    reductions.map(([name, said, ofExamples]): Factor => {
      const words = [halfSaid, said, widthSaid].filter(one => one !== undefined)
      return {
        name: `${name}${width}, ${half}`,
        said: words.length === 0 ? undefined : words.join('; and it is '),
        of: ({ inputs, sizes, loss }) =>
          (loss === 'quadratic' ? two : 1) * ofOutputs(sizes.at(-1)!) * ofExamples(inputs.length)
      }
    })
  )
)

/** The factor of each loss put together: a program has its own for each. */
export const factorOfEach = (chosen: readonly (readonly [loss: ReviewCase['loss'], factor: Factor])[]): Factor => {
  const [first = ['quadratic', factors[0]!] as const] = chosen
  const isOne = chosen.every(([, { name }]) => name === first[1].name)
  const said = chosen.flatMap(([loss, one]) => (one.said === undefined ? [] : [`${one.said} (${loss})`]))
  return isOne
    ? first[1]
    : {
        name: chosen.map(([loss, { name }]) => `${loss}: ${name}`).join(', '),
        said: said.length === 0 ? undefined : said.join('; and it is '),
        of: one => (chosen.find(([loss]) => loss === one.loss) ?? first)[1].of(one)
      }
}

/** The first factor of each loss that fits what was answered about it. */
export const factorThat = <A>(
  seen: readonly A[],
  lossOf: (a: A) => ReviewCase['loss'],
  fits: (some: readonly A[], factor: Factor) => boolean
): Factor | undefined => {
  const losses = [...new Set(seen.map(lossOf))]
  const chosen = losses.flatMap(loss => {
    const some = seen.filter(one => lossOf(one) === loss)
    const factor = factors.find(one => fits(some, one))
    return factor === undefined ? [] : [[loss, factor] as const]
  })
  return chosen.length === losses.length && losses.length > 0 ? factorOfEach(chosen) : undefined
}

export interface LossSuspect {
  readonly name: string
  readonly cause: string
  /** A small constant in a logarithm is a choice, not a fault. */
  readonly isChoice: boolean
  readonly epsilon?: number
  readonly value: (reviewCase: ReviewCase) => number | undefined
}

const outputsOf = (reviewCase: ReviewCase): readonly (readonly number[])[] => truthOf(reviewCase).outputs

const over =
  (each: (h: readonly number[], y: readonly number[], reviewCase: ReviewCase) => number | undefined) =>
  (reviewCase: ReviewCase): number | undefined => {
    const values = outputsOf(reviewCase).map((h, k) => each(h, reviewCase.targets[k]!, reviewCase))
    return values.some(value => value === undefined)
      ? undefined
      : values.reduce<number>((sum, value) => sum + value!, 0) / values.length
  }

const sumOf = (h: readonly number[], y: readonly number[], term: (h: number, y: number) => number): number =>
  h.reduce((sum, p, i) => sum + term(p, y[i]!), 0)

const fault = (name: string, cause: string, value: LossSuspect['value']): LossSuspect => ({
  name,
  cause,
  isChoice: false,
  value
})

const only =
  (loss: ReviewCase['loss'] | 'entropies', value: LossSuspect['value']): LossSuspect['value'] =>
  reviewCase =>
    (loss === 'entropies' ? reviewCase.loss !== 'quadratic' : reviewCase.loss === loss) ? value(reviewCase) : undefined

const binary = (term: (h: number, y: number) => number): LossSuspect['value'] =>
  only(
    'binaryCrossEntropy',
    over((h, y) => sumOf(h, y, term))
  )

const entropy = (p: number, y: number, log: (x: number) => number, loss: ReviewCase['loss']): number =>
  -(y === 0 ? 0 : y * log(p)) - (loss === 'categoricalCrossEntropy' || y === 1 ? 0 : (1 - y) * log(1 - p))

const epsilons = [1e-15, 1e-12, 1e-10, 1e-9, 1e-8, 1e-7, 1e-6, 1e-5, 1e-4, 1e-3]

const counted = (name: string, cause: string, factor: (m: number) => number): LossSuspect =>
  fault(name, cause, reviewCase => truthOf(reviewCase).loss * factor(reviewCase.inputs.length))

const examplesOf = (name: string, cause: string, some: (values: readonly number[]) => number): LossSuspect =>
  fault(name, cause, reviewCase =>
    some(outputsOf(reviewCase).map((h, k) => exampleLoss(reviewCase.loss, h, reviewCase.targets[k]!)))
  )

const sum = (values: readonly number[]): number => values.reduce((total, one) => total + one, 0)

/** Every single thing done otherwise; each may come with a factor that is a convention. */
export const lossSuspects: readonly LossSuspect[] = [
  fault('sign', 'the loss has the wrong sign', reviewCase => -truthOf(reviewCase).loss),
  fault(
    'absolute',
    'the loss is of |h − y|, not of its square',
    only(
      'quadratic',
      over((h, y) => sumOf(h, y, (p, t) => Math.abs(p - t)))
    )
  ),
  fault(
    'root',
    'the loss is the root of the mean square',
    only('quadratic', reviewCase => Math.sqrt(2 * truthOf(reviewCase).loss))
  ),
  fault(
    'root of the mean over all',
    'the loss is the root of the mean square',
    only('quadratic', reviewCase => Math.sqrt((2 * truthOf(reviewCase).loss) / reviewCase.sizes.at(-1)!))
  ),
  fault(
    'norm',
    'the loss is the norm of h − y, not its square',
    only(
      'quadratic',
      over((h, y) => Math.sqrt(sumOf(h, y, (p, t) => (p - t) ** 2)))
    )
  ),
  fault(
    'square of the sum',
    'the sum of h − y is squared, in place of the sum of squares',
    only(
      'quadratic',
      over((h, y) => sumOf(h, y, (p, t) => p - t) ** 2 / 2)
    )
  ),
  fault(
    'not squared',
    'h − y is not squared',
    only(
      'quadratic',
      over((h, y) => sumOf(h, y, (p, t) => p - t))
    )
  ),
  fault(
    'not squared, y − h',
    'y − h is not squared',
    only(
      'quadratic',
      over((h, y) => sumOf(h, y, (p, t) => t - p))
    )
  ),
  fault(
    'largest output for the target',
    'the largest output is taken for the class, whatever the target is',
    over((h, y, { loss }) => {
      const winner = h.indexOf(Math.max(...h))
      return exampleLoss(
        loss,
        h,
        y.map((_, i) => (i === winner ? 1 : 0))
      )
    })
  ),
  fault(
    'first output alone',
    'only the first output is counted',
    over((h, y, { loss }) => exampleLoss(loss, h.slice(0, 1), y))
  ),
  fault(
    'last output left out',
    'a loop ends one too early: the last output is left out',
    over((h, y, { loss }) => exampleLoss(loss, h.slice(0, -1), y))
  ),
  fault(
    'second term missing',
    'the term (1 − y)·log(1 − h) is missing',
    binary((p, t) => (t === 0 ? 0 : -t * Math.log(p)))
  ),
  fault(
    'first term missing',
    'the term y·log(h) is missing',
    binary((p, t) => (t === 1 ? 0 : -(1 - t) * Math.log(1 - p)))
  ),
  fault(
    'terms subtracted',
    'the term (1 − y)·log(1 − h) has the wrong sign',
    binary((p, t) => -(t === 0 ? 0 : t * Math.log(p)) + (t === 1 ? 0 : (1 - t) * Math.log(1 - p)))
  ),
  fault(
    'targets exchanged',
    'the targets 0 and 1 are exchanged',
    binary((p, t) => -(t === 1 ? 0 : (1 - t) * Math.log(p)) - (t === 0 ? 0 : t * Math.log(1 - p)))
  ),
  fault(
    'binary for categorical',
    'the binary cross-entropy is taken for the categorical one',
    only(
      'categoricalCrossEntropy',
      over((h, y) => sumOf(h, y, (p, t) => entropy(p, t, Math.log, 'binaryCrossEntropy')))
    )
  ),
  fault(
    'categorical for binary',
    'the categorical cross-entropy is taken for the binary one',
    binary((p, t) => entropy(p, t, Math.log, 'categoricalCrossEntropy'))
  ),
  fault(
    'quadratic for cross-entropy',
    'the loss is quadratic',
    only(
      'entropies',
      over((h, y) => sumOf(h, y, (p, t) => (p - t) ** 2 / 2))
    )
  ),
  fault(
    'logarithm of base 2',
    'the logarithm is of base 2',
    only('entropies', reviewCase => truthOf(reviewCase).loss / Math.LN2)
  ),
  fault(
    'logarithm of base 10',
    'the logarithm is of base 10',
    only('entropies', reviewCase => truthOf(reviewCase).loss / Math.LN10)
  ),
  fault(
    'logarithm missing',
    'the logarithm is missing',
    only(
      'entropies',
      over((h, y, { loss }) => sumOf(h, y, (p, t) => entropy(p, t, x => x, loss)))
    )
  ),
  fault(
    'softmax twice',
    'probabilities are taken for logits: the softmax is applied twice',
    only(
      'categoricalCrossEntropy',
      over((h, y) => exampleLoss('categoricalCrossEntropy', plainActivations['softmax']!.value(h), y))
    )
  ),
  fault(
    'sigmoid twice',
    'probabilities are taken for logits: the sigmoid is applied twice',
    only(
      'binaryCrossEntropy',
      over((h, y) => exampleLoss('binaryCrossEntropy', plainActivations['sigmoid']!.value(h), y))
    )
  ),
  ...[0, 1].map(power =>
    fault(`every pair: ${power}`, everyPairSaid, one => {
      const value = one.loss === 'quadratic' ? everyPair(outputsOf(one), one) : undefined
      return value === undefined ? undefined : value * one.inputs.length ** power
    })
  ),
  counted('÷ (m − 1)', 'the sum is divided by m − 1 for m', m => (m > 1 ? m / (m - 1) : 1)),
  counted('÷ (m + 1)', 'the sum is divided by m + 1 for m', m => m / (m + 1)),
  counted('÷ m twice', 'the sum is divided by the number of examples twice', m => 1 / m),
  examplesOf(
    'last example dropped',
    'the last example is dropped',
    values => sum(values.slice(0, -1)) / Math.max(1, values.length - 1)
  ),
  examplesOf(
    'last example lost',
    'the sum leaves out the last example, and is divided by their number',
    values => sum(values.slice(0, -1)) / values.length
  ),
  examplesOf(
    'first example dropped',
    'the first example is dropped',
    values => sum(values.slice(1)) / Math.max(1, values.length - 1)
  ),
  examplesOf(
    'first example lost',
    'the sum leaves out the first example, and is divided by their number',
    values => sum(values.slice(1)) / values.length
  ),
  examplesOf('first example alone', 'only the first example is counted', values => values[0]!),
  examplesOf(
    'first example alone, divided',
    'only the first example is counted, and divided by the number of examples: a loop ends after it',
    values => values[0]! / values.length
  ),
  examplesOf('last example alone', 'only the last example is counted: it overwrites the others', values =>
    values.at(-1)!
  ),
  examplesOf(
    'last example alone, divided',
    'the loss is overwritten instead of summed, and divided by the number of examples',
    values => values.at(-1)! / values.length
  ),
  examplesOf(
    'running',
    'the sum of an example is not set to 0: it runs on from the example before',
    values => sum(values.map((one, k) => one * (values.length - k))) / values.length
  ),
  examplesOf(
    'divided in the loop',
    'the sum is divided by the number of examples in the loop, time and again',
    values => values.reduce((total, one) => (total + one) / values.length, 0)
  ),
  examplesOf('largest', 'the largest loss of an example is taken for the mean', values => Math.max(...values)),
  ...caseSuspects.map(({ name, cause, of }) =>
    fault(`loss: ${name}`, `in the loss, ${cause}`, reviewCase => {
      const other = of(reviewCase) ?? reviewCase
      const layers = denseData(other)
      return (
        sum(other.inputs.map((x, k) => exampleLoss(other.loss, passage(layers, x).a.at(-1)!, other.targets[k]!))) /
        other.inputs.length
      )
    })
  ),
  fault('single precision', 'the loss is rounded to single precision', reviewCase =>
    Math.fround(truthOf(reviewCase).loss)
  ),
  ...epsilons.flatMap((epsilon): readonly LossSuspect[] => [
    {
      name: `log(h + ${epsilon})`,
      cause: `the logarithm is of h + ${epsilon}`,
      isChoice: epsilon <= 1e-6,
      epsilon,
      value: only(
        'entropies',
        over((h, y, { loss }) => sumOf(h, y, (p, t) => entropy(p, t, x => Math.log(x + epsilon), loss)))
      )
    }
  ]),
  ...monomials.map(([said, of]) =>
    fault(`× ${said}`, `the loss is ${said} times what it should be`, one => of(one) * truthOf(one).loss)
  ),
  ...[0.5, 2, 0.25, 4].map(factor =>
    fault(
      `× ${factor}`,
      `the loss is ${factor} times what it should be`,
      reviewCase => truthOf(reviewCase).loss * factor
    )
  )
]
