/**
 * A derivative that is a plain number.
 *
 * A derivative is an equation, too.
 */
import { activationLayer } from 'lawgrad'

export const identity = activationLayer({ name: 'own', equation: () => z => z, derivative: () => () => 1 })
//                                                                                                     ^ TS2322 · number · Num
