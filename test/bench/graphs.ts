/**
 * `npm run bench:graphs`: large graphs of layers of one's own: what the first step takes, which is compiled, and the steps after it, by the engine and by the reference,
 * in time of processors.
 */
import {
  append,
  batch,
  dense,
  flatten,
  glorotUniform,
  gradientDescent,
  initialState,
  input,
  layer,
  matrixShape,
  pipe,
  pythonRandom,
  quadraticLoss,
  repeat,
  residual,
  sizeOf,
  stepReport,
  structShape,
  tanh,
  tensorShape,
  train,
  trainer,
  vectorBy,
  vectorShape,
  type Dimension,
  type Layer,
  type Size
} from '../../src/index.ts'
import { countOf, extentsOfSize } from '../../src/tensor/internal/tensor.ts'
import * as E from 'fp-ts/lib/Either.js'

type Rows = [32, 32]
const rows: Rows = [32, 32]
const square = matrixShape(32, 32)

/** softmax(Q·Kᵀ/√32)·V of the rows of a matrix. */
const attention = layer({
  name: 'attention',
  inputs: rows,
  outputs: rows,
  shape: structShape({ q: square, k: square, v: square }),
  equation:
    ({ matMul, transpose, mapRows, softmax, scale, num }) =>
    ({ q, k, v }) =>
    x => {
      const scores = matMul(matMul(x)(q))(transpose(matMul(x)(k)))
      return matMul(mapRows<32, 32, 32>(row => softmax(scale(num(32 ** -0.5))(row)))(scores))(matMul(x)(v))
    },
  pullback:
    ({ matMul, transpose, mapRows, zipRows, softmax, scale, num, dot, map, minus, hadamard, add }) =>
    ({ q, k, v }, x) =>
    c => {
      const [root, xT] = [scale(num(32 ** -0.5)), transpose(x)]
      const [queries, keys, values] = [matMul(x)(q), matMul(x)(k), matMul(x)(v)]
      const shares = mapRows<32, 32, 32>(row => softmax(root(row)))(matMul(queries)(transpose(keys)))
      const dValues = matMul(transpose(shares))(c)
      const dScores = zipRows<32, 32, 32, 32>(matMul(c)(transpose(values)), (p, d) => {
        const mean = dot(p)(d)
        return root(hadamard(p)(map(a => minus(a, mean))(d)))
      })(shares)
      const [dQueries, dKeys] = [matMul(dScores)(keys), matMul(transpose(dScores))(queries)]
      return {
        parameters: { q: matMul(xT)(dQueries), k: matMul(xT)(dKeys), v: matMul(xT)(dValues) },
        input: pipe(
          matMul(dQueries)(transpose(q)),
          add(matMul(dKeys)(transpose(k))),
          add(matMul(dValues)(transpose(v)))
        )
      }
    }
})

/** Each row less its mean, over the root of its variance, times gains. */
const rowNorm = layer({
  name: 'row norm',
  inputs: rows,
  outputs: rows,
  shape: structShape({ gains: vectorShape(32) }),
  equation:
    ({ mapRows, mean, map, minus, over, sqrt, plus, dot, num, hadamard }) =>
    ({ gains }) =>
      mapRows<32, 32, 32>(row => {
        const m = mean(row)
        const centered = map(a => minus(a, m))(row)
        const root = sqrt(plus(over(dot(centered)(centered), num(32)), num(0.01)))
        return hadamard(gains)(map(a => over(a, root))(centered))
      }),
  pullback:
    ({ mapRows, zipRows, mean, map, minus, over, sqrt, plus, dot, num, hadamard, columnSums, scale, subtract }) =>
    ({ gains }, x) =>
    c => {
      const centered = mapRows<32, 32, 32>(row => {
        const m = mean(row)
        return map(a => minus(a, m))(row)
      })(x)
      const normal = mapRows<32, 32, 32>(row => {
        const root = sqrt(plus(over(dot(row)(row), num(32)), num(0.01)))
        return map(a => over(a, root))(row)
      })(centered)
      const inner = zipRows<32, 32, 32, 32>(c, (n, d) => {
        const own = hadamard(gains)(d)
        const [m, along] = [mean(own), over(dot(own)(n), num(32))]
        return subtract(scale(along)(n))(map(a => minus(a, m))(own))
      })(normal)
      return {
        parameters: { gains: columnSums(hadamard(normal)(c)) },
        input: zipRows<32, 32, 32, 32>(inner, (row, d) => {
          const root = sqrt(plus(over(dot(row)(row), num(32)), num(0.01)))
          return map(a => over(a, root))(d)
        })(centered)
      }
    }
})

/** hₜ = tanh(own·hₜ₋₁ + given·xₜ) over so many rows. */
const recurrent = <const T extends number>(steps: Dimension<T>) =>
  layer({
    name: 'recurrent',
    inputs: [sizeOf<T>(steps), 16],
    outputs: [sizeOf<T>(steps), 32],
    shape: structShape({ own: matrixShape(32, 32), given: matrixShape(32, 16) }),
    equation:
      ({ scan, matVec, add, map, filled, num, transpose, firstRow, tanh: th, matMul }) =>
      ({ own, given }) =>
      x => {
        const inputs = matMul(x)(transpose(given))
        const start = filled(firstRow(inputs))(num(0))
        return scan<T, 32, 32>(start, (h, row) => map(th)(add(row)(matVec(own)(h))))(inputs)
      },
    pullback:
      ({ scanBack, transposedMatVec, add, map, filled, num, transpose, firstRow, matMul, delay, beside, ...a }) =>
      ({ own, given }, x, y) =>
      c => {
        const zero = filled(firstRow(y))(num(0))
        const slope = map(h => a.minus(num(1), a.times(h, h)))(y)
        const deltas = scanBack<T, 32, 64>(zero, (d, row) => {
          const [cotangent, bend] = a.splitAt(32, 32)(row)
          return a.hadamard(bend)(add(cotangent)(transposedMatVec(own)(d)))
        })(beside(slope)(c))
        return {
          parameters: { own: matMul(transpose(deltas))(delay(zero)(y)), given: matMul(transpose(deltas))(x) },
          input: matMul(deltas)(given)
        }
      }
  })

/** Milliseconds of processors, so that what else a machine does counts little. */
const millisecondsOf = (run: () => unknown): number => {
  const before = process.cpuUsage()
  run()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

/** The best decile of steps in a second, three of them at least. */
const best = (step: () => unknown): number => {
  const all: number[] = []
  const end = performance.now() + 1000
  while (all.length < 3 || performance.now() < end) all.push(millisecondsOf(step))
  return all.toSorted((a, b) => a - b)[Math.floor(all.length / 10)] ?? NaN
}

const measured = <I extends Size, P>(name: string, network: Layer<I, 4, P>, withReference = true): void => {
  const course = trainer(network, quadraticLoss, gradientDescent(0.001))
  const extents = extentsOfSize(network.inputs)
  const count = countOf(extents)
  const example = (e: number) => ({
    // proof: a tensor of the extents of the network's inputs
    input: tensorShape(extents as never).unflatten(Array.from({ length: count }, (_, k) => Math.sin(k + e))) as never,
    target: vectorBy(4)(k => Math.cos(k * e))
  })
  const table = batch([example(0), ...Array.from({ length: 31 }, (_, e) => example(e + 1))])
  const start = initialState(course, glorotUniform)(pythonRandom(0))
  const [engine, reference] = (['engine', 'reference'] as const).map(interpreter => {
    if (interpreter === 'reference' && !withReference) return [NaN, NaN]
    // proof: the batch is of the sizes of the network
    const run = train(course, { epochs: 1, interpreter })(table as never)
    return [millisecondsOf(() => run(start)), best(() => run(start))] as const
  })
  const report = stepReport(course, 32)
  const [kernels, bytes] = E.isRight(report) ? [report.right.kernels.length, report.right.moduleBytes] : [NaN, NaN]
  console.log(
    `${name.padEnd(42)} ${String(kernels).padStart(5)} kernels ${(bytes / 1000).toFixed(0).padStart(4)} kB` +
      ` first ${(engine?.[0] ?? NaN).toFixed(0).padStart(5)} ms, then ${(engine?.[1] ?? NaN).toFixed(2).padStart(6)} ms;` +
      (withReference ? ` reference ${(reference?.[1] ?? NaN).toFixed(0).padStart(5)} ms` : '')
  )
}

const head = pipe(input(32, 32), append(attention), flatten, dense(4))
measured('attention of 32 rows of 32', head)
const block = pipe(input(32, 32), residual(pipe(input(32, 32), append(attention))), append(rowNorm))
measured('four times attention, residual, and a norm', pipe(input(32, 32), repeat(4, block), flatten, dense(4)))
measured('a recurrent layer, 50 rows, 16 to 32', pipe(input(50, 16), append(recurrent(50)), flatten, dense(4)))
measured('400 rows', pipe(input(400, 16), append(recurrent(400)), flatten, dense(4)))
measured('2000 rows', pipe(input(2000, 16), append(recurrent(2000)), flatten, dense(4)), false)
measured('50 times dense 64 and tanh', pipe(input(64), repeat(50, pipe(input(64), dense(64), tanh)), dense(4)))
