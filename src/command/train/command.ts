/** `lawgrad train`: its options, its help, and what it does. */
import { command } from '../command.ts'
import { checkpointOptions, preparationOptions, tableOptions, trainingOptions } from './option-texts.ts'
import { decodeTrainOptions, rawTrainOptions } from './options.ts'
import { runTrain } from './run.ts'

export const train = command({
  options: [
    {
      flags: '--data <file>',
      description: 'CSV: a header of names, then rows; inputs first, then targets, unless named. Or JSON, IDX, npy',
      required: { expected: 'a CSV file', example: '--data or.csv' }
    },
    ...tableOptions,
    ...preparationOptions,
    ...trainingOptions,
    {
      flags: '--workers <n>',
      description: 'threads that work on a step, where it is large enough to share; the numbers are the same',
      usual: '1'
    },
    ...checkpointOptions,
    { flags: '--output <folder>', description: 'where the results go (default: out/ and the name of the model)' },
    { flags: '--title <text>', description: 'of the report and the pictures (default: the name of the model)' },
    { flags: '--json', description: 'print one JSON document instead of text' },
    { flags: '--strict', description: 'exit with 1 if there was a warning; the results are written all the same' }
  ],
  help: `
Examples:
  $ lawgrad train or.ts --data or.csv --learning-rate 40 --initializer 'uniform(0, 1)'
  $ lawgrad train xor.ts --data xor.csv --learning-rate 15 --epochs 2000 --output out/xor
  $ lawgrad train xor.ts --data xor.csv --optimizer 'adam(0.9, 0.999)' --learning-rate 0.05
  $ lawgrad train logits.ts --data or.csv --loss sigmoidCrossEntropy
  $ lawgrad train xor.ts --data xor.csv --batch-size 2 --seed 7 --json > run.json
  $ lawgrad train cars.ts --data cars.csv --targets mpg --scale standardize --scale-targets --test 0.2
  $ lawgrad train digits.ts --data train-images-idx3-ubyte.gz --labels train-labels-idx1-ubyte.gz --scale min-max
  $ lawgrad train iris.ts --data iris.csv --targets species --loss softmaxCrossEntropy --validation 0.2 --patience 20

A loss of probabilities takes the outputs of a network that ends in a sigmoid or a softmax; a loss of logits takes those of a
network that ends without one, and the report has the probabilities.

An array of IDX or NumPy's npy is told by its bytes: its first index counts the examples, whose numbers are the columns x1, x2 and so on; the targets
are in another file, --labels. Labels that are whole numbers, one for each example, are classes where the network has several outputs. Files
that gzip has packed are unpacked, and the file - is standard input.

Columns of text become a number for each class: the network must have as many inputs and outputs, and is told so where it
has not. What is learned of columns (scales, classes, fillings) is learned on the training part and saved with the model.
Warnings are lines of stderr that begin with "lawgrad train: warning:"; they are in the JSON, too.

The output folder gets report.html, error.svg, model.json and history.csv, and the pictures that fit: decision.svg for a
network of two inputs and one output, confusion.svg for classes, prediction.svg for numbers, weights.svg for a first dense
layer on images. They are written together or not at all, and replace those of an earlier run. The pictures are drawn
by vega, vega-lite and d3-contour, where these are installed. Ctrl-C saves the state after the last finished step there as
state.json, and says how to go on.`,
  raw: rawTrainOptions,
  decode: decodeTrainOptions,
  run: runTrain
})
