/**
 * A batch with its inputs overwritten.
 *
 * Closed.
 */
import { batch, type Batch, vector } from 'lawgrad'

export const three: Batch<3, 1> = { ...batch([{ input: vector([1, 0]), target: vector([1]) }]), inputs: 3 }
//           ^ TS2322
