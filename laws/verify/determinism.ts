/**
 * Determinism is asked first: of what does not give the same numbers twice, no gradient can be held against anything.
 */
import { realScalar, type Batch, type Layer, type Loss, type Noise, type Size } from '../../src/index.ts'
import { sameBits } from '../compare.ts'
import { flat } from '../internal/flat.ts'
import { componentNames } from '../names.ts'
import { costField } from '../oracles/field.ts'
import { all, type Verdict } from '../verdict.ts'

/** Up to as many numbers are asked for eight times, more of them three times. */
const few = 1024

/**
 * Whether the outputs, their cotangents, the cost and the gradient under test are the same bit for bit whenever they are asked for at a point; the first
 * component that is not is named. Cost: eight gradients, three of a large network. Never fails.
 */
export const determinism =
  <I extends Size, O extends Size, P>(
    network: Layer<I, O, P>,
    loss: Loss<O>,
    batch: Batch<I, O>,
    noise: readonly Noise[],
    gradient: (parameters: P) => readonly number[]
  ) =>
  (parameters: P): Verdict => {
    const field = costField<I, O, P>(network, loss, batch, noise)(realScalar)
    const point = [...network.shape.flatten(parameters), ...batch.examples.flatMap(({ input }) => flat(input))]
    const questions: readonly (readonly [string, () => readonly number[], readonly string[]])[] = [
      [
        'forward',
        () => batch.examples.flatMap(({ input }, k) => flat(network.forward(parameters, noise[k])(input))),
        []
      ],
      ['the cost by the equations', () => [field(point)], ['J']],
      [
        'the pullback',
        () =>
          batch.examples.flatMap(({ input }, k) => {
            const { output, pullback } = network.vjp(parameters)(input, noise[k])
            const back = pullback(output)
            return [...network.shape.flatten(back.parameters), ...flat(back.input)]
          }),
        []
      ],
      ['the gradient', () => gradient(parameters), componentNames(network.shape, batch)]
    ]
    const times = point.length <= few ? 7 : 2
    return all(
      questions.map(([what, ask, names]) => {
        const first = ask()
        return all(
          Array.from({ length: times }, () =>
            sameBits({ name: `${what}, first`, values: first }, { name: `${what}, again`, values: ask() }, names)
          )
        )
      })
    )
  }
