/**
 * `npm run test:blas`: the engine with its products by OpenBLAS, held against the engine alone. It is skipped, by name, where koffi or OpenBLAS is missing.
 */
import {
  adam,
  batch,
  dense,
  gradientDescent,
  initialState,
  input,
  pipe,
  pythonRandom,
  quadraticLoss,
  relu,
  residual,
  softmax,
  tanh,
  train,
  trainer,
  uniform,
  vectorBy,
  type AnyMemory,
  type EngineOptions,
  type Example,
  type ProductCall,
  type Size,
  type Trainer
} from 'lawgrad'
import { openBlas } from '../bench/blas.ts'

const blas = openBlas()

/** Numbers of ±1, the same each time. */
const numbersFrom = (seed: number) => {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 31 - 1
  }
}

/** What went wrong; a training of each precision and batch size, three epochs long. */
const faultsOf = <I extends Size, O extends Size, P, Ms extends readonly AnyMemory[]>(
  subject: Trainer<I, O, P, Ms>,
  example: () => Example<I, O>,
  products: (call: ProductCall) => void
): readonly string[] => {
  const examples = batch([example(), ...Array.from({ length: 69 }, example)])
  const start = initialState(subject, uniform(-0.2, 0.2))(pythonRandom(1))
  return (['double', 'single'] as const).flatMap(precision =>
    (['full', 32, 17] as const).flatMap(batchSize => {
      let calls = 0
      const counted = (call: ProductCall): void => {
        calls++
        products(call)
      }
      const run = (options: EngineOptions) =>
        train(subject, { epochs: 3, batchSize, precision, ...options })(examples)(start)
      const numbers = ([history, { parameters }]: ReturnType<typeof run>): readonly number[] => [
        ...history.flatMap(({ cost, gradientNorm }) => [cost, gradientNorm]),
        ...subject.network.shape.flatten(parameters)
      ]
      const [alone, others] = [numbers(run({})), numbers(run({ products: counted }))]
      const worst = alone.reduce(
        (most, x, k) => Math.max(most, Math.abs(x - (others[k] ?? Number.NaN)) / Math.max(1, Math.abs(x))),
        0
      )
      const most = precision === 'single' ? 1e-4 : 1e-12
      const name = `${subject.network.name}, ${precision}, batches of ${batchSize}`
      console.log(`${name}: ${calls} products, ${worst.toExponential(1)} from the engine's own`)
      return [
        ...(worst <= most ? [] : [`${name}: expected at most ${most} of difference; got ${worst}`]),
        ...(calls > 0 ? [] : [`${name}: expected calls of OpenBLAS; got none`])
      ]
    })
  )
}

const failures = (): readonly string[] => {
  if ('missing' in blas) {
    console.log(`skipped: ${blas.missing}`)
    return []
  }
  const { core, products } = blas
  console.log(`OpenBLAS takes the processor for ${core}`)
  const next = numbersFrom(3)
  const half = (): number => Math.abs(next()) / 2
  const deep = pipe(input(63), dense(70), tanh, dense(31))
  const classes = pipe(input(64), dense(33), relu, dense(10), softmax)
  const around = pipe(input(40), residual(pipe(input(40), dense(40), tanh)), dense(5))
  return [
    ...faultsOf(
      trainer(deep, quadraticLoss, gradientDescent(0.1)),
      () => ({ input: vectorBy(63)(next), target: vectorBy(31)(half) }),
      products
    ),
    ...faultsOf(
      trainer(classes, quadraticLoss, adam(0.01)),
      () => ({ input: vectorBy(64)(next), target: vectorBy(10)(half) }),
      products
    ),
    ...faultsOf(
      trainer(around, quadraticLoss, gradientDescent(0.1)),
      () => ({ input: vectorBy(40)(next), target: vectorBy(5)(half) }),
      products
    )
  ]
}

const failed = failures()
for (const text of failed) console.log(text)
process.exitCode = failed.length === 0 ? 0 : 1
