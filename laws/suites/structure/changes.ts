/**
 * Changes of a network that leave its function as it is.
 */
import type { DenseData } from '../../arbitraries/dense-data.ts'

/** The same function with other parameters, and the way back for gradients. */
export type Reparametrization = {
  readonly layers: readonly DenseData[]
  readonly back: (gradients: readonly DenseData[]) => readonly DenseData[]
  /** What must be zero of the new gradient, exactly. */
  readonly zeros?: (gradients: readonly DenseData[]) => readonly number[]
}

/** One hidden unit: its row in the layer below, its column in the layer above. */
export type Unit = { readonly below: number; readonly above: number; readonly j: number; readonly width: number }

export type Change = (layers: readonly DenseData[], unit: Unit, other: number) => Reparametrization | undefined

/** Changes the rows of the layer below a hidden level and the columns of the layer above. */
export const around = (
  layers: readonly DenseData[],
  { below, above }: Unit,
  row: (layer: DenseData) => DenseData,
  column: (layer: DenseData) => DenseData
): readonly DenseData[] => layers.map((layer, k) => (k === below ? row(layer) : k === above ? column(layer) : layer))

export const rows = (layer: DenseData, change: <A>(items: readonly A[]) => readonly A[]): DenseData => ({
  ...layer,
  weights: change(layer.weights),
  bias: change(layer.bias)
})

export const columns = (layer: DenseData, change: (row: readonly number[]) => readonly number[]): DenseData => ({
  ...layer,
  weights: layer.weights.map(change)
})

export const permuted: Change = (layers, unit, other) => {
  const b = other % unit.width
  const swap = <A>(items: readonly A[]): readonly A[] =>
    items.flatMap((_, i) => items.slice(i === unit.j ? b : i === b ? unit.j : i).slice(0, 1))
  const exchange = (parts: readonly DenseData[]) =>
    around(
      parts,
      unit,
      layer => rows(layer, swap),
      layer => columns(layer, swap)
    )
  return b === unit.j ? undefined : { layers: exchange(layers), back: exchange }
}

export const split: Change = (layers, unit) => {
  const { j, width } = unit
  const twice = <A>(items: readonly A[]): readonly A[] => [...items, ...items.slice(j, j + 1)]
  const halved = (row: readonly number[]) => twice(row.map((w, i) => (i === j ? w / 2 : w)))
  const sum = (a: readonly number[] = [], b: readonly number[] = []) => a.map((x, i) => x + (b[i] ?? 0))
  return {
    layers: around(
      layers,
      unit,
      layer => rows(layer, twice),
      layer => columns(layer, halved)
    ),
    back: parts =>
      around(
        parts,
        unit,
        layer => ({
          ...layer,
          weights: layer.weights.slice(0, width).map((row, i) => (i === j ? sum(row, layer.weights[width]) : row)),
          bias: layer.bias.slice(0, width).map((b, i) => (i === j ? b + (layer.bias[width] ?? 0) : b))
        }),
        layer => columns(layer, row => row.slice(0, width).map((w, i) => (i === j ? (w + (row[width] ?? 0)) / 2 : w)))
      )
  }
}

export const dead: Change = (layers, unit) => {
  const { below, j, width } = unit
  return {
    layers: around(
      layers,
      unit,
      layer => ({
        ...layer,
        weights: [...layer.weights, (layer.weights[j] ?? []).map(w => 1 - w)],
        bias: [...layer.bias, 0.5]
      }),
      layer => columns(layer, row => [...row, 0])
    ),
    back: parts =>
      around(
        parts,
        unit,
        layer => rows(layer, items => items.slice(0, width)),
        layer => columns(layer, row => row.slice(0, width))
      ),
    zeros: parts => [...(parts[below]?.weights[width] ?? []), parts[below]?.bias[width] ?? 0]
  }
}

/** `shifted`: the next bias takes the outgoing weights, for 1 − σ; else nothing does, for −tanh. */
export const flipped =
  (shifted: boolean): Change =>
  (layers, unit) => {
    const { j } = unit
    const negate = (numbers: readonly number[]) => numbers.map(x => -x)
    const row = (layer: DenseData): DenseData => ({
      ...layer,
      weights: layer.weights.map((weights, i) => (i === j ? negate(weights) : weights)),
      bias: layer.bias.map((b, i) => (i === j ? -b : b))
    })
    const column = (layer: DenseData): DenseData => columns(layer, weights => weights.map((w, i) => (i === j ? -w : w)))
    return {
      layers: around(layers, unit, row, layer => ({
        ...column(layer),
        bias: layer.bias.map((b, k) => (shifted ? b + (layer.weights[k]?.[j] ?? 0) : b))
      })),
      back: parts =>
        around(parts, unit, row, layer => ({
          ...layer,
          weights: layer.weights.map((weights, k) =>
            weights.map((w, i) => (i === j ? (shifted ? (layer.bias[k] ?? 0) - w : -w) : w))
          )
        }))
    }
  }

export const padded: Change = (layers, { below, width }) => {
  const eye = Array.from({ length: width }, (_, r) => Array.from({ length: width }, (_unused, c) => (r === c ? 1 : 0)))
  const identity: DenseData = { weights: eye, bias: eye.map(() => 0), activation: 'identity' }
  return {
    layers: layers.toSpliced(below + 1, 0, identity),
    back: parts => parts.toSpliced(below + 1, 1)
  }
}
