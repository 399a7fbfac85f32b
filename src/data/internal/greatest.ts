import { valuesOf, type AnyTensor } from '../../tensor/internal/tensor.ts'

/** The greatest absolute value of each component of the inputs of examples; NaN counts as nothing. */
export const greatestInputs = (examples: readonly { readonly input: AnyTensor }[]): readonly number[] => {
  const greatest: number[] = []
  for (const { input } of examples) {
    const values = valuesOf(input)
    for (let k = 0; k < values.length; k++) {
      const size = Math.abs(values[k]!)
      const most = greatest[k] ?? 0
      greatest[k] = size > most ? size : most
    }
  }
  return greatest
}
