import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as t from 'io-ts'
import { SystemFault } from './system-fault.ts'

const format = 'lawgrad-exchange/1'

const codec = t.type({
  format: t.literal(format),
  files: t.readonlyArray(t.string),
  away: t.readonlyArray(t.string)
})

/** What an exchange does: which new files come, and which earlier ones go. */
export interface Journal {
  readonly files: readonly string[]
  readonly away: readonly string[]
}

export const showJournal = ({ files, away }: Journal): string => `${JSON.stringify({ format, files, away })}\n`

const isPlain = (name: string): boolean => name !== '' && !/[/\\]|^\.{1,2}$/.test(name)

/** The journal of a text; one that this version does not read is nobody's to act on. */
export const readJournal =
  (path: string) =>
  (text: string): Journal =>
    pipe(
      E.tryCatch((): unknown => JSON.parse(text), String),
      E.flatMap(value => E.mapLeft(() => 'other fields')(codec.decode(value))),
      E.filterOrElse(
        ({ files, away }) => [...files, ...away].every(isPlain),
        () => 'names outside of the folder'
      ),
      E.getOrElse((reason): Journal => {
        throw new SystemFault('JOURNAL', path, `not a journal of this version of lawgrad: ${reason}`)
      })
    )
