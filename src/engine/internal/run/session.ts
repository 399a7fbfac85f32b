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
import type { StepPlace } from '../../../training/steps.ts'
import type { Trainer, TrainingState } from '../../../training/step.ts'
import { agreeState } from '../../../optimizer/internal/optimizer-of.ts'
import { layoutOf } from '../../../tensor/internal/shape.ts'
import type { Shape } from '../../../tensor/shape.ts'
import { pathOf } from '../step/trace.ts'
import { historyLength } from '../compile/runs.ts'
import { names } from '../step/names.ts'
import { agreeBatch } from './fits.ts'
import { figuresPerEpoch, type Ledger } from './history.ts'
import { heldBytes, mostHeld } from './held.ts'
import { started, type Machine } from './machine.ts'
import type { Prepared } from './prepared.ts'
import { load, unload } from './state.ts'

/** A training that is under way. */
export interface Session<P, Ms extends readonly AnyMemory[]> {
  /** Runs an epoch, the so-manieth of the training. */
  readonly epoch: (number: number) => EpochMetrics
  /** Goes on by one call of the machine: by epochs, so many at most, or by some steps of one; the metrics of those that end are added to the history. */
  readonly go: (most: number, history: Ledger) => void
  /** The state as it is now. */
  readonly state: () => TrainingState<P, Ms>
  /** Where in an epoch that is. */
  readonly within: () => Omit<StepPlace, 'epoch'>
}

/** An epoch that has begun: the order of its examples, how many of them are behind, and what their steps came to. */
interface Open {
  readonly order: readonly number[]
  readonly epochStart: Random
  from: number
  position: number
  cost: number
  squares: number
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

/** Begins a training, or goes on with one from a place in an epoch, with rows held up to so many bytes; the machine is free again after `release`. */
export const begin = <I extends Size, O extends Size, P, Ms extends readonly AnyMemory[]>(
  trainer: Trainer<I, O, P, Ms>,
  prepared: Prepared,
  batchSize: number | 'full',
  batch: Batch<I, O>,
  start: TrainingState<P, Ms>,
  place?: StepPlace,
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
  /** The runs until the first one whose norm, squared, is out of range, or whose cost is not finite. */
  const safeRuns = (runs: number): number => {
    const { numbers, step, next } = machine.history
    for (let run = 0, at = 0; run < runs; run++, at += step)
      if (!isSafe(numbers[at + 2 * next]!) || !Number.isFinite(numbers[at]!)) return run
    return runs
  }
  /**
   * The longest block that is tried; short after a norm whose square was out of range, for it is then taken of the gradient itself, which only the last run of a block
   * keeps, and after a cost that is not finite, with which a block ends.
   */
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
    longest = safeRuns(1) === 1 ? Math.min(2 * longest, historyLength) : 1
    return metricsAfter(epoch)
  }
  /** Epochs of a single step each, in one call; where a norm is out of range, or a cost not finite, those before it. */
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
    const figures = (): Float64Array => {
      const all = new Float64Array(runs * figuresPerEpoch)
      for (let from = 0, to = 0; to < all.length; from += stride, to += figuresPerEpoch) {
        all[to] = noted[from]! / total
        all[to + 1] = noted[from + next]!
        all[to + 2] = Math.sqrt(noted[from + 2 * next]!)
      }
      return all
    }
    const [stepBefore, epochBefore] = [step, history.length()]
    const metricsAt = (place: number): EpochMetrics => {
      const at = place * stride
      const norm = Math.sqrt(noted[at + 2 * next]!)
      return epochMetrics(stepBefore + place + 1, noted[at]! / total, noted[at + next]!, norm, epochBefore + place + 1)
    }
    advance(runs)
    if (prepared.work < least) history.addBlock(runs, figures, metricsAt)
    else for (let place = 0; place < runs; place++) history.add(metricsAt(place))
  }
  /** Whole batches that one call may take. */
  const together = network.noise.length > 0 ? 1 : Math.max(1, Math.min(historyLength, workOfCall / prepared.work))
  /** An epoch in an order, from a place in it on. */
  const opened = (order: readonly number[], begun: Omit<Open, 'order'>): Open => {
    if (held > 0) {
      holdRows()
      const { list } = machine
      // the last batch is filled up by its last example
      for (let place = 0; place < list.length; place++) list[place] = order[Math.min(place, total - 1)]!
    } else desk.batch = undefined
    return { order, ...begun }
  }
  const newEpoch = (): Open => {
    const epochStart = random
    const [order, next] = shuffle(places)(random)
    random = next
    return opened(order, { epochStart, from: 0, position: 0, cost: 0, squares: 0 })
  }
  const goneOnWith = ({ epochStart, position, weightedCost, sumOfSquaredErrors }: StepPlace, size: number): Open => {
    const [order] = shuffle(places)(epochStart)
    const from = position * size
    return opened(order, { epochStart, from, position, cost: weightedCost, squares: sumOfSquaredErrors })
  }
  let open = isFull || place === undefined || place.position === 0 ? undefined : goneOnWith(place, batchSize)
  /** Steps of an epoch in one call; its metrics, if it ends with them. */
  const part = (size: number, epoch: number): EpochMetrics | undefined => {
    const now = (open ??= newEpoch())
    const { order, from } = now
    desk.held = undefined
    const own = Math.min(size, total - from)
    const isLast = from + own >= total
    const runs = isLast || held === 0 ? 1 : Math.floor(Math.min(together, (total - from - 1) / size))
    if (held > 0) weigh(own)
    else gather(place => order[from + place]!, own)
    draw(own)
    machine.run(runs, isLast ? 0 : 1, held > 0 ? from : undefined)
    advance(runs)
    for (let run = 0; run < runs; run++) {
      now.cost += machine.noted(run, 0)
      now.squares += machine.noted(run, 1)
    }
    now.from += runs * own
    now.position += runs
    if (!isLast) return undefined
    open = undefined
    return epochMetrics(step, now.cost / total, now.squares, normAfter(0), epoch)
  }
  const shuffled = (size: number, epoch: number): EpochMetrics => {
    for (;;) {
      const metrics = part(size, epoch)
      if (metrics !== undefined) return metrics
    }
  }
  return {
    session: {
      epoch: number => (isFull ? full(number) : shuffled(batchSize, number)),
      go: (most, history) => {
        if (isFull) return block(most, history)
        const metrics = part(batchSize, history.length() + 1)
        if (metrics !== undefined) history.add(metrics)
      },
      state,
      within: () => {
        const { position, epochStart, cost, squares } = open ?? { position: 0, epochStart: random, cost: 0, squares: 0 }
        return { position, epochStart, weightedCost: cost, sumOfSquaredErrors: squares }
      }
    },
    release: () => {
      idle.set(prepared, desk)
    }
  }
}
