/**
 * A layer with its inputs overwritten.
 *
 * Closed.
 */
import { type Layer, type None, sigmoidLayer } from 'lawgrad'

export const three: Layer<3, 2, None> = { ...sigmoidLayer(2), inputs: 3 }
//           ^ TS2322
