/**
 * Where everything lies in memory. Between any two values there is a zone that nothing writes.
 */
import type { StepNode } from '../graph/node.ts'
import { formOf, type Form, type Layouts, type Space } from './space.ts'

/** A value's place in memory. */
export interface Store extends Form {
  readonly base: number
  readonly space: Space
}

/** Bytes from an example's components to the next one's. */
export const exampleStride = ({ vectors }: Pick<Layouts, 'vectors'>, { space, pitch }: Store): number =>
  space === 'examples' ? vectors.bytes : pitch

/** Bytes that are left free behind each value: a vector more than a row may be read, and never written. */
export const guard = 64

export interface Memory {
  /** The place of a value by its name, made when it is first asked for. */
  readonly named: (name: string, space: Space) => Store
  /** The place of so many bytes. */
  readonly room: (name: string, bytes: number) => number
  /** All places, and the bytes that each may have written. */
  readonly places: () => readonly { readonly name: string; readonly base: number; readonly bytes: number }[]
  readonly end: () => number
}

/** Memory from an address on. */
export const newMemory = (layouts: Layouts, from: number): Memory => {
  const stores = new Map<string, Store>()
  const rooms = new Map<string, { readonly base: number; readonly bytes: number }>()
  let top = from
  const room = (name: string, bytes: number): number => {
    const known = rooms.get(name)
    if (known !== undefined) return known.base
    const base = top
    rooms.set(name, { base, bytes })
    top = Math.ceil((top + bytes + guard) / 64) * 64
    return base
  }
  return {
    room,
    named: (name, space) => {
      const known = stores.get(name)
      if (known !== undefined) return known
      const form = formOf(layouts, space)
      const store = { ...form, base: room(name, form.rows * form.pitch), space }
      stores.set(name, store)
      return store
    },
    places: () => [...rooms].map(([name, place]) => ({ name, ...place })),
    end: () => top
  }
}

/** The name of a value that is no leaf. */
export const inside = (node: StepNode): string => `%${node.id}`
