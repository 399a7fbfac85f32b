/**
 * A field of many variables, read once for some of them: what depends on none is a number already, and what depends on one is a list of operations that
 * is shorter by as much as is constant.
 */
import type { Scalar } from '../../src/index.ts'
import { restrict, type ScalarField } from '../oracles/field.ts'

/** What varies, with its value at the point where the list was made. It has a slot as soon as an operation needs one. */
class Varying<S> {
  slot: number
  readonly at: S
  /** Something that varies, and a constant that is added to it: one constant for all that are added one after the other. */
  readonly base: Varying<S> | undefined
  readonly constant: S
  constructor(slot: number, at: S, base: Varying<S> | undefined, constant: S) {
    this.slot = slot
    this.at = at
    this.base = base
    this.constant = constant
  }
}

type Staged<S> = S | Varying<S>

/** Operations on up to three slots, each with a slot for its result; slots hold the values at the point where the list was made. */
interface Tape<S> {
  readonly slots: S[]
  readonly f: ((a: S, b: S, c: S) => S)[]
  /** Three slots for each operation, then that of its result. */
  readonly at: number[]
}

/** A list that is done. */
type Whole<S> = Omit<Tape<S>, 'at'> & { readonly at: Int32Array }

/** Longer lists are not made: as much varies as would with no list. */
const longest = 500_000

/** Why no list is made. */
const tooLong: unique symbol = Symbol('too long')

const staging = <S>(scalar: Scalar<S>, { slots, f: all, at }: Tape<S>): Scalar<Staged<S>> => {
  const value = (a: Staged<S>): S => (a instanceof Varying ? a.at : a)
  const slot = (a: Staged<S>): number => {
    if (!(a instanceof Varying)) return slots.push(a) - 1
    if (a.slot < 0) a.slot = write(scalar.add, a.base!, a.constant, a.constant, a.at)
    return a.slot
  }
  const write = (f: (a: S, b: S, c: S) => S, a: Staged<S>, b: Staged<S>, c: Staged<S>, made: S): number => {
    if (all.length >= longest) throw tooLong
    const x = slot(a)
    const y = b === a ? x : slot(b)
    at.push(x, y, c === b ? y : c === a ? x : slot(c), slots.push(made) - 1)
    all.push(f)
    return slots.length - 1
  }
  const note = (f: (a: S, b: S, c: S) => S, a: Staged<S>, b: Staged<S>, c: Staged<S>): Staged<S> => {
    const made = f(value(a), value(b), value(c))
    return new Varying(write(f, a, b, c, made), made, undefined, made)
  }
  const raised = (a: Varying<S>, by: S): Staged<S> => {
    const [base, constant] = a.base === undefined ? [a, by] : [a.base, scalar.add(a.constant, by)]
    return new Varying(-1, scalar.add(base.at, constant), base, constant)
  }
  const one =
    (f: (a: S) => S) =>
    (a: Staged<S>): Staged<S> =>
      a instanceof Varying ? note(f, a, a, a) : f(a)
  const two =
    (f: (a: S, b: S) => S) =>
    (a: Staged<S>, b: Staged<S>): Staged<S> =>
      a instanceof Varying || b instanceof Varying ? note(f, a, b, b) : f(a, b)
  return {
    zero: scalar.zero,
    one: scalar.one,
    add: (a, b) =>
      a instanceof Varying
        ? b instanceof Varying
          ? note(scalar.add, a, b, b)
          : raised(a, b)
        : b instanceof Varying
          ? raised(b, a)
          : scalar.add(a, b),
    sub: two(scalar.sub),
    mul: two(scalar.mul),
    div: two(scalar.div),
    mod: two(scalar.mod),
    degree: a => scalar.degree(value(a)),
    fromNumber: scalar.fromNumber,
    real: a => scalar.real(value(a)),
    neg: one(scalar.neg),
    exp: one(scalar.exp),
    expm1: one(scalar.expm1),
    log: one(scalar.log),
    log1p: one(scalar.log1p),
    sqrt: one(scalar.sqrt),
    tanh: one(scalar.tanh),
    erf: one(scalar.erf),
    erfc: one(scalar.erfc),
    sin: one(scalar.sin),
    cos: one(scalar.cos),
    sigmoid: one(scalar.sigmoid),
    softplus: one(scalar.softplus),
    where: (a, positive, otherwise) =>
      a instanceof Varying || positive instanceof Varying || otherwise instanceof Varying
        ? note(scalar.where, a, positive, otherwise)
        : scalar.where(a, positive, otherwise)
  }
}

/** The slot of a result. */
const resultOf = <S>(scalar: Scalar<S>, tape: Tape<S>, result: Staged<S>): number => {
  const { slots, f, at } = tape
  if (!(result instanceof Varying)) return slots.push(result) - 1
  if (result.slot >= 0 || result.base === undefined) return result.slot
  at.push(result.base.slot, slots.push(result.constant) - 1, slots.length - 1, slots.push(result.at) - 1)
  f.push(scalar.add)
  return slots.length - 1
}

/** What depends on the variable in a slot: all else is a number. */
const dependent = <S>({ slots, f: all, at }: Whole<S>, result: number, variable: number): ((x: S) => S) => {
  /** Where in the shorter list a slot is: the variable is the first, 0 is nowhere. */
  const places = new Int32Array(slots.length)
  places[variable] = 1
  const f: ((a: S, b: S, c: S) => S)[] = []
  const operands: number[] = []
  /** The values of the shorter list: the variable, then an operation each; constants stand before them. */
  const constants: S[] = []
  for (let k = 0, slot = 0; k < all.length; k++, slot += 4) {
    const [x, y, z] = [at[slot]!, at[slot + 1]!, at[slot + 2]!]
    if (places[x] === 0 && places[y] === 0 && places[z] === 0) continue
    operands.push(places[x] || -constants.push(slots[x]!))
    operands.push(places[y] || -constants.push(slots[y]!))
    operands.push(places[z] || -constants.push(slots[z]!))
    f.push(all[k]!)
    places[at[slot + 3]!] = f.length + 1
  }
  const [place, otherwise] = [places[result]!, slots[result]!]
  if (place === 0) return () => otherwise
  const first = constants.length
  const from = Int32Array.from(operands, k => (k < 0 ? -k - 1 : first + k - 1))
  return x => {
    const values = constants.slice()
    values.push(x)
    for (let k = 0, slot = 0; k < f.length; k++, slot += 3)
      values.push(f[k]!(values[from[slot]!]!, values[from[slot + 1]!]!, values[from[slot + 2]!]!))
    return values[first + place - 1]!
  }
}

/** How a field depends on each of some variables; nothing where too much varies. */
const listed = <S>(
  field: ScalarField,
  scalar: Scalar<S>,
  point: readonly number[],
  indices: readonly number[]
): ((variable: number) => (x: S) => S) | undefined => {
  const tape: Tape<S> = { slots: [], f: [], at: [] }
  const held: Staged<S>[] = point.map(scalar.fromNumber)
  for (const index of indices) {
    const at = scalar.fromNumber(point[index]!)
    held[index] = new Varying(tape.slots.push(at) - 1, at, undefined, at)
  }
  try {
    const result = resultOf(scalar, tape, field(staging(scalar, tape))(held))
    const whole = { ...tape, at: Int32Array.from(tape.at) }
    return variable => dependent(whole, result, variable)
  } catch (error) {
    if (error === tooLong) return undefined
    throw error
  }
}

type Lines<S> = readonly ((x: S) => S)[]

/** The lines of some variables over a scalar: of half of them at a time where the list of all is too long. */
const linesOver = <S>(
  field: ScalarField,
  scalar: Scalar<S>,
  point: readonly number[],
  indices: readonly number[]
): Lines<S> => {
  const list = indices.length === 0 ? undefined : listed(field, scalar, point, indices)
  if (list !== undefined) return indices.map((_, variable) => list(variable))
  if (indices.length > 1) {
    const middle = indices.length >> 1
    return [indices.slice(0, middle), indices.slice(middle)].flatMap(half => linesOver(field, scalar, point, half))
  }
  return indices.map(index => {
    const f = restrict(field, point, [index])(scalar)
    return (x: S) => f([x])
  })
}

/**
 * The lines through a point along some variables, as fields of one variable: those that `restrict` gives, read once for all of them. The choice of a
 * greatest component is that of the point, which belongs to no derivative and no bound.
 */
export const lines = (
  field: ScalarField,
  point: readonly number[],
  indices: readonly number[]
): readonly ScalarField[] => {
  const known = new Map<unknown, unknown>()
  const over = <S>(scalar: Scalar<S>): Lines<S> => {
    // proof: what is kept for a scalar was made for it
    const made = (known.get(scalar) as Lines<S> | undefined) ?? linesOver(field, scalar, point, indices)
    known.set(scalar, made)
    return made
  }
  return indices.map((_, variable): ScalarField => scalar => {
    const f = over(scalar)[variable]!
    return ([x = scalar.zero]) => f(x)
  })
}
