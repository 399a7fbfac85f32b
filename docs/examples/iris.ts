/** Which of three irises has sepals and petals of these lengths and widths: logits, for the loss softmaxCrossEntropy. */
import { dense, input, pipe, tanh } from 'lawgrad'

export default pipe(input(4), dense(8), tanh, dense(3))
