/**
 * A gradient of a loss that is a number.
 *
 * Each component of the prediction has a derivative.
 */
import { anySizeLoss } from 'lawgrad'

export const product = anySizeLoss({ name: 'own', equation: ({ dot }) => dot, gradient: ({ dot }) => dot })
//                                                                                                   ^ TS2322 · Num · Expr<AnySize>
