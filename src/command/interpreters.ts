/**
 * The option that says who does the work: for every command that trains or asks a model.
 */
import type * as E from 'fp-ts/lib/Either.js'
import type { NonEmptyArray } from 'fp-ts/lib/NonEmptyArray.js'
import type { Interpreter } from '../engine/options.ts'
import type { OptionError } from './option-error.ts'
import { choice, lifted } from './option-values.ts'

/** Its text; what is done is said by the command. */
export const interpreterOption = (does: string, usual: Interpreter = 'engine') => ({
  flags: '--interpreter <name>',
  description: `who ${does}: engine, which is compiled, or reference`,
  usual
})

const interpreters: Readonly<Record<string, Interpreter>> = { engine: 'engine', reference: 'reference' }

/** The interpreter of that name, the engine if there is none. */
export const decodeInterpreter = (text: string | undefined): E.Either<NonEmptyArray<OptionError>, Interpreter> =>
  lifted(choice('--interpreter', interpreters)(text ?? 'engine'))
