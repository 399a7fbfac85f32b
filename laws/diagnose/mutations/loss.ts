/**
 * Wrong gradients of the loss, where back-propagation starts.
 */
import { alike, type Bench, type Mutation } from '../bench.ts'

/** A mutation that starts back-propagation with another node. */
const starting =
  ({ trace: { start } }: Bench) =>
  (name: string, cause: string, other: number): readonly Mutation[] =>
    other === start.actual ? [] : [{ name, cause, rules: new Map([[start.seen, visit => visit(other)]]) }]

/** Wrong gradients of the loss that are nearest at hand. */
export const plainLossMutations = (bench: Bench): readonly Mutation[] => {
  const { trace, times, minus, constant, absolute, bound, extents, zeros } = bench
  const { target: y, prediction: h } = trace
  const right = trace.start.actual
  const outputs = extents(h).reduce((product, n) => product * n, 1)
  const mutation = starting(bench)
  return [
    ...mutation(
      'mean over the outputs',
      'the loss is averaged over the outputs too: its gradient is divided by their number',
      times(constant(1 / outputs), right)
    ),
    ...mutation('h − y', 'the gradient of the loss is h − y: the difference of prediction and target', minus(h, y)),
    ...mutation(
      'target and prediction exchanged',
      'target and prediction are exchanged in the gradient of the loss',
      bound(right, [
        [y, h],
        [h, y]
      ])
    ),
    ...mutation(
      'target forgotten',
      'the target is left out of the gradient of the loss',
      bound(right, [[y, zeros(y)]])
    ),
    ...mutation(
      'residual squared',
      'the gradient of the loss is multiplied by its own size: a square was not differentiated',
      times(right, absolute(right))
    ),
    ...mutation('gradient squared', 'the gradient of the loss is squared, component by component', times(right, right))
  ]
}

/** Gradients of other losses, and slopes that do not belong to the loss. */
export const lossMutations = (bench: Bench): readonly Mutation[] => {
  const { trace, times, minus, constant, bound, extents, neighbor } = bench
  const { target: y, prediction: h } = trace
  const right = trace.start.actual
  const size = extents(h)
  const last = trace.passes.find(({ output }) => output.seen === h)
  const mutation = starting(bench)
  return [
    ...bench
      .losses(size)
      .flatMap(([name, gradient]) =>
        mutation(`gradient of ${name}`, `the gradient of the ${name} loss is used for that of the loss`, gradient(y, h))
      ),
    ...bench
      .activations(size)
      .flatMap(([name, pull]) =>
        mutation(
          `slope of ${name} after the loss`,
          `the gradient of the loss is multiplied by the derivative of ${name} at the prediction once too often`,
          pull(h, right)
        )
      ),
    ...mutation(
      'h(1 − h) after the loss',
      'the gradient of the loss is multiplied by h(1 − h) once too often',
      times(right, times(h, minus(constant(1), h)))
    ),
    ...mutation('h after the loss', 'the gradient of the loss is multiplied by the prediction', times(right, h)),
    ...(last !== undefined && alike(bench)(last.input, h)
      ? mutation(
          'loss at the input of the last layer',
          `the gradient of the loss is taken at the input of ${last.label} instead of its output`,
          bound(right, [[h, last.input]])
        )
      : []),
    ...mutation(
      'loss of the example before',
      'the gradient of the loss is that of the example before',
      neighbor(right, -1)
    )
  ]
}

/** The examples mixed up: the target, or the input, of another example. */
export const exampleMutations = ({ trace, neighbor }: Bench): readonly Mutation[] =>
  ([-1, 1] as const).flatMap(shift => {
    const whose = shift < 0 ? 'the one before' : 'the next one'
    return [
      {
        name: `targets shuffled: ${whose}`,
        cause: `the targets have lost their inputs: each example has the target of ${whose}`,
        rules: new Map([[trace.target, () => neighbor(trace.target, shift)]])
      }
    ]
  })
