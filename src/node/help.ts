/** The examples and explanations that the help ends with. */

export const rootHelp = `
Examples:
  $ lawgrad train or.ts --data or.csv --learning-rate 40 --initializer 'uniform(0, 1)'
  $ lawgrad verify or.ts

where or.ts holds a network whose shapes the compiler has checked,

  import { dense, input, sigmoid } from 'lawgrad'
  import { pipe } from 'fp-ts/lib/function.js'
  export default pipe(input(2), dense(1), sigmoid)

and or.csv a header and rows of numbers, inputs first: x1,x2,y

Exit codes:
  0    done; all that was verified holds
  1    something failed: a law, training that diverged, results that cannot be written
  2    the options, the model or the data are wrong
  130  interrupted (143: asked to end)
Unless the code is 0, nothing was written, but for the --junit file of a verification that found a failure.`

export const trainHelp = `
Examples:
  $ lawgrad train or.ts --data or.csv --learning-rate 40 --initializer 'uniform(0, 1)'
  $ lawgrad train xor.ts --data xor.csv --learning-rate 15 --epochs 2000 --output out/xor
  $ lawgrad train xor.ts --data xor.csv --optimizer 'adam(0.9, 0.999)' --learning-rate 0.05
  $ lawgrad train logits.ts --data or.csv --loss sigmoidCrossEntropy
  $ lawgrad train xor.ts --data xor.csv --batch-size 2 --seed 7 --json > run.json

A loss of probabilities takes the outputs of a network that ends in a sigmoid or a softmax; a loss of logits takes those of a
network that ends without one, and the report has the probabilities.

The output folder gets report.html, error.svg, parameters.json and history.csv, and decision.svg for a network of two
inputs and one output. They are written together or not at all, and replace those of an earlier run.`

export const verifyHelp = `
Examples:
  $ lawgrad verify xor.ts
  $ lawgrad verify xor.ts --data xor.csv --loss quadratic --seed 7
  $ lawgrad verify xor.ts --runs 10000 --junit verify.xml
  $ lawgrad verify xor.ts --law 'layer 2' --law gradient
  $ lawgrad verify mine.ts --law 'layer, mine: purity' --seed 0 --path 3:0:1

The model is a network, or a layer of your own. Its gradient is held against dual numbers, the complex
step, Richardson's extrapolation and central differences, for every tensor of parameters and the input,
at initial parameters and after some training; then the laws of every layer, and of the network, are
tried on random cases, fewer of a large layer. A line of the report has:
  certified  components (of a large tensor, random directions) that agree, where a zero would not have
  needed     the tolerance that would have been needed
  detects    the smallest relative error of the largest component that would have been refused
  unchecked  why nothing can be said; that is no failure, unless it is so of the whole gradient

Exit codes: 0 nothing failed, 1 something did, 2 the options, the model or the data are wrong, 130 interrupted.`
