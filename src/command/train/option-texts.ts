/** What the help says of the options of `train`, by what they are about. */
import { interpreterOption } from '../interpreters.ts'
import type { OptionDefinition } from '../command.ts'
import { knownInitializers } from '../initializers.ts'
import { knownLosses } from '../losses.ts'
import { knownOptimizers, usualRates } from '../optimizers.ts'
import { knownSchedules } from '../schedules.ts'

/** How the table is written, and which columns are what. */
export const tableOptions: readonly OptionDefinition[] = [
  {
    flags: '--labels <file>',
    description: 'IDX or npy: the targets, where the data are an array in such a file; whole numbers are classes'
  },
  {
    flags: '--targets <columns>',
    description: 'names, or positions from 1, with commas between; the inputs are the rest'
  },
  { flags: '--inputs <columns>', description: 'the same of the inputs; columns that are neither are ignored' },
  { flags: '--classes <columns>', description: 'columns of numbers that are names of classes' },
  {
    flags: '--delimiter <kind>',
    description: 'what separates columns: comma (as if left out), semicolon, tab, spaces'
  },
  { flags: '--decimal <kind>', description: 'what stands before the decimals: point (as if left out), comma' },
  { flags: '--header', description: 'the first row holds the names, though it looks like data' },
  { flags: '--no-header', description: 'the first row is data: columns are named by their positions' },
  { flags: '--comment <mark>', description: 'lines that begin with it are skipped' },
  {
    flags: '--missing-marks <marks>',
    description: 'what stands for a missing value, such as ?,NA; a blank cell does always'
  },
  { flags: '--columns <file>', description: 'JSON file that says these: { "columns", "format", "classes" }' }
]

/** What becomes of the rows before training. */
export const preparationOptions: readonly OptionDefinition[] = [
  { flags: '--missing <what>', description: 'error, drop (the row), or fill in the mean or the mode', usual: 'error' },
  {
    flags: '--scale <how>',
    description: 'of the inputs: none, standardize (mean 0, deviation 1), min-max (0 to 1)',
    usual: 'none'
  },
  {
    flags: '--scale-targets [how]',
    description: 'the same of the targets (alone: as --scale, or standardize); metrics stay unscaled'
  },
  { flags: '--validation <share>', description: 'of the examples, by seed: watched in training, not learned from' },
  { flags: '--test <share>', description: 'of the examples, by seed: seen once, at the end' }
]

/** What is minimized, and how. */
export const trainingOptions: readonly OptionDefinition[] = [
  { flags: '--loss <name>', description: `what is minimized: ${knownLosses}`, usual: 'quadratic' },
  { flags: '--optimizer <name>', description: knownOptimizers, usual: 'gradientDescent' },
  { flags: '--learning-rate <number>', description: `α, above 0 (default: ${usualRates})` },
  { flags: '--schedule <name>', description: `how α goes on, by steps: ${knownSchedules}` },
  { flags: '--warm-up <n>', description: 'steps in which α rises to its full value' },
  { flags: '--clip-value <x>', description: 'each component of the gradient within ±x' },
  { flags: '--clip-norm <x>', description: 'the gradient no longer than x' },
  { flags: '--l1 <x>', description: 'adds x·Σ|θ| to the cost' },
  { flags: '--l2 <x>', description: 'adds x/2·Σθ² to the cost' },
  { flags: '--epochs <n>', description: 'passes over the examples', usual: '1000' },
  {
    flags: '--patience <n>',
    description: 'end after n epochs without a better validation cost, and keep the best parameters'
  },
  { flags: '--batch-size <n>', description: 'examples in a step, shuffled in every epoch; or full', usual: 'full' },
  { flags: '--seed <n>', description: 'of the random generator, the one of Python', usual: '0' },
  { flags: '--initializer <name>', description: knownInitializers, usual: 'glorotUniform' },
  interpreterOption('does the steps')
]

/** What is saved on the way, and gone on from. */
export const checkpointOptions: readonly OptionDefinition[] = [
  {
    flags: '--checkpoint-every <n>',
    description: 'saves the state in the folder of the results: every n epochs, or a time such as 30s'
  },
  { flags: '--resume', description: 'goes on from the state in that folder: the same options, or more epochs' }
]
