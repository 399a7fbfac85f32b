import type { AnyMemory, ProductCall, Size, Trainer } from 'lawgrad'
import { compiled, type Compiled, type CompileOptions } from '../../../src/engine/internal/compile/compile.ts'
import { started, type Machine } from '../../../src/engine/internal/run/machine.ts'
import { stepProgram } from '../../../src/engine/internal/step/program.ts'
import { stepGraphs } from '../../../src/engine/internal/step/trace.ts'
import { host } from '../../../src/engine/internal/wasm/host.ts'

/** Numbers of [0, 1), the same each time. */
export const numbersFrom = (seed: number) => {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

/** A trainer's step, compiled. */
export const stepOf = <I extends Size, O extends Size, P, Ms extends readonly AnyMemory[]>(
  subject: Trainer<I, O, P, Ms>,
  examples: number,
  withNorm: boolean,
  options: Partial<CompileOptions>
): Compiled =>
  compiled(stepProgram(stepGraphs(subject), examples, withNorm), {
    width: 64,
    fused: false,
    fuse: true,
    ride: true,
    straight: 0,
    place: 0,
    ...options
  })

const numbersIn = ({ width }: Compiled, memory: ArrayBuffer): Float64Array | Float32Array =>
  width === 64 ? new Float64Array(memory) : new Float32Array(memory)

/** Numbers into every value that has a name. */
export const filled = (program: Compiled, memory: ArrayBuffer): void => {
  const numbers = numbersIn(program, memory)
  const size = program.width / 8
  const next = numbersFrom(7)
  for (const { base, rows, pitch, columns } of program.stores.values())
    for (let row = 0; row < rows; row++)
      for (let k = 0; k < columns; k++) numbers[(base + row * pitch) / size + k] = next()
}

/** Every component of what has a name. */
export const valuesIn = (program: Compiled, memory: ArrayBuffer): readonly (readonly [string, readonly number[]])[] => {
  const numbers = numbersIn(program, memory)
  const size = program.width / 8
  return [...program.stores].map(([name, { base, rows, pitch, columns }]) => [
    name,
    Array.from({ length: rows }, (_, row) => [
      ...numbers.subarray((base + row * pitch) / size, (base + row * pitch) / size + columns)
    ]).flat()
  ])
}

/** A machine with numbers in it. */
export const machineOf = (program: Compiled, products?: (call: ProductCall) => void): Machine => {
  const machine = started([program], 0, products)
  filled(program, machine.memory)
  return machine
}

/** The functions that a program exports, over memory with numbers in it. */
export const functionsOf = (program: Compiled) => {
  const wasm = host()
  if (wasm === undefined) throw new Error('no WebAssembly')
  const memory = new wasm.Memory({ initial: program.pages, maximum: program.pages, shared: true })
  program.prepare(memory.buffer)
  const outside = Object.fromEntries(program.outside.map((f, k) => [String(k), f]))
  const module = new wasm.Module(program.bytes)
  const { exports } = new wasm.Instance(module, { m: { m: memory, ...outside } })
  filled(program, memory.buffer)
  // proof: a program exports functions of one number
  return { memory, module, exports: exports as Readonly<Record<string, (n: number) => void>> }
}
