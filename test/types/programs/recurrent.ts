/** A recurrent cell over a sequence, and its pullback from the last step to the first. */
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
  type Dimension,
  layer,
  matrixShape,
  sizeOf,
  structShape,
  vectorShape
} from 'lawgrad'

const recurrent = <const T extends number, const D extends number, const H extends number>(
  steps: Dimension<T>,
  features: Dimension<D>,
  hidden: Dimension<H>
) => {
  const [t, d, h] = [sizeOf<T>(steps), sizeOf<D>(features), sizeOf<H>(hidden)]
  return layer({
    name: 'recurrent',
    inputs: [t, d],
    outputs: [t, h],
    shape: structShape({
      input: matrixShape<H, D>(hidden, features),
      state: matrixShape<H, H>(hidden, hidden),
      bias: vectorShape<H>(hidden),
      start: vectorShape<H>(hidden)
    }),
    equation:
      ({ scan, matVec, add, map, tanh }) =>
      ({ input, state, bias, start }) =>
        scan(start, (before, x) => pipe(x, matVec(input), add(matVec(state)(before)), add(bias), map(tanh))),
    pullback:
      ({
        map,
        times,
        num,
        transposedMatVec,
        minus,
        matMul,
        transpose,
        columnSums,
        scanBack,
        beside,
        splitAt,
        add,
        delay,
        advance,
        firstRow,
        filled,
        hadamard
      }) =>
      ({ input, state, start }, xs, hs) =>
      c => {
        const slopes = map(one => minus(num(1), times(one, one)))(hs)
        const nothing = filled(start)(num(0))
        const carried = pipe(
          c,
          beside(slopes),
          scanBack(nothing, (later, both) => {
            const [ci, slope] = splitAt(h, h)(both)
            return transposedMatVec(state)(hadamard(slope)(add(later)(ci)))
          })
        )
        const ofSums = pipe(carried, advance(nothing), add(c), hadamard(slopes))
        return {
          parameters: {
            input: matMul(transpose(ofSums))(xs),
            state: matMul(transpose(ofSums))(delay(start)(hs)),
            bias: columnSums(ofSums),
            start: firstRow(carried)
          },
          input: matMul(ofSums)(input)
        }
      }
  })
}

const cell = recurrent(3, 2, 4)
const outputs: [3, 4] = cell.outputs
assert.deepEqual(outputs, [3, 4])
const zero = [0, 0, 0, 0] as const
const data = batch([
  {
    input: matrix([
      [1, -1],
      [0.5, 0.25],
      [-2, 1]
    ]),
    target: matrix([zero, [1, 0, -1, 0], zero])
  }
])

const { add: plus, inner, scale: times } = getVectorSpace(cell.shape)
const [at, random] = cell.initialize(uniform(-1, 1))(pythonRandom(1))
const [direction] = cell.initialize(uniform(-1, 1))(random)
const j = (h: number) => cost(cell, quadraticLoss)(data)(plus(times(h)(direction))(at))
const slope = inner(direction)(gradient(cell, quadraticLoss)(data)(at))
assert.ok(Math.abs((j(1e-5) - j(-1e-5)) / 2e-5 - slope) < 1e-8)
