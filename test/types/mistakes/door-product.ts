/**
 * Pixels of two pictures of run-time sizes.
 *
 * Height times width of the one is not that of the other.
 */
import { add, flattenRows, norm, withDimension, zeroMatrix } from 'lawgrad'

export const run = withDimension('height', height =>
  withDimension('width', width =>
    norm(add(flattenRows(zeroMatrix(height, width)))(flattenRows(zeroMatrix(width, height))))
//                                                   ^ TS2345 · height × width · width × height
  )
)
