/**
 * Composition of layers.
 */
import type { Size } from '../dimension/size.ts'
import { sequence } from './internal/sequence.ts'
import type { Layer } from './layer.ts'
import type { AnyRange } from './range.ts'

/** What makes of a layer with `M` outputs the composition with a layer of parameters `Q` from `M` to `O`, in the range `R`. */
export interface Composed<in out M extends Size, in out O extends Size, in out Q, out R extends AnyRange> {
  <I extends Size, P>(first: Layer<I, M, P>): Layer<I, O, readonly [P, Q], R>
}

/**
 * The layer that applies `first` and then `second`; its parameters are the pair of theirs.
 *
 * Shapes: `Layer<I, M, P>` then `Layer<M, O, Q>` → `Layer<I, O, readonly [P, Q]>`. Cost: the sum; forward runs once. Never
 * fails. Laws: associative up to the nesting of the parameters; `identityLayer` is its unit; the pullback of a composition is
 * the composition of the pullbacks, turned around (the chain rule).
 *
 * @example
 * ```ts
 * import { compose, denseLayer, matrix, pipe, sigmoidLayer, vector } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * const unit = pipe(denseLayer(2, 1), compose(sigmoidLayer(1)))
 * const affine = { weights: matrix([[1, -1]]), bias: vector([0]) }
 * assert.deepEqual([...unit.forward([affine, []])(vector([7, 7]))], [0.5])
 * ```
 */
export const compose =
  <M extends Size, O extends Size, Q, R extends AnyRange>(second: Layer<M, O, Q, R>): Composed<M, O, Q, R> =>
  <I extends Size, P>(first: Layer<I, M, P>) =>
    sequence<I, O, readonly [P, Q], R>(`${first.name} → ${second.name}`, first.inputs, second.outputs, [first, second])
