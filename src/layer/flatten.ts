/**
 * An image, a matrix or any other tensor as a vector: what stands before a dense layer.
 */
import { sizeOf } from '../dimension/computed.ts'
import type { Dimension } from '../dimension/dimension.ts'
import type { Count, Size } from '../dimension/size.ts'
import { noParameters, noShape, type None } from '../tensor/shape.ts'
import { defined } from './internal/define.ts'
import { countOfSize } from './internal/images.ts'
import type { Layer } from './layer.ts'
import { logits, type Logits } from './range.ts'

/** The components of a tensor of size `S` as a vector. */
export interface Flatten<in out S extends Size> extends Layer<S, Count<S>, None, Logits> {}

/**
 * The layer `y = flat(x)`: the components of x, row-major, as a vector.
 *
 * Shapes: `Tensor<S>` → `Vector<Count<S>>`. Cost: O(components). Never fails. Pullback of c: input c in the sizes of x.
 * Laws: linear; keeps inner products; of a vector it is the identity.
 *
 * @example
 * ```ts
 * import { flattenLayer, matrix } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * const six = flattenLayer([2, 3])
 * const size: 6 = six.outputs
 * assert.deepEqual([...six.forward([])(matrix([[1, 2, 3], [4, 5, 6]]))], [1, 2, 3, 4, 5, 6])
 * ```
 */
export const flattenLayer = <const S extends Size>(size: Dimension<S>): Flatten<S> =>
  defined<S, Count<S>, None, number, Logits>({
    name: 'flatten',
    inputs: size,
    outputs: countOfSize<S>(size),
    range: logits,
    shape: noShape,
    equation:
      ({ flat }) =>
      () =>
        flat,
    pullback:
      ({ fold }) =>
      () =>
      c => ({ parameters: noParameters, input: fold(sizeOf<S>(size))(c) })
  })
