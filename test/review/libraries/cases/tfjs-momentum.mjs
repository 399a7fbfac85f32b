import tf from '@tensorflow/tfjs'

const w = tf.variable(tf.scalar(0))
const optimizer = tf.train.momentum(0.5, 0.5)
optimizer.setMomentum(0)
for (const _ of [1, 2]) optimizer.minimize(() => w.mul(1), false, [w])
console.log('momentum asked for: 0; in the optimizer:', optimizer.momentum)
console.log('0 after two steps of rate 1/2 with gradient 1:', w.dataSync()[0])
console.log('-1/2 - 1/2 without momentum; -1/2 - 3/4 with that of before')
