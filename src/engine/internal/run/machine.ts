/**
 * A compiled program in its memory: values go in and come out by name.
 */
import type { Extents } from '../../../dimension/size.ts'
import { defect } from '../../../tensor/internal/defect.ts'
import { historyLength, type Compiled } from '../compile/compile.ts'
import type { Store } from '../plan/memory.ts'
import { host, type WasmModule } from '../wasm/host.ts'

/** Memory as numbers. */
export type Numbers = Float64Array | Float32Array

/** A program at work. */
export interface Machine {
  /** Puts the components of what all examples share into its place. */
  readonly set: (name: string, extents: Extents, values: ArrayLike<number>, offset: number) => void
  /** Takes them out, into a buffer from a place on. */
  readonly get: (name: string, extents: Extents, into: Float64Array, offset: number) => void
  readonly setNumber: (name: string, value: number) => void
  readonly getNumber: (name: string) => number
  /** Puts the components of an example's row into its place; nothing is done where nothing reads them. */
  readonly setRow: (name: string, example: number, values: Float64Array) => void
  /** The components of an example's row. */
  readonly getRow: (name: string, example: number, into: Float64Array) => void
  /** A number of each example. */
  readonly setExample: (name: string, example: number, value: number) => void
  readonly has: (name: string) => boolean
  /** Runs a program, the first one unless said, so many times, at most `historyLength`. */
  readonly run: (times: number, program?: number) => void
  /** What runs have written down: the numbers of a run are `step` behind those of the run before, and 16 bytes behind each other. */
  readonly history: { readonly numbers: Numbers; readonly step: number; readonly next: number }
  /** The k-th number written down by a run. */
  readonly noted: (run: number, k: number) => number
  /** All values that have names, to be put back; temporary values are not among them. */
  readonly save: () => () => void
  readonly memory: ArrayBuffer
}

const modules = new WeakMap<Compiled, WasmModule>()

const wasm = () => host() ?? defect('expected a host with WebAssembly; got none')

const moduleFor = (compiled: Compiled): WasmModule => {
  const { Module } = wasm()
  const module = modules.get(compiled) ?? new Module(compiled.bytes)
  modules.set(compiled, module)
  return module
}

/** Programs over one memory of their own; the first one's places are those of all. */
export const started = (programs: readonly [Compiled, ...(readonly Compiled[])]): Machine => {
  const [{ stores, history, width }] = programs
  const { Memory, Instance } = wasm()
  const memory = new Memory({ initial: Math.max(...programs.map(({ pages }) => pages)) })
  const runs = programs.map(compiled => {
    compiled.prepare(memory.buffer)
    const imports = Object.fromEntries(compiled.outside.map((f, k) => [String(k), f]))
    const { exports } = new Instance(moduleFor(compiled), { m: { m: memory, ...imports } })
    // proof: the module exports this function, of one number
    return exports['runs'] as (count: number) => void
  })
  const numbers: Numbers = width === 64 ? new Float64Array(memory.buffer) : new Float32Array(memory.buffer)
  const size = width / 8
  const storeOf = (name: string) => stores.get(name) ?? defect(`expected a place for ${name}; got none`)
  /** Calls `visit(place in memory, place in a row-major buffer)` for each component. */
  const each = (name: string, extents: Extents, visit: (at: number, index: number) => void): void => {
    const { base, pitch, space } = storeOf(name)
    const [rows = 1, columns = 1] = extents
    const row = pitch / size
    const start = base / size
    if (extents.length !== 2) {
      const count = extents.reduce((product, extent) => product * extent, 1)
      for (let k = 0; k < count; k++) visit(start + k, k)
    } else if (space.startsWith('turned'))
      for (let r = 0; r < rows; r++) for (let c = 0; c < columns; c++) visit(start + c * row + r, r * columns + c)
    else for (let r = 0; r < rows; r++) for (let c = 0; c < columns; c++) visit(start + r * row + c, r * columns + c)
  }
  const strideOf = ({ space, pitch }: Store): number => (space === 'examples' ? size : pitch)
  const all = [...stores.values()]
  const from = Math.min(...all.map(({ base }) => base))
  const to = Math.max(...all.map(({ base, rows, pitch }) => base + rows * pitch))
  return {
    memory: memory.buffer,
    save: () => {
      const bytes = new Uint8Array(memory.buffer).slice(from, to)
      return () => new Uint8Array(memory.buffer).set(bytes, from)
    },
    has: name => stores.has(name),
    set: (name, extents, values, offset) =>
      each(name, extents, (at, index) => {
        numbers[at] = values[offset + index]!
      }),
    get: (name, extents, into, offset) =>
      each(name, extents, (at, index) => {
        into[offset + index] = numbers[at]!
      }),
    setNumber: (name, value) => {
      const store = stores.get(name)
      if (store !== undefined) numbers.fill(value, store.base / size, (store.base + 16) / size)
    },
    getNumber: name => numbers[storeOf(name).base / size]!,
    setRow: (name, example, values) => {
      const store = stores.get(name)
      if (store !== undefined) numbers.set(values, (store.base + example * strideOf(store)) / size)
    },
    getRow: (name, example, into) => {
      const store = storeOf(name)
      const start = (store.base + example * strideOf(store)) / size
      for (let k = 0; k < into.length; k++) into[k] = numbers[start + k]!
    },
    setExample: (name, example, value) => {
      const store = stores.get(name)
      if (store !== undefined) numbers[store.base / size + example] = value
    },
    run: (times, program = 0) => {
      if (times > historyLength) defect(`expected at most ${historyLength} runs; got ${times}`)
      if (times > 0) runs[program]!(times)
    },
    history: {
      numbers: numbers.subarray(history.base / size, (history.base + historyLength * history.pitch) / size),
      step: history.pitch / size,
      next: 16 / size
    },
    noted: (run, k) => numbers[(history.base + run * history.pitch + 16 * k) / size]!
  }
}
