/**
 * A method that takes vectors of another length.
 *
 * Closed.
 */
import { type Vector } from 'lawgrad'

interface Sink {
  take(x: Vector<3>): void
}
const sink = {
  take(x: Vector<2>): void {
    void x
  }
}
export const wrong: Sink = sink
//           ^ TS2322
