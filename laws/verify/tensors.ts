/**
 * The tensors that a flat gradient is made of.
 */
import type { Batch, Description, Shape, Size } from '../../src/index.ts'
import { count, extents } from '../internal/flat.ts'

/** A stretch of the components of a flat array. */
export type Stretch = {
  readonly name: string
  readonly offset: number
  readonly size: number
  /** Those of the tensor; of the input, how many examples there are comes first. */
  readonly extents: readonly number[]
}

const leaves = (description: Description, path: string): readonly Omit<Stretch, 'offset'>[] => {
  const below = (name: string | number) => (path === '' ? String(name) : `${path}.${name}`)
  switch (description._tag) {
    case 'Tensor':
      return [{ name: path, size: count(description.extents), extents: description.extents }]
    case 'Struct':
      return Object.entries(description.fields).flatMap(([name, field]) => leaves(field, below(name)))
    case 'Tuple':
      return description.items.flatMap((item, k) => leaves(item, below(k)))
  }
}

/**
 * The tensors of all parameters, and the inputs of the batch as one more, in the order in which gradients are flat.
 *
 * @example
 * ```ts
 * import { batch, dense, input, vector } from 'lawgrad'
 * import { tensorsOf } from 'lawgrad/laws'
 * import { pipe } from 'fp-ts/lib/function.js'
 * import { strict as assert } from 'node:assert'
 * const network = pipe(input(2), dense(3))
 * const one = batch([{ input: vector([0, 0]), target: vector([0, 0, 0]) }])
 * assert.deepEqual(
 *   tensorsOf(network.shape, one).map(({ name, offset }) => [name, offset]),
 *   [['0.weights', 0], ['0.bias', 6], ['input', 9]]
 * )
 * ```
 */
export const tensorsOf = <I extends Size, O extends Size, P>(shape: Shape<P>, batch: Batch<I, O>): readonly Stretch[] =>
  [
    ...leaves(shape.description, ''),
    {
      name: 'input',
      size: count(batch.inputs) * batch.examples.length,
      extents: [batch.examples.length, ...extents(batch.inputs)]
    }
  ].reduce<readonly Stretch[]>((all, leaf) => {
    const last = all.at(-1)
    return [...all, { ...leaf, offset: last === undefined ? 0 : last.offset + last.size }]
  }, [])
