import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { Capabilities, Kept, KeptHistory, SavedKept } from '../capabilities.ts'

/** Epochs as records of their numbers. */
const recordsOf = ({ names, numbers }: KeptHistory): readonly Readonly<Record<string, number>>[] =>
  numbers.flatMap(part =>
    Array.from({ length: part.length / names.length }, (_, epoch) =>
      Object.fromEntries(names.map((name, k) => [name, part[epoch * names.length + k] ?? NaN]))
    )
  )

/** The last state of a training, with the history of all before it. */
const remembered = () => {
  const history: KeptHistory[] = []
  let last: Kept | undefined
  return {
    keep: (kept: Kept): void => {
      if (kept.isFirst) history.length = 0
      history.push(kept.history)
      last = kept
    },
    last: (): Kept | undefined =>
      last === undefined
        ? undefined
        : {
            ...last,
            state: {
              ...last.state,
              course: { ...last.state.course, history: [...history.flatMap(recordsOf), ...last.unfinished] }
            }
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
