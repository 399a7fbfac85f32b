/** A way to what stands somewhere inside of a value, and what stands there. */
export type Reached = { readonly path: string; readonly value: object }

/** Every object that properties lead to from a value, each once: records, arrays and tensors, not functions. */
export const reached = (root: unknown, name: string): readonly Reached[] => {
  const seen = new Set<object>()
  const found: Reached[] = []
  const visit = (value: unknown, path: string): void => {
    if (typeof value !== 'object' || value === null || seen.has(value)) return
    seen.add(value)
    found.push({ path, value })
    // the elements of a typed array lead nowhere
    if (ArrayBuffer.isView(value)) return
    for (const key of Reflect.ownKeys(value)) visit(Reflect.get(value, key), `${path}.${String(key)}`)
  }
  visit(root, name)
  return found
}

/** Where the first object stands that can be changed. */
export const changeable = (root: unknown, name: string): string | undefined =>
  reached(root, name).find(({ value }) => !Object.isFrozen(value))?.path

/** Every way to change an object that its types do not allow; what refuses does it without an exception, or with one of the language. */
const attacks: readonly ((target: object) => unknown)[] = [
  target => Reflect.ownKeys(target).map(key => Reflect.set(target, key, 666)),
  target => Reflect.ownKeys(target).map(key => Reflect.defineProperty(target, key, { value: () => 666 })),
  target => Reflect.ownKeys(target).map(key => Reflect.deleteProperty(target, key)),
  target => Reflect.set(target, 0, 666),
  target => Reflect.setPrototypeOf(target, { forward: () => 666 }),
  target => (Array.isArray(target) ? Array.prototype.sort.call(target, () => -1) : undefined),
  target => (Array.isArray(target) ? target.splice(0, 1) : undefined),
  target => (ArrayBuffer.isView(target) ? new Uint8Array(target.buffer).fill(66) : undefined)
]

/** Tries every attack on an object. */
export const attack = (target: object): void => {
  for (const one of attacks)
    try {
      one(target)
    } catch (error) {
      if (!(error instanceof TypeError || error instanceof RangeError)) throw error
    }
}
