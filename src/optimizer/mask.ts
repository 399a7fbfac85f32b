/**
 * Some parameters learn, others stay: a link that lets updates through by where a tensor stands.
 */
import { link, type Nothing, type Optimizer } from './optimizer.ts'
import type { LeafMask } from './weight-decay.ts'

/**
 * `answer = gradient` for the tensors that `learns` chooses, and zero for the rest: the last link of a chain, whose update it cuts.
 *
 * Put last, it keeps a tensor exactly as it is, whatever momentum or weight decay say. Cost: O(parameters). Never fails.
 * Laws: chosen everywhere it answers with the gradient; what is not chosen gets zero, also of a NaN.
 *
 * @example
 * ```ts
 * import { adamW, chain, dense, input, layersFrom, pipe, pythonRandom, tanh, uniform, updateOnly } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * const { shape, initialize } = pipe(input(2), dense(2), tanh, dense(1))
 * const head = chain(adamW(0.1), updateOnly(layersFrom(2)))
 * const [parameters] = initialize(uniform(0, 1))(pythonRandom(0))
 * const { update } = head.update(shape)({ gradient: parameters, parameters, state: head.init(shape) })
 * assert.deepEqual([...update[0].bias], [0, 0])
 * assert.notEqual([...update[2].bias][0], 0)
 * ```
 */
export const updateOnly = (learns: LeafMask): Optimizer<readonly [Nothing]> =>
  link({
    name: 'updateOnly',
    update: ({ map, num }) => {
      const none = map(() => num(0))
      return ({ gradient, leaf }) => ({ update: learns(leaf) ? gradient : none(gradient), tensors: {} })
    }
  })

/**
 * The tensors of a network's layers from a place on, counted from 0: `layersFrom(2)` of `pipe(input(2), dense(2), tanh, dense(1))` are those of the
 * second dense layer. Never fails.
 */
export const layersFrom =
  (first: number): LeafMask =>
  ({ path: [layer] }) =>
    Number(layer) >= first
