/** Questions, and what was answered. */
import * as E from 'fp-ts/lib/Either.js'
import { parameterNames, type ReviewCase } from '../case.ts'
import { questionOf, readParameters, readRows, type Layout } from '../layout.ts'
import { fromWire } from '../numbers.ts'
import type { Session, Trouble } from '../program.ts'
import type { Ability, WireParameters } from '../protocol.ts'
import type { Course, Failure, Precision, SideBySide } from '../report.ts'
import { magnitudes } from './plain.ts'
import { walk } from './trainer.ts'
import { truthOf } from './truth.ts'

/** An answer as numbers, or why there is none: trouble, or a shape that does not fit. */
export type Observed = E.Either<Wrong, readonly number[]>

export type Wrong =
  { readonly _tag: 'Trouble'; readonly trouble: Trouble } | { readonly _tag: 'Shape'; readonly reason: string }

/** A question of a stage. */
export interface Asked {
  readonly case: ReviewCase
  readonly course?: Course
}

export const unit: Readonly<Record<Precision, number>> = { exact: 1e-13, double: 1e-11, single: 1e-5 }

const trouble = (left: Trouble): Wrong => ({ _tag: 'Trouble', trouble: left })

const shape = (reason: string): Wrong => ({ _tag: 'Shape', reason })

const outputsOf = ({ sizes, inputs }: ReviewCase): readonly [number, number] => [inputs.length, sizes.at(-1)!]

/** Asks for outputs, row by row. */
export const askForward = async (session: Session, layout: Layout, { case: one }: Asked): Promise<Observed> => {
  const answer = await session.ask('forward', questionOf(layout)(one))
  if (E.isLeft(answer)) return E.left(trouble(answer.left))
  const rows = readRows(layout, 'outputs', ...outputsOf(one), answer.right.outputs)
  return E.isLeft(rows) ? E.left(shape(rows.left)) : E.right(rows.right.flat())
}

export const askLoss = async (session: Session, layout: Layout, { case: one }: Asked): Promise<Observed> => {
  const answer = await session.ask('loss', questionOf(layout)(one))
  return E.isLeft(answer) ? E.left(trouble(answer.left)) : E.right([fromWire(answer.right.loss)])
}

/** Asks for the gradient by the parameters, as it comes. */
export const askRawGradient = async (
  session: Session,
  layout: Layout,
  { case: one }: Asked
): Promise<E.Either<Wrong, WireParameters>> => {
  const answer = await session.ask('gradient', questionOf(layout)(one))
  return E.isLeft(answer) ? E.left(trouble(answer.left)) : E.right(answer.right.gradient)
}

/** Asks for the gradient by the parameters, in our order. */
export const askGradient = async (session: Session, layout: Layout, asked: Asked): Promise<Observed> => {
  const answer = await askRawGradient(session, layout, asked)
  if (E.isLeft(answer)) return answer
  const read = readParameters(layout, 'a gradient', asked.case, answer.right)
  return E.isLeft(read) ? E.left(shape(read.left)) : read
}

/** Asks for the gradient by the inputs, example by example. */
export const askInputs = async (session: Session, layout: Layout, { case: one }: Asked): Promise<Observed> => {
  const answer = await session.ask('gradient', questionOf(layout)(one))
  if (E.isLeft(answer)) return E.left(trouble(answer.left))
  const { inputs } = answer.right
  if (inputs === undefined) return E.left(shape('expected "inputs" beside "gradient"; got none'))
  const rows = readRows(layout, 'a gradient of the inputs', one.inputs.length, one.sizes[0]!, inputs)
  return E.isLeft(rows) ? E.left(shape(rows.left)) : E.right(rows.right.flat())
}

/** Asks for the parameters after some steps. */
export const askTraining =
  (ability: 'step' | 'train') =>
  async (session: Session, layout: Layout, { case: one, course }: Asked): Promise<Observed> => {
    const { optimizer, steps, batchSize } = course!
    const epochs = steps / Math.ceil(one.inputs.length / batchSize)
    const answer = await session.ask(ability, { ...questionOf(layout)(one), optimizer, steps, batchSize, epochs })
    if (E.isLeft(answer)) return E.left(trouble(answer.left))
    const read = readParameters(layout, 'parameters', one, answer.right.parameters)
    return E.isLeft(read) ? E.left(shape(read.left)) : read
  }

/** What should be answered, with how far it may be off. */
export interface Expected {
  readonly names: readonly string[]
  readonly values: readonly number[]
  readonly allowed: readonly number[]
}

const rowNames = (what: string, rows: number, columns: number): readonly string[] =>
  Array.from({ length: rows }, (_, i) => Array.from({ length: columns }, (__, j) => `${what}[${i},${j}]`)).flat()

const all = (values: readonly number[], allowed: number): readonly number[] => values.map(() => allowed)

export const expectOutputs =
  (precision: Precision, logits: boolean) =>
  ({ case: one }: Asked): Expected => {
    const truth = truthOf(one)
    const values = (logits ? truth.logits : truth.outputs).flat()
    return {
      names: rowNames('outputs', ...outputsOf(one)),
      values,
      allowed: all(values, unit[precision] * magnitudes(one).outputs)
    }
  }

export type Scale = (reviewCase: ReviewCase) => number

export const expectLoss =
  (precision: Precision, scale: Scale) =>
  ({ case: one }: Asked): Expected => {
    const factor = scale(one)
    return {
      names: ['loss'],
      values: [truthOf(one).loss * factor],
      allowed: [unit[precision] * magnitudes(one).loss * factor]
    }
  }

/** The factor by which a gradient may be off in each layer. */
const layerSizes = ({ sizes }: ReviewCase): readonly number[] =>
  sizes.slice(1).map((outputs, k) => outputs * (sizes[k]! + 1))

export const expectGradient =
  (precision: Precision, scale: Scale, widened = 0) =>
  ({ case: one }: Asked): Expected => {
    const factor = scale(one)
    const { gradient } = magnitudes(one)
    const by = unit[precision] + widened
    return {
      names: parameterNames(one.sizes),
      values: truthOf(one).gradient.map(g => g * factor),
      allowed: layerSizes(one).flatMap((count, k) => Array.from({ length: count }, () => by * gradient[k]! * factor))
    }
  }

export const expectInputs =
  (precision: Precision, scale: Scale, widened = 0) =>
  ({ case: one }: Asked): Expected => {
    const factor = scale(one)
    const values = truthOf(one).inputs.map(g => g * factor)
    return {
      names: rowNames('inputs', one.inputs.length, one.sizes[0]!),
      values,
      allowed: all(
        values,
        ((unit[precision] + widened) * Math.max(1, magnitudes(one).inputs) * factor) / one.inputs.length
      )
    }
  }

/** How far rounding may lead training astray is found by disturbing its gradients. */
export const allowedInTraining = (
  precision: Precision,
  { case: one, course }: Asked,
  trained: Trained,
  widened = 0
): readonly number[] => {
  const by = (unit[precision] + widened) * 0.01
  const { gradient } = magnitudes(one)
  const sizes = layerSizes(one)
  const size = sizes.flatMap((count, k) => Array.from({ length: count }, () => gradient[k]!))
  const disturbed = (sign: number) =>
    trained(one, course!, g => g.map((x, i) => x + sign * (i % 2 === 0 ? 1 : -1) * by * size[i]!))
  const [right, up, down] = [trained(one, course!), disturbed(1), disturbed(-1)]
  return right.map(
    (x, i) => unit[precision] * Math.max(1, Math.abs(x)) + 100 * Math.max(Math.abs(up[i]! - x), Math.abs(down[i]! - x))
  )
}

/** The parameters in the end. */
export type Trained = (
  reviewCase: ReviewCase,
  course: Course,
  disturb?: (g: readonly number[]) => readonly number[]
) => readonly number[]

export const trainedBy =
  (scale: Scale, switches: Parameters<typeof walk>[3] = {}): Trained =>
  (one, course, disturb) =>
    walk(one, course, taken => scale({ ...one, inputs: one.inputs.slice(0, taken) }), switches, disturb).at(-1) ??
    one.parameters

export const expectTraining =
  (precision: Precision, trained: Trained, widened = 0) =>
  (asked: Asked): Expected => ({
    names: parameterNames(asked.case.sizes),
    values: trained(asked.case, asked.course!),
    allowed: allowedInTraining(precision, asked, trained, widened)
  })

/** How many times what is allowed a number is off. */
export const excess = (expected: number, got: number, allowed: number): number =>
  Object.is(expected, got) || expected === got
    ? 0
    : Number.isFinite(expected - got)
      ? Math.abs(expected - got) / Math.max(allowed, Number.MIN_VALUE)
      : Infinity

/** The largest excess, and where. */
export const worstOf = (expected: Expected, got: readonly number[]): readonly [excess: number, index: number] => {
  let [most, at] = [0, 0]
  for (const [i, value] of expected.values.entries()) {
    const one = excess(value, got[i] ?? Number.NaN, expected.allowed[i]!)
    if (one > most) [most, at] = [one, i]
  }
  return [most, at]
}

export const failureOf = (ability: Ability, asked: Asked, expected: Expected, got: readonly number[]): Failure => {
  const numbers: SideBySide = { names: expected.names, expected: expected.values, got, allowed: expected.allowed }
  return {
    case: asked.case,
    ...(asked.course === undefined ? {} : { course: asked.course }),
    ability,
    numbers,
    worst: worstOf(expected, got)[1]
  }
}
