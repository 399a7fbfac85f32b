/**
 * Trainers that are compiled, each once for a number of examples.
 */
import type { Size } from '../../../dimension/size.ts'
import { isOfLens } from '../../../layer/internal/lens-layer.ts'
import { isOfReading } from '../../../loss/internal/define.ts'
import { isOfLinks } from '../../../optimizer/internal/optimizer-of.ts'
import type { AnyMemory } from '../../../optimizer/optimizer.ts'
import { layoutOf } from '../../../tensor/internal/shape.ts'
import type { Trainer } from '../../../training/step.ts'
import type { EngineOptions } from '../../options.ts'
import { compiled, type Compiled } from '../compile/compile.ts'
import { stepProgram } from '../step/program.ts'
import { stepGraphs, type StepGraphs } from '../step/trace.ts'
import { host, isValid } from '../wasm/host.ts'

/** A trainer's step over a number of examples, compiled. */
export interface Prepared {
  readonly examples: number
  /** With the norm of the gradient, and without. */
  readonly whole: Compiled
  readonly plain: () => Compiled
  /** Floating-point operations of a step, roughly. */
  readonly work: number
}

/** Why there is no compiled step. */
export interface Refused {
  readonly reason: string
}

/** The most memory that a compiled step may take. */
const mostPages = 2 ** 14

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

const prepare = <I extends Size, O extends Size, P, Ms extends readonly AnyMemory[]>(
  trainer: Trainer<I, O, P, Ms>,
  examples: number,
  { fast = false, precision = 'double' }: EngineOptions
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
  const made = (withNorm: boolean, fused: boolean): Compiled =>
    compiled(stepProgram(graphs, examples, withNorm), { width, fused, fuse: true, ride: true, place: withNorm ? 0 : 1 })
  const fastest = fast ? made(true, true) : undefined
  const isFused = fastest !== undefined && isValid(fastest.bytes)
  const whole = fastest !== undefined && isFused ? fastest : made(true, false)
  if (whole.pages > mostPages)
    return {
      reason: `expected a step that fits into ${mostPages / 16} MB; got one of ${Math.ceil(whole.pages / 16)} MB: train with a smaller batchSize`
    }
  if (!isValid(whole.bytes)) return { reason: 'expected a host whose WebAssembly has vectors; got one without' }
  let plain: Compiled | undefined
  const layout = layoutOf(trainer.network.shape)
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
    work: 6 * layout.count * examples
  }
}

/** The compiled step of a trainer, made once; or why there is none. */
export const preparedFor = <I extends Size, O extends Size, P, Ms extends readonly AnyMemory[]>(
  trainer: Trainer<I, O, P, Ms>,
  examples: number,
  options: EngineOptions
): Prepared | Refused => {
  const all = known.get(trainer) ?? new Map<string, Prepared | Refused>()
  known.set(trainer, all)
  const key = `${examples} ${options.fast === true} ${options.precision ?? 'double'}`
  const found = all.get(key)
  if (found !== undefined) return found
  let made: Prepared | Refused
  try {
    made = prepare(trainer, examples, options)
  } catch (cause) {
    made = { reason: sentenceOf(cause) }
  }
  all.set(key, made)
  return made
}
