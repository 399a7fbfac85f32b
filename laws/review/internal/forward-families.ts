/** Outputs of programs that do something to whole batches, answer about another case, or have a constant that nobody knows. */
import { denseData, type DenseData } from '../../arbitraries/dense-data.ts'
import type { ReviewCase } from '../case.ts'
import { plainActivations } from './activations.ts'
import { caseSuspects, normalizations } from './case-suspects.ts'
import type { Family } from './explain.ts'
import { factorGrid, fractionGrid, shownConstant, smallGrid, type Grid } from './fit.ts'
import { affine } from './plain.ts'

type Row = readonly number[]
type Rows = readonly Row[]

export type Outputs = (reviewCase: ReviewCase) => Rows

/** What is done to a batch on its way, in layer k of `depth`. */
interface Way {
  readonly before?: (z: Rows, k: number, depth: number) => Rows
  readonly value?: (z: Row, layer: DenseData, k: number, depth: number) => Row | undefined
  readonly after?: (a: Rows, k: number, depth: number, x: Rows) => Rows
}

const along =
  ({ before = z => z, value, after = a => a }: Way): Outputs =>
  one => {
    const layers = denseData(one)
    const depth = layers.length
    return layers.reduce<Rows>(
      (x, layer, k) =>
        after(
          before(
            x.map(row => affine(layer, row)),
            k,
            depth
          ).map(z => value?.(z, layer, k, depth) ?? plainActivations[layer.activation]!.value(z)),
          k,
          depth,
          x
        ),
      one.inputs
    )
  }

const places: readonly (readonly [said: string, takes: (k: number, depth: number) => boolean])[] = [
  ['every layer', () => true],
  ['hidden layers', (k, depth) => k < depth - 1],
  ['the last layer', (k, depth) => k === depth - 1],
  ['the first layer', k => k === 0]
]

const softmaxBut = (name: string, cause: string, value: (powers: Row, z: Row) => Row) => ({
  name,
  cause,
  outputs: along({
    value: (z, { activation }) => {
      if (activation !== 'softmax') return undefined
      const most = Math.max(...z)
      return value(
        z.map(x => Math.exp(x - most)),
        z
      )
    }
  })
})

const sum = (values: Row): number => values.reduce((total, x) => total + x, 0)

const running = (rows: Rows): Rows =>
  rows.map((row, n) => row.map((_, j) => sum(rows.slice(0, n + 1).map(other => other[j]!))))

/** Single things done otherwise. */
export const batchSuspects: readonly { readonly name: string; readonly cause: string; readonly outputs: Outputs }[] = [
  ...caseSuspects.map(({ name, cause, of }) => ({
    name,
    cause,
    outputs: (one: ReviewCase) => along({})(of(one) ?? one)
  })),
  ...(
    [
      ['the weighted sums of', 'before'],
      ['the activations of', 'after']
    ] as const
  ).flatMap(([what, when]) =>
    places.flatMap(([where, takes]) =>
      normalizations.map(([said, of]) => ({
        name: `${what} ${where} normalized ${said}`,
        cause: `${what} ${where} are normalized ${said}`,
        outputs: along({ [when]: (rows: Rows, k: number, depth: number) => (takes(k, depth) ? of(rows) : rows) })
      }))
    )
  ),
  ...(
    [
      ['the weighted sums of', 'before'],
      ['the outputs of', 'after']
    ] as const
  ).flatMap(([what, when]) =>
    places.map(([where, takes]) => ({
      name: `${what} ${where} run on`,
      cause: `${what} ${where} are added to those of the example before: they are not set to 0 for each example`,
      outputs: along({ [when]: (rows: Rows, k: number, depth: number) => (takes(k, depth) ? running(rows) : rows) })
    }))
  ),
  ...(
    [
      ['first', (n: number) => n === 0],
      ['last', (n: number, m: number) => n === m - 1]
    ] as const
  ).flatMap(([which, has]) =>
    places.map(([where, takes]) => ({
      name: `bias of ${where} for the ${which} example alone`,
      cause: `the bias of ${where} is added for the ${which} example alone`,
      outputs: (one: ReviewCase) => {
        const biases = denseData(one).map(({ bias }) => bias)
        return along({
          before: (z, k, depth) =>
            takes(k, depth) ? z.map((row, n) => (has(n, z.length) ? row : row.map((x, i) => x - biases[k]![i]!))) : z
        })(one)
      }
    }))
  ),
  ...places.map(([where, takes]) => ({
    name: `input added to the output of ${where}`,
    cause: `the input of ${where} is added to the output where they are of one size`,
    outputs: along({
      after: (a, k, depth, x) =>
        takes(k, depth) && a[0]?.length === x[0]?.length ? a.map((row, n) => row.map((v, i) => v + x[n]![i]!)) : a
    })
  })),
  softmaxBut(
    'softmax without the last class',
    'the sum of the softmax leaves out the last class: a loop ends one too early',
    p => p.map(x => x / sum(p.slice(0, -1)))
  ),
  softmaxBut(
    'softmax without the first class',
    'the sum of the softmax leaves out the first class: a loop begins one too late',
    p => p.map(x => x / sum(p.slice(1)))
  ),
  softmaxBut('softmax without its own class', 'the sum of the softmax leaves out the class itself', p =>
    p.map(x => x / (sum(p) - x))
  ),
  softmaxBut('softmax of partial sums', 'the sum of the softmax is not complete when it is used', p =>
    p.map((x, i) => x / sum(p.slice(0, i + 1)))
  ),
  softmaxBut('softmax in place', 'the sum of the softmax changes while it is divided by', p =>
    p.reduce<Row>((done, x, i) => [...done, x / (sum(done) + sum(p.slice(i)))], [])
  ),
  softmaxBut('softmax by the number of classes', 'the softmax is divided by the number of classes', p =>
    p.map(x => x / p.length)
  ),
  softmaxBut('softmax by the largest', 'the softmax is divided by the largest, not by the sum', p => p),
  softmaxBut('softmax by the norm', 'the softmax is divided by the norm, not by the sum', p =>
    p.map(x => x / Math.hypot(...p))
  ),
  softmaxBut('sigmoid for softmax, normalized', 'sigmoids divided by their sum are taken for a softmax', (_, z) => {
    const each = z.map(x => 1 / (1 + Math.exp(-x)))
    return each.map(x => x / sum(each))
  })
]

const times =
  (rows: (way: (a: Rows, k: number, depth: number) => Rows) => Way) =>
  (takes: (k: number, depth: number) => boolean) =>
  (c: number): Outputs =>
    along(rows((a, k, depth) => (takes(k, depth) ? a.map(row => row.map(x => c * x)) : a)))

const placed = (
  name: (where: string) => string,
  cause: (where: string, c: string) => string,
  grid: Grid,
  at: (takes: (k: number, depth: number) => boolean) => (c: number) => Outputs
): readonly Family<Outputs>[] =>
  places.map(([where, takes]) => ({
    name: name(where),
    cause: (c: number) => cause(where, shownConstant(c)),
    grid,
    at: at(takes)
  }))

const valued = (
  name: string,
  cause: (c: string) => string,
  grid: Grid,
  activation: string,
  value: (z: Row, c: number) => Row
): Family<Outputs> => ({
  name,
  cause: c => cause(shownConstant(c)),
  grid,
  at: c => along({ value: (z, layer) => (layer.activation === activation ? value(z, c) : undefined) })
})

/** Things done otherwise with a constant. */
export const forwardFamilies: readonly Family<Outputs>[] = [
  ...placed(
    where => `activations of ${where} × c`,
    (where, c) => `the activations of ${where} are multiplied by ${c}`,
    factorGrid,
    times(after => ({ after }))
  ),
  ...placed(
    where => `sums of ${where} × c`,
    (where, c) => `the weighted sums of ${where} are multiplied by ${c} before the activation`,
    factorGrid,
    times(before => ({ before }))
  ),
  ...placed(
    where => `sums of ${where} + c`,
    (where, c) => `${c} is added to the weighted sums of ${where}`,
    factorGrid,
    takes => c => along({ before: (z, k, depth) => (takes(k, depth) ? z.map(row => row.map(x => x + c)) : z) })
  ),
  ...placed(
    where => `bias of ${where} × c`,
    (where, c) => `the biases of ${where} are multiplied by ${c}`,
    factorGrid,
    takes => c => one => {
      const biases = denseData(one).map(({ bias }) => bias)
      return along({
        before: (z, k, depth) => (takes(k, depth) ? z.map(row => row.map((x, i) => x + (c - 1) * biases[k]![i]!)) : z)
      })(one)
    }
  ),
  ...placed(
    where => `sums of ${where} cut`,
    (where, c) => `the weighted sums of ${where} are cut off at ±${c}`,
    smallGrid,
    takes => c =>
      along({
        before: (z, k, depth) => (takes(k, depth) ? z.map(row => row.map(x => Math.max(-c, Math.min(c, x)))) : z)
      })
  ),
  {
    name: 'inputs × c',
    cause: c => `the inputs are multiplied by ${shownConstant(c)}`,
    grid: factorGrid,
    at: c => one => along({})({ ...one, inputs: one.inputs.map(row => row.map(x => c * x)) })
  },
  {
    name: 'outputs + c',
    cause: c => `${shownConstant(c)} is added to the outputs`,
    grid: factorGrid,
    at: c => one => along({})(one).map(row => row.map(x => x + c))
  },
  {
    name: 'outputs cut',
    cause: c => `the outputs are cut off at ${shownConstant(c)} and 1 − ${shownConstant(c)}`,
    grid: fractionGrid,
    at: c => one => along({})(one).map(row => row.map(x => Math.max(c, Math.min(1 - c, x))))
  },
  valued(
    'leaky relu',
    c => `relu is leaky: ${c}·z for negative inputs`,
    factorGrid,
    'relu',
    (z, c) => z.map(x => (x > 0 ? x : c * x))
  ),
  valued(
    'elu',
    c => `relu is elu: ${c}·(exp(z) − 1) for negative inputs`,
    factorGrid,
    'relu',
    (z, c) => z.map(x => (x > 0 ? x : c * Math.expm1(x)))
  ),
  valued(
    'relu from c',
    c => `relu begins at ${c}, not at 0`,
    factorGrid,
    'relu',
    (z, c) => z.map(x => (x > c ? x : 0))
  ),
  valued(
    'relu to c',
    c => `relu is cut off at ${c}`,
    smallGrid,
    'relu',
    (z, c) => z.map(x => Math.min(c, Math.max(0, x)))
  ),
  valued(
    'softmax + c',
    c => `${c} is added to the sum of the softmax`,
    smallGrid,
    'softmax',
    (z, c) => {
      const powers = z.map(x => Math.exp(x - Math.max(...z)))
      return powers.map(x => x / (sum(powers) + c))
    }
  ),
  valued(
    'softmax + c, no maximum',
    c => `${c} is added to the sum of the softmax`,
    smallGrid,
    'softmax',
    (z, c) => {
      const powers = z.map(x => Math.exp(x))
      return powers.map(x => x / (sum(powers) + c))
    }
  )
]
