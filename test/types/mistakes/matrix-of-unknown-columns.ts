/**
 * A literal matrix of two rows of unknown length.
 *
 * The rows come from a file.
 */
import { matrix } from 'lawgrad'

const row: readonly number[] = [1]
export const w = matrix([row, row])
//                       ^ TS2322 · known at compile time · matrixFrom
