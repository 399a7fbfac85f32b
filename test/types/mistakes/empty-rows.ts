/**
 * A matrix without columns.
 *
 * There is no matrix of 0 columns.
 */
import { matrix } from 'lawgrad'

export const w = matrix([[], []])
//                       ^ TS2322 · positive integer · got 0
