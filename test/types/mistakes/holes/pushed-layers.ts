/**
 * A layer pushed to those of a network.
 *
 * Open. The type of the layers is a tuple that one may push to, since that of a network is compared by it; they are frozen, and pushing throws.
 */
import { dense, input, pipe } from 'lawgrad'

const network = pipe(input(2), dense(2))
export const count = network.layers.push(network.layers[0])
