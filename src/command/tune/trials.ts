/**
 * The file of trials: written after every point, and gone on from.
 */
import * as E from 'fp-ts/lib/Either.js'
import * as J from 'fp-ts/lib/Json.js'
import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as t from 'io-ts'
import { decodeText } from '../../data/text.ts'
import { trialOf, type Trial } from '../../training/tune/tune.ts'
import type { CommandError } from '../command-error.ts'
import type { Program } from '../effects.ts'
import { digestOf } from '../internal/digest.ts'
import { optionError } from '../option-error.ts'
import { optionsWrong } from '../option-values.ts'
import { differing } from '../train/notes.ts'
import { jsonNumber } from '../tree.ts'
import { flagOf, keyOf, type AnyPoint } from './point.ts'
import type { Search } from './search.ts'

export type AnyTrial = Trial<AnyPoint>

type Notes = Readonly<Record<string, string>>

/** The name of the file in the folder of the results. */
export const trialsName = 'trials.json'

export const trialsFile = (folder: string): string => `${folder.replace(/[/\\]+$/, '')}/${trialsName}`

const score = t.union([t.number, t.literal('NaN')])

const fileCodec = t.type({
  format: t.literal('lawgrad-trials/1'),
  notes: t.record(t.string, t.string),
  trials: t.readonlyArray(
    t.type({
      point: t.record(t.string, t.union([t.number, t.string, t.boolean])),
      scores: t.readonlyArray(score)
    })
  )
})

/** Options that leave the score of a point as it is. */
const free: ReadonlySet<string> = new Set([
  'model',
  'data',
  'labels',
  'output',
  'title',
  'json',
  'strict',
  'resume',
  'workers',
  'search',
  'trials',
  'steps',
  'checkpointEvery',
  'test'
])

const digest = (text: string): string => digestOf([Array.from(text, character => character.codePointAt(0) ?? 0)])

/** What trials belong to: the same point has the same score where all of this is the same. */
export const notesOf = ({ options: { raw }, texts }: Pick<Search, 'options' | 'texts'>): Notes => ({
  'the model': digest(texts.model),
  'the data': digestOf([texts.data, ...(O.isSome(texts.labels) ? [texts.labels.value.bytes] : [])]),
  ...Object.fromEntries(
    Object.entries(raw)
      .filter(([name]) => !free.has(name))
      .map(([name, value]) => [flagOf(name), String(value)])
  )
})

/** Trials in the order of the points of a search, others behind. */
export const inOrder = (points: readonly AnyPoint[], trials: readonly AnyTrial[]): readonly AnyTrial[] => {
  const place = new Map(points.map((point, k) => [keyOf(point), k]))
  const at = ({ point }: AnyTrial): number => place.get(keyOf(point)) ?? points.length
  return trials.toSorted((a, b) => at(a) - at(b))
}

/** The text of the file. */
export const encodeTrials = (notes: Notes, trials: readonly AnyTrial[]): string =>
  `${JSON.stringify(
    {
      format: 'lawgrad-trials/1',
      notes,
      trials: trials.map(({ point, scores }) => ({ point, scores: scores.map(jsonNumber) }))
    },
    null,
    2
  )}\n`

const refused = (folder: string, expected: string, remedy: string): CommandError =>
  optionsWrong([optionError('--resume', expected, remedy)(trialsFile(folder))])

const anew = 'Leave --resume out to begin anew, or name another folder with --output.'

/** The trials of a text, if they belong to the notes. */
const decodeTrials =
  (folder: string, notes: Notes) =>
  (text: string): E.Either<CommandError, readonly AnyTrial[]> =>
    pipe(
      J.parse(text),
      E.flatMap(fileCodec.decode),
      E.mapLeft(() => refused(folder, 'the trials of an earlier search', `It holds none that can be read. ${anew}`)),
      E.flatMap(({ notes: saved, trials }) => {
        const [first, ...rest] = differing(saved, notes)
        return first === undefined
          ? E.right(trials.map(({ point, scores }) => trialOf(point, scores.map(Number))))
          : E.left(
              refused(
                folder,
                'trials of the same model, data and options',
                `It differs in ${[first, ...rest].map(one => `${one.name} (${one.saved} in the file, ${one.now} now)`).join(', ')}. ${anew}`
              )
            )
      })
    )

/** The trials of an earlier run of the same command; those of another are an error where they were asked for, else nothing. */
export const earlierTrials =
  (search: Search, notes: Notes): Program<readonly AnyTrial[]> =>
  ({ readFile }) => {
    const { output, resume } = search.options.train
    return pipe(
      readFile(trialsFile(output)),
      TE.mapLeft(({ reason }) =>
        refused(output, 'the trials of an earlier search', `It cannot be read (${reason}). ${anew}`)
      ),
      TE.flatMapEither(bytes =>
        E.mapLeft(() => refused(output, 'the trials of an earlier search', `It is no text. ${anew}`))(
          decodeText(trialsFile(output))(bytes)
        )
      ),
      TE.flatMapEither(decodeTrials(output, notes)),
      TE.orElse(error => (resume ? TE.left(error) : TE.right<CommandError, readonly AnyTrial[]>([])))
    )
  }

/** Whether a trial is of a point. */
export const isOf =
  (point: AnyPoint) =>
  (trial: AnyTrial): boolean =>
    keyOf(trial.point) === keyOf(point)
