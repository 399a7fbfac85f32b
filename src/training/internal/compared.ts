import type { Batch, Example } from '../../data/batch.ts'
import type { Size } from '../../dimension/size.ts'
import { toArray } from '../../tensor/internal/buffer.ts'
import { valuesOf } from '../../tensor/internal/tensor.ts'
import type { Tensor } from '../../tensor/tensor.ts'
import type { Compared } from '../regression.ts'

/** The components of a tensor of any size, row-major. */
export const componentsOf = <S extends Size>(tensor: Tensor<S>): readonly number[] => toArray(valuesOf(tensor))

/** Targets and predictions of a batch, example by example, row-major. */
export const comparedOf = <I extends Size, O extends Size>(
  { examples }: Batch<I, O>,
  outputs: readonly Tensor<O>[]
): readonly Compared[] =>
  examples.map(({ target }: Example<I, O>, k) => ({
    target: componentsOf(target),
    prediction: componentsOf(outputs[k]!)
  }))
