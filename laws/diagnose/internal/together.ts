/** The mean over examples of a parameter's gradients; the inputs of each example with its share. */
export const together = (isInput: boolean, each: readonly Float64Array[]): Float64Array => {
  const [n, m] = [each[0]!.length, each.length]
  const out = new Float64Array(isInput ? n * m : n)
  each.forEach((one, k) => {
    const from = isInput ? k * n : 0
    for (let i = 0; i < n; i++) out[from + i]! += one[i]!
  })
  for (let i = 0; i < out.length; i++) out[i]! /= m
  return out
}
