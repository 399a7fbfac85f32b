/**
 * A batch of no examples.
 *
 * A gradient is averaged over one example or more.
 */
import { batch } from 'lawgrad'

export const none = batch([])
//                        ^ TS2345 · expected at least one example
