import type { ReadonlyNonEmptyArray } from 'fp-ts/lib/ReadonlyNonEmptyArray.js'
import type { Example } from '../../data/batch.ts'
import type { Size } from '../../dimension/size.ts'
import type { Noise } from '../../layer/noise.ts'
import { accumulate, layoutOf, scattered } from '../../tensor/internal/shape.ts'
import { agree } from '../../tensor/internal/defect.ts'
import { mapped } from '../../tensor/internal/kernels.ts'
import type { Shape } from '../../tensor/shape.ts'
import type { CostGradient, ExampleGradient } from '../cost.ts'

/** The mean over the examples, summed from the first to the last, of what back-propagation yields for each. */
export const meanGradient = <I extends Size, O extends Size, P>(
  shape: Shape<P>,
  backpropagate: (example: Example<I, O>, noise?: Noise) => ExampleGradient<I, P>,
  examples: ReadonlyNonEmptyArray<Example<I, O>>,
  noise: readonly Noise[] | undefined
): CostGradient<P> => {
  if (noise !== undefined) agree(examples.length, noise.length)
  const layout = layoutOf(shape)
  const sum = new Float64Array(layout.count)
  let cost = 0
  let sumOfSquaredErrors = 0
  for (let k = 0; k < examples.length; k++) {
    const one = backpropagate(examples[k]!, noise?.[k])
    cost += one.value
    sumOfSquaredErrors += one.squaredError
    accumulate(layout, sum, one.parameters)
  }
  const m = examples.length
  return Object.freeze({
    cost: cost / m,
    // proof: the buffer has the layout of P
    gradient: scattered(
      layout,
      mapped(sum, x => x / m)
    ) as P,
    sumOfSquaredErrors
  })
}
