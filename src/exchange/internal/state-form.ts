/**
 * The form of a state's document.
 */
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as t from 'io-ts'
import type { Size } from '../../dimension/size.ts'
import type { AnyMemory, AnyOptimizer, OptimizerState } from '../../optimizer/optimizer.ts'
import type { Random } from '../../random/random.ts'
import { randomFromState } from '../../random/state.ts'
import type { Shape } from '../../tensor/shape.ts'
import type { DocumentError, DocumentErrors } from '../document-error.ts'
import type { Course, SavedState, Training } from '../state-file/state-file.ts'
import { description, double, extents, known, list, natural, optional, reading, record, text } from './codecs.ts'
import { rowsCodec } from './columns.ts'
import { decoded, unless } from './faults.ts'
import { otherNetwork } from './matching.ts'
import { plainOf, plainText } from './plain-form.ts'
import { treeCodec } from './tree.ts'

type Fields = Readonly<Record<string, unknown>>

/** What a link remembers, as plain data. */
type PlainLink<P> = {
  readonly tensors: Readonly<Record<string, P>>
  readonly numbers: Readonly<Record<string, number>>
}

/** The text of a state. */
export const stateText = <I extends Size, O extends Size, P, Ms extends readonly AnyMemory[]>(
  format: string,
  trainer: Training<I, O, P, Ms>,
  saved: SavedState<P, Ms>
): string => plainText(format, plainOf<I, O, P, Ms>(trainer, saved))

const toldForm = t.type({ inputs: extents, outputs: extents, shape: description }, 'what is told of the network')

const word = known('a 32-bit integer', (u): u is number => typeof u === 'number' && u === (u | 0))

const randomForm = t.type(
  { algorithm: known('the text "MT19937"', (u): u is 'MT19937' => u === 'MT19937'), words: list(word) },
  'the state of a generator'
)

const wordsName = 'the words of a generator: a position from 0 to 623, and 624 of state, not all zero'

/** A generator by its words. */
const random = reading<Random>(randomForm.name, (u, context) =>
  pipe(
    randomForm.validate(u, context),
    E.flatMap(state =>
      pipe(
        randomFromState(state),
        E.mapLeft((): t.Errors => [{ value: state.words, context, message: wordsName }])
      )
    )
  )
)

/** The tree of a shape, its numbers finite or not. */
const treeFor = <P>(shape: Shape<P>): t.Type<P, unknown, unknown> => {
  const components = treeCodec(shape.description, 'all')
  return reading<P>(components.name, (u, context) =>
    pipe(
      components.validate(u, context),
      E.map(given => shape.unflatten(given))
    )
  )
}

const stateForm = t.type({ lawgrad: text, step: natural, random, network: toldForm }, 'a state')

const linkForm = t.type({ tensors: record(t.unknown), numbers: record(t.unknown) }, 'what a link remembers')

const memoryForm = t.type({ count: natural, links: list(linkForm) }, 'what the optimizer remembers')

const courseFor = <P>(shape: Shape<P>) =>
  t.type(
    {
      epoch: natural,
      position: natural,
      epochStart: random,
      history: rowsCodec,
      best: optional(
        t.type({ parameters: treeFor(shape), cost: double, step: natural, sinceBest: natural }, 'the best so far')
      ),
      notes: record(text)
    },
    'the course of training'
  )

const namesOf = (names: readonly string[]): string => names.toSorted().join(', ') || 'nothing'

/** Where the memory of a file is not that of an optimizer. */
const otherMemory = ({ name, links }: AnyOptimizer, given: t.TypeOf<typeof memoryForm>): readonly DocumentError[] =>
  links.length !== given.links.length
    ? [other('optimizer.links', `${links.length}, as ${name} has`, String(given.links.length))]
    : links.flatMap((link, k) =>
        (['tensors', 'numbers'] as const).flatMap(kind => {
          const expected = namesOf(kind === 'tensors' ? link.tensors : Object.keys(link.numbers))
          const got = namesOf(Object.keys(given.links[k]?.[kind] ?? {}))
          return expected === got
            ? []
            : [other(`optimizer.links.${k}.${kind}`, `${expected}, as ${name} remembers`, got)]
        })
      )

const other = (path: string, expected: string, got: string): DocumentError => ({
  _tag: 'OtherOptimizer',
  path,
  expected,
  got
})

const each = <A>(
  path: string,
  record: Fields,
  codec: t.Type<A, unknown, unknown>
): E.Either<DocumentErrors, Readonly<Record<string, A>>> =>
  pipe(
    Object.entries(record),
    E.traverseArray(([name, u]) =>
      pipe(
        decoded(codec, `${path}.${name}`)(u),
        E.map(value => [name, value] as const)
      )
    ),
    E.map(entries => Object.freeze(Object.fromEntries(entries)))
  )

/** The memory of an optimizer from a file. */
const memoryOf = <I extends Size, O extends Size, P, Ms extends readonly AnyMemory[]>(
  { network, optimizer }: Training<I, O, P, Ms>,
  fields: Fields
): E.Either<DocumentErrors, OptimizerState<Ms, P>> =>
  pipe(
    decoded(memoryForm, 'optimizer')(fields['optimizer']),
    E.tap(memory => unless(memory)(otherMemory(optimizer, memory))),
    E.flatMap(({ count, links }) =>
      pipe(
        links,
        E.traverseReadonlyArrayWithIndex((k, { tensors, numbers }: t.TypeOf<typeof linkForm>) =>
          pipe(
            E.Do,
            E.apS('tensors', each(`optimizer.links.${k}.tensors`, tensors, treeFor(network.shape))),
            E.apS('numbers', each(`optimizer.links.${k}.numbers`, numbers, double)),
            E.map((link): PlainLink<P> => Object.freeze(link))
          )
        ),
        E.map(
          remembered =>
            // proof: for each link the names that its memory lists, found above
            Object.freeze({ count, links: Object.freeze(remembered) }) as unknown as OptimizerState<Ms, P>
        )
      )
    )
  )

/** The state of the fields of a document. */
export const stateOf = <I extends Size, O extends Size, P, Ms extends readonly AnyMemory[]>(
  trainer: Training<I, O, P, Ms>,
  fields: Fields
): E.Either<DocumentErrors, SavedState<P, Ms>> => {
  const { network } = trainer
  return pipe(
    decoded(stateForm)(fields),
    E.bindTo('form'),
    E.tap(({ form }) => unless(form)(otherNetwork<I, O, P>(network, form.network))),
    E.bind('parameters', () => decoded(treeFor(network.shape), 'parameters')(fields['parameters'])),
    E.bind('optimizer', () => memoryOf<I, O, P, Ms>(trainer, fields)),
    E.bind('course', () => decoded(courseFor(network.shape), 'course')(fields['course'])),
    E.map(({ form: { lawgrad, step, random: generator }, parameters, optimizer, course }) => ({
      lawgrad,
      state: Object.freeze({ parameters, optimizer, random: generator, step }),
      course: courseOf<P>(course)
    }))
  )
}

const courseOf = <P>({ best, ...course }: t.TypeOf<ReturnType<typeof courseFor<P>>>): Course<P> =>
  Object.freeze({
    epoch: course.epoch,
    position: course.position,
    epochStart: course.epochStart,
    history: course.history,
    notes: course.notes,
    best: O.map(({ parameters, cost, step, sinceBest }: Told<P>) =>
      Object.freeze({ best: Object.freeze({ parameters, cost, step }), sinceBest })
    )(best)
  })

/** The best parameters as a file tells them. */
type Told<P> = { readonly parameters: P; readonly cost: number; readonly step: number; readonly sinceBest: number }
