/**
 * Layers side by side: each works on its own stretch of the input.
 */
import { besideOf, listed } from './internal/several.ts'
import type { Layer } from './layer.ts'
import type { PartsParameters, RangeTogether, Several, TotalOf, VectorLayers } from './several.ts'

/** [x, x′, …] ↦ [f(x), g(x′), …], the layers `Ls` in order. */
export interface Beside<in out Ls extends Several> extends Layer<
  TotalOf<Ls, 'inputs'>,
  TotalOf<Ls, 'outputs'>,
  PartsParameters<Ls>,
  RangeTogether<Ls>
> {
  readonly inputs: TotalOf<Ls, 'inputs'>
  readonly outputs: TotalOf<Ls, 'outputs'>
  readonly branches: Ls
}

/**
 * The layer `[x, x′, …] ↦ [f(x), g(x′), …]`: each layer on its own stretch of the input. Its parameters are the tuple of theirs.
 *
 * Shapes: all go from vectors to vectors; `Vector<I + J + …>` → `Vector<A + B + …>`. Range: [0, 1] where that of all is. Cost: the sum. Never fails.
 * Pullback of [c, c′, …]: parameters and input those of f at c, of g at c′, … (the Jacobian is block diagonal). Each has noise of its own.
 * Laws: identities side by side are the identity; (f then g) beside (f′ then g′) = (f beside f′) then (g beside g′).
 *
 * @example
 * ```ts
 * import { besideLayer, identityLayer, sigmoidLayer, vector, type Layer } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * const pair = besideLayer(sigmoidLayer(1), identityLayer(2))
 * const shapes: Layer<3, 3, readonly [readonly [], readonly []]> = pair
 * assert.deepEqual([...shapes.forward([[], []])(vector([0, 5, 7]))], [0.5, 5, 7])
 * ```
 */
export const besideLayer = <Ls extends Several>(...parts: VectorLayers<Ls>): Beside<Ls> =>
  besideOf<Ls>(listed<Ls>(parts))
