import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { Capabilities, Kept, SavedKept } from '../capabilities.ts'

/** The last state of a training, with the history of all before it. */
const remembered = () => {
  const history: Readonly<Record<string, number>>[] = []
  let last: Kept | undefined
  return {
    keep: (kept: Kept): void => {
      if (kept.isFirst) history.length = 0
      for (const epoch of kept.state.course.history) history.push(epoch)
      last = kept
    },
    last: (): Kept | undefined =>
      last === undefined
        ? undefined
        : {
            ...last,
            state: { ...last.state, course: { ...last.state.course, history: [...history, ...last.unfinished] } }
          }
  }
}

const loadEncoder = () => import('../../exchange/state-file/plain-state.ts')

/** Keeps states in memory, and writes the last of them when it is asked to. */
export const keeper = ({
  writeFiles
}: Pick<Capabilities, 'writeFiles'>): Pick<Capabilities, 'keep' | 'saveKept' | 'stands'> => {
  const { keep, last } = remembered()
  // It is loaded before a signal is in a hurry.
  let encoder: ReturnType<typeof loadEncoder> | undefined
  let standing: O.Option<SavedKept> = O.none
  return {
    stands: saved => () => {
      standing = O.some(saved)
    },
    keep: kept => () => {
      encoder ??= loadEncoder()
      keep(kept)
    },
    saveKept: async () => {
      const kept = last()
      if (kept === undefined) return TE.right(standing)()
      const { folder, name, after, state } = kept
      const { encodePlainState } = await (encoder ?? loadEncoder())
      const saved = O.some({ file: `${folder.replace(/[/\\]+$/, '')}/${name}`, after })
      return TE.map(() => saved)(
        writeFiles({ folder, files: [{ name, text: encodePlainState(state) }], names: [name] })
      )()
    }
  }
}
