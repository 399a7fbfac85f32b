/** Attention over a sequence of any length: a layer of rank two, for every three sizes. */
import { strict as assert } from 'node:assert'
import { pipe } from 'fp-ts/lib/function.js'
import {
  batch,
  cost,
  getVectorSpace,
  gradient,
  pythonRandom,
  quadraticLoss,
  uniform,
  matrix,
  type Algebra,
  type Dimension,
  type Expr,
  layer,
  matrixShape,
  type Num,
  sizeOf,
  structShape
} from 'lawgrad'

const factor = ({ over, num, sqrt }: Algebra, keys: number): Num => over(num(1), sqrt(num(keys)))
const weigh =
  (algebra: Algebra, keys: number) =>
  <T extends number, D extends number, K extends number>(
    query: Expr<[D, K]>,
    key: Expr<[D, K]>,
    x: Expr<[T, D]>
  ): Expr<[T, T]> => {
    const { matMul, transpose, mapRows, softmax, scale } = algebra
    return pipe(matMul(matMul(x)(query))(transpose(matMul(x)(key))), scale(factor(algebra, keys)), mapRows(softmax))
  }

const attention = <const T extends number, const D extends number, const K extends number>(
  steps: Dimension<T>,
  features: Dimension<D>,
  keys: Dimension<K>
) => {
  const [t, d, k] = [sizeOf<T>(steps), sizeOf<D>(features), sizeOf<K>(keys)]
  return layer({
    name: 'attention',
    inputs: [t, d],
    outputs: [t, d],
    shape: structShape({
      query: matrixShape<D, K>(features, keys),
      key: matrixShape<D, K>(features, keys),
      value: matrixShape<D, D>(features, features)
    }),
    equation:
      algebra =>
      ({ query, key, value }) =>
      x =>
        algebra.matMul(weigh(algebra, k)(query, key, x))(algebra.matMul(x)(value)),
    pullback:
      algebra =>
      ({ query, key, value }, x) =>
      c => {
        const { matMul, transpose, add, zipRows, dot, map, minus, hadamard, scale } = algebra
        const weights = weigh(algebra, k)(query, key, x)
        const ofValue = matMul(transpose(weights))(c)
        const ofWeights = matMul(c)(transpose(matMul(x)(value)))
        const ofScores = pipe(
          ofWeights,
          zipRows(weights, (ci, p) => {
            const mean = dot(p)(ci)
            return pipe(
              ci,
              map(one => minus(one, mean)),
              hadamard(p)
            )
          }),
          scale(factor(algebra, k))
        )
        const ofQuery = matMul(ofScores)(matMul(x)(key))
        const ofKey = matMul(transpose(ofScores))(matMul(x)(query))
        const xT = transpose(x)
        return {
          parameters: { query: matMul(xT)(ofQuery), key: matMul(xT)(ofKey), value: matMul(xT)(ofValue) },
          input: pipe(
            matMul(ofQuery)(transpose(query)),
            add(matMul(ofKey)(transpose(key))),
            add(matMul(ofValue)(transpose(value)))
          )
        }
      }
  })
}

const head = attention(3, 2, 4)
const sizes: readonly [[3, 2], [3, 2]] = [head.inputs, head.outputs]
assert.deepEqual(sizes, [
  [3, 2],
  [3, 2]
])
const x = matrix([
  [1, -1],
  [0.5, 0.25],
  [-2, 1]
])
const data = batch([
  {
    input: x,
    target: matrix([
      [0, 0],
      [1, 0],
      [0, 1]
    ])
  }
])

const { add: plus, inner, scale: times } = getVectorSpace(head.shape)
const [at, random] = head.initialize(uniform(-1, 1))(pythonRandom(1))
const [direction] = head.initialize(uniform(-1, 1))(random)
const j = (h: number) => cost(head, quadraticLoss)(data)(plus(times(h)(direction))(at))
const slope = inner(direction)(gradient(head, quadraticLoss)(data)(at))
assert.ok(Math.abs((j(1e-5) - j(-1e-5)) / 2e-5 - slope) < 1e-8)
