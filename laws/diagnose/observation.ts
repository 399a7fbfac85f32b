/**
 * What implementations are asked, and what they answer.
 */
import * as fc from 'fast-check'
import type { AnySizeLoss } from '../../src/index.ts'
import type { NetworkCase } from '../arbitraries/network-case.ts'
import { backPropagation, type CaseGradient } from '../planted/back-propagation.ts'
import type { Numbers } from '../planted/numbers.ts'
import { casesOf, type Setting } from '../planted/setting.ts'

/** A network whose gradient is asked for, and the right gradient. */
export type Question = { readonly networkCase: NetworkCase; readonly loss: AnySizeLoss; readonly right: Numbers }

/** A question, its number, and an answer to it: the gradient, asked for twice in a row. */
export type Observation = Question & { readonly index: number; readonly answer: Numbers }

const rightGradient = backPropagation()

/** The question about a network. */
export const questionOf = (networkCase: NetworkCase, loss: AnySizeLoss): Question => ({
  networkCase,
  loss,
  right: rightGradient(networkCase, loss)
})

/** The case with its first example once more at the end: an implementation that drops duplicates shows. */
const repeated = (networkCase: NetworkCase): NetworkCase => ({
  ...networkCase,
  inputs: [...networkCase.inputs, ...networkCase.inputs.slice(0, 1)],
  targets: [...networkCase.targets, ...networkCase.targets.slice(0, 1)]
})

/** Random networks of some settings; of one setting no two have the same sizes, and every fourth has an example twice. */
export const drawQuestions = (settings: readonly Setting[], seed: number, count: number): readonly Question[] =>
  settings.flatMap(setting => {
    const drawn = fc
      .sample(casesOf(setting, [1, 2]), { seed, numRuns: 4 * count })
      .map((networkCase, k) => (k % 4 === 3 ? repeated(networkCase) : networkCase))
    const key = ({ sizes, inputs }: NetworkCase) => `${sizes.join()}x${inputs.length}`
    return drawn
      .filter((one, k) => drawn.findIndex(other => key(other) === key(one)) === k)
      .map(networkCase => questionOf(networkCase, setting.loss))
      .filter(({ right }) => right.every(Number.isFinite) && right.some(g => g !== 0))
      .slice(0, count)
  })

/** Asks for a gradient twice in a row: an implementation that remembers answers differently. */
export const answerOf =
  (gradient: CaseGradient) =>
  ({ networkCase, loss }: Question): Numbers => {
    const first = gradient(networkCase, loss)
    return [...first, ...gradient(networkCase, loss)]
  }

/** The questions that were answered by gradients; others are left out, as of a loss that the implementation does not know. */
export const observed = (questions: readonly Question[], answers: readonly Numbers[]): readonly Observation[] =>
  questions.flatMap((question, index) => {
    const answer = answers[index] ?? []
    return answer.length === 2 * question.right.length ? [{ ...question, index, answer }] : []
  })

/** Of two gradients in a row, those of the parameters alone. */
export const parametersAlone =
  ({ networkCase }: Question) =>
  (answer: Numbers): Numbers => {
    const [size, half] = [networkCase.parameters.length, answer.length / 2]
    return [...answer.slice(0, size), ...answer.slice(half, half + size)]
  }
