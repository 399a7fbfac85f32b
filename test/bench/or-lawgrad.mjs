/** Cold start: an OR gate trained for 1000 epochs by the built package. */
import {
  batch,
  dense,
  gradientDescent,
  initialState,
  input,
  pipe,
  pythonRandom,
  quadraticLoss,
  sigmoid,
  train,
  trainer,
  uniform,
  vector
} from 'lawgrad'
const or = trainer(pipe(input(2), dense(1), sigmoid), quadraticLoss, gradientDescent(40))
const table = batch([
  { input: vector([0, 0]), target: vector([0]) },
  { input: vector([1, 0]), target: vector([1]) },
  { input: vector([0, 1]), target: vector([1]) },
  { input: vector([1, 1]), target: vector([1]) }
])
train(or, { epochs: 1000 })(table)(initialState(or, uniform(0, 1))(pythonRandom(0)))
const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage()
// not console.log, which loads the streams of Node
process.getBuiltinModule('node:fs').writeSync(1, `${maxRSS} ${(userCPUTime + systemCPUTime) / 1000}`)
