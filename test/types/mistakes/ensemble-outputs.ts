/**
 * An ensemble of predictors of different sizes.
 *
 * The mean of one number and two is none.
 */
import { ensemble, type Predictor } from 'lawgrad'

export const mean = (one: Predictor<2, 1>, two: Predictor<2, 2>) => ensemble([one, two])
//                                                                           ^ TS2345 · '2' · '1'
