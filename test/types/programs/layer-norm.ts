/** Layer normalization: broadcasting is a `map` that uses a number. */
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
  type Algebra,
  type Dimension,
  type Expr,
  layer,
  structShape,
  vector,
  vectorShape
} from 'lawgrad'

const normalized =
  ({ mean, map, minus, times, sqrt, plus, num, over }: Algebra) =>
  <N extends number>(x: Expr<N>) => {
    const center = mean(x)
    const centered = map(xi => minus(xi, center))(x)
    const variance = mean(map(di => times(di, di))(centered))
    const inverse = over(num(1), sqrt(plus(variance, num(1e-5))))
    return { normal: map(di => times(di, inverse))(centered), inverse }
  }
const layerNorm = <const N extends number>(size: Dimension<N>) =>
  layer({
    name: 'layer norm',
    inputs: size,
    outputs: size,
    shape: structShape({ gain: vectorShape<N>(size), bias: vectorShape<N>(size) }),
    equation:
      algebra =>
      ({ gain, bias }) =>
      x =>
        pipe(normalized(algebra)(x).normal, algebra.hadamard(gain), algebra.add(bias)),
    pullback:
      algebra =>
      ({ gain }, x) =>
      c => {
        const { normal, inverse } = normalized(algebra)(x)
        const { hadamard, mean, zipWith, minus, times } = algebra
        const g = hadamard(gain)(c)
        const [m, k] = [mean(g), mean(hadamard(normal)(g))]
        return {
          parameters: { gain: hadamard(normal)(c), bias: c },
          input: zipWith((gi, ni) => times(inverse, minus(minus(gi, m), times(ni, k))))(normal)(g)
        }
      }
  })
const norm = layerNorm(3)
const size: 3 = norm.outputs
assert.equal(size, 3)
const data = batch([{ input: vector([1, -1, 3]), target: vector([0, 1, 0]) }])

const { add: plus, inner, scale: times } = getVectorSpace(norm.shape)
const [at, random] = norm.initialize(uniform(-1, 1))(pythonRandom(1))
const [direction] = norm.initialize(uniform(-1, 1))(random)
const j = (h: number) => cost(norm, quadraticLoss)(data)(plus(times(h)(direction))(at))
const slope = inner(direction)(gradient(norm, quadraticLoss)(data)(at))
assert.ok(Math.abs((j(1e-5) - j(-1e-5)) / 2e-5 - slope) < 1e-8)
