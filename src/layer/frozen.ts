/**
 * Layers whose parameters stay what they are: what was learned elsewhere, under something that is learned now.
 */
import type { Size } from '../dimension/size.ts'
import type { None } from '../tensor/shape.ts'
import { frozenLens } from './internal/frozen.ts'
import type { Layer } from './layer.ts'
import type { AnyRange } from './range.ts'

/** The layer `L` with parameters of its own that nothing changes: it has none to train. */
export interface Frozen<in out I extends Size, in out O extends Size, out R extends AnyRange = AnyRange> extends Layer<
  I,
  O,
  None,
  R
> {
  readonly inputs: I
  readonly outputs: O
}

/**
 * The layer `x ↦ f(parameters)(x)` without parameters: those that are given are constants, which are copied.
 *
 * Shapes: the parameters are the layer's; `Tensor<I>` → `Tensor<O>`. Cost: the layer's; in a graph a node for each parameter. Never fails.
 * Pullback of c: input that of f at c. Noise is drawn as in f. Laws: `forward` is f's at these parameters, and so is the input's cotangent.
 *
 * @example
 * ```ts
 * import { denseLayer, frozenLayer, matrix, vector } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * const double = frozenLayer(denseLayer(1, 1), { weights: matrix([[2]]), bias: vector([0]) })
 * assert.equal(double.shape.count, 0)
 * assert.deepEqual([...double.forward([])(vector([21]))], [42])
 * ```
 */
export const frozenLayer = <I extends Size, O extends Size, P, R extends AnyRange>(
  layer: Layer<I, O, P, R>,
  parameters: NoInfer<P>
): Frozen<I, O, R> => frozenLens<I, O, P, R>(layer, parameters)
