/**
 * What mutations are written with.
 */
import { countOf, sameExtents } from './internal/extents.ts'
import { knownLosses, knownPullbacks } from './internal/known.ts'
import type { Pass, Trace } from './internal/trace.ts'
import type { Rules, Writer } from './internal/writer.ts'

/** A wrong gradient: what becomes of some nodes of the right one. */
export interface Mutation {
  /** What is done and where: `slope missing: layer 1 (sigmoid)`. */
  readonly name: string
  /** What is wrong, in a sentence. */
  readonly cause: string
  readonly rules: Rules
}

/** A gradient that is to be changed, and what is needed to write on it. */
export interface Bench {
  readonly trace: Trace
  readonly extents: (place: number) => readonly number[]
  readonly constant: (value: number) => number
  readonly zeros: (like: number) => number
  readonly negate: (a: number) => number
  readonly times: (a: number, b: number) => number
  readonly minus: (a: number, b: number) => number
  readonly plus: (a: number, b: number) => number
  /** |a| */
  readonly absolute: (a: number) => number
  /** A vector cut off, or filled up with zeros. */
  readonly resized: (place: number, size: number) => number
  /** A node of the example before (−1) or after (1), where there is none that of the last or first, unless told otherwise: its own. */
  readonly neighbor: (place: number, shift: number, around?: boolean) => number
  readonly rounded: (place: number) => number
  /** An expression of one layer, or of the loss, with other nodes for some. */
  readonly bound: (root: number, pairs: readonly (readonly [from: number, to: number])[]) => number
  /** The pullbacks of the library's activations, by name: of c at z. */
  readonly activations: (extents: readonly number[]) => readonly (readonly [string, (z: number, c: number) => number])[]
  /** The gradients of the library's losses, by name. */
  readonly losses: (extents: readonly number[]) => readonly (readonly [string, (y: number, h: number) => number])[]
  readonly writer: Writer
}

/** The bench of a gradient. */
export const benchOf = (trace: Trace, writer: Writer): Bench => {
  const { make } = writer
  const extents = (place: number): readonly number[] => writer.nodes[place]?.extents ?? []
  const constant = (value: number): number => make('constant', [], { value })
  const zerosOf = (size: readonly number[]): number =>
    size.length === 0 ? constant(0) : make('fill', [constant(0)], undefined, { extents: size })
  const negate = (a: number): number => make('negate', [a])
  return {
    trace,
    writer,
    extents,
    constant,
    zeros: like => zerosOf(extents(like)),
    negate,
    times: (a, b) => make('times', [a, b]),
    minus: (a, b) => make('minus', [a, b]),
    plus: (a, b) => make('plus', [a, b]),
    absolute: a => make('where', [a, a, negate(a)]),
    resized: (place, size) => {
      const own = countOf(extents(place))
      return own === size
        ? place
        : own > size
          ? make('slice', [place], { from: 0, to: size })
          : make('concat', [place, zerosOf([size - own])])
    },
    neighbor: (place, shift, around = true) =>
      writer.leaf(extents(place), { _tag: 'Neighbor', of: place, shift, around }),
    rounded: place => writer.leaf(extents(place), { _tag: 'Rounded', of: place }),
    bound: (root, pairs) => writer.within(new Map(pairs.map(([from, to]) => [from, () => to])))(root),
    activations: size =>
      knownPullbacks(size).map(({ name, graph }) => [name, (z, c) => writer.inlined(graph, { x: z, c })['x'] ?? c]),
    losses: size =>
      knownLosses(size).map(({ name, graph }) => [name, (y, h) => writer.inlined(graph, { y, h })['gradient'] ?? h])
  }
}

/** Whether two nodes are of one size. */
export const alike =
  ({ extents }: Pick<Bench, 'extents'>) =>
  (a: number, b: number): boolean =>
    sameExtents(extents(a), extents(b))

/** The pass that takes the output of another. */
export const above = ({ passes }: Trace, pass: Pass): Pass | undefined =>
  passes.find(({ input }) => input === pass.output.seen)

/** The pass whose output another takes. */
export const below = ({ passes }: Trace, pass: Pass): Pass | undefined =>
  passes.find(({ output }) => output.seen === pass.input)
