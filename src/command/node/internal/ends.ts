import * as O from 'fp-ts/lib/Option.js'
import { placeIn } from './place.ts'
import { codeOf, stackOf } from './system-fault.ts'

/** What is known of a program when its thread has ended without a word. */
export interface End {
  readonly listens: boolean
  readonly loading: O.Option<string>
  readonly left: O.Option<{ readonly call: string; readonly stack: string }>
}

const at = (place: string): string => (place === '' ? '' : ` (${place})`)

/** Why a program ended that did not tell its exit code; a module of the user's brought it about. */
export const showEnd = ({ loading, left }: End, error: O.Option<unknown>): string => {
  const what = O.isSome(loading) ? `${loading.value}: expected a module that loads` : 'expected a model that computes'
  if (O.isSome(error)) {
    const said = error.value instanceof Error ? `${error.value.name}: ${error.value.message}` : String(error.value)
    return codeOf(error.value) === 'ERR_WORKER_OUT_OF_MEMORY'
      ? 'expected memory that suffices; it is full. Train on fewer examples at a time, or give Node more: NODE_OPTIONS=--max-old-space-size=8192.'
      : `${what}; something in it threw ${said} later, on its own${at(placeIn(stackOf(error.value)))}. Correct the model.`
  }
  return O.isSome(left)
    ? `${what}; it ended the program with ${left.value.call}${at(placeIn(left.value.stack))}. Remove that call from the model.`
    : O.isSome(loading)
      ? `${what}; its top-level await waits for something that never comes. Correct the model.`
      : `${what}; the program ended before it was done. Correct the model.`
}
