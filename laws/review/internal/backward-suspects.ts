/** Wrong ways back through a network, as programs write them that do not share our graph. */
import { denseData, type DenseData } from '../../arbitraries/dense-data.ts'
import type { ReviewCase } from '../case.ts'
import { plainActivations, plainSigmoid, slopesByOutput } from './activations.ts'
import type { Family } from './explain.ts'
import { factorGrid, shownConstant, smallGrid, type Grid } from './fit.ts'
import type { GradientSuspect } from './gradient-suspects.ts'
import { exampleLoss, passage, type Passage } from './plain.ts'

type Row = readonly number[]

/** What a backward pass does at each place. */
interface Back {
  /** The gradient of the activation of layer k, from the cotangent of its output. */
  readonly slope?: (k: number, c: Row, way: Passage, layers: readonly DenseData[]) => Row | undefined
  /** The gradient of a weight. */
  readonly weight?: (d: Row, x: Row, w: readonly Row[], i: number, j: number) => number
  /** What is sent back to input j of a layer. */
  readonly sent?: (d: Row, x: Row, w: readonly Row[], j: number) => number | undefined
  /** The cotangent of the last activation's input, in place of h − y. */
  readonly error?: (one: ReviewCase, h: Row, y: Row) => Row | undefined
  /** The binary cross-entropy does not go with its sigmoid: its gradient is (h − y)/(h(1 − h)), and the slope comes after it. */
  readonly isApart?: boolean
  /** How the examples are put together. */
  readonly reduce?: (each: Row, m: number) => number
}

const slopeOf = (name: string, z: Row, a: Row, c: Row): Row => plainActivations[name]!.back(z, a, c)

/** The cotangent of the last activation's input. */
const first = (one: ReviewCase, layers: readonly DenseData[], way: Passage, y: Row, back: Back): Row => {
  const k = layers.length - 1
  const [h, z] = [way.a[k]!, way.z[k]!]
  const error = back.error?.(one, h, y) ?? h.map((p, i) => p - y[i]!)
  if (one.loss === 'binaryCrossEntropy' && back.isApart === true) {
    const c = error.map((e, i) => e / (h[i]! * (1 - h[i]!)))
    return back.slope?.(k, c, way, layers) ?? error
  }
  if (one.loss !== 'quadratic') return error
  return back.slope?.(k, error, way, layers) ?? slopeOf(layers[k]!.activation, z, h, error)
}

const exampleBy = (one: ReviewCase, layers: readonly DenseData[], x: Row, y: Row, back: Back): Row => {
  const way = passage(layers, x)
  let d = first(one, layers, way, y, back)
  let all: Row = []
  for (let k = layers.length - 1; k >= 0; k--) {
    const input = k === 0 ? x : way.a[k - 1]!
    const { weights } = layers[k]!
    const now = d
    const own = now.flatMap((di, i) => input.map((xj, j) => back.weight?.(now, input, weights, i, j) ?? di * xj))
    all = [...own, ...now, ...all]
    if (k === 0) break
    const c = input.map(
      (_, j) => back.sent?.(now, input, weights, j) ?? now.reduce((sum, di, i) => sum + di * weights[i]![j]!, 0)
    )
    d = back.slope?.(k - 1, c, way, layers) ?? slopeOf(layers[k - 1]!.activation, way.z[k - 1]!, input, c)
  }
  return all
}

export const gradientBy =
  (back: Back) =>
  (one: ReviewCase): Row => {
    const layers = denseData(one)
    const each = one.inputs.map((x, n) => exampleBy(one, layers, x, one.targets[n]!, back))
    const m = each.length
    return each[0]!.map((_, i) => {
      const values = each.map(g => g[i]!)
      return back.reduce?.(values, m) ?? values.reduce((sum, g) => sum + g, 0) / m
    })
  }

export const suspect = (name: string, cause: string, back: Back): GradientSuspect => ({
  name,
  cause,
  gradient: gradientBy(back)
})

const pathwise: readonly GradientSuspect[] = (['first', 'last'] as const).flatMap(which => {
  const sent: NonNullable<Back['sent']> = (d, _, w, j) => {
    const i = which === 'first' ? 0 : d.length - 1
    return d[i]! * w[i]![j]!
  }
  const cause = 'gradients are overwritten, not added up, where a value is used more than once: only one path counts'
  return [1, 0.5].flatMap(factor => [
    suspect(`the ${which} path alone, × ${factor}`, cause, {
      sent,
      reduce: (each, m) => (factor * each.reduce((sum, g) => sum + g, 0)) / m
    }),
    suspect(`the ${which} path alone, of the first example, × ${factor}`, cause, {
      sent,
      reduce: (each, m) => (factor * each[0]!) / m
    }),
    suspect(`the ${which} path alone, of the last example, × ${factor}`, cause, {
      sent,
      reduce: (each, m) => (factor * each.at(-1)!) / m
    })
  ])
})

/** Slopes that are taken for those of an activation. */
const slopes: readonly (readonly [string, (z: number, a: number, c: number) => number])[] = [
  ['1/cosh(z), not squared', z => 1 / Math.cosh(z)],
  ['1 − z²', z => 1 - z * z],
  ['1 + a²', (_, a) => 1 + a * a],
  ['(1 − a)²', (_, a) => (1 - a) ** 2],
  ['a²', (_, a) => a * a],
  ['a(1 + a)', (_, a) => a * (1 + a)],
  ['−a(1 − a)', (_, a) => -a * (1 - a)],
  ['a − 1', (_, a) => a - 1],
  ['2a(1 − a)', (_, a) => 2 * a * (1 - a)],
  ['½(1 − a²)', (_, a) => (1 - a * a) / 2],
  ['2(1 − a²)', (_, a) => 2 * (1 - a * a)],
  ['z(1 − z)', z => z * (1 - z)],
  ['a(1 − a) of σ(a)', (_, a) => plainSigmoid(a) * plainSigmoid(-a)],
  ['tanh′(a)', (_, a) => 1 - Math.tanh(a) ** 2],
  ['exp(−z)', z => Math.exp(-z)],
  ['1/(1 + exp(−z))²', z => plainSigmoid(z) ** 2],
  ['1 where the gradient is positive, not the input', (_, __, c) => (c > 0 ? 1 : 0)],
  ['1 where both the input and the gradient are positive', (z, _, c) => (z > 0 && c > 0 ? 1 : 0)],
  ['0.01 for negative inputs, as of a leaky relu', z => (z > 0 ? 1 : 0.01)],
  ['1 everywhere', () => 1],
  ['0 for positive inputs and 1 for negative ones', z => (z > 0 ? 0 : 1)],
  ['½ at negative inputs', z => (z > 0 ? 1 : 0.5)],
  ['z', z => z],
  ['a', (_, a) => a]
]

const confused: readonly GradientSuspect[] = ['sigmoid', 'tanh', 'relu', 'softplus'].flatMap(name =>
  slopes.flatMap(([said, slope]) =>
    (
      [
        ['', () => true],
        [' in hidden layers', (k: number, depth: number) => k < depth - 1]
      ] as const
    ).map(([where, takes]) =>
      suspect(`slope of ${name}: ${said}${where}`, `the slope of ${name} is taken for ${said}${where}`, {
        slope: (k, c, way, layers) =>
          layers[k]!.activation === name && takes(k, layers.length)
            ? c.map((one, i) => one * slope(way.z[k]![i]!, way.a[k]![i]!, one))
            : undefined
      })
    )
  )
)

const shifted: readonly GradientSuspect[] = [1, -1].flatMap(by => {
  const where = by === 1 ? 'above' : 'below'
  const cause = `an index is off by one: the slope is that of the activation of the layer ${where}`
  return [
    suspect(`activation of the layer ${where}`, cause, {
      slope: (k, c, way, layers) => {
        const other = layers[k + by]
        return other === undefined ? undefined : slopeOf(other.activation, way.z[k]!, way.a[k]!, c)
      }
    }),
    suspect(`activation of the layer ${where}, from the output`, cause, {
      slope: (k, c, way, layers) => {
        const slope = slopesByOutput[layers[k + by]?.activation ?? '']
        return slope === undefined ? undefined : c.map((one, i) => one * slope(way.a[k]![i]!))
      }
    })
  ]
})

const others: readonly GradientSuspect[] = [
  suspect(
    'product rule',
    'the factors of the product rule are exchanged: a weight takes the weight, and the input the input',
    {
      weight: (d, _, w, i, j) => d[i]! * w[i]![j]!,
      sent: (d, x, _, j) => d.reduce((sum, di) => sum + di * x[j]!, 0)
    }
  ),
  suspect('weights not in the way back', 'the error is sent back without the weights', {
    sent: d => d.reduce((sum, di) => sum + di, 0)
  }),
  suspect('absolute weights', 'the error is sent back through the weights without their signs', {
    sent: (d, _, w, j) => d.reduce((sum, di, i) => sum + di * Math.abs(w[i]![j]!), 0)
  }),
  suspect('weights reshaped', 'the weights are reshaped in the way back, not transposed', {
    sent: (d, _, w, j) => {
      const values = w.flat()
      return d.reduce((sum, di, i) => sum + di * values[j * d.length + i]!, 0)
    }
  }),
  suspect('weights reshaped, in the order [in, out]', 'the weights are reshaped in the way back, not transposed', {
    sent: (d, x, w, j) => {
      const values = x.flatMap((_, k) => w.map(row => row[k]!))
      return d.reduce((sum, di, i) => sum + di * values[i * x.length + j]!, 0)
    }
  }),
  suspect('weights not transposed', 'the weights are not transposed in the way back where they are square', {
    sent: (d, _, w, j) => (d.length === w[0]!.length ? d.reduce((sum, di, i) => sum + di * w[j]![i]!, 0) : undefined)
  }),
  suspect('last unit not sent back', 'a loop ends one too early: the error of the last unit is not sent back', {
    sent: (d, _, w, j) => d.slice(0, -1).reduce((sum, di, i) => sum + di * w[i]![j]!, 0)
  }),
  suspect('first unit not sent back', 'a loop begins one too late: the error of the first unit is not sent back', {
    sent: (d, _, w, j) => d.reduce((sum, di, i) => (i === 0 ? sum : sum + di * w[i]![j]!), 0)
  }),
  suspect('last input has no error', 'a loop ends one too early: no error is sent back to the last input of a layer', {
    sent: (d, x, w, j) => (j === x.length - 1 ? 0 : d.reduce((sum, di, i) => sum + di * w[i]![j]!, 0))
  }),
  suspect('weight of the first input for all', 'the error is sent back to all inputs by the weight of the first', {
    sent: (d, _, w) => d.reduce((sum, di, i) => sum + di * w[i]![0]!, 0)
  }),
  suspect('weights averaged', 'what is sent back is averaged over the units, not summed', {
    sent: (d, _, w, j) => d.reduce((sum, di, i) => sum + di * w[i]![j]!, 0) / d.length
  })
]

/** Wrong ways back but for the slopes. */
export const backwardSuspects: readonly GradientSuspect[] = [...pathwise, ...others, ...shifted]

/** Wrong slopes of one activation. */
export const slopeSuspects: readonly GradientSuspect[] = confused

const named = ['sigmoid', 'tanh', 'relu', 'softplus'] as const

const slopeFamily = (
  name: string,
  said: (c: string) => string,
  grid: Grid,
  slope: (right: number, z: number, c: number) => number
): readonly Family<GradientSuspect['gradient']>[] =>
  [[...named], ...named.map(one => [one])]
    .flatMap(some =>
      some.includes('sigmoid') ? [[some, false] as const, [some, true] as const] : [[some, false] as const]
    )
    .map(([some, isApart]) => ({
      name: `slope of ${some.join(', ')}: ${name}${isApart ? ', of the entropy too' : ''}`,
      cause: (c: number) => `the slope of ${some.length > 1 ? 'activations' : some[0]} ${said(shownConstant(c))}`,
      grid,
      at: (c: number) =>
        gradientBy({
          isApart,
          slope: (k, cotangents, way, layers) => {
            const { activation } = layers[k]!
            if (!some.some(one => one === activation)) return undefined
            const right = slopeOf(
              activation,
              way.z[k]!,
              way.a[k]!,
              cotangents.map(() => 1)
            )
            return cotangents.map((one, i) => one * slope(right[i]!, way.z[k]![i]!, c))
          }
        })
    }))

const toOutputs = (
  name: string,
  said: (c: string) => string,
  loss: ReviewCase['loss'],
  change: (h: number, y: number, c: number) => number,
  grid: Grid = smallGrid
): Family<GradientSuspect['gradient']> => ({
  name,
  cause: c => said(shownConstant(c)),
  grid,
  at: c =>
    gradientBy({
      error: (one, h, y) => (one.loss === loss ? h.map((p, i) => change(p, y[i]!, c)) : undefined)
    })
})

const lossAt = (one: ReviewCase, parameters: Row): number => {
  const layers = denseData(one, parameters)
  return (
    one.inputs.reduce((sum, x, n) => sum + exampleLoss(one.loss, passage(layers, x).a.at(-1)!, one.targets[n]!), 0) /
    one.inputs.length
  )
}

const steps = Array.from({ length: 17 }, (_, k) => 10 ** (-8 + k / 2))

/** Gradients that are differences of the loss. */
const differences: readonly Family<GradientSuspect['gradient']>[] = (
  [
    ['forward', 1, 0],
    ['backward', 0, 1],
    ['central', 1, 1]
  ] as const
).map(([name, up, down]) => ({
  name: `${name} differences`,
  cause: (c: number) => `the gradient is of ${name} differences, with a step of ${shownConstant(c)}: it is not exact`,
  grid: steps,
  at: (c: number) => (one: ReviewCase) =>
    one.parameters.map((x, i) => {
      const above = lossAt(one, one.parameters.with(i, x + up * c))
      return (above - lossAt(one, one.parameters.with(i, x - down * c))) / (c * (up + down))
    })
}))

/** The gradient of −Σ y·log h with a constant below its quotients, sent back through the softmax. */
const belowEntropy: Family<GradientSuspect['gradient']> = {
  name: 'ε in the quotients of the categorical cross-entropy',
  cause: c => `the gradient of the loss is −y/(h + ${shownConstant(c)})`,
  grid: smallGrid,
  at: c =>
    gradientBy({
      error: (one, h, y) => {
        if (one.loss !== 'categoricalCrossEntropy') return undefined
        const parts = h.map((p, i) => (y[i]! * p) / (p + c))
        const sum = parts.reduce((total, part) => total + part, 0)
        return h.map((p, i) => p * sum - parts[i]!)
      }
    })
}

/** Wrong ways back with a constant that is not known. */
export const backwardFamilies: readonly Family<GradientSuspect['gradient']>[] = [
  ...slopeFamily(
    'times c',
    c => `is ${c} times what it should be`,
    factorGrid,
    (right, _, c) => c * right
  ),
  ...slopeFamily(
    'plus c',
    c => `is ${c} more than it should be`,
    factorGrid,
    (right, _, c) => right + c
  ),
  ...slopeFamily(
    'c below 0',
    c => `is ${c} for negative inputs`,
    factorGrid,
    (right, z, c) => (z > 0 ? right : c)
  ),
  ...slopeFamily(
    'c at least',
    c => `is at least ${c}`,
    smallGrid,
    (right, _, c) => Math.max(c, right)
  ),
  toOutputs(
    'weight of positives',
    c => `the error of targets of 1 is ${c} times what it should be`,
    'binaryCrossEntropy',
    (p, y, c) => (p - y) * (y === 1 ? c : 1),
    factorGrid
  ),
  toOutputs(
    'ε in the error',
    c => `the gradient of the loss is (h − y)/(h(1 − h) + ${c})`,
    'binaryCrossEntropy',
    (p, y, c) => ((p - y) / (p * (1 - p) + c)) * p * (1 - p)
  ),
  toOutputs(
    'ε in both quotients',
    c => `the gradient of the loss is −y/(h + ${c}) + (1 − y)/(1 − h + ${c})`,
    'binaryCrossEntropy',
    (p, y, c) => (-y / (p + c) + (1 - y) / (1 - p + c)) * p * (1 - p)
  ),
  belowEntropy,
  ...differences
]
