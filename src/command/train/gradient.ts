/**
 * How the gradient that was followed is known at the parameters that were learned.
 */
import * as O from 'fp-ts/lib/Option.js'
import type { Task } from 'fp-ts/lib/Task.js'
import type { Size } from '../../dimension/size.ts'
import type { SavedGradient } from '../../exchange/model-file/grade.ts'
import type { Layer } from '../../layer/layer.ts'
import type { PlainExample } from '../data.ts'
import { provingAgain } from '../prove/again.ts'
import type { Plan } from './facts.ts'

/** All examples of the file that are used, in its order. */
const allOf = ({ data }: Plan): readonly PlainExample[] =>
  data.parts
    .flatMap(({ examples, places }) => examples.map((example, k) => ({ example, place: places[k] ?? 0 })))
    .toSorted((a, b) => a.place - b.place)
    .map(({ example }) => example)

/** What is known, as much as is cheap, and the command that finds it again. The laws are loaded when they are needed. */
export const gradientOf =
  <I extends Size, O extends Size, P>(plan: Plan, network: Layer<I, O, P>, parameters: P): Task<SavedGradient> =>
  async () => {
    const { proveInPassing } = await import('../prove/passing.ts')
    const { model, data, labels, output, loss, interpreter, seed } = plan.options
    const { effort, ...found } = proveInPassing<I, O, P>(network, loss.loss, allOf(plan), parameters, interpreter, seed)
    return {
      ...found,
      command: provingAgain({
        model,
        data,
        labels,
        trained: O.some(output),
        loss: loss.option,
        steps: 0,
        seed,
        ...effort
      })
    }
  }
