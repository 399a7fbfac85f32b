/**
 * A decoder that has the weights of the encoder, not transposed.
 *
 * The encoder has two rows of three, the decoder needs three rows of two.
 */
import { compose, type Matrix, matrixShape, pipe, projectionLayer, structShape, tiedLayer } from 'lawgrad'

const chain = pipe(projectionLayer(3, 2), compose(projectionLayer(2, 3)))
export const auto = tiedLayer(chain, {
  name: 'autoencoder',
  shape: structShape<{ readonly weights: Matrix<2, 3> }>({ weights: matrixShape(2, 3) }),
  equation: () => theta => [{ weights: theta.weights }, { weights: theta.weights }],
//                                                        ^ TS2322 · Expr<[2, 3]> · Expr<[3, 2]>
  pullback:
    ({ add, transpose }) =>
    ([encoder, decoder]) => ({ weights: pipe(encoder.weights, add(transpose(decoder.weights))) })
})
