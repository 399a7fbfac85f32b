/**
 * A run as one JSON document, and its parameters and its history as files.
 */
import { thinHistory } from '../report/index.ts'
import { equationsOf } from './equations.ts'
import type { KnownLoss } from './losses.ts'
import { jsonNumber, treeOf } from './parameters.ts'
import type { LayerFacts, Measures, Run } from './run.ts'

const layer = ({ name, inputs, outputs, size }: LayerFacts) => ({ name, inputs, outputs, parameters: size })

const mostEpochs = 1000

/** Σ (output − y)² only where the outputs are the answers. */
const measured =
  ({ logits }: KnownLoss) =>
  ({ cost, sumOfSquaredErrors, gradientNorm }: Measures) => ({
    cost: jsonNumber(cost),
    ...(logits === 'none' ? { sumOfSquaredErrors: jsonNumber(sumOfSquaredErrors) } : {}),
    gradientNorm: jsonNumber(gradientNorm)
  })

/** The history of at most about a thousand epochs, extremes of the cost kept. */
const thinned = ({ history, options }: Run) => {
  const measure = measured(options.loss)
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
      equations: equationsOf(network.layers, options.loss.logits),
      shape: network.description
    },
    data: {
      file: options.data,
      examples: data.rows.length,
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
    final: measured(options.loss)(run.final),
    predictions: data.rows.map(({ input, target }, i) => ({
      input: input.map(jsonNumber),
      target: target.map(jsonNumber),
      output: (run.outputs[i] ?? []).map(jsonNumber),
      ...(options.loss.logits === 'none' ? {} : { probability: (run.answers[i] ?? []).map(jsonNumber) })
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
export const showHistory = ({ history, options }: Run): string => {
  const measure = measured(options.loss)
  const columns = options.loss.logits === 'none' ? 'cost,sum_of_squared_errors,gradient_norm' : 'cost,gradient_norm'
  return [
    `epoch,${columns}`,
    ...history.map((measures, epoch) => [epoch, ...Object.values(measure(measures))].join(',')),
    ''
  ].join('\n')
}
