/**
 * When the state of a training is saved, and from where it goes on: the options and the files.
 */
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as t from 'io-ts'
import type { OutputOption } from '../file-sentences.ts'
import { optionError, type OptionError } from '../option-error.ts'
import { number } from '../option-values.ts'

/** What the command line gives. */
export const rawCheckpointOptions = t.partial({ checkpointEvery: t.string, resume: t.boolean })

/** How often a state is saved. */
export type Every =
  | { readonly _tag: 'Epochs'; readonly epochs: number }
  | { readonly _tag: 'Milliseconds'; readonly milliseconds: number }

/** Where the files of a run go. */
export const outputOption: OutputOption = {
  flag: '--output',
  thing: 'a folder for the results',
  another: 'another folder'
}

/** The name of the file of a state in the folder of the results. */
export const stateName = 'state.json'

const units: Readonly<Record<string, number>> = { ms: 1, s: 1000, min: 60_000, h: 3_600_000 }

const wrong = optionError(
  '--checkpoint-every',
  'a number of epochs from 1, or a time with its unit: ms, s, min or h',
  'Give for instance --checkpoint-every 10, or --checkpoint-every 30s.'
)

/** `10`, `30s`, `1.5 min`. */
export const parseEvery = (text: string): E.Either<OptionError, Every> => {
  const [, count = '', unit = ''] = /^\s*(\S+?)\s*(ms|s|min|h)?\s*$/.exec(text) ?? []
  const value = number(count)
  return pipe(
    O.fromNullable(units[unit]),
    O.match(
      () => (Number.isSafeInteger(value) && value >= 1 ? O.some<Every>({ _tag: 'Epochs', epochs: value }) : O.none),
      factor => (value > 0 ? O.some<Every>({ _tag: 'Milliseconds', milliseconds: value * factor }) : O.none)
    ),
    E.fromOption(() => wrong(text))
  )
}

/** How far training has come, in words. */
export const sayPlace = (
  { epoch, position }: { readonly epoch: number; readonly position: number },
  epochs: number
): string => (position === 0 ? `epoch ${epoch} of ${epochs}` : `step ${position} of epoch ${epoch + 1} of ${epochs}`)
