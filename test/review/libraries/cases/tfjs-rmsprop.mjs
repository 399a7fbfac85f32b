import tf from '@tensorflow/tfjs'

for (const g of [1, 0]) {
  const w = tf.variable(tf.scalar(1))
  tf.train.rmsprop(0.125, 0.875, 0, 1e-8, true).minimize(() => w.mul(g), false, [w])
  console.log(`1 after a step of centered RMSProp with gradient ${g}:`, w.dataSync()[0])
}
