/**
 * The forms that documents are made of, each with a name that a sentence can say.
 */
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import * as t from 'io-ts'
import { pipe } from 'fp-ts/lib/function.js'
import type { GraphError } from '../../algebra/graph/graph-error.ts'
import { decodeGraph, encodeGraph } from '../../algebra/graph/codec.ts'
import type { Graph } from '../../algebra/graph/graph.ts'
import { shapeOf, type Description } from '../../tensor/internal/shape.ts'
import { doubleOf, jsonNumber } from './tree.ts'
import { inWords } from './words.ts'

/** The codec of what a test finds, by a name that says what is expected. */
export const known = <A>(name: string, is: (u: unknown) => u is A): t.Type<A, A, unknown> =>
  new t.Type<A, A, unknown>(name, is, (u, context) => (is(u) ? t.success(u) : t.failure(u, context)), t.identity)

/** The codec of what is read alone. */
export const reading = <A>(name: string, validate: t.Validate<unknown, A>): t.Type<A, unknown, unknown> =>
  new t.Type<A, unknown, unknown>(name, (_u): _u is A => false, validate, t.identity)

export const text = known('a text', t.string.is)
export const truth = known('true or false', t.boolean.is)

/** An integer from 0. */
export const natural = known('an integer from 0', (u): u is number => Number.isSafeInteger(u) && Number(u) >= 0)

const extent = known('a positive integer', (u): u is number => Number.isSafeInteger(u) && Number(u) >= 1)

/** The sizes of the axes of a tensor; as many components as a buffer can hold. */
export const extents = known(
  'a list of positive integers, the sizes of the axes',
  (u): u is readonly number[] =>
    Array.isArray(u) && u.length > 0 && u.every(extent.is) && u.reduce((product, each) => product * each, 1) < 2 ** 31
)

/** A number, finite or not; what JSON lacks is a text. */
export const double = new t.Type<number, number | string, unknown>(
  'a number, or one of the texts NaN, Infinity, -Infinity and -0',
  t.number.is,
  (u, context) => {
    const found = doubleOf(u)
    return found === undefined ? t.failure(u, context) : t.success(found)
  },
  jsonNumber
)

/** A range of outputs. */
export const range = known(
  'one of the ranges logits, probabilities and simplex',
  (u): u is 'logits' | 'probabilities' | 'simplex' => u === 'logits' || u === 'probabilities' || u === 'simplex'
)

/** A list. */
export const list = <A, O>(item: t.Type<A, O, unknown>): t.Type<readonly A[], readonly O[], unknown> =>
  t.readonlyArray(item, 'a list')

/** A record of things alike. */
export const record = <A, B>(item: t.Type<A, B, unknown>) => t.record(t.string, item, 'an object')

/** Something, or `null`. */
export const optional = <A>(codec: t.Type<A, unknown, unknown>): t.Type<O.Option<A>, unknown, unknown> =>
  new t.Type<O.Option<A>, unknown, unknown>(
    codec.name,
    (u): u is O.Option<A> => t.type({ _tag: t.keyof({ None: null, Some: null }) }).is(u),
    (u, context) => (u === null ? t.success(O.none) : E.map((a: A) => O.some(a))(codec.validate(u, context))),
    given => (O.isSome(given) ? codec.encode(given.value) : null)
  )

/** An object of texts, numbers and other scalars. */
export const notes = known(
  'an object of texts, numbers, true and false',
  (u): u is Readonly<Record<string, string | number | boolean | null>> =>
    typeof u === 'object' &&
    u !== null &&
    !Array.isArray(u) &&
    Object.values(u).every(
      each => each === null || typeof each === 'string' || typeof each === 'boolean' || Number.isFinite(each)
    )
)

const tag = known('Tensor, Struct or Tuple', (u): u is Description['_tag'] =>
  ['Tensor', 'Struct', 'Tuple'].some(each => each === u)
)

const tagged = t.type({ _tag: tag }, 'the shape of parameters')

/** The shape of a tree. */
export const description: t.Type<Description, unknown, unknown> = new t.Type<Description, unknown, unknown>(
  'the shape of parameters',
  (u): u is Description => tagged.is(u),
  (u, context) =>
    pipe(
      tagged.validate(u, context),
      E.flatMap(({ _tag }) => descriptions[_tag].validate(u, context)),
      E.map(given => shapeOf<unknown>(given)),
      E.filterOrElse(
        ({ count }) => count < 2 ** 31,
        ({ count }): t.Errors => [{ value: count, context, message: 'fewer parameters' }]
      ),
      E.map(shape => shape.description)
    ),
  t.identity
)

const descriptions: Readonly<Record<Description['_tag'], t.Decoder<unknown, Description>>> = {
  Tensor: t.strict({ _tag: t.literal('Tensor'), extents }, 'the shape of a tensor'),
  Struct: t.strict({ _tag: t.literal('Struct'), fields: t.record(t.string, description) }, 'the shape of a record'),
  Tuple: t.strict({ _tag: t.literal('Tuple'), items: list(description) }, 'the shape of a list')
}

const below = (context: t.Context, { path, expected, got }: GraphError): t.ValidationError => ({
  value: inWords(got),
  context: [...context, { key: path, type: known(expected, (_u): _u is unknown => false), actual: got }]
})

/** A graph; its errors are those of `decodeGraph`. */
export const graph: t.Type<Graph, unknown, unknown> = new t.Type<Graph, unknown, unknown>(
  'a graph',
  (u): u is Graph => E.isRight(decodeGraph(u)),
  (u, context) =>
    pipe(
      decodeGraph(u),
      E.mapLeft(errors => errors.map(error => below(context, error)))
    ),
  encodeGraph
)
