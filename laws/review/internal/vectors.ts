/** Files of vectors: their cases and their judgment. */
import type { ActivationName } from '../../arbitraries/network-case.ts'
import type { ReviewCase } from '../case.ts'
import { parameterNames } from '../case.ts'
import type { LossName, OptimizerName, WireOptimizer } from '../protocol.ts'
import { drawCase, randomOf, zeroed } from './cases.ts'
import { walk } from './trainer.ts'
import { truthOf } from './truth.ts'

/** What came of one answer. */
export interface Judged {
  readonly case: string
  readonly what: string
  readonly status: 'right' | 'wrong' | 'unchecked'
  /** The largest difference, relative to the largest number of the answer. */
  readonly deviation: number
  /** What is wrong, or why nothing can be said. */
  readonly said: string
}

/** A case with whatever answers are there. */
export interface Given {
  readonly name: string
  readonly sizes: readonly number[]
  readonly activations: readonly string[]
  readonly loss: string
  readonly inputs: readonly (readonly number[])[]
  readonly targets: readonly (readonly number[])[]
  readonly parameters: readonly number[]
  readonly outputs?: readonly number[]
  readonly lossValue?: number
  readonly gradient?: readonly number[]
  readonly inputGradient?: readonly number[]
  readonly training: readonly {
    readonly name: string
    readonly hyper: Readonly<Record<string, unknown>>
    readonly after: readonly (readonly [steps: number, parameters: readonly number[]])[]
  }[]
}

const activations: readonly ActivationName[] = ['identity', 'sigmoid', 'tanh', 'relu', 'softplus', 'softmax']
const losses: readonly LossName[] = ['quadratic', 'binaryCrossEntropy', 'categoricalCrossEntropy']
const optimizers: readonly OptimizerName[] = [
  'gradientDescent',
  'momentum',
  'nesterov',
  'adagrad',
  'rmsProp',
  'adam',
  'adamW'
]

/** The case, or why it is none that is known. */
const caseOf = (given: Given): ReviewCase | string => {
  const loss = losses.find(name => name === given.loss)
  const names = given.activations.flatMap(name => activations.filter(known => known === name))
  if (loss === undefined) return `the loss ${given.loss} is not known`
  if (names.length !== given.activations.length) return `of ${given.activations.join(', ')} one is not known`
  const count = given.sizes.slice(1).reduce((sum, outputs, k) => sum + outputs * (given.sizes[k]! + 1), 0)
  const fits =
    given.parameters.length === count &&
    names.length === given.sizes.length - 1 &&
    given.inputs.length > 0 &&
    given.inputs.length === given.targets.length &&
    given.inputs.every(row => row.length === given.sizes[0]) &&
    given.targets.every(row => row.length === given.sizes.at(-1))
  return fits
    ? {
        sizes: given.sizes,
        activations: names,
        loss,
        parameters: given.parameters,
        inputs: given.inputs,
        targets: given.targets
      }
    : 'sizes, parameters, inputs and targets do not go together'
}

export const answersOf = (one: ReviewCase) => {
  const { outputs, loss, gradient, inputs } = truthOf(one)
  const width = one.sizes[0]!
  return {
    outputs,
    lossValue: loss,
    gradient,
    inputGradient: one.inputs.map((_, k) => inputs.slice(k * width, (k + 1) * width))
  }
}

/** Four cases of an architecture: of several batches, and one of zeros. */
export const vectorCases = (
  { sizes, activations: names, loss }: Pick<ReviewCase, 'sizes' | 'activations' | 'loss'>,
  seed: number
): readonly ReviewCase[] => {
  const random = randomOf(seed)
  const draw = (examples: number): ReviewCase => drawCase(random, sizes, names, loss, examples)
  return [draw(1), draw(3), draw(5), ...(names.includes('relu') ? [] : [zeroed(draw(2))])]
}

const compared = (
  name: string,
  what: string,
  names: readonly string[],
  expected: readonly number[],
  got: readonly number[],
  tolerance: number
): Judged => {
  if (expected.length !== got.length)
    return {
      case: name,
      what,
      status: 'wrong',
      deviation: Infinity,
      said: `expected ${expected.length} numbers; got ${got.length}`
    }
  const most = expected.reduce((largest, x) => Math.max(largest, Math.abs(x)), Number.MIN_VALUE)
  let [deviation, at] = [0, 0]
  for (const [i, value] of expected.entries()) {
    const off = Object.is(value, got[i]) ? 0 : Math.abs(value - got[i]!) / most
    if (!(off <= deviation)) [deviation, at] = [Number.isNaN(off) ? Infinity : off, i]
  }
  const isRight = deviation <= tolerance
  return {
    case: name,
    what,
    status: isRight ? 'right' : 'wrong',
    deviation,
    said: isRight ? '' : `${names[at] ?? `number ${at + 1}`} is ${got[at]} where ${expected[at]} is right`
  }
}

const numberOf = (hyper: Readonly<Record<string, unknown>>, name: string): number | undefined => {
  const value = hyper[name]
  return typeof value === 'number' ? value : undefined
}

const optimizerOf = (name: string, hyper: Readonly<Record<string, unknown>>): WireOptimizer | undefined => {
  const known = optimizers.find(each => each === name)
  const learningRate = numberOf(hyper, 'learningRate')
  if (known === undefined || learningRate === undefined) return undefined
  const others = ['momentum', 'decay', 'beta1', 'beta2', 'epsilon', 'weightDecay'].flatMap(key => {
    const value = numberOf(hyper, key)
    return value === undefined ? [] : [[key, value] as const]
  })
  return { name: known, learningRate, ...Object.fromEntries(others) }
}

/** Whether training goes the way that the plain trainer goes. */
const isTrained = ({ loss, activations: names }: ReviewCase): boolean =>
  loss === 'quadratic' || names.at(-1) === (loss === 'binaryCrossEntropy' ? 'sigmoid' : 'softmax')

/** Judges every answer of a case. */
export const judgeVectors = (given: Given, tolerance: number): readonly Judged[] => {
  const one = caseOf(given)
  const { name } = given
  if (typeof one === 'string') return [{ case: name, what: 'case', status: 'unchecked', deviation: 0, said: one }]
  const right = truthOf(one)
  const parameters = parameterNames(one.sizes)
  const judge = (
    what: string,
    names: readonly string[],
    expected: readonly number[],
    got: readonly number[] | undefined
  ): readonly Judged[] => (got === undefined ? [] : [compared(name, what, names, expected, got, tolerance)])
  return [
    ...judge('outputs', [], right.outputs.flat(), given.outputs),
    ...judge('lossValue', ['lossValue'], [right.loss], given.lossValue === undefined ? undefined : [given.lossValue]),
    ...judge('gradient', parameters, right.gradient, given.gradient),
    ...judge('inputGradient', [], right.inputs, given.inputGradient),
    ...given.training.flatMap(({ name: optimizerName, hyper, after }) => {
      const optimizer = optimizerOf(optimizerName, hyper)
      return optimizer === undefined || !isTrained(one)
        ? [
            {
              case: name,
              what: optimizerName,
              status: 'unchecked' as const,
              deviation: 0,
              said: 'the optimizer, or the loss with this last activation, is not known'
            }
          ]
        : after.flatMap(([steps, got]) =>
            judge(
              `${optimizerName}, ${steps} step${steps === 1 ? '' : 's'}`,
              parameters,
              walk(one, { optimizer, steps, batchSize: one.inputs.length }, () => 1).at(-1)!,
              got
            )
          )
    })
  ]
}
