/** Exclusive OR, which one unit cannot learn: a hidden layer of two units, equations (6)–(9) with one output. */
import { dense, input, pipe, sigmoid } from 'lawgrad'

export default pipe(input(2), dense(2), sigmoid, dense(1), sigmoid)
