/**
 * The strict structural check of a value that should be a network.
 */
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as t from 'io-ts'
import type { Description } from '../linear/shape.ts'
import type { Mismatch } from './model-error.ts'

/** A function, of whatever. */
type Callable = (...parameters: readonly never[]) => unknown

const isCallable = (u: unknown): u is Callable => typeof u === 'function'

const callable = new t.Type<Callable>(
  'a function',
  isCallable,
  (u, context) => (isCallable(u) ? t.success(u) : t.failure(u, context)),
  t.identity
)

const integer = (name: string, least: number): t.Type<number> => {
  const is = (u: unknown): u is number => Number.isSafeInteger(u) && Number(u) >= least
  return new t.Type<number>(name, is, (u, context) => (is(u) ? t.success(u) : t.failure(u, context)), t.identity)
}

const text = new t.Type<string>('a text', t.string.is, (u, context) => t.string.validate(u, context), t.identity)

const size = integer('a positive integer', 1)

const description: t.Type<Description> = t.recursion('the description of a shape', () =>
  t.union([
    t.type({ _tag: t.literal('Vector'), length: size }),
    t.type({ _tag: t.literal('Matrix'), rows: size, columns: size }),
    t.type({ _tag: t.literal('Struct'), fields: t.record(t.string, description) }),
    t.type({ _tag: t.literal('Tuple'), items: t.readonlyArray(description) })
  ])
)

const shape = t.type({
  description,
  size: integer('an integer from 0', 0),
  flatten: callable,
  unflatten: callable,
  over: callable
})

/** What every layer has; a network is a layer. */
export const layerCodec = t.type(
  {
    name: text,
    inputs: size,
    outputs: size,
    shape,
    equation: callable,
    forward: callable,
    vjp: callable,
    branches: callable,
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
const sizeOf = (tree: Description): number => {
  switch (tree._tag) {
    case 'Vector':
      return tree.length
    case 'Matrix':
      return tree.rows * tree.columns
    case 'Struct':
      return Object.values(tree.fields).reduce((total, field) => total + sizeOf(field), 0)
    case 'Tuple':
      return tree.items.reduce((total, item) => total + sizeOf(item), 0)
  }
}

/** What an unknown value is, in a few words. */
export const describe = (u: unknown): string =>
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
    got: describe(value)
  }))

const whole = (got: string, path: string, expected: string): readonly Mismatch[] => [{ path, expected, got }]

/** Whether the parts agree: sizes along the list, and the shape with what it describes. */
const disagreement = ({ network, layers }: CheckedNetwork): readonly Mismatch[] => {
  const { shape, inputs, outputs } = network
  const odd = layers.findIndex((each, k) => each.inputs !== (layers[k - 1]?.outputs ?? inputs))
  const last = layers.at(-1)
  return shape.size !== sizeOf(shape.description)
    ? whole(String(shape.size), 'shape.size', String(sizeOf(shape.description)))
    : odd >= 0
      ? whole(
          String(layers[odd]?.inputs),
          `layers.${odd}.inputs`,
          `${layers[odd - 1]?.outputs ?? inputs} (the outputs before it)`
        )
      : last !== undefined && last.outputs !== outputs
        ? whole(String(outputs), 'outputs', `${last.outputs} (the outputs of the last layer)`)
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
