/** Exclusive OR by a hidden layer whose width is searched, and the learning rate with it. */
import { betweenLogarithms, dense, input, pipe, sigmoid, wholeBetween, withDimension, type SomeLayer } from 'lawgrad'

export const space = { width: wholeBetween(1, 6), learningRate: betweenLogarithms(0.1, 30) }

export default ({ width }: { readonly width: number }) =>
  withDimension('width', (hidden): SomeLayer<2, 1> => pipe(input(2), dense(hidden), sigmoid, dense(1), sigmoid))(width)
