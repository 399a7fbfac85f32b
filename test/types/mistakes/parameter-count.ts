/**
 * A wrong number of parameters in a type.
 *
 * 784·30 + 30 + 30·10 + 10 is 23860.
 */
import { dense, input, pipe, sigmoid, type ParameterCount } from 'lawgrad'

const digits = pipe(input(784), dense(30), sigmoid, dense(10), sigmoid)
export const count: ParameterCount<typeof digits> = 23800
//           ^ TS2322 · '23800' · '23860'
