/** A convolution over images: a layer of rank three, its sizes computed by the compiler. */
import { strict as assert } from 'node:assert'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import {
  batch,
  cost,
  getVectorSpace,
  gradient,
  pythonRandom,
  quadraticLoss,
  uniform,
  differenceOf,
  type Dimension,
  dimensionOf,
  layer,
  matrixShape,
  type Product,
  productOf,
  sizeOf,
  type Steps,
  structShape,
  sumOf,
  tensorFrom,
  type Tensor,
  vectorShape
} from 'lawgrad'

const stepsOf = <H extends number, K extends number>(extent: H, width: K): Steps<H, K> =>
  sumOf(differenceOf(extent, width), 1)

const convolution = <
  const C extends number,
  const H extends number,
  const W extends number,
  const F extends number,
  const K extends number
>(
  channels: Dimension<C>,
  height: Dimension<H>,
  width: Dimension<W>,
  filters: Dimension<F>,
  kernel: Dimension<K>
) => {
  const [c, h, w, f, k] = [
    sizeOf<C>(channels),
    sizeOf<H>(height),
    sizeOf<W>(width),
    sizeOf<F>(filters),
    sizeOf<K>(kernel)
  ]
  const [rows, columns, patch] = [stepsOf(h, k), stepsOf(w, k), productOf(c, productOf(k, k))]
  return layer({
    name: 'convolution',
    inputs: [c, h, w],
    outputs: [f, rows, columns],
    shape: structShape({
      kernels: matrixShape<F, Product<C, Product<K, K>>>(filters, dimensionOf<Product<C, Product<K, K>>>(patch)),
      bias: vectorShape<F>(filters)
    }),
    equation:
      ({ windows, matMul, addToColumns, splitLast }) =>
      ({ kernels, bias }) =>
      x =>
        pipe(x, windows(k), matMul(kernels), addToColumns(bias), splitLast(rows, columns)),
    pullback:
      ({ windows, matMul, transpose, mergeLast, foldWindows, rowSums }) =>
      ({ kernels }, x) =>
      cotangent => {
        const places = mergeLast(cotangent)
        return {
          parameters: { kernels: matMul(places)(transpose(windows(k)(x))), bias: rowSums(places) },
          input: foldWindows([c, h, w], k)(matMul(transpose(kernels))(places))
        }
      }
  })
}

const edges = convolution(1, 4, 4, 2, 3)
const outputs: [2, 2, 2] = edges.outputs
assert.deepEqual(outputs, [2, 2, 2])
const pixels = Array.from({ length: 16 }, (_, i) => Math.sin(i))
const answer = (input: Tensor<[1, 4, 4]>, target: Tensor<[2, 2, 2]>) => {
  const data = batch([{ input, target }])
  const { add: plus, inner, scale: times } = getVectorSpace(edges.shape)
  const [at, random] = edges.initialize(uniform(-1, 1))(pythonRandom(1))
  const [direction] = edges.initialize(uniform(-1, 1))(random)
  const j = (h: number) => cost(edges, quadraticLoss)(data)(plus(times(h)(direction))(at))
  return Math.abs((j(1e-5) - j(-1e-5)) / 2e-5 - inner(direction)(gradient(edges, quadraticLoss)(data)(at)))
}
const error = pipe(
  E.Do,
  E.apS('input', tensorFrom([1, 4, 4])(pixels)),
  E.apS('target', tensorFrom([2, 2, 2])(pixels.slice(0, 8))),
  E.map(({ input, target }) => answer(input, target))
)
assert.ok(E.isRight(error) && error.right < 1e-8)
