/** `lawgrad evaluate`: its options, its help, and what it does. */
import { command } from '../command.ts'
import { interpreterOption } from '../interpreters.ts'
import { decodeEvaluateOptions, rawEvaluateOptions } from './options.ts'
import { runEvaluate } from './run.ts'

export const evaluate = command({
  options: [
    { flags: '--labels <file>', description: 'IDX or npy: the targets, where the data are an array in such a file' },
    { flags: '--json', description: 'print one JSON document instead of text' },
    { flags: '--network <module>', description: 'the module of the network, for a model that holds no equation' },
    interpreterOption('answers')
  ],
  help: `
Examples:
  $ lawgrad evaluate out flowers.csv
  $ lawgrad evaluate out/model.json flowers.csv --json > worth.json
  $ lawgrad evaluate out t10k-images-idx3-ubyte.gz --labels t10k-labels-idx1-ubyte.gz

The columns of inputs and of targets are found by their names, in whatever order; all others are ignored. Printed are the cost,
and for classes accuracy, precision, recall and F1 with the confusion matrix, else RMSE, MAE and R² in the unit of the data; each
beside what the trivial answer would get. The file - is standard input, and one that gzip has packed is unpacked. Give rows that the model was not trained on.`,
  raw: rawEvaluateOptions,
  decode: decodeEvaluateOptions,
  run: runEvaluate
})
