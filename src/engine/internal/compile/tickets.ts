/**
 * A step in tickets: calls of small pieces, of which each may be done by another thread.
 */
import { call, I32, type Code } from '../wasm/code.ts'
import { functionOf, type WasmFunction } from '../wasm/module.ts'
import type { Context, Kernel } from './context.ts'
import { phasesOf } from './phases.ts'

/** A call of an exported function, with the turn that it begins at. */
export type Ticket = readonly [name: string, from: number]

/** A step: tickets, and for each how many tickets must be done before it. */
export interface Tickets {
  readonly calls: readonly Ticket[]
  readonly opens: readonly number[]
}

/** Operations that are worth a ticket of their own, some tens of microseconds. */
export const worthwhile = 2 ** 17

/** The most tickets that a kernel is cut into. */
const most = 16

/** Turns of a part: enough to be worth it, whole vectors, and no more parts than are of use. */
const turnsOf = (size: number, work: number, least: number, lanes: number): number => {
  const parts = Math.max(1, Math.min(most, Math.floor(work / least)))
  return Math.min(size, Math.ceil(size / parts / lanes) * lanes)
}

/** The tickets of kernels in order, each of so many operations at least, and the functions that they call, which begin at a place; nothing if nothing is worth cutting. */
export const ticketsOf = (
  context: Context,
  kernels: readonly Kernel[],
  least: number,
  callOf: (kernel: Kernel) => Code,
  place: number
): readonly [Tickets | undefined, readonly WasmFunction[]] => {
  const { lanes } = context.vectors
  const functions: WasmFunction[] = []
  let isCut = false
  const pushed = (made: WasmFunction): number => place + functions.push(made) - 1
  /** Tickets for all turns of some kernels, which run one after the other. */
  const cut = (name: string, own: readonly Kernel[]): readonly Ticket[] => {
    const size = own[0]!.cut!.size
    const work = own.reduce((sum, kernel) => sum + kernel.cut!.work, 0)
    const turns = turnsOf(size, work, least, lanes)
    const whole = Math.floor(size / turns)
    const named = (ending: string, count: number): string => {
      const partOf = (kernel: Kernel, title: string): number => {
        const inner = (kernel.inner ?? []).map((each, k) => partOf(each, `${title} ${k}`))
        return pushed(
          functionOf(title, [I32], ([from], fresh) =>
            kernel.write(
              fresh,
              { from: from!.get, count },
              inner.map(place => call(place, from!.get))
            )
          )
        )
      }
      const places = own.map((kernel, k) => partOf(kernel, `${name} ${ending} ${k}`))
      pushed(functionOf(`${name} ${ending}`, [I32], ([from]) => places.map(each => call(each, from!.get)), true))
      return `${name} ${ending}`
    }
    const part = named('part', turns)
    const left: readonly Ticket[] = size % turns > 0 ? [[named('left', size % turns), whole * turns]] : []
    isCut ||= size > turns
    return [...Array.from({ length: whole }, (_, k): Ticket => [part, k * turns]), ...left]
  }
  /** One ticket for kernels that are not worth more. */
  const together = (name: string, own: readonly Kernel[]): Ticket => {
    pushed(functionOf(name, [I32], () => own.map(callOf), true))
    return [name, 0]
  }
  const isWorthCutting = ({ cut: own }: Kernel): boolean =>
    own !== undefined && own.size > lanes && own.work >= 2 * least
  const calls: Ticket[] = []
  const opens: number[] = []
  phasesOf(context, kernels).forEach(({ chain, others }, k) => {
    const long = others.filter(isWorthCutting).toSorted((a, b) => b.cut!.work - a.cut!.work)
    const short = others.filter(kernel => !isWorthCutting(kernel))
    const own = [
      ...(chain.length > 0 ? cut(`${k} examples`, chain) : []),
      ...long.flatMap((kernel, l) => cut(`${k} value ${l}`, [kernel])),
      ...(short.length > 0 ? [together(`${k} others`, short)] : [])
    ]
    const before = calls.length
    calls.push(...own)
    opens.push(...own.map(() => before))
  })
  return isCut ? [{ calls, opens }, functions] : [undefined, []]
}
