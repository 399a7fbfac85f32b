/** What `npm run bench:memory` looks at: each of these in a process of its own. */
import {
  adam,
  batch,
  dense,
  fit,
  glorotUniform,
  gradientDescent,
  initialState,
  input,
  pipe,
  pythonRandom,
  quadraticLoss,
  relu,
  sigmoid,
  softmaxCrossEntropy,
  train,
  trainer,
  uniform,
  vector,
  vectorBy
} from 'lawgrad'

const [what, count] = process.argv.slice(2)

/** Pixels, as of an image: about half of them 0. */
const pixel = seed => {
  const drawn = (seed * 48_271) % 2_147_483_647
  return drawn % 2 === 0 ? 0 : (drawn % 256) / 255
}

const examples = () =>
  batch(
    Array.from({ length: Number(count) }, (_, row) => ({
      input: vectorBy(784)(k => pixel(row * 784 + k + 1)),
      target: vectorBy(10)(k => (k === row % 10 ? 1 : 0))
    }))
  )

const learn = (optimizer, batchSize = 128) => {
  const learner = trainer(pipe(input(784), dense(128), relu, dense(10)), softmaxCrossEntropy, optimizer)
  return train(learner, { epochs: 2, batchSize })(examples())(initialState(learner, glorotUniform)(pythonRandom(1)))
}

const steps = total => {
  const or = trainer(pipe(input(2), dense(1), sigmoid), quadraticLoss, gradientDescent(1))
  const table = batch([
    { input: vector([0, 0]), target: vector([0]) },
    { input: vector([1, 1]), target: vector([1]) }
  ])
  const heaps = []
  for (const [{ epoch }] of fit(or, { epochs: total })(table)(initialState(or, uniform(0, 1))(pythonRandom(0))))
    if (epoch === total / 10 || epoch === total) {
      globalThis.gc()
      heaps.push(process.memoryUsage().heapUsed)
    }
  return heaps
}

/** Microseconds of an epoch of 784-128-10 on 1,280 examples: with a state handed out at its end, and without. */
const purity = () => {
  const learner = trainer(pipe(input(784), dense(128), relu, dense(10)), softmaxCrossEntropy, gradientDescent(0.1))
  const [data, start] = [examples(), initialState(learner, glorotUniform)(pythonRandom(1))]
  const options = { epochs: 10, batchSize: 128 }
  const least = call => {
    const times = Array.from({ length: 8 }, () => {
      const from = performance.now()
      call()
      return (performance.now() - from) * 100
    })
    return Math.min(...times)
  }
  return [
    least(() => train(learner, options)(data)(start)),
    least(() => [...fit(learner, options)(data)(start)].length)
  ]
}

const held = {
  import: () => 0,
  batch: examples,
  plain: () => learn(gradientDescent(0.1)),
  adam: () => learn(adam(0.001)),
  full: () => learn(gradientDescent(0.1), 'full')
}

if (what === 'steps') console.log(steps(Number(count)).join(' '))
else if (what === 'purity') console.log(purity().join(' '))
else {
  const kept = held[what]()
  console.log(process.resourceUsage().maxRSS * 1024, kept === undefined ? 'nothing' : '')
}
