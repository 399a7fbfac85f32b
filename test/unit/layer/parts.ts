/** Layers of one's own over the algebra, on tensors of one to three axes. */
import { pipe } from 'fp-ts/lib/function.js'
import {
  layer,
  matrixShape,
  noParameters,
  noShape,
  structShape,
  vectorShape,
  type Algebra,
  type Expr,
  type Layer
} from 'lawgrad'

/** kernels ∗ x + bias, three kernels of 2×2 on two channels */
export const convolution = layer({
  name: 'convolution',
  inputs: [2, 4, 5],
  outputs: [3, 3, 4],
  shape: structShape({ kernels: matrixShape(3, 8), bias: vectorShape(3) }),
  equation:
    ({ windows, matMul, addToColumns, splitLast }) =>
    ({ kernels, bias }) =>
    x =>
      pipe(x, windows(2), matMul(kernels), addToColumns(bias), splitLast(3, 4)),
  pullback:
    ({ windows, matMul, transpose, mergeLast, foldWindows, rowSums }) =>
    ({ kernels }, x) =>
    c => {
      const flat = mergeLast(c)
      return {
        parameters: { kernels: matMul(flat)(transpose(windows(2)(x))), bias: rowSums(flat) },
        input: foldWindows([2, 4, 5], 2)(matMul(transpose(kernels))(flat))
      }
    }
})

/** The greatest of each 2×2 block. */
export const maxPool = layer({
  name: 'maxPool',
  inputs: [2, 4, 6],
  outputs: [2, 2, 3],
  shape: noShape,
  equation:
    ({ maxPool }) =>
    () =>
      maxPool(2),
  pullback:
    ({ unpool }) =>
    (_, x) =>
    c => ({ parameters: noParameters, input: unpool(2)(x)(c) })
})

/** The components of an image as a vector. */
export const flatten = layer({
  name: 'flatten',
  inputs: [3, 3, 4],
  outputs: 36,
  shape: noShape,
  equation:
    ({ flat }) =>
    () =>
      flat,
  pullback:
    ({ fold }) =>
    () =>
    c => ({ parameters: noParameters, input: fold([3, 3, 4])(c) })
})

/** softmax(x·query·(x·key)ᵀ / √2) */
const attended = ({ matMul, transpose, mapRows, softmax, scale, over, num, sqrt }: Algebra) => {
  const root = over(num(1), sqrt(num(2)))
  return {
    root,
    weights: (query: Expr<[4, 2]>, key: Expr<[4, 2]>, x: Expr<[3, 4]>): Expr<[3, 3]> =>
      pipe(matMul(matMul(x)(query))(transpose(matMul(x)(key))), scale(root), mapRows(softmax))
  }
}

/** Attention of three steps to each other: four features, keys of two. */
export const attention = layer({
  name: 'attention',
  inputs: [3, 4],
  outputs: [3, 4],
  shape: structShape({ query: matrixShape(4, 2), key: matrixShape(4, 2), value: matrixShape(4, 4) }),
  equation: algebra => {
    const { weights } = attended(algebra)
    const { matMul } = algebra
    return ({ query, key, value }) =>
      x =>
        matMul(weights(query, key, x))(matMul(x)(value))
  },
  pullback: algebra => {
    const { weights, root } = attended(algebra)
    const { matMul, transpose, add, zipRows, dot, map, minus, hadamard, scale } = algebra
    return ({ query, key, value }, x) =>
      c => {
        const w = weights(query, key, x)
        const dv = matMul(transpose(w))(c)
        const dw = matMul(c)(transpose(matMul(x)(value)))
        const ds = pipe(
          dw,
          zipRows(w, (cw: Expr<3>, p: Expr<3>) => {
            const mean = dot(p)(cw)
            return pipe(
              cw,
              map(ci => minus(ci, mean)),
              hadamard(p)
            )
          }),
          scale(root)
        )
        const dq = matMul(ds)(matMul(x)(key))
        const dk = matMul(transpose(ds))(matMul(x)(query))
        return {
          parameters: {
            query: matMul(transpose(x))(dq),
            key: matMul(transpose(x))(dk),
            value: matMul(transpose(x))(dv)
          },
          input: pipe(matMul(dq)(transpose(query)), add(matMul(dk)(transpose(key))), add(matMul(dv)(transpose(value))))
        }
      }
  }
})

/** hₜ = tanh(input·xₜ + state·hₜ₋₁ + bias) over four steps: two features, three hidden units. */
export const recurrent = layer({
  name: 'recurrent',
  inputs: [4, 2],
  outputs: [4, 3],
  shape: structShape({
    input: matrixShape(3, 2),
    state: matrixShape(3, 3),
    bias: vectorShape(3),
    start: vectorShape(3)
  }),
  equation:
    ({ scan, matVec, add, map, tanh }) =>
    ({ input, state, bias, start }) =>
      scan(start, (h: Expr<3>, x: Expr<2>) => pipe(x, matVec(input), add(matVec(state)(h)), add(bias), map(tanh))),
  pullback: algebra => {
    const { map, times, num, minus, matMul, matVec, transpose, columnSums, filled, hadamard } = algebra
    const { scanBack, beside, splitAt, add, delay, advance, firstRow } = algebra
    return ({ input, state, start }, xs, hs) =>
      c => {
        const slopes = map(h => minus(num(1), times(h, h)))(hs)
        const zero = filled(start)(num(0))
        const turned = transpose(state)
        // row t holds stateᵀ·(slopeₜ ⊙ gₜ), gₜ = cₜ + row t + 1
        const carried = pipe(
          c,
          beside(slopes),
          scanBack(zero, (later: Expr<3>, both: Expr<6>) => {
            const [ci, slope] = splitAt(3, 3)(both)
            return matVec(turned)(hadamard(slope)(add(later)(ci)))
          })
        )
        const dz = pipe(carried, advance(zero), add(c), hadamard(slopes))
        return {
          parameters: {
            input: matMul(transpose(dz))(xs),
            state: matMul(transpose(dz))(delay(start)(hs)),
            bias: columnSums(dz),
            start: firstRow(carried)
          },
          input: matMul(dz)(input)
        }
      }
  }
})

/** (x − mean) / √(variance + 1e-5) */
const normalized = ({ mean, map, minus, times, sqrt, plus, num, over }: Algebra) => {
  return (x: Expr<4>) => {
    const m = mean(x)
    const d = map(xi => minus(xi, m))(x)
    const inverse = over(num(1), sqrt(plus(mean(map(di => times(di, di))(d)), num(1e-5))))
    return { normal: map(di => times(di, inverse))(d), inverse }
  }
}

export const layerNorm = layer({
  name: 'layerNorm',
  inputs: 4,
  outputs: 4,
  shape: structShape({ gain: vectorShape(4), bias: vectorShape(4) }),
  equation: algebra => {
    const { hadamard, add } = algebra
    return ({ gain, bias }) =>
      x =>
        pipe(normalized(algebra)(x).normal, hadamard(gain), add(bias))
  },
  pullback: algebra => {
    const { hadamard, mean, zipWith, minus, times } = algebra
    return ({ gain }, x) =>
      c => {
        const { normal, inverse } = normalized(algebra)(x)
        const g = hadamard(gain)(c)
        const [m, k] = [mean(g), mean(hadamard(normal)(g))]
        return {
          parameters: { gain: hadamard(normal)(c), bias: c },
          input: zipWith((gi, ni) => times(inverse, minus(minus(gi, m), times(ni, k))))(normal)(g)
        }
      }
  }
})

/** gate ⊙ block(x): a record that holds the parameters of any block. */
export const gated = <P>(block: Layer<3, 2, P>) => {
  return layer({
    name: `gated(${block.name})`,
    inputs: 3,
    outputs: 2,
    shape: structShape({ block: block.shape, gate: vectorShape(2) }),
    equation: algebra => {
      const f = block.equation(algebra)
      return ({ block, gate }) =>
        x =>
          algebra.hadamard(gate)(f(block)(x))
    },
    pullback: algebra => {
      const { hadamard } = algebra
      const f = block.at(algebra)
      return ({ block, gate }, x) =>
        c => {
          const { output, pullback } = f(block, x, [])
          const back = pullback(hadamard(gate)(c))
          return { parameters: { block: back.parameters, gate: hadamard(output)(c) }, input: back.input }
        }
    }
  })
}
