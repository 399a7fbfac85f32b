/** Logical OR by one sigmoid unit of two inputs, equation (10). */
import { dense, input, pipe, sigmoid } from 'lawgrad'

export default pipe(input(2), dense(1), sigmoid)
