/** Miles on a gallon from cylinders, displacement, horsepower, weight, acceleration, year and origin, which is one of three. */
import { dense, input, pipe, tanh } from 'lawgrad'

export default pipe(input(9), dense(16), tanh, dense(1))
