/**
 * Two wrong stages in one pipe.
 *
 * The first is told; the second after it is mended.
 */
import { append, dense, denseLayer, input, pipe, sigmoid } from 'lawgrad'

export const network = pipe(
  input(2),
  dense(3),
  append(denseLayer(4, 5)),
//^ TS2345 · outputs · '3' · '4'
  sigmoid,
  append(denseLayer(6, 1))
)
