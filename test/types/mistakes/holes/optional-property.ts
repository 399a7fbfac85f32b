/**
 * An example that may lack its target.
 *
 * Closed.
 */
import { batch, type Example, vector } from 'lawgrad'

const draft: Partial<Example<2, 1>> = { input: vector([1, 0]) }
export const examples = batch([draft])
//                             ^ TS2322
