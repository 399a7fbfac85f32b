import {
  chain,
  gradientDescent,
  layer,
  link,
  matrixShape,
  noParameters,
  noShape,
  pipe,
  structShape,
  vectorShape
} from 'lawgrad'

/** gain ⊙ (x − mean) / √(variance + 0.01) + bias: sums within an equation. */
export const layerNorm = layer({
  name: 'layer norm',
  inputs: 5,
  outputs: 5,
  shape: structShape({ gain: vectorShape(5), bias: vectorShape(5) }),
  equation:
    ({ mean, map, minus, times, over, sqrt, plus, num, hadamard, add }) =>
    ({ gain, bias }) =>
    x => {
      const m = mean(x)
      const centered = map(a => minus(a, m))(x)
      const root = sqrt(plus(mean(map(a => times(a, a))(centered)), num(0.01)))
      return pipe(
        centered,
        map(a => over(a, root)),
        hadamard(gain),
        add(bias)
      )
    },
  pullback:
    ({ mean, map, minus, times, over, sqrt, plus, num, hadamard, subtract, scale, dot }) =>
    ({ gain }, x) =>
    c => {
      const m = mean(x)
      const centered = map(a => minus(a, m))(x)
      const root = sqrt(plus(mean(map(a => times(a, a))(centered)), num(0.01)))
      const normal = map(a => over(a, root))(centered)
      const inner = hadamard(gain)(c)
      const average = mean(inner)
      const along = over(dot(inner)(normal), num(5))
      return {
        parameters: { gain: hadamard(normal)(c), bias: c },
        input: map(a => over(a, root))(subtract(scale(along)(normal))(map(a => minus(a, average))(inner)))
      }
    }
})

/** hₜ = tanh(own·hₜ₋₁ + given·xₜ) over three rows, and its scan from the end back. */
export const recurrent = layer({
  name: 'recurrent',
  inputs: [3, 2],
  outputs: [3, 4],
  shape: structShape({ own: matrixShape(4, 4), given: matrixShape(4, 2) }),
  equation:
    ({ scan, matVec, add, map, filled, num, transpose, firstRow, tanh, matMul }) =>
    ({ own, given }) =>
    x => {
      const inputs = matMul(x)(transpose(given))
      const start = filled(firstRow(inputs))(num(0))
      return pipe(
        inputs,
        scan<3, 4, 4>(start, (h, row) => map(tanh)(add(row)(matVec(own)(h))))
      )
    },
  pullback:
    ({ scanBack, transposedMatVec, add, map, filled, num, transpose, firstRow, matMul, delay, beside, ...a }) =>
    ({ own, given }, x, y) =>
    c => {
      const zero = filled(firstRow(y))(num(0))
      const slope = map(h => a.minus(num(1), a.times(h, h)))(y)
      // δₜ = slopeₜ ⊙ (cₜ + ownᵀ·δₜ₊₁), over rows [cₜ slopeₜ]
      const back = scanBack<3, 4, 8>(zero, (d, row) => {
        const [cotangent, bend] = a.splitAt(4, 4)(row)
        return a.hadamard(bend)(add(cotangent)(transposedMatVec(own)(d)))
      })
      const deltas = back(beside(slope)(c))
      return {
        parameters: {
          own: matMul(transpose(deltas))(delay(zero)(y)),
          given: matMul(transpose(deltas))(x)
        },
        input: matMul(deltas)(given)
      }
    }
})

/** A gain for each component of a matrix: a parameter of two axes that no product meets. */
export const gains = layer({
  name: 'gains',
  inputs: [3, 5],
  outputs: [3, 5],
  shape: structShape({ gains: matrixShape(3, 5) }),
  equation:
    ({ hadamard }) =>
    ({ gains }) =>
      hadamard(gains),
  pullback:
    ({ hadamard }) =>
    ({ gains }, x) =>
    c => ({ parameters: { gains: hadamard(x)(c) }, input: hadamard(gains)(c) })
})

/** Attention of rows to each other, without parameters: products of two matrices that each example has. */
export const attention = layer({
  name: 'attention',
  inputs: [3, 4],
  outputs: [3, 4],
  shape: structShape({ query: matrixShape(4, 4) }),
  equation:
    ({ matMul, transpose }) =>
    ({ query }) =>
    x =>
      matMul(matMul(matMul(x)(query))(transpose(x)))(x),
  pullback:
    ({ matMul, transpose, add }) =>
    ({ query }, x) =>
    c => {
      const seen = matMul(x)(query)
      const weights = matMul(seen)(transpose(x))
      const dWeights = matMul(c)(transpose(x))
      const dSeen = matMul(dWeights)(x)
      return {
        parameters: { query: matMul(transpose(x))(dSeen) },
        input: pipe(
          matMul(transpose(weights))(c),
          add(matMul(transpose(dWeights))(seen)),
          add(matMul(dSeen)(transpose(query)))
        )
      }
    }
})

/** The softmax of each row, times gains that all rows share. */
export const rowSoftmax = layer({
  name: 'row softmax',
  inputs: [3, 4],
  outputs: [3, 4],
  shape: structShape({ gains: vectorShape(4) }),
  equation:
    ({ mapRows, hadamard, softmax }) =>
    ({ gains }) =>
      mapRows<3, 4, 4>(row => hadamard(gains)(softmax(row))),
  pullback:
    ({ mapRows, zipRows, columnSums, hadamard, softmax, dot, map, minus }) =>
    ({ gains }, x) =>
    c => {
      const shares = mapRows<3, 4, 4>(softmax)(x)
      const inner = mapRows<3, 4, 4>(hadamard(gains))(c)
      return {
        parameters: { gains: columnSums(hadamard(shares)(c)) },
        input: zipRows<3, 4, 4, 4>(inner, (p, d) => {
          const mean = dot(p)(d)
          return hadamard(p)(map(a => minus(a, mean))(d))
        })(shares)
      }
    }
})

/** x + 3·bias: a cotangent that is a number times that of the output. */
export const tripled = layer({
  name: 'tripled',
  inputs: 5,
  outputs: 5,
  shape: structShape({ bias: vectorShape(5) }),
  equation:
    ({ add, scale, num }) =>
    ({ bias }) =>
      add(scale(num(3))(bias)),
  pullback:
    ({ scale, num }) =>
    () =>
    c => ({ parameters: { bias: scale(num(3))(c) }, input: c })
})

/** Goes along the gradient before, by the square of this one: what it remembers is replaced before it is read for the last time. */
export const late = chain(
  link({
    name: 'late',
    tensors: ['before'],
    update:
      ({ dot, map, times, add }) =>
      ({ gradient, tensors: { before } }) => {
        const square = dot(gradient)(gradient)
        return { update: add(gradient)(map(b => times(square, b))(before)), tensors: { before: gradient } }
      }
  }),
  gradientDescent(0.1)
)

/** Steps of a size that grows while the gradient keeps its sign, and shrinks where it changes: it compares the gradient with the one whose place it takes. */
export const resilient = chain(
  link({
    name: 'resilient',
    tensors: ['size', 'before'],
    update:
      ({ hadamard, map, zipWith, where, times, plus, num, negate }) =>
      ({ gradient, tensors: { size, before } }) => {
        const agreement = hadamard(before)(gradient)
        const sizes = zipWith((a, s) =>
          where(a, plus(times(num(1.2), s), num(0.01)), where(negate(a), times(num(0.5), s), num(0.01)))
        )(map(s => where(s, s, num(0.01)))(size))(agreement)
        const steps = zipWith((g, s) => where(g, s, where(negate(g), negate(s), num(0))))(sizes)(gradient)
        return { update: steps, tensors: { size: sizes, before: gradient } }
      }
  }),
  gradientDescent(1)
)

/** x, and a cotangent that is cut off at ±0.05: no multiple of the output's. */
export const cutOff = layer({
  name: 'cut off',
  inputs: 7,
  outputs: 7,
  shape: noShape,
  equation:
    ({ map }) =>
    () =>
      map(x => x),
  pullback:
    ({ map, where, minus, plus, num }) =>
    () =>
    c => ({
      parameters: noParameters,
      input: map(g => where(minus(g, num(0.05)), num(0.05), where(plus(g, num(0.05)), g, num(-0.05))))(c)
    })
})

/** gains ⊙ x, whose own cotangent has a part that the output's does not make: a pull of the gains to zero. */
export const decaying = layer({
  name: 'decaying',
  inputs: 7,
  outputs: 7,
  shape: structShape({ gains: vectorShape(7) }),
  equation:
    ({ hadamard }) =>
    ({ gains }) =>
      hadamard(gains),
  pullback:
    ({ hadamard, add, scale, num }) =>
    ({ gains }, x) =>
    c => ({ parameters: { gains: add(scale(num(0.1))(gains))(hadamard(x)(c)) }, input: hadamard(gains)(c) })
})
