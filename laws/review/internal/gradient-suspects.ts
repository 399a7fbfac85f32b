/** Wrong gradients that are put together wrongly for biases or for weights alone, or example by example. */
import { denseData } from '../../arbitraries/dense-data.ts'
import type { ReviewCase } from '../case.ts'
import { exampleGradient, passage } from './plain.ts'

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
  ['÷ (m + 1)', 'are divided by m + 1', (each, m) => sum(each) / (m + 1)],
  ['÷ (m − 1)', 'are divided by m − 1', (each, m) => sum(each) / Math.max(1, m - 1)]
]

/** What stands where, for each parameter: its layer, whether it is of a bias, its row and the size of its layer. */
const partsOf = ({
  sizes
}: ReviewCase): readonly { layer: number; isBias: boolean; outputs: number; inputs: number }[] =>
  sizes.slice(1).flatMap((outputs, layer) => {
    const inputs = sizes[layer]!
    return Array.from({ length: outputs * (inputs + 1) }, (_, k) => ({
      layer,
      isBias: k >= outputs * inputs,
      outputs,
      inputs
    }))
  })

const eachOf = (one: ReviewCase): readonly (readonly number[])[] => {
  const layers = denseData(one)
  return one.inputs.map((x, k) => exampleGradient(one, layers, x, one.targets[k]!).parts.flat())
}

const kinds: readonly (readonly [said: string, isBias: boolean | 'all'])[] = [
  ['all gradients', 'all'],
  ['the gradients of the biases', true],
  ['the gradients of the weights', false]
]

const ofKinds: readonly GradientSuspect[] = kinds.flatMap(([said, wrongBias]) =>
  reductions.map(([name, cause, reduce]): GradientSuspect => ({
    name: `${said} ${name}`,
    cause: `${said} ${cause}`,
    gradient: one => {
      const each = eachOf(one)
      return partsOf(one).map(({ isBias }, i) => {
        const values = each.map(g => g[i]!)
        return wrongBias === 'all' || isBias === wrongBias ? reduce(values, values.length) : sum(values) / values.length
      })
    }
  }))
)

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

const decay: readonly GradientSuspect[] = [1e-4, 1e-3, 5e-4, 1e-2, 0.1].flatMap(lambda =>
  (
    [
      ['of all parameters', () => true],
      ['of the weights', (isBias: boolean) => !isBias]
    ] as const
  ).map(([said, takes]) => ({
    name: `weight decay ${lambda} ${said}`,
    cause: `a weight decay of ${lambda} ${said} is in the gradient and not in the cost`,
    gradient: (one: ReviewCase) => {
      const g = eachOf(one)
      return partsOf(one).map(
        ({ isBias }, i) => sum(g.map(row => row[i]!)) / g.length + (takes(isBias) ? lambda * one.parameters[i]! : 0)
      )
    }
  }))
)

const clipped: readonly GradientSuspect[] = [0.01, 0.1, 0.5, 1, 5].flatMap(most => [
  {
    name: `clipped at ${most}`,
    cause: `the components of the gradient are clipped at ±${most}`,
    gradient: (one: ReviewCase) => {
      const g = eachOf(one)
      return partsOf(one).map((_, i) => Math.max(-most, Math.min(most, sum(g.map(row => row[i]!)) / g.length)))
    }
  }
])

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

/** Wrong gradients that the diagnosis of the laws does not know. */
export const gradientSuspects: readonly GradientSuspect[] = [
  ...whole,
  ...ofKinds,
  ...stale,
  ...axes,
  ...decay,
  ...clipped
]
