/**
 * What an equation holds while it is traced: values of which nothing can be seen but a tensor's size.
 */
import { defect } from '../../../tensor/internal/defect.ts'

/** A part of an equation that values belong to: the body of a map, or of what runs over rows, which has a level. */
export interface Frame {
  readonly level: number
}

/** What a traced value is, known to its trace alone. */
export interface Place {
  /** What tells one trace from another. */
  readonly trace: object
  /** The place of its node. */
  readonly node: number
  /** The map whose element it is, if it is one. */
  readonly element: Frame | undefined
  /** The innermost body over rows that it depends on. */
  readonly rows: Frame | undefined
}

const blind =
  'nothing in an equation can look at a number: it is read with doubles, and as a graph, and as words, of which each has numbers of its own; use where(a, positive, otherwise) to choose, and the operations of the algebra to compute'

/** What a program asks of any value, numbers and arrays or not. */
const harmless: ReadonlySet<unknown> = new Set([
  'constructor',
  'then',
  'toJSON',
  'asymmetricMatch',
  'nodeType',
  '$$typeof'
])

const looks: ReadonlySet<unknown> = new Set([Symbol.iterator, Symbol.asyncIterator, Symbol.toPrimitive])

/** Stands behind the values: what they do not have is asked of it. */
const blindfold: object = new Proxy(Object.freeze(Object.create(null)), {
  get: (_, key) => (looks.has(key) || (typeof key === 'string' && !harmless.has(key)) ? defect(blind) : undefined)
})

let read: (value: object) => Place | undefined

class Traced {
  readonly #place: Place

  constructor(place: Place) {
    this.#place = place
  }

  static {
    read = value => (#place in value ? value.#place : undefined)
    Object.defineProperty(Traced.prototype, 'constructor', { value: Object })
    Object.setPrototypeOf(Traced.prototype, blindfold)
    Object.freeze(Traced.prototype)
  }
}

/** A traced tensor shows its size, as every tensor does. */
class TracedTensor extends Traced {
  readonly size: unknown

  constructor(place: Place, size: unknown) {
    super(place)
    this.size = size
    Object.freeze(this)
  }

  static {
    Object.defineProperty(TracedTensor.prototype, 'constructor', { value: Object })
    Object.freeze(TracedTensor.prototype)
  }
}

/** A number of a trace. */
export const tracedNumber = (place: Place): Traced => {
  const number = new Traced(place)
  Object.freeze(number)
  return number
}

/** A tensor of a trace. */
export const tracedTensor = (place: Place, size: unknown): Traced => new TracedTensor(place, size)

export type { Traced }

/** What a value is, if it is a traced number or tensor as asked. */
export const placeOf = (value: unknown, tensor: boolean): Place | undefined =>
  typeof value === 'object' && value !== null && value instanceof TracedTensor === tensor ? read(value) : undefined
