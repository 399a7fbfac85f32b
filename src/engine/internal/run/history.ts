/**
 * The metrics of a training: those of a block of epochs stay the numbers that were written down, until somebody reads them.
 */
import type { EpochMetrics, History } from '../../../training/fit.ts'

/** The numbers of an epoch that are kept one after the other: its cost, Σ (h − y)², and the norm of the gradient. */
export const figuresPerEpoch = 3

/** Where the metrics of epochs are written down. */
export interface Ledger {
  /** Epochs that are done. */
  readonly length: () => number
  /** The metrics of the next epoch. */
  readonly add: (metrics: EpochMetrics) => void
  /** Those of so many epochs as numbers, which are made when they are asked for, and each of them by its place. */
  readonly addBlock: (count: number, figures: () => Float64Array, metricsAt: (place: number) => EpochMetrics) => void
}

/** A history that grows. */
export interface HistoryLedger extends Ledger {
  readonly history: () => History
}

/** Epochs whose metrics are made when they are read. */
interface Block {
  readonly from: number
  readonly metricsAt: (place: number) => EpochMetrics
}

/** The last of some blocks that begins at an index or before it. */
const blockAt = (blocks: readonly Block[], index: number): Block => {
  let [low, high] = [0, blocks.length - 1]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (blocks[middle]!.from <= index) low = middle
    else high = middle - 1
  }
  return blocks[low]!
}

/** What a host that prints an object asks it for. */
const printed = Symbol.for('nodejs.util.inspect.custom')

/** A frozen array of so many elements, each made when it is first read; all are when the array is looked at otherwise than by index. */
const readLater = <A>(length: number, make: (index: number) => A): readonly A[] => {
  const elements: A[] = []
  let isWhole = false
  const elementAt = (index: number): A => (elements[index] ??= make(index))
  const whole = (): A[] => {
    if (isWhole) return elements
    isWhole = true
    for (let index = 0; index < length; index++) elementAt(index)
    Object.freeze(elements)
    return elements
  }
  Object.defineProperty(elements, printed, { value: whole })
  return new Proxy(elements, {
    get: (_, key) => {
      if (isWhole || typeof key === 'symbol') return Reflect.get(elements, key)
      if (key === 'length') return length
      const index = Number(key)
      return index >= 0 && index < length && String(index) === key ? elementAt(index) : Reflect.get(elements, key)
    },
    has: (_, key) => Reflect.has(whole(), key),
    set: (_, key, value) => Reflect.set(whole(), key, value),
    ownKeys: () => Reflect.ownKeys(whole()),
    getOwnPropertyDescriptor: (_, key) => Reflect.getOwnPropertyDescriptor(whole(), key),
    defineProperty: (_, key, descriptor) => Reflect.defineProperty(whole(), key, descriptor),
    deleteProperty: (_, key) => Reflect.deleteProperty(whole(), key),
    isExtensible: () => Reflect.isExtensible(whole()),
    preventExtensions: () => Reflect.preventExtensions(whole()),
    setPrototypeOf: (_, prototype) => Reflect.setPrototypeOf(whole(), prototype)
  })
}

/** An empty history. */
export const newLedger = (): HistoryLedger => {
  const single: EpochMetrics[] = []
  const blocks: Block[] = []
  let length = 0
  const addBlock = (count: number, metricsAt: (place: number) => EpochMetrics): void => {
    blocks.push({ from: length, metricsAt })
    length += count
  }
  return {
    length: () => length,
    add: metrics => {
      if (blocks.length > 0) return addBlock(1, () => metrics)
      single.push(metrics)
      length += 1
    },
    addBlock: (count, _, metricsAt) => {
      if (blocks.length === 0 && length > 0) blocks.push({ from: 0, metricsAt: place => single[place]! })
      addBlock(count, metricsAt)
    },
    history: () => {
      if (blocks.length === 0) return Object.freeze(single)
      return readLater(length, index => {
        const { from, metricsAt } = blockAt(blocks, index)
        return metricsAt(index - from)
      })
    }
  }
}

/** Numbers that are taken out by stretches. */
export interface FigureLedger extends Ledger {
  /** Epochs that were added since the last stretch. */
  readonly waiting: () => number
  /** Whether the cost and the norm of the last epoch are finite. */
  readonly isFinite: () => boolean
  /** The numbers of those epochs, in parts; the next stretch begins behind them. */
  readonly take: () => readonly Float64Array[]
}

/** A ledger that goes on after so many epochs. */
export const newFigures = (done: number): FigureLedger => {
  let parts: Float64Array[] = []
  const singles = new Float64Array(256 * figuresPerEpoch)
  let [length, before, single] = [done, done, 0]
  let isFinite = true
  const flush = (): void => {
    if (single > 0) parts.push(singles.slice(0, single))
    single = 0
  }
  return {
    length: () => length,
    waiting: () => length - before,
    add: ({ cost, sumOfSquaredErrors, gradientNorm }) => {
      if (single === singles.length) flush()
      singles[single++] = cost
      singles[single++] = sumOfSquaredErrors
      singles[single++] = gradientNorm
      length += 1
      isFinite = Number.isFinite(cost) && Number.isFinite(gradientNorm)
    },
    addBlock: (count, given) => {
      flush()
      const figures = given()
      parts.push(figures)
      length += count
      isFinite = Number.isFinite(figures.at(-3)) && Number.isFinite(figures.at(-1))
    },
    isFinite: () => isFinite,
    take: () => {
      flush()
      const taken = parts
      parts = []
      before = length
      return taken
    }
  }
}
