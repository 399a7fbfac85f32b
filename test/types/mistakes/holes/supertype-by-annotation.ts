/**
 * A network for every number, by annotation.
 *
 * Closed.
 */
import { type Layer, type None, sigmoidLayer } from 'lawgrad'

export const wrong: Layer<number, number, None> = sigmoidLayer(2)
//           ^ TS2322
