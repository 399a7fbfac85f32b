/**
 * The pictures of a run: what each shows, the file that it becomes, and where it stands on the page.
 */
import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'
import {
  confusionPlot,
  costAxis,
  curvePlot,
  decisionPlot,
  errorPlot,
  mostConfused,
  type PictureSize,
  type Plot,
  predictionPlot,
  type ReportError,
  squaredErrorAxis,
  type UnitParameters,
  weightsPlot
} from '../../report/index.ts'
import { countOf } from '../sizes.ts'
import type { Run } from './facts.ts'
import { partsOf } from './parameter-tables.ts'
import { costName } from './results.ts'
import { judgedPart } from './warnings.ts'

/** A section of the page. */
export type Place = 'Error' | 'Evaluation' | 'Decision' | 'Learned parameters'

/** A picture, in any size. */
export interface Picture {
  readonly file: string
  readonly place: Place
  readonly plot: (size: PictureSize) => TE.TaskEither<ReportError, Plot>
}

/** No more targets have a picture each. */
const mostTargets = 4

const predictionName = (k: number): string => (k === 0 ? 'prediction.svg' : `prediction-${k + 1}.svg`)

/** Every file that a picture may become. */
export const pictureNames = [
  'error.svg',
  'decision.svg',
  'confusion.svg',
  ...Array.from({ length: mostTargets }, (_, k) => predictionName(k)),
  'weights.svg'
] as const

const picture = (file: string, place: Place, draw: (size: PictureSize) => Plot): Picture => ({
  file,
  place,
  plot: size => TE.right(draw(size))
})

/** J of training and validation; without a validation part Σ(h − y)², or J where the outputs are logits and their squared distance from the targets means nothing. */
const errorPicture = (run: Run): Picture => {
  const { history, options, answer, best } = run
  const validation = history.flatMap(({ validation: after }) => (after === undefined ? [] : [after]))
  const costs = { axis: costName(run, costAxis), title: `${options.title}: cost by epoch` }
  return picture('error.svg', 'Error', size =>
    validation.length > 0
      ? curvePlot({
          ...costs,
          size,
          curves: [
            { name: 'training', values: history.map(({ cost }) => cost) },
            { name: 'validation', values: validation }
          ],
          ...(O.isSome(best) ? { best: { epoch: best.value.epoch, curve: 'validation' } } : {})
        })
      : O.isNone(answer)
        ? errorPlot({
            title: `${options.title}: error by epoch`,
            values: history.map(({ sumOfSquaredErrors }) => sumOfSquaredErrors),
            axis: squaredErrorAxis,
            size
          })
        : errorPlot({ ...costs, values: history.map(({ cost }) => cost), size })
  )
}

/** Only for classes, of which there are not too many. */
const confusionPicture = ({ options, parts }: Run): readonly Picture[] => {
  const { name, evaluation } = judgedPart(parts)
  return pipe(
    evaluation.classification,
    O.filter(({ confusion }) => confusion.classes.length <= mostConfused),
    O.match(
      () => [],
      ({ confusion: { classes, counts } }) => [
        picture('confusion.svg', 'Evaluation', size =>
          confusionPlot({ title: `${options.title}: confusion on the ${name} part`, classes, counts, size })
        )
      ]
    )
  )
}

/** One for each of the first targets, where they are numbers. */
const predictionPictures = ({ options, parts, data }: Run): readonly Picture[] => {
  const number = (cell: unknown): number => (typeof cell === 'number' ? cell : NaN)
  return O.isSome(parts[0].evaluation.classification)
    ? []
    : data.preparation.targets.slice(0, mostTargets).flatMap((column, k) =>
        column._tag === 'Classes'
          ? []
          : [
              picture(predictionName(k), 'Evaluation', size =>
                predictionPlot({
                  title: `${options.title}: predicted against actual`,
                  quantity: data.columns.targets[k] ?? 'y',
                  parts: parts.map(({ name, rows, predicted }) => ({
                    name,
                    points: rows.map(({ targets }, i) => ({
                      actual: number(targets[k]),
                      predicted: number(predicted[i]?.[k])
                    }))
                  })),
                  size
                })
              )
            ]
      )
}

/** Only for two inputs and one output. */
const decisionPicture = (run: Run): readonly Picture[] =>
  pipe(
    run.activation,
    O.match(
      () => [],
      h => {
        const { options, data, unit, answer } = run
        const [x1 = 'x₁', x2 = 'x₂'] = data.isPlain ? data.inputNames : data.inputNames.map(name => `${name}, prepared`)
        const plot: Picture['plot'] = size =>
          decisionPlot({
            title: `${options.title}: decision boundary and activated region`,
            axes: [x1, x2],
            points: data.examples.map(({ input, target }) => ({
              x1: input[0] ?? NaN,
              x2: input[1] ?? NaN,
              label: target[0] ?? NaN
            })),
            activation: h,
            quantity: O.isNone(answer) ? 'h' : 'probability',
            size,
            ...O.match(
              () => ({}),
              (line: UnitParameters) => ({ line })
            )(unit)
          })
        return [{ file: 'decision.svg', place: 'Decision', plot }]
      }
    )
  )

/** An image has at least so many pixels. */
const leastPixels = 64

/** Only for a first dense layer whose inputs are the pixels of a square. */
const weightsPicture = ({ options, network, parameters }: Run): readonly Picture[] => {
  const first = partsOf(network, parameters).find(({ layer }) => layer.count > 0)
  const pixels = countOf(network.inputs)
  const columns = Math.sqrt(pixels)
  return first?.layer.dense === true &&
    pixels >= leastPixels &&
    Number.isInteger(columns) &&
    countOf(first.layer.inputs) === pixels
    ? [
        picture('weights.svg', 'Learned parameters', size =>
          weightsPlot({
            title: `${options.title}: weights of the first layer`,
            columns,
            units: Array.from({ length: countOf(first.layer.outputs) }, (_, j) => ({
              name: `unit ${j + 1}`,
              weights: first.components.slice(j * pixels, (j + 1) * pixels)
            })),
            size
          })
        )
      ]
    : []
}

/** All pictures of a run. */
export const picturesOf = (run: Run): readonly Picture[] => [
  errorPicture(run),
  ...decisionPicture(run),
  ...confusionPicture(run),
  ...predictionPictures(run),
  ...weightsPicture(run)
]
