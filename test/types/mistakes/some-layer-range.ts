/**
 * A loss of probabilities for architectures that promise none.
 *
 * Whatever the architecture, its outputs may be any numbers.
 */
import { binaryCrossEntropy, gradientDescent, trainSome, type Logits, type SomeLayer } from 'lawgrad'

export const learn = (network: SomeLayer<2, 1, Logits>) => trainSome(network, binaryCrossEntropy, gradientDescent(1))
//                                                                            ^ TS2345 · 'Logits' · 'Fractions'
