/** The package by its public functions. The first argument: `engine`, `fast`, `single-fast`, `workers`, `single-workers-fast`, `blas` or `reference`. */
import {
  activationLayer,
  adam,
  append,
  batch,
  dense,
  fit,
  glorotUniform,
  gradientDescent,
  initialState,
  input,
  pipe,
  predictAll,
  pythonRandom,
  quadraticLoss,
  relu,
  sigmoid,
  softmax,
  softmaxCrossEntropy,
  train,
  trainer,
  uniform,
  vector,
  vectorBy,
  type Layer
} from 'lawgrad'
import { openBlas } from './blas.ts'
import { images, orTable, xorTable } from './data.ts'
import { measure, type Task } from './measure.ts'

const kind = process.argv.splice(2, 1)[0] ?? 'engine'
/** OpenBLAS, if that is what is measured. */
const products = (() => {
  if (kind !== 'blas') return {}
  const found = openBlas()
  if ('missing' in found) throw new Error(found.missing)
  console.error(`Core: ${found.core}`)
  return { products: found.products }
})()
const options = {
  ...products,
  workers: kind.includes('workers') ? 2 : 1,
  interpreter: kind === 'reference' ? 'reference' : 'engine',
  fast: kind.endsWith('fast'),
  precision: kind.startsWith('single') ? 'single' : 'double',
  notice: (sentence: string) => console.error(sentence)
} as const

/** Rows that are known not to be none. */
const some = <A>([first, ...rest]: readonly A[]): readonly [A, ...A[]] => {
  if (first === undefined) throw new Error('no rows')
  return [first, ...rest]
}

const tableOf = (rows: typeof orTable | typeof xorTable) =>
  batch(some(rows.map(([a, b, y]) => ({ input: vector([a, b]), target: vector([y]) }))))
const digitsOf = (count: number) =>
  batch(
    some(
      images(count).map(row => ({
        input: vectorBy(784)(k => row.input[k] ?? 0),
        target: vectorBy(10)(k => row.target[k] ?? 0)
      }))
    )
  )

/** Relu as a user writes it. */
const own = activationLayer({
  name: 'own',
  equation:
    ({ where, num }) =>
    z =>
      where(z, z, num(0)),
  derivative:
    ({ where, num }) =>
    z =>
      where(z, num(1), num(0))
})

const or = (epochs: number) => (): Task => {
  const one = trainer(pipe(input(2), dense(1), sigmoid), quadraticLoss, gradientDescent(40))
  const data = tableOf(orTable)
  const state = initialState(one, uniform(0, 1))(pythonRandom(0))
  return { call: () => train(one, { epochs, ...options })(data)(state), steps: epochs }
}

const xorOfTwo = (epochs: number) => (): Task => {
  const network = pipe(input(2), dense(2), sigmoid, dense(1), sigmoid)
  const one = trainer(network, quadraticLoss, gradientDescent(15))
  const data = tableOf(xorTable)
  const state = initialState(one, glorotUniform)(pythonRandom(0))
  return { call: () => train(one, { epochs, ...options })(data)(state), steps: epochs }
}

const xorOfFour = (epochs: number) => (): Task => {
  const network = pipe(input(2), dense(4), sigmoid, dense(1), sigmoid)
  const one = trainer(network, quadraticLoss, gradientDescent(15))
  const data = tableOf(xorTable)
  const state = initialState(one, glorotUniform)(pythonRandom(0))
  return { call: () => train(one, { epochs, ...options })(data)(state), steps: epochs }
}

const plain = pipe(input(784), dense(128), relu, dense(10))
const usersOwn = pipe(input(784), dense(128), append(own(128)), dense(10))
const small = pipe(input(784), dense(30), sigmoid, dense(10), sigmoid)

/** Epochs one after the other; a call is one epoch of a few steps, below the slice of a scheduler. */
const epochs = (iterable: Iterable<unknown>, steps: number): Task => {
  const iterator = iterable[Symbol.iterator]()
  return { call: () => iterator.next(), steps }
}

const smallTask = (): Task => {
  const one = trainer(small, quadraticLoss, gradientDescent(3))
  const many = kind === 'reference' ? 10 : 400
  const duration = { epochs: 1_000_000, batchSize: 10, ...options }
  return epochs(fit(one, duration)(digitsOf(many))(initialState(one, glorotUniform)(pythonRandom(0))), many / 10)
}

const largeTask = (network: typeof plain, adaptive: boolean) => (): Task => {
  const steps = kind === 'reference' ? 1 : 4
  const duration = { epochs: 1_000_000, batchSize: 128, ...options }
  const data = digitsOf(128 * steps)
  if (adaptive) {
    const one = trainer(network, softmaxCrossEntropy, adam(0.001))
    return epochs(fit(one, duration)(data)(initialState(one, glorotUniform)(pythonRandom(0))), steps)
  }
  const one = trainer(network, softmaxCrossEntropy, gradientDescent(0.1))
  return epochs(fit(one, duration)(data)(initialState(one, glorotUniform)(pythonRandom(0))), steps)
}

const inference =
  <P>(network: Layer<784, 10, P>, count: number) =>
  (): Task => {
    const { parameters } = initialState(
      trainer(network, quadraticLoss, gradientDescent(1)),
      glorotUniform
    )(pythonRandom(0))
    const inputs = digitsOf(count).examples.map(example => example.input)
    const answer = predictAll(network, options)(parameters)
    return { call: () => answer(inputs), steps: 1 }
  }

const repeats = kind === 'reference' ? 20 : 1
const large = {
  'digits-128': largeTask(plain, false),
  'digits-128-adam': largeTask(plain, true),
  'custom-relu': largeTask(usersOwn, false)
}
// small steps are never shared
const isLarge = kind.includes('workers')
await measure(
  isLarge
    ? large
    : {
        or: or(1000 / repeats),
        'xor-2': xorOfTwo(10_000 / repeats / repeats),
        'xor-4': xorOfFour(10_000 / repeats / repeats),
        'digits-30': smallTask,
        ...large,
        'infer-30-1': inference(small, 1),
        'infer-30-1000': inference(small, 1000),
        'infer-128-1': inference(pipe(plain, softmax), 1),
        'infer-128-1000': inference(pipe(plain, softmax), 1000)
      }
)
