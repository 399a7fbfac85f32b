/**
 * A WebAssembly module: functions over one imported memory, put together byte by byte.
 */
import { bytesOf, F64, local, unsigned, type Code, type Fresh, type Local, type ValueType } from './code.ts'

/** A function of a module. */
export interface WasmFunction {
  readonly name: string
  readonly parameters: readonly ValueType[]
  readonly locals: readonly ValueType[]
  readonly body: Code
  readonly exported: boolean
}

/** A function that `write` writes; locals are used again by their types once `write` has given them back. */
export const functionOf = (
  name: string,
  parameters: readonly ValueType[],
  write: (parameters: readonly Local[], fresh: Fresh) => Code,
  exported = false
): WasmFunction => {
  const locals: ValueType[] = []
  const body = write(
    parameters.map((_, k) => local(k)),
    type => local(parameters.length + locals.push(type) - 1)
  )
  return { name, parameters, locals, body, exported }
}

const vector = (items: readonly Code[]): readonly Code[] => [unsigned(items.length), items]

const sized = (code: readonly Code[]): Code => {
  const bytes = bytesOf(code)
  return [unsigned(bytes.length), bytes]
}

const section = (id: number, items: readonly Code[]): Code => (items.length === 0 ? [] : [id, sized(vector(items))])

const text = (name: string): Code => vector([...new TextEncoder().encode(name)])

/** Locals of one type after the other, counted. */
const runs = (locals: readonly ValueType[]): readonly Code[] => {
  const all: [number, ValueType][] = []
  for (const type of locals) {
    const last = all.at(-1)
    if (last !== undefined && last[1] === type) last[0]++
    else all.push([1, type])
  }
  return all.map(([count, type]) => [unsigned(count), type])
}

/** The most pages that memory of 32 bits has. */
const mostPages = 65536

/**
 * The module of some functions. It imports the memory `m.m` and functions of one double, `m.0`, `m.1` and so on, which come before its own in the count of
 * functions.
 */
export const moduleOf = (
  functions: readonly WasmFunction[],
  pages: number,
  imported: number,
  shared = false
): Uint8Array<ArrayBuffer> =>
  bytesOf([
    [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    section(1, [[0x60, vector([F64]), vector([F64])], ...functions.map(f => [0x60, vector(f.parameters), vector([])])]),
    section(2, [
      [text('m'), text('m'), 2, shared ? [3, unsigned(pages), unsigned(mostPages)] : [0, unsigned(pages)]],
      ...Array.from({ length: imported }, (_, k) => [text('m'), text(String(k)), 0, 0])
    ]),
    section(
      3,
      functions.map((_, k) => unsigned(k + 1))
    ),
    section(
      7,
      functions.flatMap((f, k) => (f.exported ? [[text(f.name), 0, unsigned(imported + k)]] : []))
    ),
    section(
      10,
      functions.map(f => sized([vector(runs(f.locals)), f.body, 0x0b]))
    )
  ])
