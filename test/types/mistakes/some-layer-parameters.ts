/**
 * Parameters of one architecture in another.
 *
 * What one of two architectures draws is given to the other, of which nothing else is known.
 */
import { pythonRandom, uniform, type SomeLayer } from 'lawgrad'

export const mix = (one: SomeLayer<2, 1>, other: SomeLayer<2, 1>) =>
  one.use(first => {
    const [parameters] = first.initialize(uniform(0, 1))(pythonRandom(0))
    return other.use(second => second.forward(parameters))
//                                            ^ TS2345 · 'P'
  })
