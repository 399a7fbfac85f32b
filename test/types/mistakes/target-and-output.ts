/**
 * A target of another size than the prediction.
 *
 * The prediction has one component, the target two.
 */
import { quadraticLoss, vector } from 'lawgrad'

const prediction = vector([0.7])
export const l = quadraticLoss.value(vector([0, 1]))(prediction)
//                                                   ^ TS2345 · size · '1' · '2'
