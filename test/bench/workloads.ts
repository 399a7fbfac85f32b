/** What is measured, in one line each. */
export const workloads = Object.freeze({
  or: 'OR 2-1 sigmoid, quadratic, full batch, 1000 epochs: a step',
  'xor-2': 'XOR 2-2-1 sigmoid, quadratic, full batch, 10,000 epochs: a step',
  'xor-4': 'XOR 2-4-1 sigmoid, quadratic, full batch, 10,000 epochs: a step',
  'digits-30': '784-30-10 sigmoid, quadratic, batch 10: a step',
  'digits-128': '784-128-10 relu, softmax cross-entropy, batch 128: a step',
  'digits-128-adam': 'the same with Adam: a step',
  'custom-relu': '784-128-10 with an activation of the user’s own in place of relu: a step',
  'infer-1': '784-128-10, the prediction of 1 example',
  'infer-1000': '784-128-10, the predictions of 1000 examples'
})

export type Workload = keyof typeof workloads
