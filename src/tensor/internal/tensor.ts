/**
 * The tensor, and the one place that holds its buffer.
 *
 * A buffer is reachable through `#values` alone; `values` is exported to the library's own `internal/` folders and reads
 * it without copying. Nothing outside can reach the buffer or make a tensor around one of its own: the class is
 * not exported, and its prototype does not name its constructor and is frozen.
 */
import type { Extents, Size } from '../../dimension/size.ts'
import type { Components } from '../components.ts'
import { toArray } from './buffer.ts'
import { defect, size } from './defect.ts'
import { unique } from './extents.ts'
import { leastShared, mostShared } from './room.ts'

/** What a tensor prints in Node's console. */
const inspect = Symbol.for('nodejs.util.inspect.custom')

/**
 * An immutable tensor in double precision, row-major: a vector of ℝᴺ is a `Tensor<N>`, a matrix of ℝᴿˣᶜ a `Tensor<[R, C]>`.
 *
 * This class exists for the compiler alone. `size` comes first, so that it is what a message about two tensors, or about an array
 * for a tensor, names; a private member keeps look-alikes out.
 */
export declare class Tensor<in out S extends Size> {
  readonly size: S
  /** The components, copied: of a vector the numbers, of a matrix the rows. */
  readonly components: Components<S>
  private readonly tensor
  /** The components in order: of a vector the numbers, of a matrix the rows. */
  readonly [Symbol.iterator]: () => Iterator<Components<S>[number]>
  /** For example `[1, 2]` or `[[1, 2], [3, 4]]`. */
  toString(): string
}

/** A tensor whose size is forgotten. */
export type AnyTensor = { readonly size: Size }

/** Components that are made when they are asked for, and once; `addTo` adds them to a buffer from a place on without making them. */
export type Deferred = {
  readonly make: () => Float64Array
  readonly addTo?: (buffer: Float64Array, offset: number) => void
}

let readValues: (tensor: unknown) => Float64Array
let addValues: (tensor: unknown, buffer: Float64Array, offset: number) => void
let readExtents: (tensor: unknown) => Extents

let genuine: (value: unknown) => boolean

/** What every {@link Tensor} is. */
class OwnTensor {
  readonly size: number | Extents
  readonly #extents: Extents
  #made: Float64Array | ArrayBufferLike | undefined
  #deferred: Deferred | number | undefined

  /** Takes ownership of `made`, or makes it when it is asked for, or looks at a room from so many bytes on; `extents` is frozen. */
  constructor(
    extents: Extents,
    made: Float64Array | ArrayBufferLike | undefined,
    deferred: Deferred | number | undefined
  ) {
    this.#extents = extents.length === 1 ? extents : unique(extents)
    this.size = extents.length === 1 ? extents[0]! : this.#extents
    this.#made = made
    this.#deferred = deferred
    Object.defineProperty(this, 'components', OwnTensor.#components)
    Object.freeze(this)
  }

  get #values(): Float64Array {
    const deferred = this.#deferred
    // proof: with a number there is a room, and with nothing a buffer
    if (deferred === undefined) return this.#made as Float64Array
    if (typeof deferred === 'number')
      return new Float64Array(this.#made as ArrayBufferLike, deferred, countOf(this.#extents)) // proof: a room, as above
    const made = deferred.make()
    this.#made = made
    this.#deferred = undefined
    return made
  }

  [Symbol.iterator](): Iterator<unknown> {
    return [...nested(this.#values, this.#extents)][Symbol.iterator]()
  }

  toString(): string {
    return printed(nested(this.#values, this.#extents))
  }

  /** An own enumerable property that copies out: deep equality, wherever it comes from, then compares the numbers. */
  static readonly #components: PropertyDescriptor = {
    enumerable: true,
    get(this: OwnTensor) {
      return nested(this.#values, this.#extents)
    }
  }

  static {
    readValues = tensor => (isOwn(tensor) ? tensor.#values : strange(tensor))
    genuine = value => isOwn(value)
    addValues = (tensor, buffer, offset) => {
      if (!isOwn(tensor)) return strange(tensor)
      const deferred = tensor.#deferred
      const add = typeof deferred === 'object' ? deferred.addTo : undefined
      if (add === undefined) sumInto(buffer, offset, tensor.#values)
      else add(buffer, offset)
    }
    readExtents = tensor => (isOwn(tensor) ? tensor.#extents : strange(tensor))
    const isOwn = (tensor: unknown): tensor is OwnTensor =>
      typeof tensor === 'object' && tensor !== null && #extents in tensor
    Object.defineProperty(OwnTensor.prototype, 'constructor', { value: Object })
    Object.defineProperty(OwnTensor.prototype, inspect, {
      value(this: OwnTensor) {
        return `${wordFor(this.#extents)}(${this.#extents.join('×')}) ${this.toString()}`
      }
    })
    Object.freeze(OwnTensor.prototype)
  }
}

const sumInto = (buffer: Float64Array, offset: number, values: Float64Array): void => {
  for (let i = 0, at = offset; i < values.length; i++, at++) buffer[at] = buffer[at]! + values[i]!
}

const strange = (value: unknown): never =>
  defect(
    `expected a Tensor; got ${typeof value}: make one with vector([…]), matrix([[…]]) or, from arrays of run-time length, vectorFrom(size)(array)`
  )

/** What a tensor of so many axes is called. */
export const wordFor = (extents: Extents): string =>
  extents.length === 1 ? 'Vector' : extents.length === 2 ? 'Matrix' : 'Tensor'

/** The components as frozen arrays of arrays. */
const nested = (values: Float64Array, extents: Extents, start = 0, end = values.length): readonly unknown[] => {
  const [first, ...rest] = extents
  if (rest.length === 0) return Object.freeze(toArray(values, start, end))
  const stride = (end - start) / first!
  return Object.freeze(
    Array.from({ length: first! }, (_, k) => nested(values, rest, start + k * stride, start + (k + 1) * stride))
  )
}

const printed = (components: unknown): string =>
  Array.isArray(components) ? `[${components.map(printed).join(', ')}]` : String(components)

/** Whether a value is a tensor. */
export const isTensor = (value: unknown): boolean => genuine(value)

/** The buffer of a tensor, shared: never let it out, never write to it. */
export const valuesOf = (tensor: AnyTensor): Float64Array => readValues(tensor)

/** Adds the components of a tensor to a buffer, from a place on. */
export const addTo = (buffer: Float64Array, offset: number, tensor: AnyTensor): void =>
  addValues(tensor, buffer, offset)

/** The sizes of a tensor's axes, frozen: `[3]` of a vector. */
export const extentsOf = (tensor: AnyTensor): Extents => readExtents(tensor)

/** Lengths below this have axes that are kept. */
const usualLengths = 2 ** 16

/** The frozen axes of vectors of usual lengths, so that all vectors of a length share theirs. */
const axes: (Extents | undefined)[] = []

/** The sizes of the axes of a size, frozen; a size that is none is a defect. */
export const extentsOfSize = (given: unknown): Extents =>
  typeof given === 'number' && given < usualLengths
    ? (axes[given] ??= Object.freeze([size(given)]))
    : Object.freeze((Array.isArray(given) && given.length > 0 ? given : [given]).map(size))

/** The size of axes: a number for one. */
export const sizeOfExtents = (extents: Extents): Size =>
  // proof: a frozen tuple of sizes is read through a type of mutable tuples; nothing writes to it
  (extents.length === 1 ? extents[0]! : extents) as unknown as Size

/** The number of components of axes. */
export const countOf = (extents: Extents): number => {
  let count = 1
  for (let k = 0; k < extents.length; k++) count *= extents[k]!
  return count
}

/** Whether it is a room that a buffer lies in, beside others: a view of one is made again when it is asked for, since it would cost twice what the tensor does. */
const isInRoom = ({ byteLength, buffer }: Float64Array): boolean => buffer.byteLength !== byteLength

/** A tensor around a fresh row-major buffer that nobody else holds; `extents` are a tensor's, or checked and frozen. */
export const ownTensor = <S extends Size>(extents: Extents, values: Float64Array): Tensor<S> => {
  const { length } = values
  if (length !== countOf(extents)) return defect(`expected ${extents.join(' × ')} components; got ${length}`)
  const made =
    // the buffer of a few numbers lies inside of the heap until somebody asks for it
    length >= leastShared && length <= mostShared && isInRoom(values)
      ? new OwnTensor(extents, values.buffer, values.byteOffset)
      : new OwnTensor(extents, values, undefined)
  // proof: an OwnTensor of these sizes is what a Tensor<S> is
  return made as unknown as Tensor<S>
}

/** A tensor whose components are made when they are asked for: `make` must answer with a fresh buffer of that many, whenever it is called. */
export const deferredTensor = <S extends Size>(extents: Extents, deferred: Deferred): Tensor<S> =>
  // proof: an OwnTensor of these sizes is what a Tensor<S> is
  new OwnTensor(extents, undefined, deferred) as unknown as Tensor<S>

/** A vector around a fresh buffer that nobody else holds. */
export const ownVector = <N extends number>(length: unknown, values: Float64Array): Tensor<N> =>
  ownTensor<N>(extentsOfSize(length), values)

/** A matrix around a fresh row-major buffer that nobody else holds. */
export const ownMatrix = <R extends number, C extends number>(
  rows: unknown,
  columns: unknown,
  values: Float64Array
): Tensor<[R, C]> => ownTensor<[R, C]>(extentsOfSize([rows, columns]), values)
