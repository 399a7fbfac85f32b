import type { Size } from '../../dimension/size.ts'
import { peaks } from '../../tensor/internal/images.ts'
import { layoutOf, settled } from '../../tensor/internal/shape.ts'
import { extentsOf, valuesOf, type AnyTensor } from '../../tensor/internal/tensor.ts'
import type { Shape } from '../../tensor/shape.ts'
import type { Tensor } from '../../tensor/tensor.ts'
import type { Expr, Over } from '../expr.ts'
import type { Lifting } from '../lifting.ts'
import { real } from '../real.ts'
import { algebraOf } from './algebra-of.ts'
import type { Reading } from './reading.ts'
import { realPrimitives } from './real.ts'

/** What is being written down; nobody's outside of {@link recorded}. */
let taken: number[] = []

/** The places of the greatest components of the blocks of a tensor of three axes. */
const note = (x: AnyTensor, [channels, height, width]: readonly number[], k: number): void => {
  for (const place of peaks(valuesOf(x), [channels!, height!, width!], k)) taken.push(place)
}

/** The place of the greatest component, the first of equal ones, a NaN first of all. */
const placeOfGreatest = (values: Float64Array): number => {
  let place = 0
  for (let k = 1; k < values.length && !Number.isNaN(values[place]!); k++)
    if (values[k]! > values[place]! || Number.isNaN(values[k]!)) place = k
  return place
}

const recording: Reading<number, AnyTensor> = {
  ...realPrimitives,
  where: (a, positive, otherwise) => {
    taken.push(a <= 0 ? 0 : 1)
    return realPrimitives.where(a, positive, otherwise)
  },
  max: a => {
    taken.push(placeOfGreatest(valuesOf(a)))
    return realPrimitives.max(a)
  },
  maxPool: (x, k) => {
    note(x, extentsOf(x), k)
    return realPrimitives.maxPool(x, k)
  }
}

const { softmax, logSumExp, negativeLogSoftmax, sumOfOthers } = real

const lifting: Lifting = Object.freeze<Lifting>({
  algebra: algebraOf(recording, { softmax, logSumExp, negativeLogSoftmax, sumOfOthers }),
  // proof: an Expr of this reading is a Tensor
  constant: <S extends Size>(tensor: Tensor<S>) => tensor as unknown as Expr<S>,
  constants: <P>(shape: Shape<P>) => {
    const layout = layoutOf(shape)
    // proof: as above, at each leaf
    return (tree: P) => settled(layout, tree) as Over<P>
  }
})

/** What is written down while `read` runs; a run inside of another has its own. */
export const recorded = (read: (lifting: Lifting) => unknown): readonly number[] => {
  const outer = taken
  taken = []
  try {
    read(lifting)
    return Object.freeze(taken)
  } finally {
    taken = outer
  }
}
