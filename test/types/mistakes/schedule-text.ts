/**
 * A learning rate given as text.
 *
 * A rate is a number or a schedule.
 */
import { gradientDescent } from 'lawgrad'

export const descent = gradientDescent('0.1')
//                                     ^ TS2345 · string · Rate
