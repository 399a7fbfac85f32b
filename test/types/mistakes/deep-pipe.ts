/**
 * A wrong layer after eighteen that fit.
 *
 * The nineteenth stage takes eight inputs; seven arrive.
 */
import { append, dense, denseLayer, input, pipe, sigmoid } from 'lawgrad'

export const network = pipe(
  input(9),
  dense(8),
  sigmoid,
  dense(7),
  sigmoid,
  dense(8),
  sigmoid,
  dense(7),
  sigmoid,
  dense(8),
  sigmoid,
  dense(7),
  sigmoid,
  dense(8),
  sigmoid,
  dense(7),
  sigmoid,
  append(denseLayer(8, 1)),
//^ TS2345 · outputs · '7' · '8'
  sigmoid
)
