/** What is measured, in one line each. */
export const workloads = Object.freeze({
  or: 'OR 2-1 sigmoid, quadratic, full batch, 1000 epochs: a step',
  'xor-2': 'XOR 2-2-1 sigmoid, quadratic, full batch, 10,000 epochs: a step',
  'xor-4': 'XOR 2-4-1 sigmoid, quadratic, full batch, 10,000 epochs: a step',
  'digits-30': '784-30-10 sigmoid, quadratic, batches of 10 of 400 examples, shuffled each epoch: a step',
  'digits-128': '784-128-10 relu, softmax cross-entropy, batches of 128 of 512 examples, shuffled each epoch: a step',
  'digits-128-adam': 'the same with Adam: a step',
  'custom-relu': '784-128-10 with an activation of the user’s own in place of relu: a step',
  'infer-30-1': '784-30-10 sigmoid, the prediction of 1 example',
  'infer-30-1000': '784-30-10 sigmoid, the predictions of 1000 examples',
  'infer-128-1': '784-128-10 relu, softmax, the prediction of 1 example',
  'infer-128-1000': '784-128-10 relu, softmax, the predictions of 1000 examples'
})

export type Workload = keyof typeof workloads
