/** Of numbers drawn unit by unit, a bias and then the weights of each: the weights of all, then the biases. */
export const weightsThenBiases = (theta: readonly number[], columns: number): readonly number[] => {
  const numbers: number[] = []
  numbers.length = theta.length
  const units = theta.length / columns
  let [weight, bias] = [0, theta.length - units]
  for (let k = 0; k < theta.length; k++) numbers[k % columns === 0 ? bias++ : weight++] = theta[k]!
  return numbers
}
