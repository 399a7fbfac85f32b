/** `lawgrad predict`: its options, its help, and what it does. */
import { command } from '../command.ts'
import { interpreterOption } from '../interpreters.ts'
import { decodePredictOptions, rawPredictOptions } from './options.ts'
import { runPredict } from './run.ts'

export const predict = command({
  options: [
    { flags: '--output <file>', description: 'where the answers go (default: standard output)' },
    { flags: '--json', description: 'print one JSON document instead of CSV' },
    {
      flags: '--missing <what>',
      description: 'a value that the model cannot fill in: error, or skip (the row has no answer)',
      usual: 'error'
    },
    { flags: '--network <module>', description: 'the module of the network, for a model that holds no equation' },
    interpreterOption('answers')
  ],
  help: `
Examples:
  $ lawgrad train iris.ts --data iris.csv --targets species --loss softmaxCrossEntropy --output out
  $ lawgrad predict out flowers.csv > answers.csv
  $ lawgrad predict out/model.json flowers.csv --output answers.csv
  $ grep -v '^#' flowers.csv | lawgrad predict out - > answers.csv
  $ lawgrad predict out t10k-images-idx3-ubyte.gz > answers.csv

The columns of inputs are found by their names, in whatever order. Of the others, such as a number of the row, each is kept
and stands first. Then come the answers: predicted_NAME for each target, and for classes probability_CLASS for each (score_CLASS,
where the network promises no probabilities). Numbers are in the unit of the data. The table is to be written as the one that the
model was trained on, and so are the answers.

A file of IDX or NumPy's npy is an array: its first index counts the examples, whose numbers are the columns of inputs in their order.
The file - is standard input, and one that gzip has packed is unpacked. It is read once, and the answers are held until its end: everything
that is wrong with it is told, and counted, before the first answer.`,
  raw: rawPredictOptions,
  decode: decodePredictOptions,
  run: runPredict
})
