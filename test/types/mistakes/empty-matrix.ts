/**
 * A matrix without rows.
 *
 * There is no matrix of 0 rows.
 */
import { matrix } from 'lawgrad'

export const w = matrix([])
//                      ^ TS2345 · positive integer · got 0
