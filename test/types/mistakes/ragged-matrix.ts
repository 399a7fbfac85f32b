/**
 * Rows of different lengths.
 *
 * The second row lacks a number.
 */
import { matrix } from 'lawgrad'

export const w = matrix([[1, 2], [3]])
//                               ^ TS2322 · a row of 2 numbers · got a row of 1
