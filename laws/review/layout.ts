/**
 * How a program wants its arrays: which axis comes first, where the bias stands, in which order numbers are flat.
 */
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import { denseData, denseNumbers, upTo, type DenseData } from '../arbitraries/dense-data.ts'
import type { ReviewCase } from './case.ts'
import { blockOf, nestedOf, packedOf, toWire, type Block, type WireArray } from './numbers.ts'
import type { Question, StartAnswer, WireLayer, WireParameters } from './protocol.ts'

/** The form of all arrays that go to a program and come from it. */
export interface Layout {
  readonly arrays: 'nested' | 'flat' | 'base64'
  readonly weights: '[out, in]' | '[in, out]'
  readonly batches: 'rows' | 'columns'
  /** Apart as a vector, a column or a row; or the first or last column of the weights, as the weight of an input 1. */
  readonly bias: 'apart' | 'column' | 'row' | 'first' | 'last'
  readonly order: 'layers' | 'weights first' | 'biases first'
}

/** The form unless told otherwise. */
export const usualLayout: Layout = {
  arrays: 'nested',
  weights: '[out, in]',
  batches: 'rows',
  bias: 'apart',
  order: 'layers'
}

/** Every form that agrees with what a program says, the usual ones first. Never fails. */
export const layoutsOf = (said: StartAnswer): readonly Layout[] => {
  const arrays = said.arrays ?? 'nested'
  const [weights, batches]: readonly [readonly Layout['weights'][], readonly Layout['batches'][]] = [
    said.weights === undefined ? ['[out, in]', '[in, out]'] : [said.weights],
    said.batches === undefined ? ['rows', 'columns'] : [said.batches]
  ]
  const bias: readonly Layout['bias'][] =
    said.bias !== undefined
      ? [said.bias]
      : arrays === 'flat'
        ? ['apart', 'last', 'first']
        : ['apart', 'column', 'row', 'last', 'first']
  const order: readonly Layout['order'][] =
    said.order !== undefined
      ? [said.order]
      : arrays === 'flat'
        ? ['layers', 'weights first', 'biases first']
        : ['layers']
  return order.flatMap(o =>
    bias.flatMap(b => batches.flatMap(r => weights.map(w => ({ arrays, weights: w, batches: r, bias: b, order: o }))))
  )
}

/** Only those that differ from the usual one, in words. Never fails. */
export const showLayout = (layout: Layout): readonly string[] => [
  ...(layout.weights === '[in, out]' ? ['your weights are [in, out]: ours transposed'] : []),
  ...(layout.batches === 'columns' ? ['an example is a column of your batches: ours transposed'] : []),
  ...(layout.bias === 'first' || layout.bias === 'last'
    ? [`your bias is the ${layout.bias} weight of each unit, of an input 1`]
    : layout.bias === 'apart'
      ? []
      : [`your bias is a matrix of one ${layout.bias}`]),
  ...(layout.order === 'layers'
    ? []
    : [
        layout.order === 'weights first'
          ? 'your numbers are all weights and then all biases'
          : 'your numbers are the bias of each layer before its weights'
      ])
]

const matrix = (rows: readonly (readonly number[])[]): Block => ({
  extents: [rows.length, rows[0]?.length ?? 0],
  values: rows.flat()
})

const transposed = (rows: readonly (readonly number[])[]): readonly (readonly number[])[] =>
  (rows[0] ?? []).map((_, j) => rows.map(row => row[j] ?? Number.NaN))

const absorbs = ({ bias }: Layout): boolean => bias === 'first' || bias === 'last'

/** The blocks of a layer: its weights, with the bias in them or not, and the bias. */
const blocksOf = (layout: Layout, { weights, bias }: DenseData): { readonly weights: Block; readonly bias?: Block } => {
  const joined = weights.map((row, i) =>
    layout.bias === 'first'
      ? [bias[i] ?? Number.NaN, ...row]
      : layout.bias === 'last'
        ? [...row, bias[i] ?? Number.NaN]
        : row
  )
  const extents = layout.bias === 'column' ? [bias.length, 1] : layout.bias === 'row' ? [1, bias.length] : [bias.length]
  return {
    weights: matrix(layout.weights === '[out, in]' ? joined : transposed(joined)),
    ...(absorbs(layout) ? {} : { bias: { extents, values: bias } })
  }
}

const written =
  ({ arrays }: Layout) =>
  (block: Block): WireArray =>
    arrays === 'flat' ? block.values.map(toWire) : arrays === 'base64' ? packedOf(block) : nestedOf(block)

const rowsOf = ({ batches }: Layout, rows: readonly (readonly number[])[]): Block =>
  matrix(batches === 'rows' ? rows : transposed(rows))

const wireParameters = (layout: Layout, layers: readonly DenseData[]): WireParameters => {
  const blocks = layers.map(layer => blocksOf(layout, layer))
  const numbers = ({ weights, bias }: (typeof blocks)[number]): readonly number[] =>
    layout.order === 'biases first'
      ? [...(bias?.values ?? []), ...weights.values]
      : [...weights.values, ...(bias?.values ?? [])]
  const write = written(layout)
  return layout.arrays === 'flat'
    ? (layout.order === 'weights first'
        ? [...blocks.flatMap(({ weights }) => weights.values), ...blocks.flatMap(({ bias }) => bias?.values ?? [])]
        : blocks.flatMap(numbers)
      ).map(toWire)
    : blocks.map(({ weights, bias }): WireLayer => ({
        weights: write(weights),
        ...(bias === undefined ? {} : { bias: write(bias) })
      }))
}

/** A case as a program is asked about it. Never fails. */
export const questionOf =
  (layout: Layout) =>
  (reviewCase: ReviewCase): Question => {
    const write = written(layout)
    return {
      sizes: reviewCase.sizes,
      activations: reviewCase.activations,
      loss: reviewCase.loss,
      examples: reviewCase.inputs.length,
      parameters: wireParameters(layout, denseData(reviewCase)),
      inputs: write(rowsOf(layout, reviewCase.inputs)),
      targets: write(rowsOf(layout, reviewCase.targets))
    }
  }

const withoutOnes = (extents: readonly number[]): string => extents.filter(extent => extent !== 1).join(',')

const show = (extents: readonly number[]): string => `[${extents.join(', ')}]`

/** The numbers of an array that should have some extents; axes of one, and arrays that are flat, are let pass. */
const fitted =
  (what: string, wanted: readonly number[]) =>
  (block: Block): E.Either<string, readonly number[]> => {
    const count = wanted.reduce((product, extent) => product * extent, 1)
    const isFlat = block.extents.length === 1 && block.values.length === count
    if (isFlat || withoutOnes(block.extents) === withoutOnes(wanted)) return E.right(block.values)
    const turned = withoutOnes(block.extents) === withoutOnes(wanted.toReversed())
    return E.left(
      `expected ${what} of shape ${show(wanted)}; got ${show(block.extents)}${turned ? ': it is transposed' : ''}`
    )
  }

const numbersOf = (what: string, wanted: readonly number[], array: WireArray): E.Either<string, readonly number[]> =>
  pipe(
    blockOf(array),
    E.mapLeft(odd => `expected ${what} of shape ${show(wanted)}; got ${odd}`),
    E.flatMap(fitted(what, wanted))
  )

const cutInto = (values: readonly number[], width: number): readonly (readonly number[])[] =>
  upTo(width === 0 ? 0 : values.length / width).map(k => values.slice(k * width, (k + 1) * width))

/** Rows for examples. Never fails. */
export const readRows = (
  { batches }: Layout,
  what: string,
  rows: number,
  columns: number,
  array: WireArray
): E.Either<string, readonly (readonly number[])[]> =>
  batches === 'rows'
    ? E.map((values: readonly number[]) => cutInto(values, columns))(numbersOf(what, [rows, columns], array))
    : E.map((values: readonly number[]) => transposed(cutInto(values, rows)))(numbersOf(what, [columns, rows], array))

const layerOf = (
  layout: Layout,
  activation: DenseData['activation'],
  [inputs, outputs]: readonly [number, number],
  weights: readonly number[],
  bias: readonly number[]
): DenseData => {
  const width = inputs + (absorbs(layout) ? 1 : 0)
  const rows = layout.weights === '[out, in]' ? cutInto(weights, width) : transposed(cutInto(weights, outputs))
  const own = layout.bias === 'first' ? 0 : width - 1
  return {
    activation,
    weights: absorbs(layout) ? rows.map(row => row.filter((_, j) => j !== own)) : rows,
    bias: absorbs(layout) ? rows.map(row => row[own] ?? Number.NaN) : bias
  }
}

const isLayers = (parameters: WireParameters): parameters is readonly WireLayer[] =>
  Array.isArray(parameters) &&
  parameters.every(
    one => typeof one === 'object' && one !== null && ('weights' in one || (Array.isArray(one) && one.length <= 2))
  )

const partsOf = (layer: WireLayer): readonly (WireArray | undefined)[] =>
  'weights' in layer ? [layer.weights, layer.bias] : layer

/** Parameters, or their gradient, in our order; what is odd about them otherwise, that their layers stand the other way round among it. Never fails. */
export const readParameters = (
  layout: Layout,
  what: string,
  one: Pick<ReviewCase, 'sizes' | 'activations'>,
  parameters: WireParameters
): E.Either<string, readonly number[]> => {
  const read = readInOrder(layout, what, one, parameters)
  return E.isLeft(read) && isLayers(parameters) && E.isRight(readInOrder(layout, what, one, parameters.toReversed()))
    ? E.left(`${read.left}: the layers stand in reverse order`)
    : read
}

const readInOrder = (
  layout: Layout,
  what: string,
  { sizes, activations }: Pick<ReviewCase, 'sizes' | 'activations'>,
  parameters: WireParameters
): E.Either<string, readonly number[]> => {
  const pairs = activations.map((_, k): readonly [number, number] => [sizes[k] ?? 0, sizes[k + 1] ?? 0])
  const widths = pairs.map(([inputs]) => inputs + (absorbs(layout) ? 1 : 0))
  const counts = pairs.map(([, outputs], k) => outputs * (widths[k] ?? 0))
  const biases = pairs.map(([, outputs]) => (absorbs(layout) ? 0 : outputs))
  const assembled = (blocks: readonly (readonly [readonly number[], readonly number[]])[]): readonly number[] =>
    denseNumbers(
      blocks.map(([weights, bias], k) =>
        layerOf(layout, activations[k] ?? 'identity', pairs[k] ?? [0, 0], weights, bias)
      )
    )
  if (layout.arrays === 'flat') {
    const total = [...counts, ...biases].reduce((sum, one) => sum + one, 0)
    // proof by the codec: what is no list of layers is an array
    return isLayers(parameters)
      ? E.left(`expected ${what} as ${total} numbers in a row; got layers`)
      : pipe(
          numbersOf(what, [total], parameters),
          E.map(values => assembled(cutFlat(layout, counts, biases, values)))
        )
  }
  if (!isLayers(parameters) || parameters.length !== pairs.length)
    return E.left(
      `expected ${what} as a list of ${pairs.length} layers; got ${isLayers(parameters) ? `${parameters.length} of them` : 'something else'}`
    )
  const read = parameters.map((layer, k): E.Either<string, readonly [readonly number[], readonly number[]]> => {
    const [weights, bias] = partsOf(layer)
    const [[, outputs], width] = [pairs[k] ?? [0, 0], widths[k] ?? 0]
    const wanted = layout.weights === '[out, in]' ? [outputs, width] : [width, outputs]
    return pipe(
      weights === undefined
        ? E.left(`expected ${what} with weights in layer ${k}; got none`)
        : numbersOf(`${what}, ${k}.weights,`, wanted, weights),
      E.flatMap(w =>
        absorbs(layout)
          ? E.right([w, []] as const)
          : bias === undefined
            ? E.left(`expected ${what} with a bias in layer ${k}; got none`)
            : E.map((b: readonly number[]) => [w, b] as const)(numbersOf(`${what}, ${k}.bias,`, [outputs], bias))
      )
    )
  })
  const wrong = read.find(E.isLeft)
  return wrong ?? E.right(assembled(read.flatMap(one => (E.isRight(one) ? [one.right] : []))))
}

/** Flat numbers as weights and bias of each layer. */
const cutFlat = (
  { order }: Layout,
  counts: readonly number[],
  biases: readonly number[],
  values: readonly number[]
): readonly (readonly [readonly number[], readonly number[]])[] => {
  const before = (sizes: readonly number[], k: number): number => sizes.slice(0, k).reduce((sum, one) => sum + one, 0)
  return counts.map((count, k) => {
    const own = biases[k] ?? 0
    const start = before(counts, k) + before(biases, k)
    const [w, b] =
      order === 'layers'
        ? [start, start + count]
        : order === 'biases first'
          ? [start + own, start]
          : [before(counts, k), before(counts, counts.length) + before(biases, k)]
    return [values.slice(w, w + count), values.slice(b, b + own)]
  })
}
