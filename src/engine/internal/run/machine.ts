/**
 * A compiled program in its memory: values go in and come out by name.
 */
import type { Extents } from '../../../dimension/size.ts'
import { defect } from '../../../tensor/internal/defect.ts'
import { countOf } from '../../../tensor/internal/tensor.ts'
import type { Products } from '../../products.ts'
import { fewNarrowed, type Compiled } from '../compile/compile.ts'
import { historyLength } from '../compile/runs.ts'
import type { Store } from '../plan/memory.ts'
import { placeBytes } from '../compile/gather.ts'
import { host, type WasmModule } from '../wasm/host.ts'
import { narrowName } from '../wasm/narrow.ts'
import { heldFrom } from './held.ts'
import { teamOf } from '../crew/team-of.ts'

/** Memory as numbers. */
export type Numbers = Float64Array | Float32Array

const pageBytes = 65536

/** A program at work. */
export interface Machine {
  /** Puts the components of what all examples share into its place. */
  readonly set: (name: string, extents: Extents, values: ArrayLike<number>, offset: number) => void
  /** Takes them out as they lie; they are put in order when they are asked for. */
  readonly get: (name: string, extents: Extents) => () => Float64Array
  readonly setNumber: (name: string, value: number) => void
  readonly getNumber: (name: string) => number
  /** Puts the components of an example's row into its place; nothing is done where nothing reads them. */
  readonly setRow: (name: string, example: number, values: ArrayLike<number>) => void
  /** The components of the rows of so many examples, one after the other. */
  readonly getRows: (name: string, examples: number, count: number) => Float64Array
  /** A number of each example. */
  readonly setExample: (name: string, example: number, value: number) => void
  readonly has: (name: string) => boolean
  /** So many examples may have rows that are held, to be gathered from. */
  readonly examples: number
  /** Puts the components of an example's row, of the k-th leaf that is gathered, to those that are held. */
  readonly holdRow: (k: number, example: number, values: ArrayLike<number>) => void
  /** The examples whose rows runs gather, one after the other. */
  readonly list: Int32Array
  /** Runs a program so many times, at most `historyLength`; each run gathers the rows of the next examples of the list, if it is said where they begin. */
  readonly run: (times: number, program?: number, from?: number) => void
  /** What runs have written down: the numbers of a run are `step` behind those of the run before, and 16 bytes behind each other. */
  readonly history: { readonly numbers: Numbers; readonly step: number; readonly next: number }
  /** The k-th number written down by a run. */
  readonly noted: (run: number, k: number) => number
  /** Keeps all values that have names, in place of those that were kept before; temporary values are not among them. */
  readonly save: () => void
  /** Puts back what was kept. */
  readonly restore: () => void
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

/** The functions that compute a program's products, by a function of the user's. */
const foreign = (
  { width, foreign }: Compiled,
  memory: ArrayBuffer,
  products: Products
): Readonly<Record<string, () => number>> => {
  const View = width === 64 ? Float64Array : Float32Array
  return Object.fromEntries(
    [...foreign].map(([place, { a, b, c, ...sizes }]) => {
      const { m, n, k, lda, ldb, ldc, transA } = sizes
      const call = Object.freeze({
        ...sizes,
        a: new View(memory, a, (transA ? k - 1 : m - 1) * lda + (transA ? m : k)),
        b: new View(memory, b, (k - 1) * ldb + n),
        c: new View(memory, c, (m - 1) * ldc + n)
      })
      return [
        String(place),
        () => {
          products(call)
          return 0
        }
      ]
    })
  )
}

/** How the components of a value lie: rows and columns, and the steps from one to the next. */
interface Grid {
  readonly rows: number
  readonly columns: number
  readonly row: number
  readonly column: number
}

/** Components row by row. */
const ordered = (numbers: Numbers, { rows, columns, row, column }: Grid): Float64Array => {
  const into = new Float64Array(rows * columns)
  const whole = column === 1 ? 0 : columns - (columns % 8)
  // eight columns at a time: where they lie apart, a component comes with those of the rows after it, and a cache line is written whole
  for (let c = 0; c < whole; c += 8)
    for (let r = 0, to = c, at = c * column; r < rows; r++, to += columns, at += row) {
      into[to] = numbers[at]!
      into[to + 1] = numbers[at + column]!
      into[to + 2] = numbers[at + 2 * column]!
      into[to + 3] = numbers[at + 3 * column]!
      into[to + 4] = numbers[at + 4 * column]!
      into[to + 5] = numbers[at + 5 * column]!
      into[to + 6] = numbers[at + 6 * column]!
      into[to + 7] = numbers[at + 7 * column]!
    }
  for (let r = 0; r < rows; r++)
    for (let c = whole; c < columns; c++) into[r * columns + c] = numbers[r * row + c * column]!
  return into
}

/**
 * Programs over one memory of their own, run with so many helpers, their products by a function of the user's; the first one's places are those of all.
 * There is room for the rows of so many examples.
 */
export const started = (
  programs: readonly [Compiled, ...(readonly Compiled[])],
  helpers = 0,
  products?: Products,
  examples = 0
): Machine => {
  const [{ stores, history, width, waiting }] = programs
  const { Memory, Instance } = wasm()
  const held = heldFrom(programs[0], examples, pageBytes * Math.max(...programs.map(({ pages }) => pages)))
  const initial = Math.ceil(held.end / pageBytes)
  const memory = new Memory(
    programs[0].tickets === undefined ? { initial } : { initial, maximum: initial, shared: true }
  )
  const instances = programs.map(compiled => {
    compiled.prepare(memory.buffer)
    const imports = {
      ...Object.fromEntries(compiled.outside.map((f, k) => [String(k), f])),
      ...(products === undefined ? {} : foreign(compiled, memory.buffer, products))
    }
    return new Instance(moduleFor(compiled), { m: { m: memory, ...imports } })
  })
  // proof: the module exports this function, of numbers
  const runs = instances.map(({ exports }) => exports['runs'] as (count: number, ...rest: readonly number[]) => void)
  const parts = programs.map((compiled, k) => ({
    compiled,
    module: moduleFor(compiled),
    exports: instances[k]!.exports
  }))
  const team = helpers > 0 ? teamOf(memory, parts, helpers) : undefined
  // proof: where rows wait, the module exports this function of an address and of bytes
  const narrow = instances[0]!.exports[narrowName] as ((to: number, bytes: number) => void) | undefined
  const doubles = new Float64Array(memory.buffer)
  const numbers: Numbers = width === 64 ? new Float64Array(memory.buffer) : new Float32Array(memory.buffer)
  const size = width / 8
  const storeOf = (name: string) => stores.get(name) ?? defect(`expected a place for ${name}; got none`)
  /** Where the components of a matrix lie, by steps from row to row and from column to column; of anything else, as one row. */
  const gridOf = (name: string, extents: Extents) => {
    const { base, pitch, space } = storeOf(name)
    const start = base / size
    if (extents.length !== 2) return { start, rows: 1, columns: countOf(extents), row: 0, column: 1 }
    const [rows = 1, columns = 1] = extents
    return space.startsWith('turned')
      ? { start, rows, columns, row: 1, column: pitch / size }
      : { start, rows, columns, row: pitch / size, column: 1 }
  }
  const strideOf = ({ space, pitch }: Store): number => (space === 'examples' ? size : pitch)
  const all = [...stores.values()]
  const from = Math.min(...all.map(({ base }) => base))
  const to = Math.max(...all.map(({ base, rows, pitch }) => base + rows * pitch))
  const values = new Uint8Array(memory.buffer, from, to - from)
  let kept: Uint8Array | undefined
  /** Puts the components of a row to an address. */
  const put = (at: number, values: ArrayLike<number>): void => {
    if (narrow === undefined || waiting === undefined || values.length < fewNarrowed)
      return numbers.set(values, at / size)
    doubles.set(values, waiting / 8)
    const whole = values.length - (values.length % 4)
    narrow(at, size * whole)
    for (let k = whole; k < values.length; k++) numbers[at / size + k] = values[k]!
  }
  return {
    memory: memory.buffer,
    save: () => {
      kept ??= new Uint8Array(values.length)
      kept.set(values)
    },
    restore: () => {
      if (kept !== undefined) values.set(kept)
    },
    has: name => stores.has(name),
    set: (name, extents, values, offset) => {
      const { start, rows, columns, row, column } = gridOf(name, extents)
      for (let r = 0, from = offset; r < rows; r++)
        for (let c = 0, at = start + r * row; c < columns; c++, at += column) numbers[at] = values[from++]!
    },
    get: (name, extents) => {
      const { start, ...grid } = gridOf(name, extents)
      const { rows, columns, row, column } = grid
      const lying = numbers.slice(start, start + (rows - 1) * row + (columns - 1) * column + 1)
      return () => ordered(lying, grid)
    },
    setNumber: (name, value) => {
      const store = stores.get(name)
      if (store !== undefined) numbers.fill(value, store.base / size, (store.base + 16) / size)
    },
    getNumber: name => numbers[storeOf(name).base / size]!,
    setRow: (name, example, values) => {
      const store = stores.get(name)
      if (store !== undefined) put(store.base + example * strideOf(store), values)
    },
    examples,
    holdRow: (k, example, values) => {
      put(held.rows[k]! + example * programs[0].gathers[k]!.stride, values)
    },
    list: new Int32Array(memory.buffer, held.list, held.places),
    getRows: (name, examples, count) => {
      const store = storeOf(name)
      const [start, stride] = [store.base / size, strideOf(store) / size]
      const into = new Float64Array(examples * count)
      for (let row = 0, to = 0; row < examples; row++)
        for (let k = 0, at = start + row * stride; k < count; k++) into[to++] = numbers[at++]!
      return into
    },
    setExample: (name, example, value) => {
      const store = stores.get(name)
      if (store !== undefined) numbers[store.base / size + example] = value
    },
    run: (times, program = 0, from) => {
      if (times > historyLength) defect(`expected at most ${historyLength} runs; got ${times}`)
      if (times > 0 && from !== undefined) runs[program]!(times, held.list + placeBytes * from, ...held.rows)
      else if (times > 0 && team !== undefined) team.run(program, times)
      else if (times > 0) runs[program]!(times, 0)
    },
    history: {
      numbers: numbers.subarray(history.base / size, (history.base + historyLength * history.pitch) / size),
      step: history.pitch / size,
      next: 1
    },
    noted: (run, k) => numbers[(history.base + run * history.pitch) / size + k]!
  }
}
