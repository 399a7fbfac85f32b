/**
 * One operation of a pullback, or of the gradient of the loss, done otherwise: whatever the layer is.
 */
import type { GraphNode } from '../../../src/algebra/graph/graph.ts'
import { unaryOperations } from '../../../src/algebra/graph/graph.ts'
import { alike, type Bench, type Mutation } from '../bench.ts'
import { regionsOf, type Region } from '../internal/regions.ts'
import type { Rule, Visit } from '../internal/writer.ts'
import { wordsFor } from '../internal/words.ts'
import { placesOf } from '../places.ts'

/** An operation done otherwise. */
interface Edit {
  readonly name: string
  readonly cause: string
  readonly rule: (visit: Visit) => number
}

type Say = (place: number) => string

const factorEdits = ({ times }: Bench, region: Region, say: Say, a: number, b: number): readonly Edit[] =>
  [
    [a, b],
    [b, a]
  ].flatMap(([kept = a, dropped = b]): readonly Edit[] =>
    region.pulled(dropped)
      ? []
      : [
          {
            name: `${say(dropped)} dropped`,
            cause: `the factor ${say(dropped)} is missing`,
            rule: visit => visit(kept)
          },
          {
            name: `${say(dropped)} squared`,
            cause: `the factor ${say(dropped)} counts twice`,
            rule: visit => times(times(visit(kept), visit(dropped)), visit(dropped))
          }
        ]
  )

const quotientEdits = ({ times }: Bench, say: Say, a: number, b: number): readonly Edit[] => [
  { name: `÷ ${say(b)} dropped`, cause: `the division by ${say(b)} is missing`, rule: visit => visit(a) },
  {
    name: `· ${say(b)} for ÷`,
    cause: `it is multiplied by ${say(b)} where it should be divided`,
    rule: visit => times(visit(a), visit(b))
  }
]

const sumEdits = ({ plus, minus }: Bench, say: Say, node: GraphNode, a: number, b: number): readonly Edit[] => [
  { name: `${say(b)} left out`, cause: `the term ${say(b)} is left out`, rule: visit => visit(a) },
  { name: `${say(a)} left out`, cause: `the term ${say(a)} is left out`, rule: visit => visit(b) },
  {
    name: `sign of ${say(b)}`,
    cause: `the term ${say(b)} has the wrong sign`,
    rule: visit => (node.operation === 'plus' ? minus(visit(a), visit(b)) : plus(visit(a), visit(b)))
  }
]

const unaryEdits = ({ writer }: Bench, node: GraphNode, a: number): readonly Edit[] => [
  { name: `${node.operation} dropped`, cause: `${node.operation} is left out`, rule: visit => visit(a) },
  ...(node.operation === 'negate'
    ? []
    : unaryOperations
        .filter(other => other !== node.operation && other !== 'negate')
        .map(other => ({
          name: `${other} for ${node.operation}`,
          cause: `${other} is taken for ${node.operation}`,
          rule: (visit: Visit) => writer.make(other, [visit(a)])
        })))
]

const choiceEdits = ({ writer }: Bench, a: number, b: number, c: number): readonly Edit[] => [
  { name: 'always positive', cause: 'the piece for positive numbers is taken for all', rule: visit => visit(b) },
  { name: 'always otherwise', cause: 'the piece for negative numbers is taken for all', rule: visit => visit(c) },
  {
    name: 'pieces exchanged',
    cause: 'the pieces for positive and negative numbers are exchanged',
    rule: visit => writer.make('where', [visit(a), visit(c), visit(b)])
  }
]

/** Products of a matrix: read transposed, with absolute values, with the last component alone. */
const productEdits = (bench: Bench, node: GraphNode, matrix: number, vector: number): readonly Edit[] => {
  const { writer, extents, absolute, zeros } = bench
  const { make } = writer
  const [rows = 1, columns = 1] = extents(matrix)
  const [size = 1] = extents(vector)
  const other = node.operation === 'matVec' ? 'transposedMatVec' : 'matVec'
  const last = (place: number): number =>
    size === 1
      ? place
      : make('concat', [
          make('slice', [zeros(place)], { from: 0, to: size - 1 }),
          make('slice', [place], { from: size - 1, to: size })
        ])
  return node.operation === 'matVec' || node.operation === 'transposedMatVec'
    ? [
        {
          name: 'matrix transposed',
          cause: 'the cotangent is sent back through W instead of Wᵀ',
          rule: visit =>
            make(other, [
              rows === columns
                ? visit(matrix)
                : make('reshape', [visit(matrix)], undefined, { extents: [columns, rows] }),
              visit(vector)
            ])
        },
        {
          name: 'absolute matrix',
          cause: 'the cotangent is sent back through |W|',
          rule: visit => make(node.operation, [absolute(visit(matrix)), visit(vector)])
        },
        {
          name: 'last component alone',
          cause: 'the product with the matrix is overwritten instead of summed: only the last component counts',
          rule: visit => make(node.operation, [visit(matrix), last(visit(vector))])
        }
      ]
    : []
}

const editsOf = (bench: Bench, region: Region, say: Say, place: number): readonly Edit[] => {
  const node = bench.writer.nodes[place]
  if (node === undefined) return []
  const [a = place, b = place, c = place] = node.inputs
  switch (node.operation) {
    case 'times':
      return factorEdits(bench, region, say, a, b)
    case 'over':
      return quotientEdits(bench, say, a, b)
    case 'plus':
    case 'minus':
      return sumEdits(bench, say, node, a, b)
    case 'where':
      return choiceEdits(bench, a, b, c)
    case 'matVec':
    case 'transposedMatVec':
      return productEdits(bench, node, a, b)
    case 'scan':
      return [
        {
          name: 'scan in the other direction',
          cause: 'the rows are gone through in the other direction',
          rule: visit =>
            bench.writer.make(
              'scan',
              [visit(a), visit(b)],
              { level: node.level, backward: !node.backward },
              {
                extents: node.extents.slice(0, 1)
              }
            )
        }
      ]
    case 'transpose':
      return node.extents[0] === node.extents[1]
        ? [{ name: 'transpose dropped', cause: 'a matrix is not transposed', rule: visit => visit(a) }]
        : []
    case 'concat':
      return alike(bench)(a, b)
        ? [
            {
              name: 'halves exchanged',
              cause: 'two parts are put together in the wrong order',
              rule: visit => bench.writer.make('concat', [visit(b), visit(a)])
            }
          ]
        : []
    default:
      return unaryOperations.some(name => name === node.operation) ? unaryEdits(bench, node, a) : []
  }
}

/** A matrix of the layer with such a product below, for that of a layer. */
const otherMatrices = (bench: Bench, regions: readonly Region[]): readonly Mutation[] => {
  const { writer, extents, resized } = bench
  const found = regions.flatMap(({ pass, places, pulled }) =>
    places.flatMap(place => {
      const node = writer.nodes[place]
      const [matrix, vector] = node?.inputs ?? []
      return pass !== undefined &&
        node?.operation === 'transposedMatVec' &&
        matrix !== undefined &&
        vector !== undefined &&
        !pulled(matrix)
        ? [{ pass, place, matrix, vector }]
        : []
    })
  )
  const ruleFor = (k: number, by: number): readonly (readonly [number, Rule])[] => {
    const [own, other] = [found[k], k + by < 0 ? undefined : found[k + by]]
    if (own === undefined || other === undefined) return []
    const [rows = 1] = extents(other.matrix)
    return [
      [
        own.place,
        visit =>
          resized(
            writer.make('transposedMatVec', [other.matrix, resized(visit(own.vector), rows)]),
            extents(own.place)[0] ?? 1
          )
      ]
    ]
  }
  return ([-1, 1] as const).flatMap(by => {
    const at = found.filter((_, k) => ruleFor(k, by).length > 0)
    const which = by < 0 ? 'below' : 'above'
    return placesOf(at.map(({ pass }) => pass)).map(({ words, passes }) => ({
      name: `matrix of the layer ${which}: ${words}`,
      cause: `an index is off by one: the cotangent is sent back through the matrix of the layer ${which} in ${words}`,
      rules: new Map(found.flatMap(({ pass }, k) => (passes.includes(pass) ? ruleFor(k, by) : [])))
    }))
  })
}

interface Found extends Edit {
  readonly region: Region
  readonly place: number
}

/** Single operations done otherwise, in one layer and at once in all where it can be. */
export const nodeMutations = (bench: Bench): readonly Mutation[] => {
  const regions = regionsOf(bench.trace)
  const found = regions.flatMap(region => {
    const say = wordsFor(bench.writer, bench.trace, region.pass)
    return region.places.flatMap(place =>
      editsOf(bench, region, say, place).map((edit): Found => ({ ...edit, region, place }))
    )
  })
  const grouped = Map.groupBy(found, ({ name }) => name)
  const outside = found.filter(({ region }) => region.pass === undefined)
  return [
    ...outside.map(({ name, cause, place, rule, region }): Mutation => ({
      name: `${name}: ${region.words}`,
      cause: `in ${region.words}, ${cause}`,
      rules: new Map([[place, rule]])
    })),
    ...[...grouped].flatMap(([name, all]) => {
      const passes = [...new Set(all.flatMap(({ region }) => region.pass ?? []))]
      return placesOf(passes).flatMap(({ words, passes: at }) => {
        const here = all.filter(({ region }) => region.pass !== undefined && at.includes(region.pass))
        const each = at.length === 1 && here.length > 1 ? here.map(one => [one]) : [here]
        return [...each, ...(each.length > 1 ? [here] : [])].map((some): Mutation => ({
          name: `${name}: ${words}`,
          cause: `in ${words}, ${some[0]?.cause ?? ''}`,
          rules: new Map(some.map(({ place, rule }) => [place, rule]))
        }))
      })
    }),
    ...otherMatrices(bench, regions)
  ]
}
