/**
 * A vector that does not fit a size named by an enumeration.
 *
 * The name of the size is told.
 */
import { dense, input, pipe, zeros } from 'lawgrad'

enum Width {
  Pixels = 49,
  Hidden = 10
}
const network = pipe(input(Width.Pixels), dense(Width.Hidden))
const forward = network.forward(network.shape.unflatten(zeros(500).components))
export const output = forward(zeros(48))
//                            ^ TS2345 · Width.Pixels · '48'
