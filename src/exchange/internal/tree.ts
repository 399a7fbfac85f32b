import type { Errors } from 'io-ts'
import * as t from 'io-ts'
import { countOf } from '../../tensor/internal/tensor.ts'
import { layoutOf, type Description, type Leaf } from '../../tensor/internal/shape.ts'
import type { Json } from './write-json.ts'

const texts: ReadonlyMap<string, number> = new Map([
  ['NaN', NaN],
  ['Infinity', Infinity],
  ['-Infinity', -Infinity],
  ['-0', -0]
])

/** A double as JSON has it: shortest digits that read back to it; what JSON lacks, or in many hands loses (−0), is a text. */
export const jsonNumber = (x: number): number | string => (Object.is(x, -0) ? '-0' : Number.isFinite(x) ? x : String(x))

/** The double of a number or a text of JSON; undefined for anything else. */
export const doubleOf = (u: unknown): number | undefined =>
  typeof u === 'number' ? u : typeof u === 'string' ? texts.get(u) : undefined

const nested = ([first = 1, ...rest]: readonly number[], components: readonly number[], from: number): Json => {
  if (rest.length === 0) return Array.from({ length: first }, (_, k) => jsonNumber(components[from + k]!))
  const stride = countOf(rest)
  return Array.from({ length: first }, (_, k) => nested(rest, components, from + k * stride))
}

/** A tree of JSON of the layout of a description; what `make` gives stands at its leaves. */
export const treeOf = (description: Description, components: readonly number[]): Json => {
  const layout = layoutOf({ description })
  // proof: a layout makes trees of records and arrays of what it is given
  return layout.make(layout.leaves.map(({ extents, offset }) => nested(extents, components, offset))) as Json
}

/** The path of a component: `0.weights.2.1`. */
const pathAt = ({ path, extents }: Leaf, index: number): readonly string[] => [
  ...path,
  ...extents.map((extent, axis) => String(Math.floor(index / countOf(extents.slice(axis + 1))) % extent))
]

/** The path of the first component that is not finite. */
export const strangeComponent = (
  description: Description,
  components: readonly number[]
): { readonly path: readonly string[]; readonly got: number } | undefined => {
  const at = components.findIndex(x => !Number.isFinite(x))
  const leaf = layoutOf({ description }).leaves.find(({ offset, count }) => at >= offset && at < offset + count)
  return leaf === undefined ? undefined : { path: pathAt(leaf, at - leaf.offset), got: components[at]! }
}

const known = (name: string): t.Mixed => new t.Type<unknown>(name, t.unknown.is, t.success, t.identity)

const number = known('a number')
const finite = known('a finite number')

/** So many errors are told, and one more lets it be known that there are more. */
export const mostErrors = 10

/** Reads a tree of JSON by a description, from the outside in; goes on after an error. */
const reader = (finiteOnly: boolean) => {
  const components: number[] = []
  const errors: t.ValidationError[] = []
  const wrong = (value: unknown, context: t.Context): void => {
    if (errors.length <= mostErrors) errors.push({ value, context })
  }
  const below = (context: t.Context, key: string, type: t.Mixed, actual: unknown): t.Context => [
    ...context,
    { key, type, actual }
  ]
  const list = (u: unknown, length: number, what: string, context: t.Context): u is readonly unknown[] => {
    const fits = Array.isArray(u) && u.length === length
    if (!fits) {
      const { key = '', actual } = context.at(-1) ?? {}
      wrong(u, [...context.slice(0, -1), { key, actual, type: known(`a list of ${length} ${what}`) }])
    }
    return fits
  }
  const tensor = ([first = 1, ...rest]: readonly number[], u: unknown, context: t.Context): void => {
    if (!list(u, first, rest.length === 0 ? 'numbers' : 'lists', context)) return
    u.forEach((item, k) => {
      if (rest.length > 0) return tensor(rest, item, below(context, String(k), number, item))
      const double = doubleOf(item)
      if (double === undefined) wrong(item, below(context, String(k), number, item))
      else if (finiteOnly && !Number.isFinite(double)) wrong(double, below(context, String(k), finite, item))
      else components.push(double)
    })
  }
  const tree = (description: Description, u: unknown, context: t.Context): void => {
    switch (description._tag) {
      case 'Tensor':
        return tensor(description.extents, u, context)
      case 'Tuple':
        if (list(u, description.items.length, 'items', context))
          description.items.forEach((item, k) => tree(item, u[k], below(context, String(k), number, u[k])))
        return
      case 'Struct': {
        const names = Object.keys(description.fields)
        const what = known(names.length === 0 ? 'an object without fields' : `an object of ${names.join(', ')}`)
        if (typeof u !== 'object' || u === null || Array.isArray(u)) {
          const { key = '', actual } = context.at(-1) ?? {}
          return wrong(u, [...context.slice(0, -1), { key, actual, type: what }])
        }
        // proof: an object is a record of what it has
        const record = u as Readonly<Record<string, unknown>>
        for (const [name, field] of Object.entries(description.fields)) {
          const value = Object.hasOwn(record, name) ? record[name] : undefined
          tree(field, value, below(context, name, number, value))
        }
        for (const name of Object.keys(record))
          if (!Object.hasOwn(description.fields, name))
            wrong(record[name], below(context, name, known('nothing, for there are no such parameters'), record[name]))
      }
    }
  }
  return { components, errors, tree }
}

/** The codec of the components of a tree, in the order of its description; numbers that are not finite are refused, or taken as texts. */
export const treeCodec = (
  description: Description,
  numbers: 'finite' | 'all'
): t.Type<readonly number[], Json, unknown> =>
  new t.Type<readonly number[], Json, unknown>(
    'a tree of numbers',
    (u): u is readonly number[] => Array.isArray(u),
    (u, context) => {
      const { components, errors, tree } = reader(numbers === 'finite')
      tree(description, u, context)
      return errors.length === 0 ? t.success(components) : t.failures([...errors] satisfies Errors)
    },
    components => treeOf(description, components)
  )
