/**
 * A training on a machine of its own: epochs are run, and states taken out when they are asked for.
 */
import type { Batch } from '../../../data/batch.ts'
import type { Size } from '../../../dimension/size.ts'
import type { AnyMemory } from '../../../optimizer/optimizer.ts'
import type { Random } from '../../../random/random.ts'
import { shuffle } from '../../../random/shuffle.ts'
import { euclideanNorm } from '../../../tensor/internal/kernels.ts'
import { valuesOf } from '../../../tensor/internal/tensor.ts'
import { batchNoise } from '../../../training/noise.ts'
import type { EpochMetrics } from '../../../training/fit.ts'
import type { Trainer, TrainingState } from '../../../training/step.ts'
import { agreeState } from '../../../optimizer/internal/optimizer-of.ts'
import { layoutOf } from '../../../tensor/internal/shape.ts'
import type { Shape } from '../../../tensor/shape.ts'
import { pathOf } from '../step/trace.ts'
import { historyLength } from '../compile/runs.ts'
import { names } from '../step/names.ts'
import { agreeBatch } from './fits.ts'
import type { Ledger } from './history.ts'
import { heldBytes, mostHeld } from './held.ts'
import { started, type Machine } from './machine.ts'
import type { Prepared } from './prepared.ts'
import { load, unload } from './state.ts'

/** A training that is under way. */
export interface Session<P, Ms extends readonly AnyMemory[]> {
  /** Runs an epoch, the so-manieth of the training. */
  readonly epoch: (number: number) => EpochMetrics
  /** Runs epochs, so many at most, and adds the metrics of each to the history. */
  readonly epochs: (most: number, history: Ledger) => void
  /** The state as it is now. */
  readonly state: () => TrainingState<P, Ms>
}

/** A machine, with what is known of what it holds. */
interface Desk {
  readonly machine: Machine
  readonly programs: number
  /** The state that it holds, if it is one that was handed out. */
  held: object | undefined
  /** The batch all rows of which it holds, which nobody else may need any more. */
  batch: WeakRef<object> | undefined
}

/** Machines that no training uses. */
const idle = new WeakMap<Prepared, Desk>()

const deskFor = (prepared: Prepared, needsPlain: boolean, held: number): Desk => {
  const free = idle.get(prepared)
  idle.delete(prepared)
  if (free !== undefined && (free.programs > 1 || !needsPlain) && free.machine.examples >= held) return free
  const programs = needsPlain ? ([prepared.whole, prepared.plain()] as const) : ([prepared.whole] as const)
  const machine = started(programs, prepared.helpers, prepared.products, held)
  for (const { name, extents, components } of prepared.known) machine.set(name, extents, components, 0)
  return {
    machine,
    programs: programs.length,
    held: undefined,
    batch: undefined
  }
}

/** Floating-point operations that one call may do, so that a training can be interrupted within some milliseconds. */
const workOfCall = 5e6

/** Steps of fewer operations take no longer than it takes to make their metrics, which therefore waits until they are read. */
const least = 20_000

/** Squares between these neither overflow nor lose digits. */
const safe = { 64: [1e-280, 1e280], 32: [1e-30, 1e30] } as const

/** The norm of the gradient that the last step has kept, whatever its size. */
const keptNorm = <P>(machine: Machine, shape: Shape<P>): number => {
  const { leaves, count } = layoutOf(shape)
  const gradient = new Float64Array(count)
  for (const leaf of leaves) gradient.set(machine.get(names.kept(pathOf(leaf)), leaf.extents)(), leaf.offset)
  return euclideanNorm(gradient)
}

const epochMetrics = (
  step: number,
  cost: number,
  sumOfSquaredErrors: number,
  gradientNorm: number,
  epoch: number
): EpochMetrics => Object.freeze({ step, cost, sumOfSquaredErrors, gradientNorm, epoch })

/** So many of some examples as are held to be gathered from: all or none. */
const heldOf = ({ whole, helpers }: Prepared, total: number, most: number): number =>
  whole.gathers.length > 0 && helpers === 0 && total * heldBytes(whole) <= most ? total : 0

/** Begins a training, with rows held up to so many bytes; the machine is free again after `release`. */
export const begin = <I extends Size, O extends Size, P, Ms extends readonly AnyMemory[]>(
  trainer: Trainer<I, O, P, Ms>,
  prepared: Prepared,
  batchSize: number | 'full',
  batch: Batch<I, O>,
  start: TrainingState<P, Ms>,
  mostBytes = mostHeld
): { readonly session: Session<P, Ms>; readonly release: () => void } => {
  const { network, optimizer } = trainer
  agreeBatch<I, O, P>(network, batch)
  agreeState(optimizer, start.optimizer)
  const { examples } = prepared
  const isFull = batchSize === 'full'
  const total = batch.examples.length
  const held = heldOf(prepared, total, mostBytes)
  const desk = deskFor(prepared, !isFull && total > examples, held)
  const { machine } = desk
  const noises = batchNoise(network)
  const places = isFull ? [] : batch.examples.map((_, place) => place)
  let random: Random = start.random
  let [step, count] = [start.step, start.optimizer.count]
  let weighted = -1
  if (desk.held !== start) load(machine, network.shape, start)
  desk.held = undefined

  /** Each of the first so many rows counts, the rest are only padding. */
  const weigh = (size: number): void => {
    if (weighted === size) return
    weighted = size
    for (let row = 0; row < examples; row++) {
      machine.setExample(names.weight, row, row < size ? 1 : 0)
      machine.setExample(names.seed, row, row < size ? 1 / size : 0)
    }
  }
  /** Puts the rows of so many examples into their places, whose number k is `at(k)`. */
  const gather = (at: (k: number) => number, size: number): void => {
    // rows beyond the last example repeat it, with weight 0
    const rows = weighted === size ? size : examples
    for (let row = 0; row < rows; row++) {
      const { input, target } = batch.examples[at(Math.min(row, size - 1))]!
      machine.setRow(names.input, row, valuesOf(input))
      machine.setRow(names.target, row, valuesOf(target))
    }
    weigh(size)
  }
  const draw = (size: number): void => {
    if (network.noise.length === 0) return
    const [drawn, next] = noises(size)(random)
    random = next
    for (let row = 0; row < examples; row++)
      drawn[Math.min(row, size - 1)]!.forEach((tensor, k) => machine.setRow(names.noise(k), row, valuesOf(tensor)))
  }
  const [smallest, greatest] = safe[prepared.whole.width]
  const isSafe = (square: number): boolean => square > smallest && square < greatest
  /** The runs until the first one whose norm, squared, is out of range. */
  const safeRuns = (runs: number): number => {
    const { numbers, step, next } = machine.history
    for (let run = 0, at = 2 * next; run < runs; run++, at += step) if (!isSafe(numbers[at]!)) return run
    return runs
  }
  /** The longest block that is tried; short after a norm whose square was out of range, for it is then taken of the gradient itself, which only the last run of a block keeps. */
  let longest = historyLength
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
  /** What the last step has written down, as the metrics of an epoch. */
  const metricsAfter = (epoch: number): EpochMetrics =>
    epochMetrics(step, machine.noted(0, 0) / total, machine.noted(0, 1), normAfter(0), epoch)
  /** Puts all rows to where they stay, unless they are there. */
  const hold = (put: () => void): void => {
    desk.held = undefined
    if (desk.batch?.deref() === batch) return
    desk.batch = undefined
    put()
    desk.batch = new WeakRef(batch)
  }
  const holdFull = (): void => hold(() => gather(place => place, total))
  const holdRows = (): void =>
    hold(() =>
      batch.examples.forEach(({ input, target }, place) =>
        [input, target].forEach((tensor, k) => machine.holdRow(k, place, valuesOf(tensor)))
      )
    )
  /** An epoch of a single step. */
  const full = (epoch: number): EpochMetrics => {
    holdFull()
    draw(total)
    machine.run(1)
    advance(1)
    longest = isSafe(machine.noted(0, 2)) ? Math.min(2 * longest, historyLength) : 1
    return metricsAfter(epoch)
  }
  /** Epochs of a single step each, in one call; where a norm is out of range, those before it. */
  const block = (most: number, history: Ledger): void => {
    const runs = network.noise.length > 0 ? 1 : Math.min(most, longest, Math.floor(workOfCall / prepared.work))
    if (runs <= 1) return history.add(full(history.length() + 1))
    holdFull()
    machine.save()
    machine.run(runs)
    const safe = safeRuns(runs)
    if (safe < runs) {
      machine.restore()
      longest = Math.max(1, safe)
      return block(most, history)
    }
    longest = Math.min(2 * longest, historyLength)
    const { numbers, step: stride, next } = machine.history
    const noted = numbers.slice(0, runs * stride)
    const [stepBefore, epochBefore] = [step, history.length()]
    const metricsAt = (place: number): EpochMetrics => {
      const at = place * stride
      const norm = Math.sqrt(noted[at + 2 * next]!)
      return epochMetrics(stepBefore + place + 1, noted[at]! / total, noted[at + next]!, norm, epochBefore + place + 1)
    }
    advance(runs)
    if (prepared.work < least) history.addBlock(runs, metricsAt)
    else for (let place = 0; place < runs; place++) history.add(metricsAt(place))
  }
  /** Whole batches that one call may take. */
  const together = network.noise.length > 0 ? 1 : Math.max(1, Math.min(historyLength, workOfCall / prepared.work))
  const shuffled = (size: number, epoch: number): EpochMetrics => {
    const [order, next] = shuffle(places)(random)
    random = next
    if (held > 0) {
      holdRows()
      const { list } = machine
      // the last batch is filled up by its last example
      for (let place = 0; place < list.length; place++) list[place] = order[Math.min(place, total - 1)]!
    } else {
      desk.held = undefined
      desk.batch = undefined
    }
    let [cost, squares, norm] = [0, 0, 0]
    for (let from = 0; from < total;) {
      const own = Math.min(size, total - from)
      const isLast = from + own >= total
      const start = from
      const runs = isLast || held === 0 ? 1 : Math.floor(Math.min(together, (total - from - 1) / size))
      if (held > 0) weigh(own)
      else gather(place => order[start + place]!, own)
      draw(own)
      machine.run(runs, isLast ? 0 : 1, held > 0 ? from : undefined)
      advance(runs)
      for (let run = 0; run < runs; run++) {
        cost += machine.noted(run, 0)
        squares += machine.noted(run, 1)
      }
      if (isLast) norm = normAfter(0)
      from += runs * own
    }
    return epochMetrics(step, cost / total, squares, norm, epoch)
  }
  return {
    session: {
      epoch: number => (isFull ? full(number) : shuffled(batchSize, number)),
      epochs: (most, history) =>
        isFull ? block(most, history) : history.add(shuffled(batchSize, history.length() + 1)),
      state
    },
    release: () => {
      idle.set(prepared, desk)
    }
  }
}
