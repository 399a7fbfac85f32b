/**
 * What a run shows, in words and tables: the same for the terminal and for the page.
 */
import * as O from 'fp-ts/lib/Option.js'
import { pipe } from 'fp-ts/lib/function.js'
import { formatFixed, formatNumber, typesetNumber } from '../../report/format-number.ts'
import type { Formula, ReportTable } from '../../report/html-report.ts'
import { allOf } from '../equations.ts'
import { answers } from '../losses.ts'
import { countOf } from '../sizes.ts'
import { plural } from '../words.ts'
import type { Plan, Run } from './facts.ts'

const few = (names: readonly string[]): string =>
  (names.length > 6 ? [...names.slice(0, 5), '…', ...names.slice(-1)] : names).join(', ')

const longest = 24

/** The equations of network and loss; of many the first and the last. */
export const formulas = ({ equations }: Plan): readonly Formula[] => {
  const all = allOf(equations)
  return all.length > longest ? [...all.slice(0, longest - 9), { text: '…', latex: '…' }, ...all.slice(-8)] : all
}

export const networkLine = ({ network }: Plan): string => `${network.name} (${plural(network.count, 'parameter')})`

export const dataLine = ({ options, network, data }: Plan): string =>
  `${options.data}: ${plural(data.examples.length, 'example')} of ${plural(countOf(network.inputs), 'input')} (${few(data.inputNames)}) and ${plural(countOf(network.outputs), 'target')} (${few(data.targetNames)})`

/** What the outputs are, where they are not the answers. */
const logitsNote = ({ answer }: Plan): string =>
  O.match(
    () => '',
    (line: string) => `; the outputs h are logits, and ${line}`
  )(answer)

/** For example `1000 epochs of gradient descent on all examples at once, learning rate α = 40, quadratic loss`. */
export const methodLine = (plan: Plan): string => {
  const { options } = plan
  return `${plural(options.epochs, 'epoch')} of ${options.optimizer.said} on ${
    options.batchSize === 'full' ? 'all examples at once' : `batches of ${options.batchSize}, shuffled`
  }, learning rate α = ${options.learningRate}, ${options.loss.loss.name} loss${logitsNote(plan)}`
}

export const startLine = ({ options }: Plan): string =>
  `${options.initializer.name}, seed ${options.seed} of Python's generator`

/** The examples with target and output, as in the tutorial: the first of many. */
export const exampleTable =
  (most: number) =>
  ({ data, answers: answered, answer }: Run): ReportTable => {
    const { inputNames, targetNames, examples: rows } = data
    const targets = rows.flatMap(({ target }) => target)
    const span =
      targets.reduce((a, b) => Math.max(a, b), -Infinity) - targets.reduce((a, b) => Math.min(a, b), Infinity)
    const output = span >= 1 && span < 1000 ? formatFixed(2) : formatNumber(4)
    const number = formatNumber(6)
    const said = O.isNone(answer) ? 'output' : 'probability'
    return {
      ...(rows.length > most ? { caption: `The first ${most} of ${rows.length} examples` } : {}),
      headers: [
        ...inputNames,
        ...targetNames,
        ...targetNames.map(name => (targetNames.length === 1 ? said : `${said} ${name}`))
      ],
      rows: rows
        .slice(0, most)
        .map(({ input, target }, i) => [
          ...input.map(x => number(x)),
          ...target.map(y => number(y)),
          ...(answered[i] ?? []).map(h => output(h))
        ])
    }
  }

/** The place of the largest number, the first of equal ones. */
const largest = (numbers: readonly number[]): number =>
  numbers.indexOf(numbers.reduce((a, b) => Math.max(a, b), -Infinity))

const isOneHot = (target: readonly number[]): boolean =>
  target.length > 1 &&
  target.filter(y => y === 1).length === 1 &&
  target.filter(y => y === 0).length === target.length - 1

/** Where the outputs are logits and an output of 0 is the probability ½: `z = 0` in words. */
const isHalfAtZero = ({ options, answer, network }: Plan): boolean =>
  O.isSome(answer) && network.outputs === 1 && answers(options.loss, 1)([0])[0] === 0.5

export const zeroNote = (plan: Plan): string => (isHalfAtZero(plan) ? ', that is where the output h is at least 0' : '')

/** For labels 0 and 1 and one output, how many h are on the right side of ½; for one class of several, how often its h is the largest. */
const rightLine = (run: Run): O.Option<readonly [string, string]> => {
  const { data, answers: answered, answer } = run
  const threshold = isHalfAtZero(run) ? 'Right at threshold ½, h = 0' : 'Right at threshold ½'
  const [name, isRight]: readonly [string, (target: readonly number[], h: readonly number[]) => boolean] =
    data.examples.every(({ target }) => isOneHot(target))
      ? [
          `Right by the largest ${O.isNone(answer) ? 'h' : 'probability'}`,
          (target, h) => largest(h) === largest(target)
        ]
      : [threshold, ([y = NaN], [h = NaN]) => (h >= 0.5 ? 1 : 0) === y]
  return pipe(
    data.examples,
    O.fromPredicate(all =>
      all.every(({ target }) => isOneHot(target) || (target.length === 1 && (target[0] === 0 || target[0] === 1)))
    ),
    O.map(all => {
      const right = all.filter(({ target }, i) => isRight(target, answered[i] ?? []))
      return [name, `${right.length} of ${all.length}`]
    })
  )
}

/** Σ (probability − y)² at the end. */
const squaredErrors = ({ data, answers: answered }: Run): number =>
  data.examples.reduce(
    (sum, { target }, i) => sum + target.reduce((part, y, j) => part + ((answered[i]?.[j] ?? NaN) - y) ** 2, 0),
    0
  )

/** The name of J: (11) for the quadratic loss. */
export const costName = ({ options, quadratic }: Plan, eleven: string): string =>
  quadratic ? eleven : `J(θ), mean ${options.loss.loss.name}`

/** The final figures by name. */
export const finalFigures = (run: Run): readonly (readonly [string, string])[] => [
  [costName(run, 'J(θ) = 1/(2m)·Σ(h − y)², eq. (11)'), typesetNumber(6)(run.final.cost)],
  O.isNone(run.answer)
    ? ['Σ(h − y)²', typesetNumber(6)(run.final.sumOfSquaredErrors)]
    : ['Σ(probability − y)²', typesetNumber(6)(squaredErrors(run))],
  ...O.match(
    (): readonly (readonly [string, string])[] => [],
    (line: readonly [string, string]) => [line]
  )(rightLine(run))
]

/** What the values of the history are. */
export const historyNote = ({ options }: Plan): string =>
  options.batchSize === 'full'
    ? 'The value at epoch k is taken after k epochs, over all examples.'
    : 'The value at epoch 0 is taken over all examples; that at epoch k in its course, each batch before the step that it causes.'

/** The learned unit written out, equation (10). */
export const unitLine = ({ unit, data, answer }: Run): O.Option<string> =>
  pipe(
    unit,
    O.map(({ theta0, theta1, theta2 }) => {
      const term = (theta: number, name: string): string =>
        ` ${theta < 0 ? '−' : '+'} ${typesetNumber(4)(Math.abs(theta))}·${name}`
      const [x1 = 'x₁', x2 = 'x₂'] = data.inputNames
      return `${O.isNone(answer) ? 'h' : 'probability'} = sigmoid(${typesetNumber(4)(theta0)}${term(theta1, x1)}${term(theta2, x2)})`
    })
  )
