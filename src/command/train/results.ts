/**
 * What a run shows, in words and tables: the same for the terminal and for the page.
 */
import * as O from 'fp-ts/lib/Option.js'
import { pipe } from 'fp-ts/lib/function.js'
import type { Cell, Column } from '../../data/preparation/column.ts'
import { showGrade } from '../../exchange/model-file/grade.ts'
import { cleanText } from '../../report/clean-text.ts'
import { formatFixed, typesetNumber, typesetText } from '../../report/format-number.ts'
import type { Formula, ReportTable } from '../../report/html-report.ts'
import { limitTable } from '../../report/limit-table.ts'
import { allOf } from '../equations.ts'
import { showLinks } from '../links.ts'
import { answers } from '../losses.ts'
import { countOf } from '../sizes.ts'
import { plural } from '../words.ts'
import { saidOf } from '../paths.ts'
import type { BestEpoch, Plan, Run } from './facts.ts'
import { judgedPart } from './warnings.ts'

const few = (names: readonly string[]): string =>
  (names.length > 6 ? [...names.slice(0, 5), '…', ...names.slice(-1)] : names).join(', ')

const longest = 24

/** The equations of network and loss; of many the first and the last. */
export const formulas = ({ equations }: Plan): readonly Formula[] => {
  const all = allOf(equations)
  return all.length > longest ? [...all.slice(0, longest - 9), { text: '…', latex: '…' }, ...all.slice(-8)] : all
}

export const networkLine = ({ network }: Plan): string => `${network.name} (${plural(network.count, 'parameter')})`

/** For example `cars.csv: 392 examples (236 to train on, 78 for validation, 78 for the test) of …`. */
export const dataLine = ({ options, network, data }: Plan): string => {
  const { parts } = data
  const count = parts.reduce((sum, { rows }) => sum + rows.length, 0)
  const said = { training: 'to train on', validation: 'for validation', test: 'for the test' }
  const split =
    parts.length === 1 ? '' : ` (${parts.map(({ name, rows }) => `${rows.length} ${said[name]}`).join(', ')})`
  return `${saidOf(options.data)}: ${plural(count, 'example')}${split} of ${plural(countOf(network.inputs), 'input')} (${few(data.inputNames)}) and ${plural(countOf(network.outputs), 'target')} (${few(data.targetNames)})`
}

const scaled: Readonly<Record<Plan['options']['scale'], readonly string[]>> = {
  none: [],
  standardize: ['standardized'],
  minMax: ['scaled to [0, 1]']
}

const classColumns = (names: readonly string[], columns: readonly Column[]): readonly string[] =>
  columns.flatMap((column, k) =>
    column._tag === 'Classes' ? [`${names[k] ?? ''} as ${plural(column.classes.length, 'class', 'classes')}`] : []
  )

/** What was done to the columns, if anything was. */
export const preparationLines = ({ options, data }: Plan): readonly (readonly [string, string])[] => {
  const { columns, preparation, dropped } = data
  const { missing, scale, targetScale } = options
  const said = [
    ...scaled[scale].map(how => `inputs ${how}`),
    ...scaled[targetScale].map(how => `targets ${how}`),
    ...classColumns(columns.inputs, preparation.inputs),
    ...classColumns(columns.targets, preparation.targets),
    ...(missing === 'mean' || missing === 'mode' ? [`missing values filled in by the ${missing}`] : []),
    ...(dropped > 0 ? [`${plural(dropped, 'row')} with missing values left out`] : [])
  ]
  return said.length === 0 ? [] : [['Preparation', `${said.join(', ')}; learned on the training part`]]
}

/** Which epoch was the best, where a validation part was watched. */
export const bestLine = ({ best, options, history }: Run): readonly string[] =>
  O.match(
    (): readonly string[] => [],
    ({ epoch, cost }: BestEpoch) => [
      `The validation cost is least after epoch ${epoch} of ${history.length - 1}, ${typesetNumber(4)(cost)}${
        O.isSome(options.patience) ? '; the parameters are those of that epoch' : ''
      }.`
    ]
  )(best)

/** What the outputs are, where they are not the answers. */
const logitsNote = ({ answer }: Plan): string =>
  O.match(
    () => '',
    (line: string) => `; the outputs h are logits, and ${line}`
  )(answer)

/** For example `1000 epochs of gradient descent on all examples at once, learning rate α = 40, quadratic loss`. */
export const methodLine = (plan: Plan): string => {
  const { options } = plan
  const schedule = O.isSome(options.schedule) ? `, ${options.schedule.value.name}` : ''
  const warmUp = O.isSome(options.warmUp) ? `, warm-up in ${plural(options.warmUp.value, 'step')}` : ''
  const patience = O.isSome(options.patience) ? `, patience ${options.patience.value}` : ''
  return `${plural(options.epochs, 'epoch')} of ${options.optimizer.said} on ${
    options.batchSize === 'full' ? 'all examples at once' : `batches of ${options.batchSize}, shuffled`
  }, learning rate α = ${typesetText(String(options.learningRate))}${schedule}${warmUp}${showLinks(options.links)}${patience}, ${options.loss.loss.name} loss${logitsNote(plan)}`
}

export const startLine = ({ options }: Plan): string =>
  `${options.initializer.name}, seed ${options.seed} of Python's generator`

/** Of any table no more is shown. */
export const tableLimits = { columns: 12, rows: 20 } as const

/** The examples with target and output, as in the tutorial. */
const exampleTable = ({ data, answers: answered, answer }: Run): ReportTable => {
  const { inputNames, targetNames, examples: rows } = data
  const targets = rows.flatMap(({ target }) => target)
  const span = targets.reduce((a, b) => Math.max(a, b), -Infinity) - targets.reduce((a, b) => Math.min(a, b), Infinity)
  const output = span >= 1 && span < 1000 ? (h: number) => typesetText(formatFixed(2)(h)) : typesetNumber(4)
  const number = typesetNumber(6)
  const said = O.isNone(answer) ? 'output' : 'probability'
  return limitTable({ ...tableLimits, groups: [inputNames.length, targetNames.length, targetNames.length] })({
    headers: [
      ...inputNames,
      ...targetNames,
      ...targetNames.map(name => (targetNames.length === 1 ? said : `${said} ${name}`))
    ],
    rows: rows.map(({ input, target }, i) =>
      i < tableLimits.rows
        ? [...input.map(x => number(x)), ...target.map(y => number(y)), ...(answered[i] ?? []).map(h => output(h))]
        : []
    )
  })
}

/** The cell as text. */
const shown =
  (digits: number) =>
  (cell: Cell): string =>
    cell === null ? '' : typeof cell === 'number' ? typesetNumber(digits)(cell) : cell

/** The first examples with what was predicted, in the units of the file; of several parts, those of the part that the network is judged by. */
export const predictionTable = (run: Run): ReportTable => {
  const { parts, data } = run
  if (data.isPlain && parts.length === 1) return exampleTable(run)
  const { name, rows, lines, predicted } = judgedPart(parts)
  const { inputs, targets } = data.columns
  return limitTable({ ...tableLimits, groups: [1, inputs.length, targets.length, targets.length] })({
    caption: `The examples of the ${name} part`,
    headers: [
      'line',
      ...inputs,
      ...targets,
      ...targets.map(each => (targets.length === 1 ? 'predicted' : `${each} predicted`))
    ],
    rows: rows.map((row, k) =>
      k < tableLimits.rows
        ? [
            String(lines[k] ?? ''),
            ...row.inputs.map(shown(6)),
            ...row.targets.map(shown(6)),
            ...(predicted[k] ?? []).map(shown(4))
          ]
        : []
    )
  })
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

const square = (x: number): number => x * x

/** Σ (probability − y)² at the end. */
const squaredErrors = ({ data, answers: answered }: Run): number =>
  data.examples.reduce(
    (sum, { target }, i) => sum + target.reduce((part, y, j) => part + square((answered[i]?.[j] ?? NaN) - y), 0),
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

/** How the gradient is known, and the command that finds it again. */
export const gradientLines = ({ gradient }: Pick<Run, 'gradient'>): readonly (readonly [string, string])[] => [
  ['Gradient', cleanText(showGrade(gradient))],
  ['Again', cleanText(gradient.command)]
]
