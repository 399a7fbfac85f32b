/**
 * Layers composed in the wrong order.
 *
 * `compose(second)(first)`: the second layer is given first.
 */
import { compose, denseLayer, sigmoidLayer } from 'lawgrad'

export const unit = compose(denseLayer(4, 2))(sigmoidLayer(2))
//                                            ^ TS2345 · outputs · '2' · '4'
