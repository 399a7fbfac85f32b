/** A handwritten digit of 28 × 28 points, by the network of Nielsen's first chapter: 784-30-10, sigmoids and the quadratic loss. */
import { dense, input, pipe, sigmoid } from 'lawgrad'

export default pipe(input(784), dense(30), sigmoid, dense(10), sigmoid)
