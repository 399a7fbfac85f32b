/**
 * What may be the matter: each candidate answers the same questions as the implementation under test.
 */
import { denseData, denseNumbers } from '../arbitraries/dense-data.ts'
import { gradientBugs } from '../planted/gradient/catalogue.ts'
import { at, dot, sum, zeros, type Numbers } from '../planted/numbers.ts'
import { answerOf, type Observation, type Question } from './observation.ts'

/** A possible cause: its sentence and its answers to the questions of some observations. */
export type Account = { readonly cause: string; readonly answers: readonly Numbers[] }

/** What may be the matter: an account of it, after it has seen what was observed. */
export type Suspect = {
  readonly name: string
  /** Fitted ones have a constant that was chosen so as to match best. */
  readonly fitted: boolean
  readonly account: (observations: readonly Observation[]) => Account
}

/** The catalogue's wrong gradients, which have answered all questions. */
const planted = (questions: readonly Question[]): readonly Suspect[] =>
  gradientBugs.map(({ name, cause, plant }) => {
    const answers = questions.map(answerOf(plant()))
    return {
      name,
      fitted: false,
      account: observations => ({ cause, answers: observations.map(({ index }) => answers[index] ?? []) })
    }
  })

/** right + c·direction, with the c that comes nearest to what was observed. */
const fitted = (name: string, causeOf: (c: number) => string, direction: (question: Question) => Numbers): Suspect => ({
  name,
  fitted: true,
  account: observations => {
    const rows = observations.map(observation => {
      const [right, once] = [[...observation.right, ...observation.right], direction(observation)]
      return { right, along: [...once, ...once], apart: observation.answer.map((x, i) => x - at(right, i)) }
    })
    const c = sum(rows.map(({ along, apart }) => dot(along, apart))) / sum(rows.map(({ along }) => dot(along, along)))
    return {
      cause: causeOf(c),
      answers: rows.map(({ right, along }) => right.map((x, i) => x + c * at(along, i)))
    }
  }
})

const shown = (c: number): string => String(Number(c.toPrecision(6)))

/** Some of a network's parameters, and 0 for all else. */
const parametersAs =
  (weights: (x: number) => number, bias: (x: number) => number) =>
  ({ networkCase }: Question): Numbers => [
    ...denseNumbers(
      denseData(networkCase).map(layer => ({
        ...layer,
        weights: layer.weights.map(row => row.map(weights)),
        bias: layer.bias.map(bias)
      }))
    ),
    ...zeros(networkCase.inputs.flat())
  ]

const none = (): number => 0

const families: readonly Suspect[] = [
  fitted(
    'gradient × c',
    c => `the gradient is off by a factor of ${shown(1 + c)}`,
    ({ right }) => right
  ),
  fitted(
    'c·θ',
    c => `weight decay has slipped into the gradient: ${shown(c)}·θ is added`,
    parametersAs(
      x => x,
      x => x
    )
  ),
  fitted(
    'c·W',
    c => `weight decay has slipped into the gradient of the weights: ${shown(c)}·W is added`,
    parametersAs(x => x, none)
  ),
  fitted(
    'c·b',
    c => `weight decay has slipped into the gradient of the biases: ${shown(c)}·b is added`,
    parametersAs(none, x => x)
  ),
  fitted(
    'c·sign θ',
    c => `a decay by the sign of the parameters has slipped in: ${shown(c)}·sign θ is added`,
    parametersAs(Math.sign, Math.sign)
  ),
  fitted(
    'c',
    c => `a constant has slipped in: ${shown(c)} is added to each component`,
    ({ right }) => right.map(() => 1)
  )
]

/** All that may be the matter: the catalogue's wrong gradients, and families of them with a constant to fit. */
export const suspectsOf = (questions: readonly Question[]): readonly Suspect[] => [...planted(questions), ...families]
