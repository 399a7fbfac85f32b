/**
 * A training on a machine of its own: epochs are run, and states taken out when they are asked for.
 */
import type { Batch, Example } from '../../../data/batch.ts'
import type { Size } from '../../../dimension/size.ts'
import type { AnyMemory } from '../../../optimizer/optimizer.ts'
import type { Random } from '../../../random/random.ts'
import { shuffle } from '../../../random/shuffle.ts'
import { euclideanNorm } from '../../../tensor/internal/kernels.ts'
import { valuesOf } from '../../../tensor/internal/tensor.ts'
import { batchNoise } from '../../../training/noise.ts'
import type { EpochMetrics } from '../../../training/fit.ts'
import type { Trainer, TrainingState } from '../../../training/step.ts'
import { layoutOf } from '../../../tensor/internal/shape.ts'
import type { Shape } from '../../../tensor/shape.ts'
import { pathOf } from '../step/trace.ts'
import { historyLength } from '../compile/compile.ts'
import { names } from '../step/names.ts'
import { started, type Machine } from './machine.ts'
import type { Prepared } from './prepared.ts'
import { load, unload } from './state.ts'

/** A training that is under way. */
export interface Session<P, Ms extends readonly AnyMemory[]> {
  /** Runs epochs, so many at most, and adds the metrics of each to the history. */
  readonly epochs: (most: number, history: EpochMetrics[]) => void
  /** The state as it is now. */
  readonly state: () => TrainingState<P, Ms>
}

/** A machine, with what is known of what it holds. */
interface Desk {
  readonly machine: Machine
  readonly programs: number
  /** The state that it holds, if it is one that was handed out. */
  held: object | undefined
  /** The full batch that it holds, which nobody else may need any more. */
  batch: WeakRef<object> | undefined
}

/** Machines that no training uses. */
const idle = new WeakMap<Prepared, Desk>()

const deskFor = (prepared: Prepared, needsPlain: boolean): Desk => {
  const free = idle.get(prepared)
  idle.delete(prepared)
  if (free !== undefined && (free.programs > 1 || !needsPlain)) return free
  const programs = needsPlain ? ([prepared.whole, prepared.plain()] as const) : ([prepared.whole] as const)
  return { machine: started(programs), programs: programs.length, held: undefined, batch: undefined }
}

/** Floating-point operations that one call may do, so that a training can be interrupted. */
const workOfCall = 2e7

/** Squares between these neither overflow nor lose digits. */
const safe = { 64: [1e-280, 1e280], 32: [1e-30, 1e30] } as const

/** The norm of the gradient that the last step has kept, whatever its size. */
const keptNorm = <P>(machine: Machine, shape: Shape<P>): number => {
  const { leaves, count } = layoutOf(shape)
  const gradient = new Float64Array(count)
  for (const leaf of leaves) machine.get(names.kept(pathOf(leaf)), leaf.extents, gradient, leaf.offset)
  return euclideanNorm(gradient)
}

const epochMetrics = (
  step: number,
  cost: number,
  sumOfSquaredErrors: number,
  gradientNorm: number,
  epoch: number
): EpochMetrics => Object.freeze({ step, cost, sumOfSquaredErrors, gradientNorm, epoch })

/** Begins a training; `use` is handed the session, and the machine is free again after it. */
export const begin = <I extends Size, O extends Size, P, Ms extends readonly AnyMemory[]>(
  trainer: Trainer<I, O, P, Ms>,
  prepared: Prepared,
  batchSize: number | 'full',
  batch: Batch<I, O>,
  start: TrainingState<P, Ms>
): { readonly session: Session<P, Ms>; readonly release: () => void } => {
  const { network, optimizer } = trainer
  const { examples } = prepared
  const isFull = batchSize === 'full'
  const desk = deskFor(prepared, !isFull && batch.examples.length > examples)
  const { machine } = desk
  const noises = batchNoise(network)
  const total = batch.examples.length
  let random: Random = start.random
  let [step, count] = [start.step, start.optimizer.count]
  let weighted = -1
  if (desk.held !== start) load(machine, network.shape, start)
  desk.held = undefined

  const gather = (all: readonly Example<I, O>[], from: number, size: number): void => {
    for (let row = 0; row < examples; row++) {
      // rows beyond the last example repeat it, with weight 0
      if (row >= size && weighted === size) break
      const { input, target } = all[from + Math.min(row, size - 1)]!
      machine.setRow(names.input, row, valuesOf(input))
      machine.setRow(names.target, row, valuesOf(target))
    }
    if (weighted !== size)
      for (let row = 0; row < examples; row++) {
        machine.setExample(names.weight, row, row < size ? 1 : 0)
        machine.setExample(names.seed, row, row < size ? 1 / size : 0)
      }
    weighted = size
  }
  const draw = (size: number): void => {
    if (network.noise.length === 0) return
    const [drawn, next] = noises(size)(random)
    random = next
    for (let row = 0; row < examples; row++)
      drawn[Math.min(row, size - 1)]!.forEach((tensor, k) => machine.setRow(names.noise(k), row, valuesOf(tensor)))
  }
  const [least, greatest] = safe[prepared.whole.width]
  /** Whether some square of a norm was out of range: norms are then taken of gradients themselves, step by step. */
  let isCareful = false
  const isSafe = (square: number): boolean => square > least && square < greatest
  const areSafe = (runs: number): boolean => {
    const { numbers, step, next } = machine.history
    for (let run = 0, at = 2 * next; run < runs; run++, at += step) if (!isSafe(numbers[at]!)) return false
    return true
  }
  const normAfter = (run: number): number => {
    const square = machine.noted(run, 2)
    return isSafe(square) ? Math.sqrt(square) : keptNorm(machine, network.shape)
  }
  const advance = (steps: number): void => {
    step += steps
    count += steps
  }
  const state = (): TrainingState<P, Ms> => {
    const own = Object.freeze({ ...unload<P, Ms>(machine, network.shape, optimizer.links, count), random, step })
    // no WeakRef: its target lives to the end of a job, and a training is one
    desk.held = own
    return own
  }
  /** Epochs of a single step each. */
  const full = (most: number, history: EpochMetrics[]): void => {
    const runs =
      network.noise.length > 0 || isCareful
        ? 1
        : Math.max(1, Math.min(most, historyLength, Math.floor(workOfCall / prepared.work)))
    desk.held = undefined
    if (desk.batch?.deref() !== batch) {
      desk.batch = undefined
      gather(batch.examples, 0, total)
      desk.batch = new WeakRef(batch)
    }
    draw(total)
    const restore = runs > 1 ? machine.save() : undefined
    machine.run(runs)
    if (restore !== undefined && !areSafe(runs)) {
      restore()
      isCareful = true
      return full(most, history)
    }
    if (runs === 1) {
      advance(1)
      history.push(
        epochMetrics(step, machine.noted(0, 0) / total, machine.noted(0, 1), normAfter(0), history.length + 1)
      )
      return
    }
    const { numbers, step: stride, next } = machine.history
    for (let run = 0, at = 0; run < runs; run++, at += stride) {
      const norm = Math.sqrt(numbers[at + 2 * next]!)
      history.push(epochMetrics(++step, numbers[at]! / total, numbers[at + next]!, norm, history.length + 1))
    }
    count += runs
  }
  const shuffled = (size: number, history: EpochMetrics[]): void => {
    const [order, next] = shuffle<Example<I, O>>(batch.examples)(random)
    random = next
    desk.held = undefined
    desk.batch = undefined
    let [cost, squares, norm] = [0, 0, 0]
    for (let from = 0; from < total; from += size) {
      const own = Math.min(size, total - from)
      const isLast = from + own >= total
      gather(order, from, own)
      draw(own)
      machine.run(1, isLast ? 0 : 1)
      advance(1)
      cost += machine.noted(0, 0)
      squares += machine.noted(0, 1)
      if (isLast) norm = normAfter(0)
    }
    history.push(epochMetrics(step, cost / total, squares, norm, history.length + 1))
  }
  return {
    session: { epochs: (most, history) => (isFull ? full(most, history) : shuffled(batchSize, history)), state },
    release: () => {
      idle.set(prepared, desk)
    }
  }
}
