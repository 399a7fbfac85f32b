/**
 * Layers as values: what two layers of one size have in common, whatever their parameters.
 */
import type { Size } from '../dimension/size.ts'
import type { AnyLayer, Layer, Use } from './layer.ts'
import type { AnyRange } from './range.ts'

/**
 * Some layer from tensors of size `I` to tensors of size `O` in the range `R`: the type of its parameters is hidden.
 *
 * Every layer and every network is one, so that architectures can be chosen, listed and returned. What is done with one is done by a function that works for
 * all parameters: parameters of one architecture then never meet another.
 *
 * @example
 * ```ts
 * import { dense, input, pipe, pythonRandom, sigmoid, tanh, uniform, vector, type SomeLayer } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * const shallow = pipe(input(2), dense(1), sigmoid)
 * const deep = pipe(input(2), dense(3), tanh, dense(1), sigmoid)
 * const all: readonly SomeLayer<2, 1>[] = [shallow, deep]
 * assert.deepEqual(all.map(each => each.use(network => network.shape.count)), [3, 13])
 * const outputs = all.map(each =>
 *   each.use(network => network.forward(network.initialize(uniform(0, 1))(pythonRandom(0))[0])(vector([1, 1])))
 * )
 * assert.deepEqual(outputs.map(output => output.size), [1, 1])
 * ```
 */
export interface SomeLayer<
  in out I extends Size,
  in out O extends Size,
  out R extends AnyRange = AnyRange
> extends AnyLayer {
  readonly inputs: I
  readonly outputs: O
  /** What the outputs promise to be. */
  readonly range: R
  /** Hands the layer to a function that works for all parameters, and answers with its answer. */
  readonly use: Use<I, O, R>
}

/**
 * A layer of which nothing is known but that it is one, its sizes hidden too: what leaves a door through which its sizes came.
 *
 * @example
 * ```ts
 * import { dense, input, pipe, withDimension, type LayerOfSomeSize } from 'lawgrad'
 * import * as E from 'fp-ts/lib/Either.js'
 * import { strict as assert } from 'node:assert'
 * const line = withDimension('columns', (columns): LayerOfSomeSize => pipe(input(columns), dense(1)))
 * const count = E.map((layer: LayerOfSomeSize) => layer.use(network => network.shape.count))
 * assert.deepEqual(count(line(4)), E.right(5))
 * ```
 */
export interface LayerOfSomeSize extends AnyLayer {
  /** Hands the layer to a function that works for all sizes and parameters, and answers with its answer. */
  readonly use: <A>(f: <I extends Size, O extends Size, P>(layer: Layer<I, O, P>) => A) => A
}
