/**
 * The strict structural check of a value that should be a network.
 */
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as t from 'io-ts'
import type { AnyRange } from '../layer/range.ts'
import type { Description } from '../tensor/shape.ts'
import type { Mismatch } from './model-error.ts'
import { countOf, sameSize, showSize, type PlainSize } from './sizes.ts'

/** A function, of whatever. */
type Callable = (...parameters: readonly never[]) => unknown

const isCallable = (u: unknown): u is Callable => typeof u === 'function'

const known = <A>(name: string, is: (u: unknown) => u is A): t.Type<A> =>
  new t.Type<A>(name, is, (u, context) => (is(u) ? t.success(u) : t.failure(u, context)), t.identity)

const callable = known<Callable>('a function', isCallable)

const integer = (name: string, least: number): t.Type<number> =>
  known(name, (u): u is number => Number.isSafeInteger(u) && Number(u) >= least)

const text = known<string>('a text', t.string.is)

/** The size of an axis. */
const extent = integer('a positive integer', 1)

/** A number for a vector, a list for more axes. */
const size: t.Type<PlainSize> = known(
  'a positive integer, or several',
  (u): u is PlainSize => extent.is(u) || (Array.isArray(u) && u.length > 1 && u.every(extent.is))
)

const description: t.Type<Description> = t.recursion('the description of a shape', () =>
  t.union([
    t.type({ _tag: t.literal('Tensor'), extents: t.readonlyArray(extent) }),
    t.type({ _tag: t.literal('Struct'), fields: t.record(t.string, description) }),
    t.type({ _tag: t.literal('Tuple'), items: t.readonlyArray(description) })
  ])
)

const shape = t.type({
  description,
  count: integer('an integer from 0', 0),
  flatten: callable,
  unflatten: callable
})

const isRange = t.type({ range: t.keyof({ logits: null, probabilities: null, simplex: null }) })

/** What a layer promises of its outputs. */
const range: t.Type<AnyRange> = known('a range: logits, probabilities or simplex', (u): u is AnyRange => isRange.is(u))

/** What every layer has; a network is a layer. */
export const layerCodec = t.type(
  {
    name: text,
    inputs: size,
    outputs: size,
    range,
    shape,
    noise: t.readonlyArray(t.unknown),
    at: callable,
    equation: callable,
    forward: callable,
    vjp: callable,
    initialize: callable
  },
  'a network'
)

/** A layer that was checked, its sizes known at run time only. */
export type CheckedLayer = t.TypeOf<typeof layerCodec>

/** A network lists its layers; a layer by itself is a network too. */
const layersCodec = t.type({ layers: t.readonlyArray(layerCodec) })

/** A checked network and its layers, at least one unless it is the network without layers. */
export type CheckedNetwork = { readonly network: CheckedLayer; readonly layers: readonly CheckedLayer[] }

/** The components of a tree. */
const componentsOf = (tree: Description): number => {
  switch (tree._tag) {
    case 'Tensor':
      return countOf(tree.extents)
    case 'Struct':
      return Object.values(tree.fields).reduce((total, field) => total + componentsOf(field), 0)
    case 'Tuple':
      return tree.items.reduce((total, item) => total + componentsOf(item), 0)
  }
}

/** What an unknown value is, in a few words. */
export const sayWhat = (u: unknown): string =>
  u === null || u === undefined
    ? String(u)
    : Array.isArray(u)
      ? `an array of ${u.length}`
      : u instanceof Promise
        ? 'a promise, which wants await'
        : typeof u === 'object'
          ? named(Object.keys(u))
          : typeof u === 'function'
            ? `a function${u.name === '' ? '' : ` (${u.name})`}`
            : `the ${typeof u} ${JSON.stringify(String(u).slice(0, 40))}`

const named = (keys: readonly string[]): string =>
  keys.length === 0
    ? 'an object without fields'
    : `an object with the fields ${keys.slice(0, 6).join(', ')}${keys.length > 6 ? ', …' : ''}`

const mismatches = (errors: t.Errors): readonly Mismatch[] =>
  errors.slice(0, 3).map(({ context, value }) => ({
    path: context
      .filter((_, i) => i > 0 && !(context[i - 1]?.type instanceof t.UnionType))
      .map(entry => entry.key)
      .join('.'),
    expected: context.at(-1)?.type.name ?? 'a network',
    got: sayWhat(value)
  }))

const whole = (got: string, path: string, expected: string): readonly Mismatch[] => [{ path, expected, got }]

/** Whether the parts agree: sizes along the list, and the shape with what it describes. */
const disagreement = ({ network, layers }: CheckedNetwork): readonly Mismatch[] => {
  const { shape, inputs, outputs } = network
  const odd = layers.findIndex((each, k) => !sameSize(each.inputs, layers[k - 1]?.outputs ?? inputs))
  const last = layers.at(-1)
  return shape.count !== componentsOf(shape.description)
    ? whole(String(shape.count), 'shape.count', String(componentsOf(shape.description)))
    : odd >= 0
      ? whole(
          showSize(layers[odd]?.inputs ?? inputs),
          `layers.${odd}.inputs`,
          `${showSize(layers[odd - 1]?.outputs ?? inputs)} (the outputs before it)`
        )
      : last !== undefined && !sameSize(last.outputs, outputs)
        ? whole(showSize(outputs), 'outputs', `${showSize(last.outputs)} (the outputs of the last layer)`)
        : []
}

/** The check: a network with its layers, or what is not as it should be. */
export const checkNetwork = (u: unknown): E.Either<readonly Mismatch[], CheckedNetwork> =>
  pipe(
    layerCodec.decode(u),
    E.mapLeft(mismatches),
    E.flatMap(network =>
      pipe(
        typeof u === 'object' && u !== null && 'layers' in u ? layersCodec.decode(u) : E.right({ layers: [network] }),
        E.bimap(mismatches, ({ layers }) => ({ network, layers }))
      )
    ),
    E.flatMap(checked => {
      const found = disagreement(checked)
      return found.length === 0 ? E.right(checked) : E.left(found)
    })
  )
