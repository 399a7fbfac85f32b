/** Logical OR by one sigmoid unit of two inputs, equation (10). */
import { dense, input, sigmoid } from 'lawgrad'
import { pipe } from 'fp-ts/lib/function.js'

export default pipe(input(2), dense(1), sigmoid)
