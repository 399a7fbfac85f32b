/**
 * One name for three inputs whose number came through the door.
 *
 * Open. As above: names are counted where they meet the examples, also where the number of inputs is known at run time alone.
 */
import * as E from 'fp-ts/lib/Either.js'
import { batch, dataset, vector, vectorBy, withDimension } from 'lawgrad'

const names = withDimension('columns', columns => {
  const data = batch([{ input: vectorBy(columns)(i => i), target: vector([1]) }])
  return dataset({ inputNames: ['x'], targetNames: ['y'] })(data).inputNames
})(3)
export const count = E.map((given: readonly string[]) => given.length)(names)
