/**
 * Trainers that are compiled, each once for a number of examples.
 */
import { flops } from '../../../algebra/graph/count.ts'
import type { Size } from '../../../dimension/size.ts'
import { isOfLens } from '../../../layer/internal/lens-layer.ts'
import { isOfReading } from '../../../loss/internal/define.ts'
import { isOfLinks } from '../../../optimizer/internal/optimizer-of.ts'
import type { AnyMemory } from '../../../optimizer/optimizer.ts'
import type { Trainer } from '../../../training/step.ts'
import type { EngineOptions } from '../../options.ts'
import type { Products } from '../../products.ts'
import { compiled, leastForeign, type Compiled } from '../compile/compile.ts'
import { names } from '../step/names.ts'
import { stepProgram } from '../step/program.ts'
import type { Known } from '../step/known.ts'
import { stepGraphs, type StepGraphs } from '../step/trace.ts'
import { host, isValid } from '../wasm/host.ts'
import { worthwhile } from '../compile/tickets.ts'
import { isShareable } from '../crew/team-of.ts'
import { crewOf } from '../crew/crew.ts'
import { workersOf } from '../crew/workers.ts'

/** A trainer's step over a number of examples, compiled. */
export interface Prepared {
  readonly examples: number
  /** With the norm of the gradient, and without. */
  readonly whole: Compiled
  readonly plain: () => Compiled
  /** Threads that help with a step. */
  readonly helpers: number
  /** The user's function for products. */
  readonly products: Products | undefined
  /** Floating-point operations of a step. */
  readonly work: number
  /** Leaves whose values are known. */
  readonly known: readonly Known[]
}

/** Why there is no compiled step. */
export interface Refused {
  readonly reason: string
}

/** So many operations are written straight: up to here that is faster than kernels. */
const mostStraight = 1420

/** The most memory that a compiled step may take. */
export const mostPages = 2 ** 14

const known = new WeakMap<object, Map<string, Prepared | Refused>>()
const traced = new WeakMap<object, StepGraphs>()

const sentenceOf = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause))

const samePlaces = (a: Compiled, b: Compiled): boolean =>
  [...b.stores].every(([name, store]) => {
    const other = a.stores.get(name)
    return other !== undefined && other.base === store.base && other.space === store.space
  })

/** The part of a trainer whose functions are not those of its equations. */
const exchanged = <I extends Size, O extends Size, P, Ms extends readonly AnyMemory[]>({
  network,
  loss,
  optimizer
}: Trainer<I, O, P, Ms>): string | undefined =>
  !isOfLens(network)
    ? `the network ${network.name}`
    : !isOfReading(loss)
      ? `the loss ${loss.name}`
      : !isOfLinks(optimizer)
        ? `the optimizer ${optimizer.name}`
        : undefined

const numbers = new WeakMap<Products, number>()
const count = { products: 0 }

/** A number for each function for products. */
const numberOf = (products: Products | undefined): number => {
  if (products === undefined) return 0
  const number = numbers.get(products) ?? ++count.products
  numbers.set(products, number)
  return number
}

/** What is said where there are no threads. */
const alone = (name: string, workers: number): string =>
  `one thread trains ${name}: expected a host that gives ${workers} workers, such as Node from 22.3 on where it may start threads; got none. The numbers are the same.`

const prepare = <I extends Size, O extends Size, P, Ms extends readonly AnyMemory[]>(
  trainer: Trainer<I, O, P, Ms>,
  examples: number,
  gathers: readonly string[],
  { fast = false, precision = 'double', workers = 1, products, notice }: EngineOptions
): Prepared | Refused => {
  if (host() === undefined) return { reason: 'expected a host with WebAssembly; got one without' }
  const odd = exchanged(trainer)
  if (odd !== undefined)
    return {
      reason: `expected ${odd} as the library makes it of its equations; got one in which a function was exchanged`
    }
  const graphs = traced.get(trainer) ?? stepGraphs(trainer)
  traced.set(trainer, graphs)
  const width = precision === 'single' ? 32 : 64
  // a function of the user's is in this thread alone
  let shared = workers > 1 && products === undefined ? worthwhile : undefined
  const made = (withNorm: boolean, fused: boolean): Compiled =>
    compiled(stepProgram(graphs, examples, withNorm, gathers.length === 0), {
      width,
      fused,
      fuse: true,
      ride: true,
      straight: mostStraight,
      place: withNorm ? 0 : 1,
      shared,
      gathers,
      foreign: products === undefined ? undefined : leastForeign
    })
  const fastest = fast ? made(true, true) : undefined
  const isFused = fastest !== undefined && isValid(fastest.bytes)
  let whole = fastest !== undefined && isFused ? fastest : made(true, false)
  if (shared !== undefined) {
    const isLarge = isShareable(whole)
    const isShared = isLarge && isValid(whole.bytes) && crewOf(workers - 1) !== undefined
    if (isLarge && !isShared) notice?.(alone(trainer.network.name, workers))
    if (!isShared) {
      // by one thread it is compiled as for one thread
      shared = undefined
      whole = made(true, isFused)
    }
  }
  if (whole.pages > mostPages)
    return {
      reason: `expected a step that fits into ${mostPages / 16} MB; got one of ${Math.ceil(whole.pages / 16)} MB: train with a smaller batchSize`
    }
  if (!isValid(whole.bytes)) return { reason: 'expected a host whose WebAssembly has vectors; got one without' }
  let plain: Compiled | undefined
  return {
    examples,
    whole,
    plain: () => {
      if (plain === undefined) {
        const own = made(false, isFused)
        plain = samePlaces(whole, own) ? own : whole
      }
      return plain
    },
    work: Math.max(1, flops(graphs.example) * examples + flops(graphs.update)),
    helpers: shared === undefined ? 0 : workers - 1,
    products,
    known: graphs.known
  }
}

/** The compiled step of a trainer over so many of `total` examples, made once; or why there is none. */
export const preparedFor = <I extends Size, O extends Size, P, Ms extends readonly AnyMemory[]>(
  trainer: Trainer<I, O, P, Ms>,
  examples: number,
  options: EngineOptions,
  total = examples
): Prepared | Refused => {
  // a full batch stays where it is, and has no rows that are only padding
  const gathers = total > examples ? [names.input, names.target] : []
  const all = known.get(trainer) ?? new Map<string, Prepared | Refused>()
  known.set(trainer, all)
  const key = `${examples} ${gathers.length} ${options.fast === true} ${options.precision ?? 'double'} ${workersOf(options)} ${numberOf(options.products)}`
  const found = all.get(key)
  if (found !== undefined) return found
  let made: Prepared | Refused
  try {
    made = prepare(trainer, examples, gathers, options)
  } catch (cause) {
    made = { reason: sentenceOf(cause) }
  }
  all.set(key, made)
  return made
}
