/**
 * A schedule that returns a plain number.
 *
 * A schedule is an equation of the step.
 */
import { gradientDescent } from 'lawgrad'

export const descent = gradientDescent({ name: 'own', at: () => () => 0.1 })
//                                                                    ^ TS2322 · number · Num
