import * as O from 'fp-ts/lib/Option.js'
import { sameGraph } from '../../algebra/graph/equal-graphs.ts'
import type { Size } from '../../dimension/size.ts'
import type { Layer } from '../../layer/layer.ts'
import { realScalar } from '../../scalar/real.ts'
import { layoutOf } from '../../tensor/internal/shape.ts'
import { extentsOfSize } from '../../tensor/internal/tensor.ts'
import type { Description } from '../../tensor/shape.ts'
import type { DocumentError } from '../document-error.ts'
import type { SavedModel } from '../model-file/saved-model.ts'
import { networkEquation } from './equation.ts'
import { forwardAll } from './compiled.ts'

/** What is told of a network in a file. */
export type ToldNetwork = {
  readonly inputs: readonly number[]
  readonly outputs: readonly number[]
  readonly shape: Description
}

const shown = (extents: readonly number[]): string => extents.join('×')

/** Where sizes or parameters of a network are not those of a file. */
export const otherNetwork = <I extends Size, O extends Size, P>(
  network: Layer<I, O, P>,
  told: ToldNetwork
): readonly DocumentError[] => {
  const other = (path: string, expected: string, got: string): DocumentError => ({
    _tag: 'OtherNetwork',
    path,
    expected,
    got
  })
  const sizes = (['inputs', 'outputs'] as const).flatMap(side => {
    const expected = shown(extentsOfSize(network[side]))
    return expected === shown(told[side])
      ? []
      : [other(`network.${side}`, `${expected}, as the network ${network.name} has`, shown(told[side]))]
  })
  const own = new Map(layoutOf(network.shape).leaves.map(({ path, extents }) => [path.join('.'), extents]))
  const given = new Map(
    layoutOf({ description: told.shape }).leaves.map(({ path, extents }) => [path.join('.'), extents])
  )
  const at = (path: string): string => (path === '' ? 'parameters' : `parameters.${path}`)
  return [
    ...sizes,
    ...[...own].flatMap(([path, extents]) => {
      const got = given.get(path)
      return got === undefined
        ? [other(at(path), `numbers of size ${shown(extents)}, as the network ${network.name} has`, 'nothing')]
        : shown(got) === shown(extents)
          ? []
          : [other(at(path), `size ${shown(extents)}, as the network ${network.name} has`, shown(got))]
    }),
    ...[...given].flatMap(([path, extents]) =>
      own.has(path) ? [] : [other(at(path), `nothing, as the network ${network.name} has`, `size ${shown(extents)}`)]
    )
  ]
}

/** Numbers between −1 and 1 that look drawn. */
const probe = (count: number, k: number): readonly number[] =>
  Array.from({ length: count }, (_, i) => realScalar.sin(1 + (i + 1) * (k + 1) * 1.618))

const near = (a: number, b: number): boolean =>
  Object.is(a, b) || Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b))

/**
 * Whether a network computes what the equation of a file says: the same graph, or else, for another version may write an equation in other words, the same
 * numbers at a few points.
 */
const computesTheSame = <I extends Size, O extends Size, P>(network: Layer<I, O, P>, model: SavedModel): boolean => {
  if (model.equations.network._tag === 'Untraced') return true
  const own = networkEquation(network, O.none)
  if (own._tag === 'Untraced') return true
  const { graph } = model.equations.network
  const h = { ...graph, outputs: graph.outputs.filter(({ name }) => name === 'h') }
  const plain = { ...own.graph, outputs: own.graph.outputs.filter(({ name }) => name === 'h') }
  if (sameGraph(h, plain)) return true
  const count = model.network.inputs.reduce((product, extent) => product * extent, 1)
  const probes = [0, 1, 2].map(k => [probe(count, k)])
  const [saved, given] = [graph, own.graph].map(each =>
    forwardAll(network.name, model.network, each, model.parameters, { interpreter: 'reference' })(probes)
  )
  return saved!.every(([h], k) => h!.every((x, i) => near(x, given![k]![0]![i]!)))
}

/** Where a network is not that of a model. */
export const otherModel = <I extends Size, O extends Size, P>(
  network: Layer<I, O, P>,
  model: SavedModel
): readonly DocumentError[] => {
  const found = otherNetwork(network, model.network)
  return found.length > 0 || computesTheSame(network, model)
    ? found
    : [
        {
          _tag: 'OtherNetwork',
          path: 'equations.network',
          expected: `what the network ${network.name} computes`,
          got: `what ${model.network.name} computes`
        }
      ]
}
