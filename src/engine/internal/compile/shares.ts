/**
 * Values that share a place: of two of the same form the later one may lie where the earlier one was, when nobody reads that any more. Of small batches this is
 * worth nothing; a large one lies in memory as a whole, with everything that is computed on the way.
 *
 * Values of the same form lie alike, example by example: so a part of the examples that one thread is ahead with is no other's. What else waits for what is decided
 * by the names of places, and a place that is shared has one name.
 */
import { nameOf, spaceIn, type Context, type Kernel } from './context.ts'

/** Fewer bytes are not worth compiling twice. */
export const leastSaved = 2 ** 22

/** What is shared: the name of a value, and that of the place of another. */
export type Shares = ReadonlyMap<string, string>

interface Life {
  readonly name: string
  readonly space: string
  readonly from: number
  to: number
}

const isPassing = (name: string): boolean => name.startsWith('%')

/** When each passing value is written first, and when it is touched last, by the kernels in order; what is copied is left alone. */
const livesOf = (context: Context, kernels: readonly Kernel[]): readonly Life[] => {
  const spaces = new Map(
    [...context.users.keys()].map(node => [nameOf(context, node), spaceIn(context, node)] as const)
  )
  const copied = new Set(kernels.flatMap(({ copies }) => (copies === undefined ? [] : [nameOf(context, copies)])))
  const lives = new Map<string, Life>()
  for (const [at, kernel] of kernels.entries())
    for (const name of [...kernel.writes, ...kernel.reads.map(node => nameOf(context, node))]) {
      const space = spaces.get(name)
      if (!isPassing(name) || space === undefined || copied.has(name)) continue
      const life = lives.get(name) ?? { name, space, from: at, to: at }
      life.to = at
      lives.set(name, life)
    }
  return [...lives.values()]
}

/** Which values may lie in the places of earlier ones: the first place that is free. None where that saves fewer bytes than given. */
export const sharesOf = (context: Context, kernels: readonly Kernel[], least: number): Shares => {
  const bytes = new Map(context.memory.places().map(place => [place.name, place.bytes]))
  const places: Life[] = []
  const shares = new Map<string, string>()
  let saved = 0
  for (const life of livesOf(context, kernels)) {
    const free = places.find(({ space, to }) => space === life.space && to < life.from)
    if (free === undefined) places.push({ ...life })
    else {
      free.to = life.to
      shares.set(life.name, free.name)
      saved += bytes.get(life.name) ?? 0
    }
  }
  return saved < least ? new Map() : shares
}

/** Whether kernels do what others did, in the same order, but for the places that are shared: then each value is where it is read. */
export const areAlike = (
  [before, kernels]: readonly [Context, readonly Kernel[]],
  [after, others]: readonly [Context, readonly Kernel[]],
  shares: Shares
): boolean => {
  const shared = (name: string): string => shares.get(name) ?? name
  return (
    kernels.length === others.length &&
    kernels.every(({ reads, writes }, k) => {
      const other = others[k]!
      return (
        writes.map(shared).join() === other.writes.join() &&
        reads.map(node => shared(nameOf(before, node))).join() === other.reads.map(node => nameOf(after, node)).join()
      )
    })
  )
}
