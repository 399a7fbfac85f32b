/** The same with logits, for the loss softmaxCrossEntropy. */
import { dense, input, pipe, sigmoid } from 'lawgrad'

export default pipe(input(784), dense(30), sigmoid, dense(10))
