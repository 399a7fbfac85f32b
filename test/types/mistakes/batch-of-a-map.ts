/**
 * A batch of a map, trained on.
 *
 * The training is not blamed.
 */
import { batch, dense, gradientDescent, initialState, input, pipe, pythonRandom, quadraticLoss, sigmoid, step, trainer, uniform, vector } from 'lawgrad'

const rows: readonly (readonly [number, number, number])[] = []
const learner = trainer(pipe(input(2), dense(1), sigmoid), quadraticLoss, gradientDescent(40))
const data = batch(rows.map(([a, b, y]) => ({ input: vector([a, b]), target: vector([y]) })))
//                 ^ TS2345 · batchFrom
export const next = step(learner)(data)(initialState(learner, uniform(0, 1))(pythonRandom(0)))
