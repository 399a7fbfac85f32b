/**
 * A network is a list of layers whose sizes fit, and itself a layer: its parameters are the tuple of theirs.
 *
 * Its type is its architecture: `Network<2, 1, [Dense<2, 2>, Sigmoid<2>, Dense<2, 1>, Sigmoid<1>]>`.
 */
import type { AnyNumber, Dimension, Refusing, Sized, Unsized } from '../dimension/dimension.ts'
import { dimensionOf, sizeOf } from '../dimension/computed.ts'
import type { Size } from '../dimension/size.ts'
import type { FromDoor } from '../dimension/named.ts'
import type { Sentences } from '../dimension/sentences.ts'
import { denseLayer, type Dense } from '../layer/dense.ts'
import type { AnyLayer, Layer } from '../layer/layer.ts'
import type { AnyRange, Logits } from '../layer/range.ts'
import { inputOf } from './internal/input.ts'
import { join, type Repeat } from './internal/join.ts'
import type { Flattened } from './vectorial.ts'

/** The parameters of each layer of a list. */
export type ParametersOf<Ls extends readonly AnyLayer[]> = {
  readonly [K in keyof Ls]: Ls[K] extends Layer<infer _I, infer _O, infer P> ? P : Ls[K]
}

/** What the last of layers promises of its outputs. */
export type RangeOf<Ls extends readonly AnyLayer[]> = Ls extends readonly []
  ? Logits
  : Ls extends readonly [...(readonly unknown[]), { readonly range: infer R extends AnyRange }]
    ? R
    : AnyRange

/** Layers `Ls` one after the other, from tensors of size `I` to tensors of size `O`. */
export interface Network<
  in out I extends Size,
  in out O extends Size,
  in out Ls extends readonly AnyLayer[]
> extends Layer<I, O, ParametersOf<Ls>, RangeOf<Ls>> {
  // Named again: the compilers compare inputs and outputs before layers then, and say first what is simplest.
  readonly inputs: I
  readonly outputs: O
  readonly layers: Ls
}

/** A stage of a definition: a network with `M` outputs may have the layer `L` next. */
export interface Append<in out M extends Size, in out O extends Size, in out L extends AnyLayer> {
  <I extends Size, Ls extends readonly AnyLayer[]>(network: Network<I, M, Ls>): Network<I, O, [...Ls, L]>
}

/** A stage of a definition: a network with `M` outputs may have the layers `Next` next. */
export interface AppendAll<in out M extends Size, in out O extends Size, in out Next extends readonly AnyLayer[]> {
  <I extends Size, Ls extends readonly AnyLayer[]>(network: Network<I, M, Ls>): Network<I, O, [...Ls, ...Next]>
}

/** A stage of a definition: a network with any number of outputs may have a dense layer with `O` outputs next. */
export interface AppendDense<in out O extends number> {
  <I extends Size, N extends Sized<O, Flattened, Unsized>, Ls extends readonly AnyLayer[]>(
    network: Network<I, N, Ls>
  ): Network<I, O, [...Ls, Dense<N, O>]>
}

/** A stage of a definition: a network with `M` outputs may have `Times` times the layers `Block` next. */
export interface RepeatStage<
  in out Times extends number,
  in out M extends Size,
  in out Block extends readonly AnyLayer[]
> {
  <I extends Size, Ls extends readonly AnyLayer[]>(
    network: Network<I, M, Ls> & Refusing<Times>
  ): Network<I, M, Repeat<Ls, Block, Times>>
}

/** How a definition starts: with the number of inputs, or with the sizes of their axes. */
export interface Input {
  <const N extends AnyNumber>(size: Dimension<N>): Sized<N, Network<N, N, []>, Network<Unsized, Unsized, []>>
  <const R extends number, const C extends number>(
    rows: Dimension<R>,
    columns: Dimension<C>
  ): Network<[R, C], [R, C], []>
  <const C extends number, const H extends number, const W extends number>(
    channels: Dimension<C>,
    height: Dimension<H>,
    width: Dimension<W>
  ): Network<[C, H, W], [C, H, W], []>
}

/**
 * The network without layers on `size` inputs: where a definition starts.
 *
 * Shapes: `Vector<N>` → `Vector<N>`; with two or three sizes matrices or images. Never fails.
 *
 * @example
 * ```ts
 * import { dense, input, pipe, sigmoid } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * const xor = pipe(input(2), dense(2), sigmoid, dense(1), sigmoid)
 * assert.equal(xor.shape.count, 9)
 * assert.equal(xor.name, '2 → dense 2 → sigmoid → dense 1 → sigmoid')
 * ```
 */
export const input: Input = inputOf

/**
 * Appends a layer. Shapes: the network's outputs are the layer's inputs. Never fails.
 *
 * @example
 * ```ts
 * import { append, denseLayer, input, pipe } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * assert.equal(pipe(input(3), append(denseLayer(3, 2))).outputs, 2)
 * ```
 */
export const append =
  <M extends Size, O extends Size, P, R extends AnyRange, L extends AnyLayer>(
    layer: L & Layer<M, O, P, R>
  ): Append<M, O, L> =>
  <I extends Size, Ls extends readonly AnyLayer[]>(network: Network<I, M, Ls>) =>
    join<I, O, [...Ls, L]>(network.inputs, layer.outputs, [...network.layers, layer])

/** Appends a dense layer with `outputs` units, equations (4)–(9). Never fails. */
export const dense =
  <const O extends AnyNumber>(outputs: Dimension<O>): AppendDense<O> =>
  <I extends Size, N extends number, Ls extends readonly AnyLayer[]>(network: Network<I, N, Ls>) =>
    join<I, O, [...Ls, Dense<N, O>]>(network.inputs, sizeOf<O>(outputs), [
      ...network.layers,
      denseLayer<N, O>(dimensionOf(network.outputs), outputs)
    ])

/**
 * Appends all layers of another network: how deep networks are built of parts, past the nineteen stages of a `pipe`.
 *
 * Shapes: this network's outputs are the next one's inputs. Cost: O(layers). Never fails. Laws: associative, with `input` as
 * the unit on both sides.
 *
 * @example
 * ```ts
 * import { andThen, dense, input, pipe, sigmoid } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * const head = pipe(input(2), dense(1), sigmoid)
 * assert.equal(pipe(input(4), dense(2), andThen(head)).layers.length, 3)
 * ```
 */
export const andThen =
  <M extends Size, O extends Size, Next extends readonly AnyLayer[]>(
    next: Network<M, O, Next>
  ): AppendAll<M, O, Next> =>
  <I extends Size, Ls extends readonly AnyLayer[]>(network: Network<I, M, Ls>) =>
    join<I, O, [...Ls, ...Next]>(network.inputs, next.outputs, [...network.layers, ...next.layers])

/**
 * Appends a block a number of times, each with parameters of its own.
 *
 * Shapes: the block has as many outputs as inputs. Range: `times` a literal up to 999. Cost: O(times · layers). Never fails.
 *
 * @example
 * ```ts
 * import { dense, input, pipe, repeat, sigmoid } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * const block = pipe(input(3), dense(3), sigmoid)
 * assert.equal(pipe(input(2), dense(3), repeat(50, block)).layers.length, 101)
 * ```
 */
export const repeat =
  <const Times extends AnyNumber, M extends Size, Block extends readonly AnyLayer[]>(
    times: Times extends FromDoor ? Sentences['timesNotKnown'] : Dimension<Times>,
    block: Network<M, NoInfer<M>, Block>
  ): RepeatStage<Times, M, Block> =>
  <I extends Size, Ls extends readonly AnyLayer[]>(network: Network<I, M, Ls>) =>
    join<I, M, Repeat<Ls, Block, Times>>(network.inputs, block.outputs, [
      ...network.layers,
      ...Array.from({ length: Number(times) }, () => block.layers).flat()
    ])
