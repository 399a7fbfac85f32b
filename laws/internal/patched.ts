type Method = (this: unknown, ...args: readonly unknown[]) => unknown

/** The prototypes whose methods a caller may exchange. */
const prototypes: readonly object[] = [
  Float64Array.prototype,
  Object(Reflect.getPrototypeOf(Float64Array.prototype)),
  Array.prototype
]

/** What is no method that anybody calls. */
const spared: ReadonlySet<string | symbol> = new Set(['constructor', Symbol.toStringTag])

/**
 * Runs a function while every method of arrays and typed arrays is one that does the same and keeps what it is called on, is given and answers. The
 * arrays that were seen so come back; the methods are as before.
 */
export const spied = <A>(run: () => A): { readonly answer: A; readonly seen: readonly object[] } => {
  const seen = new Set<object>()
  const keep = (value: unknown): void => {
    if (ArrayBuffer.isView(value) || Array.isArray(value)) seen.add(value)
  }
  const undo: (() => void)[] = []
  try {
    for (const prototype of prototypes)
      for (const key of Reflect.ownKeys(prototype)) {
        const descriptor = Reflect.getOwnPropertyDescriptor(prototype, key)
        if (spared.has(key) || typeof descriptor?.value !== 'function' || descriptor.configurable !== true) continue
        // proof: what is a function is called as one, on whatever it was called on
        const original = descriptor.value as Method
        const spy: Method = function (...args) {
          keep(this)
          for (let k = 0; k < args.length; k++) keep(args[k])
          const answer = Reflect.apply(original, this, args)
          keep(answer)
          return answer
        }
        undo.push(() => Reflect.defineProperty(prototype, key, descriptor))
        Reflect.defineProperty(prototype, key, { ...descriptor, value: spy })
      }
    return { answer: run(), seen: [...seen] }
  } finally {
    for (let k = undo.length - 1; k >= 0; k--) undo[k]!()
  }
}

/** Runs a function while everything in some arrays is overwritten; they are as before afterwards. */
export const spoiled = <A>(arrays: readonly object[], run: () => A): A => {
  const undo: (() => void)[] = []
  for (const array of arrays)
    if (ArrayBuffer.isView(array)) {
      const [bytes, copy] = [new Uint8Array(array.buffer), new Uint8Array(array.buffer).slice()]
      undo.push(() => bytes.set(copy))
      bytes.fill(66)
    } else {
      const entries = Object.entries(array)
      undo.push(() => entries.forEach(([key, value]) => Reflect.set(array, key, value)))
      for (const [key] of entries) Reflect.set(array, key, 666)
    }
  try {
    return run()
  } finally {
    for (const restore of undo.toReversed()) restore()
  }
}
