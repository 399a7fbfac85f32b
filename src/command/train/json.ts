/**
 * A run as one JSON document, and its history as a file.
 */
import * as O from 'fp-ts/lib/Option.js'
import { thinHistory } from '../../report/thin-history.ts'
import type { Classification } from '../../training/metrics.ts'
import { allOf } from '../equations.ts'
import { jsonNumber, treeOf } from '../tree.ts'
import { saidOf } from '../paths.ts'
import type { LayerFacts, Measures, PartResults, Plan, Run } from './facts.ts'

const layer = ({ name, inputs, outputs, count }: Omit<LayerFacts, 'dense'>) => ({
  name,
  inputs,
  outputs,
  parameters: count
})

const mostEpochs = 1000

/** The inputs of each example are told up to so many numbers; of wider ones they are counted, since the file of data has them. */
const mostInputs = 64

/** Σ (output − y)² only where the outputs are the answers. */
const measured =
  ({ answer }: Plan) =>
  ({ cost, sumOfSquaredErrors, gradientNorm, validation }: Measures) => ({
    cost: jsonNumber(cost),
    ...(O.isNone(answer) ? { sumOfSquaredErrors: jsonNumber(sumOfSquaredErrors) } : {}),
    gradientNorm: jsonNumber(gradientNorm),
    ...(validation === undefined ? {} : { validationCost: jsonNumber(validation) })
  })

/** The history of at most about a thousand epochs, extremes of the cost kept. */
const thinned = (run: Run) => {
  const { history } = run
  const measure = measured(run)
  const costs = history.map(({ cost }) => cost)
  const kept =
    history.length <= mostEpochs + 1 ? costs.map((_, epoch) => epoch) : thinHistory(333)(costs).map(p => p.epoch)
  return {
    complete: kept.length === history.length,
    epochs: kept.flatMap(epoch => {
      const measures = history[epoch]
      return measures === undefined ? [] : [{ epoch, ...measure(measures) }]
    })
  }
}

/** A metric beside what the trivial answer gets. */
const beside = (value: number, baseline: number) => ({ value: jsonNumber(value), baseline: jsonNumber(baseline) })

const metricsOf = ({ evaluation: { cost, regression, classification } }: PartResults) => ({
  cost: jsonNumber(cost),
  ...(O.isSome(classification)
    ? ofClasses(classification.value)
    : {
        rmse: beside(regression.rmse, regression.baseline.rmse),
        mae: beside(regression.mae, regression.baseline.mae),
        r2: beside(regression.r2, 0)
      })
})

const ofClasses = ({ accuracy, baseline, majority, perClass, macro, confusion }: Classification) => ({
  accuracy: beside(accuracy, baseline),
  majority,
  perClass,
  macro,
  confusion
})

/** A part: its metrics, and where the file says more than the numbers of the network, each prediction in the units of the file. */
const partOf =
  ({ data, parts }: Run) =>
  (part: PartResults) => ({
    name: part.name,
    examples: part.rows.length,
    metrics: metricsOf(part),
    ...(data.isPlain && parts.length === 1
      ? {}
      : {
          predictions: part.rows.map(({ targets }, k) => ({
            line: part.lines[k] ?? null,
            actual: targets,
            predicted: part.predicted[k] ?? []
          }))
        })
  })

/** The document of `--json`, on a single line; the same run gives the same bytes. */
export const showJson = (run: Run, files: readonly string[]): string => {
  const { version, options, network, data } = run
  const isWide = data.inputNames.length > mostInputs
  return `${JSON.stringify({
    format: 'lawgrad-run/1',
    lawgrad: version,
    title: options.title,
    network: {
      model: options.model,
      ...layer(network),
      layers: network.layers.map(layer),
      equations: allOf(run.equations).map(({ text }) => text),
      shape: network.description
    },
    data: {
      file: saidOf(options.data),
      examples: data.examples.length,
      inputNames: data.inputNames,
      targetNames: data.targetNames,
      columns: data.columns,
      classes: O.toNullable(data.classes),
      rowsLeftOut: data.dropped,
      preparation: data.preparation
    },
    options: {
      loss: options.loss.option,
      optimizer: options.optimizer.name,
      learningRate: options.learningRate,
      schedule: O.isSome(options.schedule) ? options.schedule.value.name : null,
      warmUp: O.toNullable(options.warmUp),
      ...options.links,
      epochs: options.epochs,
      patience: O.toNullable(options.patience),
      batchSize: options.batchSize,
      seed: options.seed,
      initializer: options.initializer.name,
      scale: options.scale,
      targetScale: options.targetScale,
      missing: options.missing,
      validation: options.shares.validation,
      test: options.shares.test,
      output: options.output
    },
    initialParameters: treeOf(network.description, run.initial),
    parameters: treeOf(network.description, run.parameters),
    history: thinned(run),
    final: measured(run)(run.final),
    gradient: run.gradient,
    best: O.isSome(run.best) ? { epoch: run.best.value.epoch, validationCost: jsonNumber(run.best.value.cost) } : null,
    parts: run.parts.map(partOf(run)),
    ...(isWide ? { inputsLeftOut: { examples: data.examples.length, columns: data.inputNames.length } } : {}),
    predictions: data.examples.map(({ input, target }, i) => ({
      ...(isWide ? {} : { input: input.map(jsonNumber) }),
      target: target.map(jsonNumber),
      output: (run.outputs[i] ?? []).map(jsonNumber),
      ...(O.isNone(run.answer) ? {} : { probability: (run.answers[i] ?? []).map(jsonNumber) })
    })),
    warnings: run.warnings,
    files
  })}\n`
}

/** The file `history.csv`, complete. */
export const showHistory = (run: Run): string => {
  const measure = measured(run)
  const costs = O.isNone(run.answer) ? 'cost,sum_of_squared_errors,gradient_norm' : 'cost,gradient_norm'
  const columns = run.history[0]?.validation === undefined ? costs : `${costs},validation_cost`
  return [
    `epoch,${columns}`,
    ...run.history.map((measures, epoch) => [epoch, ...Object.values(measure(measures))].join(',')),
    ''
  ].join('\n')
}
