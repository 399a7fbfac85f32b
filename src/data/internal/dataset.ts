import type { Size } from '../../dimension/size.ts'
import { defect } from '../../tensor/internal/defect.ts'
import { extentsOf } from '../../tensor/internal/tensor.ts'
import type { Batch } from '../batch.ts'
import type { ColumnNames, Dataset } from '../dataset.ts'

const named = (what: string, tensor: { readonly size: Size }, names: readonly string[]): readonly string[] => {
  const count = extentsOf(tensor).reduce((product, extent) => product * extent, 1)
  if (names.length !== count) return defect(`expected ${count} names of ${what}; got ${names.length}`)
  return Object.freeze([...names])
}

/** The batch with a name for each component of an input and of a target. */
export const datasetOf = <I extends Size, O extends Size>(
  { inputNames, targetNames }: ColumnNames,
  { inputs, outputs, examples }: Batch<I, O>
): Dataset<I, O> => {
  const [{ input, target }] = examples
  return Object.freeze({
    inputs,
    outputs,
    examples,
    inputNames: named('inputs', input, inputNames),
    targetNames: named('targets', target, targetNames)
  })
}
