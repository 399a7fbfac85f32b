/**
 * What a run shows, in words and tables: the same for the terminal and for the page.
 */
import * as O from 'fp-ts/lib/Option.js'
import { pipe } from 'fp-ts/lib/function.js'
import { formatFixed, formatNumber, type ReportTable, typesetNumber } from '../report/index.ts'
import { equationsOf } from './equations.ts'
import type { Plan, Run } from './run.ts'

export const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`

const few = (names: readonly string[]): string =>
  (names.length > 6 ? [...names.slice(0, 5), '…', ...names.slice(-1)] : names).join(', ')

const longest = 12

/** The equations of the network; of a deep one the first and the last. */
export const equationLines = ({ network, options }: Plan): readonly string[] => {
  const lines = equationsOf(network.layers, options.loss.logits)
  return lines.length > longest ? [...lines.slice(0, longest - 5), '…', ...lines.slice(-4)] : lines
}

export const networkLine = ({ network }: Plan): string => `${network.name} (${plural(network.size, 'parameter')})`

export const dataLine = ({ options, network, data }: Plan): string =>
  `${options.data}: ${plural(data.rows.length, 'example')} of ${plural(network.inputs, 'input')} (${few(data.inputNames)}) and ${plural(network.outputs, 'target')} (${few(data.targetNames)})`

/** What the outputs are, where they are not the answers. */
const logitsNote = ({ loss }: Plan['options']): string =>
  loss.logits === 'none'
    ? ''
    : `; the outputs are logits z, and h = ${loss.logits === 'sigmoid' ? 'g(z)' : 'softmax(z)'} are probabilities`

const methodName = ({ optimizer }: Plan['options']): string =>
  optimizer.name === 'gradientDescent' ? 'gradient descent' : optimizer.name

/** For example `1000 epochs of gradient descent on all examples at once, learning rate α = 40, quadratic loss`. */
export const methodLine = ({ options }: Plan): string =>
  `${plural(options.epochs, 'epoch')} of ${methodName(options)} on ${
    options.batchSize === 'full' ? 'all examples at once' : `batches of ${options.batchSize}, shuffled`
  }, learning rate α = ${options.learningRate}, ${options.loss.name} loss${logitsNote(options)}`

export const startLine = ({ options }: Plan): string =>
  `${options.initializer.name}, seed ${options.seed} of Python's generator`

/** The examples with target and output, as in the tutorial: the first of many. */
export const exampleTable =
  (most: number) =>
  ({ data, answers, options }: Run): ReportTable => {
    const { inputNames, targetNames, rows } = data
    const targets = rows.flatMap(({ target }) => target)
    const span =
      targets.reduce((a, b) => Math.max(a, b), -Infinity) - targets.reduce((a, b) => Math.min(a, b), Infinity)
    const output = span >= 1 && span < 1000 ? formatFixed(2) : formatNumber(4)
    const number = formatNumber(6)
    const said = options.loss.logits === 'none' ? 'output' : 'probability'
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
          ...(answers[i] ?? []).map(h => output(h))
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

/** For labels 0 and 1 and one output, how many h are on the right side of ½; for one class of several, how often its h is the largest. */
const rightLine = ({ data: { rows }, answers, options }: Run): O.Option<readonly [string, string]> => {
  const threshold = options.loss.logits === 'sigmoid' ? 'Right at threshold ½, z = 0' : 'Right at threshold ½'
  const [name, isRight]: readonly [string, (target: readonly number[], h: readonly number[]) => boolean] = rows.every(
    ({ target }) => isOneHot(target)
  )
    ? ['Right by the largest h', (target, h) => largest(h) === largest(target)]
    : [threshold, ([y = NaN], [h = NaN]) => (h >= 0.5 ? 1 : 0) === y]
  return pipe(
    rows,
    O.fromPredicate(all =>
      all.every(({ target }) => isOneHot(target) || (target.length === 1 && (target[0] === 0 || target[0] === 1)))
    ),
    O.map(all => {
      const right = all.filter(({ target }, i) => isRight(target, answers[i] ?? []))
      return [name, `${right.length} of ${all.length}`]
    })
  )
}

/** Σ (h − y)² at the end. */
const squaredErrors = ({ data, answers }: Run): number =>
  data.rows.reduce(
    (sum, { target }, i) => sum + target.reduce((part, y, j) => part + ((answers[i]?.[j] ?? NaN) - y) ** 2, 0),
    0
  )

/** The name of J: (11) for the quadratic loss. */
export const costName = ({ options }: Plan, quadratic: string): string =>
  options.loss.option === 'quadratic' ? quadratic : `J(θ), mean ${options.loss.name}`

/** The final figures by name. */
export const finalFigures = (run: Run): readonly (readonly [string, string])[] => [
  [costName(run, 'J(θ) = 1/(2m)·Σ(h − y)², eq. (11)'), typesetNumber(6)(run.final.cost)],
  [
    'Σ(h − y)²',
    typesetNumber(6)(run.options.loss.logits === 'none' ? run.final.sumOfSquaredErrors : squaredErrors(run))
  ],
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
export const unitLine = ({ unit, data }: Run): O.Option<string> =>
  pipe(
    unit,
    O.map(({ theta0, theta1, theta2 }) => {
      const term = (theta: number, name: string): string =>
        ` ${theta < 0 ? '−' : '+'} ${typesetNumber(4)(Math.abs(theta))}·${name}`
      const [x1 = 'x₁', x2 = 'x₂'] = data.inputNames
      return `h = g(${typesetNumber(4)(theta0)}${term(theta1, x1)}${term(theta2, x2)})`
    })
  )
