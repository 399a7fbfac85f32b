import type { Extents } from '../../dimension/size.ts'

type Node = { readonly longer: Map<number, Node>; extents: Extents | undefined }

const node = (): Node => ({ longer: new Map(), extents: undefined })

const root = node()

/** The one frozen array of these sizes: who compares the sizes of tensors by identity, as test runners do, is right. */
export const unique = (extents: Extents): Extents => {
  let at = root
  for (let k = 0; k < extents.length; k++) {
    const extent = extents[k]!
    let next = at.longer.get(extent)
    if (next === undefined) at.longer.set(extent, (next = node()))
    at = next
  }
  return (at.extents ??= Object.freeze(extents))
}
