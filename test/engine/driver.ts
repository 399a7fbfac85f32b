/**
 * An emitted module alone: bytes, the memory that it starts from, and how often it runs. Without its types this is JavaScript for any engine with
 * WebAssembly's vectors, and needs nothing else.
 */
import type { EmittedProgram } from './programs.ts'

declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array<ArrayBuffer>) => object
  readonly Memory: new (pages: { readonly initial: number }) => { readonly buffer: ArrayBuffer }
  readonly Instance: new (module: object, imports: object) => { readonly exports: Readonly<Record<string, unknown>> }
}

type Ranges = EmittedProgram['ranges']

/** FNV-1a over the halves of each double, low first; every NaN counts as one. */
const hashOf = (memory: ArrayBuffer, ranges: Ranges): string => {
  const [halves, numbers] = [new Uint32Array(memory), new Float64Array(memory)]
  let hash = 0x811c9dc5
  for (const [from, to] of ranges)
    for (let at = from / 8; at < to / 8; at++) {
      const isNumber = !Number.isNaN(numbers[at])
      const [low = 0, high = 0] = isNumber ? [halves[2 * at], halves[2 * at + 1]] : [0, 0x7ff80000]
      hash = Math.imul(hash ^ low, 0x01000193)
      hash = Math.imul(hash ^ high ^ (hash >>> 15), 0x01000193)
    }
  return (hash >>> 0).toString(16).padStart(8, '0')
}

/** The hash of what lies in some ranges of memory after so many calls of so many steps each. */
export const ran = ({ bytes, image, pages, calls, steps, ranges }: EmittedProgram): string => {
  const memory = new WebAssembly.Memory({ initial: pages })
  new Uint8Array(memory.buffer).set(image)
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes), { m: { m: memory } })
  const runs: unknown = exports['runs']
  if (typeof runs !== 'function') throw new Error('expected a module that runs')
  for (let call = 0; call < calls; call++) runs(steps)
  return hashOf(memory.buffer, ranges)
}

/** Bytes of their base 64. */
export const decoded = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text), letter => letter.charCodeAt(0))
