/** Programs that answer rightly about another case: about changed inputs, targets or parameters. */
import { denseData, denseNumbers } from '../../arbitraries/dense-data.ts'
import type { ReviewCase } from '../case.ts'

/** Another case that is taken for the one asked about; `undefined` where it cannot be. */
export interface CaseSuspect {
  readonly name: string
  readonly cause: string
  readonly of: (reviewCase: ReviewCase) => ReviewCase | undefined
}

type Rows = readonly (readonly number[])[]

const sum = (values: readonly number[]): number => values.reduce((total, x) => total + x, 0)

const mean = (values: readonly number[]): number => sum(values) / values.length

const deviation = (values: readonly number[], less: number): number => {
  const center = mean(values)
  return Math.sqrt(sum(values.map(x => (x - center) ** 2)) / (values.length - less))
}

const turned = (rows: Rows): Rows => (rows[0] ?? []).map((_, j) => rows.map(row => row[j]!))

/** What some numbers are normalized to. */
type Normal = (values: readonly number[]) => readonly number[]

const scaled =
  (center: (values: readonly number[]) => number, size: (values: readonly number[]) => number): Normal =>
  values => {
    const [at, by] = [center(values), size(values)]
    return values.map(x => (x - at) / by)
  }

const zero = (): number => 0

const epsilons = [0, 1e-12, 1e-10, 1e-8, 1e-7, 1e-6, 1e-5, 1e-3]

const standard: readonly (readonly [string, Normal])[] = [0, 1].flatMap(less =>
  epsilons.flatMap((epsilon): readonly (readonly [string, Normal])[] => [
    ['to mean 0 and deviation 1', scaled(mean, values => deviation(values, less) + epsilon)],
    ['to mean 0 and deviation 1', scaled(mean, values => Math.sqrt(deviation(values, less) ** 2 + epsilon))],
    [
      'to mean 0 and deviation 1',
      scaled(mean, values => (deviation(values, less) <= epsilon ? 1 : deviation(values, less)))
    ]
  ])
)

const normals: readonly (readonly [string, Normal])[] = [
  ...standard,
  ['to mean 0', scaled(mean, () => 1)],
  ['to deviation 1', scaled(zero, values => deviation(values, 0))],
  ...[0, 1e-12, 1e-8].flatMap((epsilon): readonly (readonly [string, Normal])[] => [
    [
      'to the range from 0 to 1',
      scaled(
        values => Math.min(...values),
        values => Math.max(...values) - Math.min(...values) + epsilon
      )
    ],
    ['to norm 1', scaled(zero, values => Math.hypot(...values) + epsilon)],
    ['to the largest size 1', scaled(zero, values => Math.max(...values.map(Math.abs)) + epsilon)]
  ]),
  ['to the largest 1', scaled(zero, values => Math.max(...values))],
  [
    'to the range from −1 to 1',
    values => {
      const [low, high] = [Math.min(...values), Math.max(...values)]
      return values.map(x => (2 * (x - low)) / (high - low) - 1)
    }
  ]
]

const shaped = (rows: Rows, values: readonly number[]): Rows => {
  const width = rows[0]?.length ?? 0
  return rows.map((_, k) => values.slice(k * width, (k + 1) * width))
}

/** Ways to normalize rows: each input over the examples, each example over its inputs, all together. */
export const normalizations: readonly (readonly [said: string, of: (rows: Rows) => Rows])[] = normals.flatMap(
  ([said, normal]) =>
    [
      [`${said}, each over the examples of a batch`, (rows: Rows) => turned(turned(rows).map(normal))],
      [`${said}, each example by itself`, (rows: Rows) => rows.map(normal)],
      [`${said}, all numbers of a batch together`, (rows: Rows) => shaped(rows, normal(rows.flat()))]
    ] as const
)

const ofInputs = (name: string, cause: string, of: (rows: Rows) => Rows): CaseSuspect => ({
  name,
  cause,
  of: one => ({ ...one, inputs: of(one.inputs) })
})

const ofTargets = (name: string, cause: string, of: (rows: Rows, one: ReviewCase) => Rows): CaseSuspect => ({
  name,
  cause,
  of: one => ({ ...one, targets: of(one.targets, one) })
})

const rolled = <A>(items: readonly A[], by: number): readonly A[] =>
  items.map((_, k) => items.at((k - by) % items.length)!)

const largestAt = (row: readonly number[]): number => row.indexOf(Math.max(...row))

const each = (f: (x: number, j: number, row: readonly number[]) => number) => (rows: Rows) =>
  rows.map(row => row.map(f))

/** The nearest number of 11 binary digits. */
const half = (x: number): number => {
  if (x === 0) return 0
  const unit = 2 ** (Math.max(-14, Math.floor(Math.log2(Math.abs(x)))) - 10)
  return Math.round(x / unit) * unit
}

const inputs: readonly CaseSuspect[] = [
  ...normalizations.map(([said, of]) => ofInputs(`inputs normalized ${said}`, `the inputs are normalized ${said}`, of)),
  ofInputs(
    'inputs cut to [0, 1]',
    'the inputs are cut off at 0 and 1',
    each(x => Math.max(0, Math.min(1, x)))
  ),
  ofInputs(
    'inputs cut to [−1, 1]',
    'the inputs are cut off at −1 and 1',
    each(x => Math.max(-1, Math.min(1, x)))
  ),
  ofInputs('inputs without sign', 'the inputs are taken without their signs', each(Math.abs)),
  ofInputs(
    'inputs negated',
    'the inputs have the wrong sign',
    each(x => -x)
  ),
  ofInputs('inputs truncated', 'the inputs are truncated to whole numbers', each(Math.trunc)),
  ofInputs('inputs rounded down', 'the inputs are rounded down to whole numbers', each(Math.floor)),
  ofInputs('inputs rounded', 'the inputs are rounded to whole numbers', each(Math.round)),
  ofInputs('inputs in half precision', 'the inputs are rounded to half precision', each(half)),
  ofInputs('inputs in single precision', 'the inputs are rounded to single precision', each(Math.fround)),
  ...[1, 2, 3, 4, 5, 6].map(digits =>
    ofInputs(
      `inputs rounded to ${digits} decimals`,
      `the inputs are rounded to ${digits} decimals`,
      each(x => Math.round(x * 10 ** digits) / 10 ** digits)
    )
  ),
  ofInputs('inputs reversed', 'the inputs of each example are in reverse order', rows =>
    rows.map(row => row.toReversed())
  ),
  ofInputs('inputs shifted', 'an index is off by one: each input is taken for the next', rows =>
    rows.map(row => rolled(row, 1))
  ),
  ofInputs('inputs shifted back', 'an index is off by one: each input is taken for the one before', rows =>
    rows.map(row => rolled(row, -1))
  ),
  ofInputs('inputs sorted', 'the inputs of each example are sorted', rows =>
    rows.map(row => row.toSorted((a, b) => a - b))
  ),
  ofInputs(
    'last input zero',
    'the last input is left out',
    each((x, j, row) => (j === row.length - 1 ? 0 : x))
  ),
  ofInputs(
    'first input zero',
    'the first input is left out',
    each((x, j) => (j === 0 ? 0 : x))
  ),
  ...([1, -1] as const).map(by =>
    ofInputs(
      `inputs of another example: ${by}`,
      `inputs go with the targets of the ${by === 1 ? 'next' : 'one before'}: examples are shifted`,
      rows => rolled(rows, by)
    )
  ),
  ofInputs('examples reversed', 'inputs and targets are not in the same order: one of them is reversed', rows =>
    rows.toReversed()
  ),
  ofInputs('first input for all', 'every example has the inputs of the first', rows => rows.map(() => rows[0]!)),
  ofInputs('last input for all', 'every example has the inputs of the last: one array is kept for all', rows =>
    rows.map(() => rows.at(-1)!)
  )
]

const targets: readonly CaseSuspect[] = [
  ofTargets('classes shifted', 'the classes are off by one: each target is taken for that of the next output', rows =>
    rows.map(row => rolled(row, 1))
  ),
  ofTargets(
    'classes shifted back',
    'the classes are off by one: each target is taken for that of the output before',
    rows => rows.map(row => rolled(row, -1))
  ),
  ofTargets('classes reversed', 'the targets of each example are in reverse order', rows =>
    rows.map(row => row.toReversed())
  ),
  ofTargets('targets truncated', 'the targets are truncated to whole numbers', each(Math.trunc)),
  ofTargets('targets rounded', 'the targets are rounded to whole numbers', each(Math.round)),
  ofTargets(
    'targets over a half',
    'the targets are taken for 0 or 1: whether they are above a half',
    each(x => (x > 0.5 ? 1 : 0))
  ),
  ofTargets(
    'targets negated',
    'the targets have the wrong sign',
    each(x => -x)
  ),
  ofTargets(
    'targets exchanged',
    'the targets 0 and 1 are exchanged: 1 − y',
    each(x => 1 - x)
  ),
  ofTargets(
    'targets −1 and 1',
    'the targets are taken for 2y − 1',
    each(x => 2 * x - 1)
  ),
  ofTargets(
    'targets zero',
    'the targets are taken for 0',
    each(() => 0)
  ),
  ofTargets(
    'targets one',
    'the targets are taken for 1',
    each(() => 1)
  ),
  ofTargets('largest target', 'the largest target alone counts, as 1', rows =>
    rows.map(row => row.map((_, j) => (j === largestAt(row) ? 1 : 0)))
  ),
  ofTargets('targets of sum 1', 'the targets are divided by their sum', rows =>
    rows.map(row => row.map(y => y / sum(row)))
  ),
  ofTargets('first target for all', 'every output has the target of the first', rows =>
    rows.map(row => row.map(() => row[0]!))
  ),
  ofTargets('target of the first example', 'every example has the target of the first', rows =>
    rows.map(() => rows[0]!)
  ),
  ofTargets('target of the last example', 'every example has the target of the last', rows =>
    rows.map(() => rows.at(-1)!)
  ),
  ofTargets('inputs for targets', 'the inputs are taken for the targets', (rows, { inputs: x }) =>
    rows.map((row, k) => row.map((_, j) => x[k]![j] ?? 0))
  )
]

const ofLayers = (
  name: string,
  cause: string,
  change: (layers: ReturnType<typeof denseData>) => ReturnType<typeof denseData>
): CaseSuspect => ({ name, cause, of: one => ({ ...one, parameters: denseNumbers(change(denseData(one))) }) })

const square = (rows: Rows): Rows => (rows.length === rows[0]?.length ? turned(rows) : rows)

const parameters: readonly CaseSuspect[] = [
  ofLayers('parameters rounded', 'the parameters are rounded to single precision', layers =>
    layers.map(one => ({
      ...one,
      weights: one.weights.map(row => row.map(Math.fround)),
      bias: one.bias.map(Math.fround)
    }))
  ),
  ofLayers('parameters in half precision', 'the parameters are rounded to half precision', layers =>
    layers.map(one => ({ ...one, weights: one.weights.map(row => row.map(half)), bias: one.bias.map(half) }))
  ),
  ofLayers('weights truncated', 'the parameters are truncated to whole numbers', layers =>
    layers.map(one => ({
      ...one,
      weights: one.weights.map(row => row.map(Math.trunc)),
      bias: one.bias.map(Math.trunc)
    }))
  ),
  ofLayers('biases zero', 'the biases are taken for 0', layers =>
    layers.map(one => ({ ...one, bias: one.bias.map(() => 0) }))
  ),
  ofLayers('square weights transposed', 'the weights are used transposed where they are square', layers =>
    layers.map(one => ({ ...one, weights: square(one.weights) }))
  ),
  ofLayers('units reversed', 'the biases of the units are in the wrong order', layers =>
    layers.map(one => ({ ...one, bias: one.bias.toReversed() }))
  ),
  ofLayers('weights read by columns', 'the weights are read by columns where they stand by rows', layers =>
    layers.map(one => {
      const values = one.weights.flat()
      return { ...one, weights: one.weights.map((row, i) => row.map((_, j) => values[j * one.weights.length + i]!)) }
    })
  ),
  {
    name: 'first example alone',
    cause: 'only the first example is used',
    of: one => ({ ...one, inputs: one.inputs.slice(0, 1), targets: one.targets.slice(0, 1) })
  },
  {
    name: 'last example twice',
    cause: 'the last example is used twice',
    of: one => ({ ...one, inputs: [...one.inputs, one.inputs.at(-1)!], targets: [...one.targets, one.targets.at(-1)!] })
  },
  ...(['sigmoid', 'tanh', 'relu', 'identity', 'softplus'] as const).flatMap((name): readonly CaseSuspect[] => [
    {
      name: `all ${name}`,
      cause: `the activations that are asked for are ignored: all are ${name}`,
      of: one => ({ ...one, activations: one.activations.map(() => name) })
    },
    {
      name: `hidden ${name}`,
      cause: `the activation of hidden layers is ${name}, whatever is asked for`,
      of: one => ({ ...one, activations: one.activations.map((own, k, { length }) => (k < length - 1 ? name : own)) })
    },
    {
      name: `last ${name}`,
      cause: `the last activation is ${name}, whatever is asked for`,
      of: one => ({ ...one, activations: [...one.activations.slice(0, -1), name] })
    }
  ]),
  {
    name: 'first activation',
    cause: 'the activation of the first layer is used in all layers',
    of: one => ({ ...one, activations: one.activations.map(() => one.activations[0]!) })
  },
  {
    name: 'activations shifted',
    cause: 'an index is off by one: each layer has the activation of the next',
    of: one => ({ ...one, activations: one.activations.map((own, k) => one.activations[k + 1] ?? own) })
  },
  {
    name: 'activations shifted back',
    cause: 'an index is off by one: each layer has the activation of the one before',
    of: one => ({ ...one, activations: one.activations.map((own, k) => one.activations[k - 1] ?? own) })
  },
  {
    name: 'activations reversed',
    cause: 'the activations are in reverse order',
    of: one => ({ ...one, activations: one.activations.toReversed() })
  }
]

/** Targets that are drawn to their mean: (1 − c)·y + c/n. */
export const smoothed = (one: ReviewCase, c: number): ReviewCase => ({
  ...one,
  targets: one.targets.map(row => row.map(y => (1 - c) * y + c / row.length))
})

/** Every case that one may be taken for. */
export const caseSuspects: readonly CaseSuspect[] = [...targets, ...inputs, ...parameters]
