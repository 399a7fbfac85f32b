/**
 * Tensors whose components are known, such as the parameters of a frozen network: leaves that are put into memory once.
 */
import type { NameKnown } from '../../../algebra/graph/internal/trace.ts'
import type { Extents } from '../../../dimension/size.ts'

/** A leaf of known components. */
export interface Known {
  readonly name: string
  readonly extents: Extents
  readonly components: Float64Array
}

/** Names for known tensors, one for each and none of those that are taken, and what has been named. */
export const newKnown = (
  taken: ReadonlySet<string> = new Set()
): { readonly name: NameKnown; readonly all: () => readonly Known[] } => {
  const named = new Map<Float64Array, Known>()
  const fresh = (name: string): string => (taken.has(name) ? fresh(`${name}′`) : name)
  return {
    name: (extents, components) => {
      const known = named.get(components) ?? { name: fresh(`known:${named.size}`), extents, components }
      named.set(components, known)
      return known.name
    },
    all: () => [...named.values()]
  }
}
