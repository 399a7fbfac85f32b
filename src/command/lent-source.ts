/**
 * A file of data that is lent, to be taken apart.
 */
import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'
import { inMemory, type ByteSource } from '../data/byte-source.ts'
import type { CommandError } from './command-error.ts'
import { readBytes, type Program } from './effects.ts'
import { lentOnce, type Lent } from './internal/lent-once.ts'

/** A file of data: for one function, after which it is closed, and its bytes are gone. */
export const lentSource =
  (file: string): Program<Lent<ByteSource>> =>
  capabilities =>
    pipe(
      capabilities.openFile(file),
      TE.mapLeft((error): CommandError => ({ _tag: 'DataUnreadable', error })),
      TE.flatMap(
        O.match(
          () =>
            pipe(
              readBytes(file)(capabilities),
              TE.map(bytes => lentOnce<ByteSource>(inMemory(bytes), () => capabilities.letGo(bytes)))
            ),
          open => TE.right(lentOnce<ByteSource>(open, () => open.close))
        )
      )
    )
