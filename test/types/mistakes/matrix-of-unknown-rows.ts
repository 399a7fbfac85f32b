/**
 * A literal matrix of rows of unknown length.
 *
 * The rows come from a file.
 */
import { matrix } from 'lawgrad'

const rows: readonly (readonly number[])[] = [[1]]
export const w = matrix(rows)
//                      ^ TS2345 · known at compile time · matrixFrom
