/**
 * Diagnosis of the gradient of one network, as `verify` is given it.
 */
import * as O from 'fp-ts/lib/Option.js'
import type { AnySizeLoss, Batch, Layer } from '../../src/index.ts'
import { caseOf } from '../planted/case-gradient.ts'
import { suspectsOf } from './candidates.ts'
import { findings, type Findings } from './causes.ts'
import { observed, questionOf } from './observation.ts'

/** A batch, and parameters at which to look. */
export type DiagnosisPoint<I extends number, O extends number, P> = {
  readonly batch: Batch<I, O>
  readonly parameters: P
}

/**
 * Names the probable cause of a wrong gradient of one network at some points, by comparing numbers with the planted bugs; none of a network
 * that is no chain of dense layers and activations. `gradient` as `verify` takes it. Laws are not tried.
 *
 * Several causes can be the same on a small network: the less special one comes first. Never fails.
 *
 * @example
 * ```ts
 * import { batch, costGradient, dense, input, matrix, quadraticLoss, sigmoid, vector } from 'lawgrad'
 * import { diagnoseAt } from 'lawgrad/laws'
 * import * as O from 'fp-ts/lib/Option.js'
 * import { pipe } from 'fp-ts/lib/function.js'
 * import { strict as assert } from 'node:assert'
 * const network = pipe(input(1), dense(1), sigmoid)
 * const examples = batch([{ input: vector([1]), target: vector([0]) }])
 * const parameters = [{ weights: matrix([[1]]), bias: vector([2]) }, []] as const
 * const doubled = diagnoseAt(network, quadraticLoss, () => () => {
 *   const { gradient } = costGradient(network, quadraticLoss)(examples)(parameters)
 *   const [w = 0, b = 0] = network.shape.flatten(gradient)
 *   return [2 * w, 2 * b, 2 * b] // the input's is w·δ with w = 1
 * })([{ batch: examples, parameters }])
 * assert.equal(
 *   O.isSome(doubled) ? doubled.value.candidates[0]?.cause : '',
 *   'the gradient is twice what it should be: the ½ of the loss is forgotten'
 * )
 * ```
 */
export const diagnoseAt =
  <I extends number, O extends number, P>(
    network: Layer<I, O, P>,
    loss: AnySizeLoss,
    gradient: (batch: Batch<I, O>) => (parameters: P) => readonly number[]
  ) =>
  (points: readonly DiagnosisPoint<I, O, P>[]): O.Option<Findings> => {
    const asked = points.flatMap(({ batch, parameters }) => {
      const opened = caseOf<I, O, P>(network, batch, parameters)
      const ask = () => gradient(batch)(parameters)
      return O.isNone(opened) ? [] : [{ question: questionOf(opened.value, loss), answer: [...ask(), ...ask()] }]
    })
    const questions = asked.map(({ question }) => question)
    const answers = asked.map(({ answer }) => answer)
    return asked.length === 0 ? O.none : O.some(findings(observed(questions, answers), suspectsOf(questions)))
  }
