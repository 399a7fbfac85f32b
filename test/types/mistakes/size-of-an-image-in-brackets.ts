/**
 * The sizes of an image in brackets.
 *
 * They stand one after the other: `input(1, 28, 28)`.
 */
import { dense, flatten, input, pipe, softmax } from 'lawgrad'

export const network = pipe(input([1, 28, 28]), flatten, dense(10), softmax)
//                                ^ TS2345 · 'number[]' · without quotes or brackets
