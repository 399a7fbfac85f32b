/**
 * A size that leaves its door.
 *
 * Outside, nobody knows what it is.
 */
import { withDimension } from 'lawgrad'

export const features = withDimension('features', size => size)(3)
//                                                        ^ TS2322 · features · outside of withDimension
