/** Wrong gradients that are put together wrongly for biases or for weights alone, or example by example. */
import { denseData } from '../../arbitraries/dense-data.ts'
import type { ReviewCase } from '../case.ts'
import { caseSuspects, smoothed } from './case-suspects.ts'
import type { Family } from './explain.ts'
import { factorGrid, fractionGrid, shownConstant, smallGrid } from './fit.ts'
import { monomials } from './monomials.ts'
import { exampleGradient, passage } from './plain.ts'
import { changes, mapped, type Rows } from './tensor-changes.ts'
import { placesOf, type Place } from './trainer.ts'

export interface GradientSuspect {
  readonly name: string
  readonly cause: string
  readonly gradient: (reviewCase: ReviewCase) => readonly number[]
}

type Reduce = (each: readonly number[], m: number) => number

const sum = (each: readonly number[]): number => each.reduce((total, x) => total + x, 0)

const reductions: readonly (readonly [name: string, cause: string, reduce: Reduce])[] = [
  ['summed', 'lack the 1/m of the mean: they are summed', each => sum(each)],
  ['÷ m twice', 'are divided by the number of examples m twice', (each, m) => sum(each) / m / m],
  ['last example, ÷ m', 'are overwritten, not summed: only the last example counts', (each, m) => each.at(-1)! / m],
  ['last example', 'are those of the last example alone', each => each.at(-1)!],
  ['first example', 'are those of the first example alone', each => each[0]!],
  ['first example, ÷ m', 'are those of the first example alone, divided by m', (each, m) => each[0]! / m],
  ['without the last', 'leave out the last example', (each, m) => sum(each.slice(0, -1)) / m],
  ['without the first', 'leave out the first example', (each, m) => sum(each.slice(1)) / m],
  [
    'without the last, mean',
    'leave out the last example',
    each => sum(each.slice(0, -1)) / Math.max(1, each.length - 1)
  ],
  ['absolute', 'are taken without their signs', (each, m) => Math.abs(sum(each)) / m],
  ['largest', 'are the largest of the examples', each => Math.max(...each)],
  [
    'running',
    'run on from example to example: the sum of one is not set to 0, and all are added up',
    (each, m) => sum(each.map((g, k) => g * (m - k))) / m
  ],
  [
    'divided in the loop',
    'are divided by m in the loop over the examples, time and again',
    (each, m) => each.reduce((total, g) => (total + g) / m, 0)
  ],
  [
    'halved in the loop',
    'are averaged with each new example, not over all',
    each => each.reduce((a, b) => (a + b) / 2)
  ],
  ['÷ (m + 1)', 'are divided by m + 1', (each, m) => sum(each) / (m + 1)],
  ['÷ (m − 1)', 'are divided by m − 1', (each, m) => sum(each) / Math.max(1, m - 1)]
]

const known = new WeakMap<ReviewCase, readonly (readonly number[])[]>()

/** The gradient of each example by all parameters. */
const eachOf = (one: ReviewCase): readonly (readonly number[])[] => {
  const found = known.get(one)
  if (found !== undefined) return found
  const layers = denseData(one)
  const each = one.inputs.map((x, k) => exampleGradient(one, layers, x, one.targets[k]!).parts.flat())
  known.set(one, each)
  return each
}

/** What stands where, for each parameter: its place and the size of its layer. */
const partsOf = (one: ReviewCase): readonly (Place & { readonly outputs: number })[] =>
  placesOf(one).map(place => ({ ...place, outputs: one.sizes[place.layer + 1]! }))

const kinds: readonly (readonly [said: string, takes: (place: Place) => boolean])[] = [
  ['all gradients', () => true],
  ['the gradients of the biases', ({ isBias }) => isBias],
  ['the gradients of the weights', ({ isBias }) => !isBias]
]

const layersOf: readonly (readonly [said: string, takes: (layer: number, depth: number) => boolean])[] = [
  ['', () => true],
  [' of the last layer', (layer, depth) => layer === depth - 1],
  [' of the first layer', layer => layer === 0],
  [' of hidden layers', (layer, depth) => layer < depth - 1],
  [' of all layers but the first', layer => layer > 0],
  [' of the second layer', layer => layer === 1]
]

/** Which gradients are wrong: of weights, of biases or of both, in some layers. */
const sets = layersOf.flatMap(([where, inLayer]) =>
  kinds.map(([said, takes]) => ({
    said: `${said}${where}`,
    takes: (place: Place, depth: number): boolean => takes(place) && inLayer(place.layer, depth)
  }))
)

const wholeQuotient: (typeof reductions)[number] = [
  'whole quotient',
  'are multiplied by 1/m as whole numbers are divided: 0 for more than one example',
  (each, m) => (m > 1 ? 0 : sum(each))
]

const ofSets: readonly GradientSuspect[] = sets.flatMap(({ said, takes }, at) =>
  (at === 0 ? [wholeQuotient, ...reductions] : reductions).map(([name, cause, reduce]): GradientSuspect => ({
    name: `${said} ${name}`,
    cause: `${said} ${cause}`,
    gradient: one => {
      const each = eachOf(one)
      return placesOf(one).map((place, i) => {
        const values = each.map(g => g[i]!)
        return takes(place, one.activations.length) ? reduce(values, values.length) : sum(values) / values.length
      })
    }
  }))
)

/** The mean gradient with some of its tensors changed. */
const withTensors = (
  one: ReviewCase,
  takes: (place: Place, depth: number) => boolean,
  change: (rows: Rows) => Rows
): readonly number[] => {
  const each = eachOf(one)
  const mean = each[0]!.map((_, i) => sum(each.map(g => g[i]!)) / each.length)
  return denseData(one, mean).flatMap(({ weights, bias }, layer) =>
    [false, true].flatMap(isBias => {
      const rows = isBias ? bias.map(b => [b]) : weights
      return (
        takes({ layer, isBias, row: 0, column: 0, isLastRow: false, isLastColumn: false }, one.activations.length)
          ? change(rows)
          : rows
      ).flat()
    })
  )
}

const changed: readonly GradientSuspect[] = sets.flatMap(({ said, takes }) =>
  changes.map(([name, cause, change]): GradientSuspect => ({
    name: `${said} ${name}`,
    cause: `${said} ${cause}`,
    gradient: one => withTensors(one, takes, change)
  }))
)

/** The gradient of another case. */
const ofOthers: readonly GradientSuspect[] = caseSuspects.map(({ name, cause, of }) => ({
  name: `gradient: ${name}`,
  cause: `in the gradient, ${cause}`,
  gradient: one => {
    const other = of(one) ?? one
    const each = eachOf(other)
    return each[0]!.map((_, i) => sum(each.map(g => g[i]!)) / each.length)
  }
}))

/** Gradients with a constant that is not known. */
export const gradientFamilies: readonly Family<GradientSuspect['gradient']>[] = [
  ...sets.map(({ said, takes }) => ({
    name: `${said} × c`,
    cause: (c: number) => `${said} are ${shownConstant(c)} times what they should be`,
    grid: factorGrid,
    at: (c: number) => (one: ReviewCase) => withTensors(one, takes, rows => mapped(rows, (i, j) => c * rows[i]![j]!))
  })),
  ...sets.map(({ said, takes }) => ({
    name: `${said} clipped`,
    cause: (c: number) => `${said} are clipped at ±${shownConstant(c)}`,
    grid: smallGrid,
    at: (c: number) => (one: ReviewCase) =>
      withTensors(one, takes, rows => mapped(rows, (i, j) => Math.max(-c, Math.min(c, rows[i]![j]!))))
  })),
  {
    name: 'norm clipped',
    cause: c => `the norm of the gradient is clipped at ${shownConstant(c)}`,
    grid: smallGrid,
    at: c => one => {
      const right = withTensors(
        one,
        () => false,
        rows => rows
      )
      return right.map(x => x * Math.min(1, c / Math.hypot(...right)))
    }
  },
  ...([false, true] as const).flatMap(isWhole =>
    ([false, true] as const).map((isPerExample): Family<GradientSuspect['gradient']> => ({
      name: `decay of ${isWhole ? 'all' : 'weights'}${isPerExample ? ' ÷ m' : ''}`,
      cause: c =>
        `a weight decay of ${shownConstant(c)}${isPerExample ? '/m' : ''} of ${isWhole ? 'all parameters' : 'the weights'} is in the gradient and not in the cost`,
      grid: factorGrid,
      at: c => one => {
        const right = withTensors(
          one,
          () => false,
          rows => rows
        )
        const by = isPerExample ? c / one.inputs.length : c
        return placesOf(one).map(({ isBias }, i) => right[i]! + (isBias && !isWhole ? 0 : by * one.parameters[i]!))
      }
    }))
  ),
  {
    name: 'label smoothing',
    cause: c => `the gradient is that of smoothed targets, (1 − ${shownConstant(c)})·y + ${shownConstant(c)}/n`,
    grid: fractionGrid,
    at: c => one =>
      withTensors(
        smoothed(one, c),
        () => false,
        rows => rows
      )
  }
]

/** Inputs of a layer that another example has left. */
const stale: readonly GradientSuspect[] = (
  [
    ['first', 'of the first example: it is kept from the first call', () => 0],
    ['last', 'of the last example: it is kept from the last call', (_, m) => m - 1],
    ['before', 'of the example before', (n, m) => (n + m - 1) % m]
  ] as const satisfies readonly (readonly [string, string, (n: number, m: number) => number])[]
).map(([name, cause, other]) => ({
  name: `input of the ${name} example`,
  cause: `the gradients of the weights take the input ${cause}`,
  gradient: one => {
    const layers = denseData(one)
    const ways = one.inputs.map(x => passage(layers, x))
    const m = ways.length
    const each = one.inputs.map((x, n) => {
      const { parts } = exampleGradient(one, layers, x, one.targets[n]!)
      const way = ways[other(n, m)]!
      return parts.flatMap((part, k) => {
        const input = k === 0 ? way.x : way.a[k - 1]!
        const delta = part.slice(-one.sizes[k + 1]!)
        return [...delta.flatMap(d => input.map(a => d * a)), ...delta]
      })
    })
    return each[0]!.map((_, i) => sum(each.map(g => g[i]!)) / m)
  }
}))

/** A bias that has one number for all units, as a sum over the wrong axis gives. */
const axes: readonly GradientSuspect[] = (
  [
    ['summed over everything', 'the gradient of a bias is summed over the units, too: a sum over the wrong axis', 1],
    ['mean over everything', 'the gradient of a bias is averaged over the units, too: a mean over the wrong axis', 0]
  ] as const
).map(([name, cause, isSum]) => ({
  name: `bias ${name}`,
  cause,
  gradient: one => {
    const g = eachOf(one)
    const mean = partsOf(one).map((_, i) => sum(g.map(row => row[i]!)) / g.length)
    const parts = partsOf(one)
    return mean.map((x, i) => {
      const { isBias, layer, outputs } = parts[i]!
      if (!isBias) return x
      const all = sum(mean.filter((_, k) => parts[k]!.isBias && parts[k]!.layer === layer))
      return isSum === 1 ? all : all / outputs
    })
  }
}))

const outputsOf = ({ sizes }: ReviewCase): number => sizes.at(-1)!

/** Wrong factors of the whole. */
const whole: readonly GradientSuspect[] = (
  [
    ['gradient × 2', 'the gradient is twice what it should be: a ½ is forgotten', () => 2],
    ['gradient ÷ 2', 'the gradient is half of what it should be: a 2 is forgotten, or a ½ is too much', () => 0.5],
    ['sign', 'the gradient has the wrong sign', () => -1],
    ['sum for mean', 'the 1/m of the mean is forgotten: the gradients are summed', one => one.inputs.length],
    ['1/m twice', 'the gradient is divided by the number of examples m twice', one => 1 / one.inputs.length],
    ['× outputs', 'the gradient is not divided by the number of outputs, or multiplied by it', outputsOf],
    ['÷ outputs', 'the gradient is divided by the number of outputs', one => 1 / outputsOf(one)],
    ['× 2 ÷ outputs', 'the gradient is that of a mean over the outputs without ½', one => 2 / outputsOf(one)],
    ['zero', 'the gradient is zero', () => 0]
  ] as const satisfies readonly (readonly [string, string, (one: ReviewCase) => number])[]
).map(([name, cause, factor]) => ({
  name,
  cause,
  gradient: (one: ReviewCase) => {
    const each = eachOf(one)
    return partsOf(one).map((_, i) => (factor(one) * sum(each.map(g => g[i]!))) / each.length)
  }
}))

/** Factors of counts that are taken for one another. */
const counted: readonly GradientSuspect[] = sets.slice(0, kinds.length).flatMap(({ said, takes }) =>
  monomials.map(([words, of]): GradientSuspect => ({
    name: `${said} × ${words}`,
    cause: `${said} are ${words} times what they should be`,
    gradient: one => {
      const by = of(one)
      return withTensors(one, takes, rows => mapped(rows, (i, j) => by * rows[i]![j]!))
    }
  }))
)

/** Means over units or inputs of a layer in place of examples. */
const others: readonly GradientSuspect[] = sets.flatMap(({ said, takes }) =>
  (
    [
      ['divided by the number of units of the layer, not by that of the examples', (m, rows) => m / rows],
      ['divided by the number of inputs of the layer, not by that of the examples', (m, _, columns) => m / columns],
      ['divided by the number of numbers of the tensor, not by that of the examples', (m, r, c) => m / (r * c)],
      ['divided by the number of numbers of the tensor, too', (_, r, c) => 1 / (r * c)]
    ] as const satisfies readonly (readonly [string, (m: number, rows: number, columns: number) => number])[]
  ).map(([cause, by]): GradientSuspect => ({
    name: `${said} ${cause}`,
    cause: `${said} are ${cause}`,
    gradient: one =>
      withTensors(one, takes, rows =>
        mapped(rows, (i, j) => rows[i]![j]! * by(one.inputs.length, rows.length, rows[0]!.length))
      )
  }))
)

/** Wrong gradients that the diagnosis of the laws does not know. */
export const gradientSuspects: readonly GradientSuspect[] = [...whole, ...ofSets, ...stale, ...axes]

/** Gradients that are right before something is done to their tensors, or that are those of another case. */
export const tensorSuspects: readonly GradientSuspect[] = [...changed, ...counted, ...others, ...ofOthers]
