/**
 * A run as one JSON document, and its parameters and its history as files.
 */
import * as O from 'fp-ts/lib/Option.js'
import { thinHistory } from '../../report/thin-history.ts'
import { allOf } from '../equations.ts'
import { jsonNumber, treeOf } from '../tree.ts'
import type { LayerFacts, Measures, Plan, Run } from './facts.ts'

const layer = ({ name, inputs, outputs, count }: Omit<LayerFacts, 'dense'>) => ({
  name,
  inputs,
  outputs,
  parameters: count
})

const mostEpochs = 1000

/** Σ (output − y)² only where the outputs are the answers. */
const measured =
  ({ answer }: Plan) =>
  ({ cost, sumOfSquaredErrors, gradientNorm }: Measures) => ({
    cost: jsonNumber(cost),
    ...(O.isNone(answer) ? { sumOfSquaredErrors: jsonNumber(sumOfSquaredErrors) } : {}),
    gradientNorm: jsonNumber(gradientNorm)
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

/** The document of `--json`, on a single line; the same run gives the same bytes. */
export const showJson = (run: Run, files: readonly string[]): string => {
  const { version, options, network, data } = run
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
      file: options.data,
      examples: data.examples.length,
      inputNames: data.inputNames,
      targetNames: data.targetNames
    },
    options: {
      loss: options.loss.option,
      optimizer: options.optimizer.name,
      learningRate: options.learningRate,
      epochs: options.epochs,
      batchSize: options.batchSize,
      seed: options.seed,
      initializer: options.initializer.name,
      output: options.output
    },
    initialParameters: treeOf(network.description, run.initial),
    parameters: treeOf(network.description, run.parameters),
    history: thinned(run),
    final: measured(run)(run.final),
    predictions: data.examples.map(({ input, target }, i) => ({
      input: input.map(jsonNumber),
      target: target.map(jsonNumber),
      output: (run.outputs[i] ?? []).map(jsonNumber),
      ...(O.isNone(run.answer) ? {} : { probability: (run.answers[i] ?? []).map(jsonNumber) })
    })),
    files
  })}\n`
}

/** The file `parameters.json`. */
export const showParameters = ({ network, parameters }: Run): string =>
  `${JSON.stringify(
    {
      format: 'lawgrad-parameters/1',
      network: network.name,
      inputs: network.inputs,
      outputs: network.outputs,
      layers: network.layers.map(({ name }) => name),
      shape: network.description,
      parameters: treeOf(network.description, parameters)
    },
    null,
    2
  ).replaceAll(/\[[\d\s,.e+-]+\]/g, numbers =>
    numbers.replaceAll(/\s+/g, ' ').replace('[ ', '[').replace(' ]', ']')
  )}\n`

/** The file `history.csv`, complete. */
export const showHistory = (run: Run): string => {
  const measure = measured(run)
  const columns = O.isNone(run.answer) ? 'cost,sum_of_squared_errors,gradient_norm' : 'cost,gradient_norm'
  return [
    `epoch,${columns}`,
    ...run.history.map((measures, epoch) => [epoch, ...Object.values(measure(measures))].join(',')),
    ''
  ].join('\n')
}
