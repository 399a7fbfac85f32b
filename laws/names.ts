/**
 * What the components of parameters and inputs are called in reports.
 */
import type { Batch, Description, Shape, Size } from '../src/index.ts'
import { extents, indicesOf } from './internal/flat.ts'

/**
 * The names of the components of a shape, in order: `0.weights[1,0]`, `0.bias[1]`.
 *
 * @example
 * ```ts
 * import { descriptionNames } from 'lawgrad/laws'
 * import { structShape, vectorShape } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * assert.deepEqual(descriptionNames(structShape({ bias: vectorShape(2) }).description), ['bias[0]', 'bias[1]'])
 * ```
 */
export const descriptionNames = (description: Description, path = ''): readonly string[] => {
  const below = (name: string | number) => (path === '' ? String(name) : `${path}.${name}`)
  switch (description._tag) {
    case 'Tensor':
      return indicesOf(description.extents).map(index => `${path}${index}`)
    case 'Struct':
      return Object.entries(description.fields).flatMap(([name, field]) => descriptionNames(field, below(name)))
    case 'Tuple':
      return description.items.flatMap((item, k) => descriptionNames(item, below(k)))
  }
}

/** The names of all parameters and then of all inputs of a batch. */
export const componentNames = <I extends Size, O extends Size, P>(
  shape: Shape<P>,
  batch: Batch<I, O>
): readonly string[] => [
  ...descriptionNames(shape.description),
  ...batch.examples.flatMap((_, k) => indicesOf(extents(batch.inputs)).map(index => `input ${k}${index}`))
]
