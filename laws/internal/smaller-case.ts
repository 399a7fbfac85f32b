import { cut, denseData, pick, upTo, withDenseData } from '../arbitraries/dense-data.ts'
import type { NetworkCase } from '../arbitraries/network-case.ts'
import { simplerThan } from './simpler-number.ts'

/** The case with only some units of each level; level 0 is the input, the last one the output. */
const keepUnits = (networkCase: NetworkCase, levels: readonly (readonly number[])[]): NetworkCase => ({
  ...withDenseData(
    networkCase,
    denseData(networkCase).map((layer, k) => cut(layer, levels[k] ?? [], levels[k + 1] ?? []))
  ),
  inputs: networkCase.inputs.map(input => pick(input, levels[0] ?? [])),
  targets: networkCase.targets.map(target => pick(target, levels.at(-1) ?? []))
})

/** The case with only some of its layers, cut or repeated to fit; the last activation stays the last. */
const keepLayers = (networkCase: NetworkCase, kept: readonly number[]): NetworkCase => {
  const { sizes, activations, inputs, targets } = networkCase
  const layers = pick(denseData(networkCase), kept)
  const fit = (size: number, width: number) => upTo(size).map(index => index % width)
  const widths = [sizes[kept[0] ?? 0] ?? 1, ...kept.map(k => sizes[k + 1] ?? 1)]
  const last = activations.at(-1)
  return {
    ...withDenseData(
      networkCase,
      layers.map((layer, k) => ({
        ...cut(layer, fit(widths[k] ?? 1, layer.weights[0]?.length ?? 1), upTo(layer.bias.length)),
        activation: k === layers.length - 1 && last !== undefined ? last : layer.activation
      }))
    ),
    inputs: inputs.map(input => pick(input, fit(widths[0] ?? 1, input.length))),
    targets: targets.map(target => pick(target, fit(widths.at(-1) ?? 1, target.length)))
  }
}

const keepExamples = (networkCase: NetworkCase, kept: readonly number[]): NetworkCase => ({
  ...networkCase,
  inputs: pick(networkCase.inputs, kept),
  targets: pick(networkCase.targets, kept)
})

const first = (count: number) => upTo(Math.max(1, count))

/** Smaller architectures: few layers, few examples, narrow levels; the most daring first. */
function* shapes(networkCase: NetworkCase, minDepth: number): Generator<NetworkCase> {
  const { sizes, inputs } = networkCase
  const depth = sizes.length - 1
  const examples = inputs.length
  const without = (k: number) => upTo(depth).filter(j => j !== k)
  const narrowed = (width: (size: number, level: number) => number): NetworkCase | undefined => {
    const widths = sizes.map((size, level) => Math.max(1, width(size, level)))
    return widths.every((size, level) => size === sizes[level]) ? undefined : keepUnits(networkCase, widths.map(first))
  }
  if (depth > minDepth && minDepth === 1) for (const k of upTo(depth)) yield keepLayers(networkCase, [k])
  if (examples > 1) for (const k of upTo(examples)) yield keepExamples(networkCase, [k])
  const levels = upTo(sizes.length)
  const cuts = [
    narrowed(size => Math.ceil(size / 2)),
    ...(depth > Math.max(minDepth, 2) ? upTo(depth).map(k => keepLayers(networkCase, without(k))) : []),
    narrowed(size => size - 1),
    ...levels.map(one => narrowed((size, level) => (level === one ? Math.ceil(size / 2) : size))),
    // two units at once, of neighbouring levels or of one: a fault that needs a square layer, or an even one, survives
    ...levels.slice(1).map(one => narrowed((size, level) => (level === one || level === one - 1 ? size - 1 : size))),
    ...levels.map(one => narrowed((size, level) => (level === one && size > 2 ? size - 2 : size))),
    ...levels.map(one => narrowed((size, level) => (level === one ? size - 1 : size)))
  ]
  for (const smaller of cuts) if (smaller !== undefined) yield smaller
  // a fault may sit in one unit that is not the first
  for (const level of levels)
    for (const unit of upTo((sizes[level] ?? 1) - 1))
      yield keepUnits(
        networkCase,
        sizes.map((size, at) => (at === level ? upTo(size).filter(j => j !== unit) : upTo(size)))
      )
  if (examples > 2)
    for (const k of upTo(examples))
      yield keepExamples(
        networkCase,
        upTo(examples).filter(j => j !== k)
      )
}

const round = (x: number): number => Math.round(x * 8) / 8 || 0

const numbersOf = ({ parameters, inputs, targets }: NetworkCase): readonly number[] => [
  ...parameters,
  ...inputs.flat(),
  ...targets.flat()
]

const withNumbers = (networkCase: NetworkCase, numbers: readonly number[]): NetworkCase => {
  const { parameters, inputs, targets } = networkCase
  const rows = (arrays: readonly (readonly number[])[], start: number) =>
    arrays.map((row, k) => numbers.slice(start + k * row.length, start + (k + 1) * row.length))
  const start = parameters.length
  return {
    ...networkCase,
    parameters: numbers.slice(0, start),
    inputs: rows(inputs, start),
    targets: rows(targets, start + inputs.flat().length)
  }
}

/** Simpler numbers at or after an index: all rounded to eighths, then each as simple as can be. */
function* simpler(networkCase: NetworkCase, from: number): Generator<readonly [NetworkCase, number]> {
  const numbers = numbersOf(networkCase)
  const changed = (change: (x: number, index: number) => number) => withNumbers(networkCase, numbers.map(change))
  if (from === 0 && numbers.some(x => x !== round(x))) yield [changed(round), 0]
  for (let index = from; index < numbers.length; index++) {
    for (const simple of simplerThan(numbers[index]!))
      yield [changed((y, at) => (at === index ? simple : y)), index + 1]
  }
}

/** Smaller cases: first the shape, then the numbers one after the other, from the index that is known. */
export function* smallerCases(
  minDepth: number,
  networkCase: NetworkCase,
  from: number | undefined
): Generator<readonly [NetworkCase, number | undefined]> {
  if (from === undefined) for (const smaller of shapes(networkCase, minDepth)) yield [smaller, undefined]
  yield* simpler(networkCase, from ?? 0)
}
