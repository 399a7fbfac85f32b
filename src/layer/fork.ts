/**
 * Branches: one input goes to several layers, whose outputs are joined.
 */
import { forkMeanOf, forkOf, forkSumOf, listed } from './internal/several.ts'
import type { Layer } from './layer.ts'
import type { Logits } from './range.ts'
import type { SameSizes, Branches, PartsParameters, RangeOfMean, RangeTogether, Several, TotalOf } from './several.ts'

/** y = [f(x), g(x), …], the layers `Ls` in order. */
export interface Fork<in out Ls extends Several> extends Layer<
  Ls[0]['inputs'],
  TotalOf<Ls, 'outputs'>,
  PartsParameters<Ls>,
  RangeTogether<Ls>
> {
  readonly inputs: Ls[0]['inputs']
  readonly outputs: TotalOf<Ls, 'outputs'>
  readonly branches: Ls
}

/** y = f(x) + g(x) + …, the layers `Ls` in order. */
export interface ForkSum<in out Ls extends Several> extends Layer<
  Ls[0]['inputs'],
  Ls[0]['outputs'],
  PartsParameters<Ls>,
  Logits
> {
  readonly inputs: Ls[0]['inputs']
  readonly outputs: Ls[0]['outputs']
  readonly branches: Ls
}

/** y = (f(x) + g(x) + …) / n, the n layers `Ls` in order. */
export interface ForkMean<in out Ls extends Several> extends Layer<
  Ls[0]['inputs'],
  Ls[0]['outputs'],
  PartsParameters<Ls>,
  RangeOfMean<Ls>
> {
  readonly inputs: Ls[0]['inputs']
  readonly outputs: Ls[0]['outputs']
  readonly branches: Ls
}

/**
 * The layer `y = [f(x), g(x), …]`: one input to all branches, their outputs one after the other. Its parameters are the tuple of theirs.
 *
 * Shapes: all branches take `Tensor<I>` and give vectors; `Tensor<I>` → `Vector<A + B + …>`. Range: [0, 1] where that of all is. Cost: the sum.
 * Never fails. Pullback of [c, d, …]: parameters those of f at c, of g at d, …; input `fᵀ(c) + gᵀ(d) + …`, for x is used by all. Each branch
 * has noise of its own. Laws: forking an identity and an identity doubles the input; a fork of forks is the fork of all branches.
 * Source: Szegedy et al. 2015, the inception block.
 *
 * @example
 * ```ts
 * import { forkLayer, identityLayer, tanhLayer, vector } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * const both = forkLayer(identityLayer(2), tanhLayer(2))
 * const { output, pullback } = both.vjp([[], []])(vector([0, 0]))
 * assert.deepEqual([...output], [0, 0, 0, 0])
 * assert.deepEqual([...pullback(vector([1, 2, 10, 20])).input], [11, 22])
 * ```
 */
export const forkLayer = <Ls extends Several>(...branches: Branches<Ls>): Fork<Ls> => forkOf<Ls>(listed<Ls>(branches))

/**
 * The layer `y = f(x) + g(x) + …`: one input to all branches, their outputs added. Its parameters are the tuple of theirs.
 *
 * Shapes: all branches have the sizes of the first. Cost: the sum. Never fails. Pullback of c: parameters those of f, g, … each at c; input
 * `fᵀ(c) + gᵀ(c) + …`. Each branch has noise of its own. A skip around a block that changes the size has a projection beside it:
 * `forkSumLayer(projectionLayer(4, 3), block)` is `W·x + f(x)`. Laws: with an identity it is `residualLayer` of the rest.
 * Source: He et al. 2016, eq. (2).
 *
 * @example
 * ```ts
 * import { forkSumLayer, identityLayer, vector } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * const twice = forkSumLayer(identityLayer(1), identityLayer(1))
 * assert.deepEqual([...twice.forward([[], []])(vector([21]))], [42])
 * ```
 */
export const forkSumLayer = <Ls extends Several>(...branches: SameSizes<Ls>): ForkSum<Ls> =>
  forkSumOf<Ls>(listed<Ls>(branches))

/**
 * The layer `y = (f(x) + g(x) + …) / n`: one input to all n branches, and the mean of their outputs, an ensemble that is trained as one.
 *
 * Shapes: all branches have the sizes of the first. Range: that of all branches, where it is one. Cost: the sum. Never fails. Pullback of c:
 * as `forkSumLayer` of c/n. Each branch has noise of its own. Laws: n times the mean is the sum. See `ensemble` for networks that are trained apart.
 *
 * @example
 * ```ts
 * import { forkMeanLayer, identityLayer, vector } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * const same = forkMeanLayer(identityLayer(1), identityLayer(1))
 * assert.deepEqual([...same.forward([[], []])(vector([21]))], [21])
 * ```
 */
export const forkMeanLayer = <Ls extends Several>(...branches: SameSizes<Ls>): ForkMean<Ls> =>
  forkMeanOf<Ls>(listed<Ls>(branches))
