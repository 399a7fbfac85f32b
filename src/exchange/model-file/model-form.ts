/**
 * The form of a model's document, and what must agree in it.
 */
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as t from 'io-ts'
import type { Graph } from '../../algebra/graph/graph.ts'
import { preparationCodec, type Column } from '../../data/preparation/column.ts'
import { preparedWidth } from '../../data/preparation/preparation.ts'
import { tableFormatCodec } from '../../data/table/table.ts'
import type { Extents } from '../../dimension/size.ts'
import { description, double, extents, graph, list, natural, notes, optional, range, text } from '../internal/codecs.ts'
import { leavesFor } from '../internal/equation.ts'
import type { DocumentError } from '../document-error.ts'
import { gradientCodec } from './grade.ts'
import type { SavedEquation, SavedModel } from './saved-model.ts'

const untraced = t.strict({ untraced: text }, 'the reason why there is no equation')

/** A graph, or `{ "untraced": reason }`. */
const equation: t.Type<SavedEquation, unknown, unknown> = new t.Type<SavedEquation, unknown, unknown>(
  'an equation',
  (u): u is SavedEquation => t.type({ _tag: t.keyof({ Traced: null, Untraced: null }) }).is(u),
  (u, context) =>
    untraced.is(u)
      ? t.success<SavedEquation>(Object.freeze({ _tag: 'Untraced', reason: u.untraced }))
      : pipe(
          graph.validate(u, context),
          E.map((found): SavedEquation => Object.freeze({ _tag: 'Traced', graph: found }))
        ),
  given => (given._tag === 'Traced' ? graph.encode(given.graph) : { untraced: given.reason })
)

/** All but the parameters, whose form is that of the shape. Made where a model is read or written, as a start should not wait for it. */
export const modelForm = () => {
  const layer = t.strict({ name: text, inputs: extents, outputs: extents, parameters: natural }, 'a layer')
  const figure = t.strict({ name: text, value: double, baseline: t.union([double, t.null]) }, 'a figure')
  return t.strict(
    {
      lawgrad: text,
      network: t.strict(
        { name: text, inputs: extents, outputs: extents, range, layers: list(layer), shape: description, module: text },
        'what is told of a network'
      ),
      data: t.strict({ inputs: list(text), targets: list(text), format: tableFormatCodec }, 'what is told of the data'),
      preparation: preparationCodec,
      loss: t.strict({ name: text, takes: list(range), answers: range }, 'what is told of the loss'),
      training: notes,
      results: list(t.strict({ on: text, examples: natural, figures: list(figure) }, 'what was measured')),
      gradient: gradientCodec,
      equations: t.strict({ network: equation, loss: equation, answer: optional(equation) }, 'the equations')
    },
    'a model'
  )
}

const wrong = (path: string, expected: string, got: string): DocumentError => ({
  _tag: 'WrongValue',
  path,
  expected,
  got
})

const sizes = (given: Extents): string => (given.length === 0 ? 'a number' : given.join('×'))
const countOf = (given: Extents): number => given.reduce((product, extent) => product * extent, 1)

/** The leaves that a graph may have, and the outputs that it must have. */
interface Signature {
  readonly leaves: ReadonlyMap<string, Extents>
  readonly outputs: ReadonlyMap<string, Extents>
}

/** More components than any value of a network has. */
const most = 2 ** 28

/** What does not fit in a graph that is to be interpreted with values of its leaves. */
const misfits = (
  path: string,
  { leaves, outputs }: Signature,
  { nodes, outputs: given }: Graph
): readonly DocumentError[] => [
  ...nodes.flatMap((node, k): readonly DocumentError[] => {
    const expected = node.operation === 'leaf' ? leaves.get(node.name) : node.extents
    return expected === undefined
      ? [
          wrong(
            `${path}.nodes.${k}.name`,
            `one of the leaves ${[...leaves.keys()].join(', ')}`,
            node.operation === 'leaf' ? node.name : ''
          )
        ]
      : String(expected) !== String(node.extents)
        ? [wrong(`${path}.nodes.${k}.extents`, sizes(expected), sizes(node.extents))]
        : countOf(node.extents) > most
          ? [wrong(`${path}.nodes.${k}.extents`, `at most ${most} components`, sizes(node.extents))]
          : []
  }),
  ...[...outputs].flatMap(([name, expected]): readonly DocumentError[] => {
    const found = given.find(output => output.name === name)
    const got = found === undefined ? undefined : nodes[found.node]?.extents
    return got === undefined
      ? [wrong(`${path}.outputs`, `an output ${name}`, given.map(output => output.name).join(', ') || 'none')]
      : String(got) === String(expected)
        ? []
        : [wrong(`${path}.outputs`, `${name} of size ${sizes(expected)}`, sizes(got))]
  })
]

const graphsOf = (given: SavedEquation): readonly Graph[] => (given._tag === 'Traced' ? [given.graph] : [])

/** A name for each column, and columns that become as many numbers as the network has there. */
const columnFaults = (
  of: 'inputs' | 'targets',
  names: readonly string[],
  columns: readonly Column[],
  width: number,
  size: number
): readonly DocumentError[] => [
  ...(names.length === columns.length
    ? []
    : [wrong(`data.${of}`, `a name for each of the ${columns.length} columns of the preparation`, `${names.length}`)]),
  ...(width === size
    ? []
    : [wrong(`preparation.${of}`, `columns that become ${size} numbers, as many as the network has`, `${width}`)])
]

/** What does not agree in a document whose form is right. */
export const disagreements = ({
  network,
  data,
  preparation,
  equations
}: Omit<SavedModel, 'parameters'>): readonly DocumentError[] => {
  const { parameters, input } = leavesFor(network)
  const [ins, outs] = [countOf(network.inputs), countOf(network.outputs)]
  return [
    ...columnFaults('inputs', data.inputs, preparation.inputs, preparedWidth(preparation, 'inputs'), ins),
    ...columnFaults('targets', data.targets, preparation.targets, preparedWidth(preparation, 'targets'), outs),
    ...graphsOf(equations.network).flatMap(one =>
      misfits(
        'equations.network',
        {
          leaves: new Map([...parameters, input].map(leaf => [leaf.name, leaf.extents])),
          outputs: new Map([
            ['h', network.outputs],
            ['answer', network.outputs]
          ])
        },
        one
      )
    ),
    ...graphsOf(equations.loss).flatMap(one =>
      misfits(
        'equations.loss',
        {
          leaves: new Map([
            ['y', network.outputs],
            ['h', network.outputs]
          ]),
          outputs: new Map([['value', []]])
        },
        one
      )
    ),
    ...(O.isSome(equations.answer) ? graphsOf(equations.answer.value) : []).flatMap(one =>
      misfits(
        'equations.answer',
        { leaves: new Map([['x', network.outputs]]), outputs: new Map([['y', network.outputs]]) },
        one
      )
    )
  ]
}
