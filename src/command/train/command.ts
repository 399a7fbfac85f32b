/** `lawgrad train`, as the registry has it. */
import { command } from '../command.ts'
import { knownInitializers } from '../initializers.ts'
import { knownLosses } from '../losses.ts'
import { knownOptimizers, usualRates } from '../optimizers.ts'
import { decodeTrainOptions, rawTrainOptions } from './options.ts'
import { runTrain } from './run.ts'

export const train = command({
  name: 'train',
  description: 'Train a network on examples and report what it learned.',
  model: 'TypeScript or JavaScript module whose default export is a network',
  example: 'train or.ts --data or.csv',
  options: [
    {
      flags: '--data <file>',
      description: 'CSV file: a header of names, then numbers; inputs first, then targets',
      required: { expected: 'a CSV file', example: '--data or.csv' }
    },
    { flags: '--loss <name>', description: `what is minimized: ${knownLosses}`, usual: 'quadratic' },
    { flags: '--optimizer <name>', description: knownOptimizers, usual: 'gradientDescent' },
    { flags: '--learning-rate <number>', description: `α, above 0 (default: ${usualRates})` },
    { flags: '--epochs <n>', description: 'passes over the examples', usual: '1000' },
    { flags: '--batch-size <n>', description: 'examples in a step, shuffled in every epoch; or full', usual: 'full' },
    { flags: '--seed <n>', description: 'of the random generator, the one of Python', usual: '0' },
    { flags: '--initializer <name>', description: knownInitializers, usual: 'glorotUniform' },
    { flags: '--output <folder>', description: 'where the results go (default: out/ and the name of the model)' },
    { flags: '--title <text>', description: 'of the report and the pictures (default: the name of the model)' },
    { flags: '--json', description: 'print one JSON document instead of text' }
  ],
  help: `
Examples:
  $ lawgrad train or.ts --data or.csv --learning-rate 40 --initializer 'uniform(0, 1)'
  $ lawgrad train xor.ts --data xor.csv --learning-rate 15 --epochs 2000 --output out/xor
  $ lawgrad train xor.ts --data xor.csv --optimizer 'adam(0.9, 0.999)' --learning-rate 0.05
  $ lawgrad train logits.ts --data or.csv --loss sigmoidCrossEntropy
  $ lawgrad train xor.ts --data xor.csv --batch-size 2 --seed 7 --json > run.json

A loss of probabilities takes the outputs of a network that ends in a sigmoid or a softmax; a loss of logits takes those of a
network that ends without one, and the report has the probabilities.

The output folder gets report.html, error.svg, parameters.json and history.csv, and decision.svg for a network of two
inputs and one output. They are written together or not at all, and replace those of an earlier run. The pictures are drawn
by vega, vega-lite and d3-contour, where these are installed.`,
  raw: rawTrainOptions,
  decode: decodeTrainOptions,
  run: runTrain
})
