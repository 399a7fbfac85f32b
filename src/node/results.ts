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
export const equationLines = ({ network }: Plan): readonly string[] => {
  const lines = equationsOf(network.layers)
  return lines.length > longest ? [...lines.slice(0, longest - 5), '…', ...lines.slice(-4)] : lines
}

export const networkLine = ({ network }: Plan): string => `${network.name} (${plural(network.size, 'parameter')})`

export const dataLine = ({ options, network, data }: Plan): string =>
  `${options.data}: ${plural(data.rows.length, 'example')} of ${plural(network.inputs, 'input')} (${few(data.inputNames)}) and ${plural(network.outputs, 'target')} (${few(data.targetNames)})`

/** For example `1000 epochs of gradient descent on all examples at once, learning rate α = 40, quadratic loss`. */
export const methodLine = ({ options }: Plan): string =>
  `${plural(options.epochs, 'epoch')} of gradient descent on ${
    options.batchSize === 'full' ? 'all examples at once' : `batches of ${options.batchSize}, shuffled`
  }, learning rate α = ${options.learningRate}, ${options.loss.name} loss`

export const startLine = ({ options }: Plan): string =>
  `${options.initializer.name}, seed ${options.seed} of Python's generator`

/** The examples with target and output, as in the tutorial: the first of many. */
export const exampleTable =
  (most: number) =>
  ({ data, outputs }: Run): ReportTable => {
    const { inputNames, targetNames, rows } = data
    const targets = rows.flatMap(({ target }) => target)
    const span =
      targets.reduce((a, b) => Math.max(a, b), -Infinity) - targets.reduce((a, b) => Math.min(a, b), Infinity)
    const output = span >= 1 && span < 1000 ? formatFixed(2) : formatNumber(4)
    const number = formatNumber(6)
    return {
      ...(rows.length > most ? { caption: `The first ${most} of ${rows.length} examples` } : {}),
      headers: [
        ...inputNames,
        ...targetNames,
        ...targetNames.map(name => (targetNames.length === 1 ? 'output' : `output ${name}`))
      ],
      rows: rows
        .slice(0, most)
        .map(({ input, target }, i) => [
          ...input.map(x => number(x)),
          ...target.map(y => number(y)),
          ...(outputs[i] ?? []).map(h => output(h))
        ])
    }
  }

/** For labels 0 and 1 and one output: how many outputs are on the right side of ½. */
const rightLine = ({ data, outputs }: Run): O.Option<readonly [string, string]> =>
  pipe(
    data.rows,
    O.fromPredicate(rows => rows.every(({ target }) => target.length === 1 && (target[0] === 0 || target[0] === 1))),
    O.map(rows => {
      const right = rows.filter(({ target }, i) => ((outputs[i]?.[0] ?? NaN) >= 0.5 ? 1 : 0) === target[0])
      return ['Right at threshold ½', `${right.length} of ${rows.length}`]
    })
  )

/** The final figures by name; J is that of the loss, which is (11) for the quadratic one. */
export const finalFigures = (run: Run): readonly (readonly [string, string])[] => [
  [
    run.options.loss.name === 'quadratic'
      ? 'J(θ) = 1/(2m)·Σ(h − y)², eq. (11)'
      : `J(θ), mean ${run.options.loss.name} loss`,
    typesetNumber(6)(run.final.cost)
  ],
  ['Σ(h − y)²', typesetNumber(6)(run.final.sumOfSquaredErrors)],
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
