/**
 * A matrix of rows that were mapped.
 *
 * Closed.
 */
import { matrix } from 'lawgrad'

const rows: readonly (readonly [number, number])[] = [[1, 2]]
export const w = matrix(rows.map(([a, b]) => [a, b] as const))
//                      ^ TS2345
