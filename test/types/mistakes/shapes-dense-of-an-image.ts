/**
 * A dense layer of an image.
 *
 * A dense layer takes a vector: flatten makes one of an image.
 */
import { dense, input, pipe, softmax } from 'lawgrad'

export const digits = pipe(input(1, 28, 28), dense(10), softmax)
//                                           ^ TS2345 · [1, 28, 28] · Flattened
