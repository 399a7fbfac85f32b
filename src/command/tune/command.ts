/** `lawgrad tune`: its options, its help, and what it does. */
import { command } from '../command.ts'
import { preparationOptions, tableOptions, trainingOptions } from '../train/option-texts.ts'
import { decodeTuneOptions, rawTuneOptions } from './options.ts'
import { runTune } from './run.ts'

export const tune = command({
  options: [
    {
      flags: '--data <file>',
      description: 'CSV: a header of names, then rows; inputs first, then targets, unless named. Or JSON, IDX, npy',
      required: { expected: 'a CSV file', example: '--data or.csv' }
    },
    { flags: '--search <how>', description: 'grid, or random', usual: 'random' },
    { flags: '--trials <n>', description: 'points of a random search; no more than the space has', usual: '20' },
    { flags: '--steps <n>', description: 'values of an interval in a grid, its ends among them', usual: '5' },
    { flags: '--folds <k>', description: 'parts of the examples, each held out once', usual: '5' },
    { flags: '--workers <n>', description: 'threads (default: as many as the machine has cores)' },
    ...tableOptions,
    ...preparationOptions.filter(({ flags }) => !/^--test\b/.test(flags)),
    ...trainingOptions,
    { flags: '--output <folder>', description: 'where the results go (default: out/tune- and the name of the model)' },
    {
      flags: '--resume',
      description: 'there must be trials of the same command in that folder, and it goes on from them'
    },
    { flags: '--json', description: 'print one JSON document instead of text' }
  ],
  help: `
Examples:
  $ lawgrad tune tune-xor.ts --data tune-xor.csv
  $ lawgrad tune cars-space.ts --data cars.csv --targets mpg --scale standardize --search grid --steps 4 --folds 3
  $ lawgrad tune tune-xor.ts --data tune-xor.csv --trials 100 --workers 4 --json > trials.json

The model is a module that exports a space, and by default a function from its points to networks:
  import { betweenLogarithms, wholeBetween } from 'lawgrad'
  export const space = { width: wholeBetween(2, 8), learningRate: betweenLogarithms(0.01, 10) }
  export default ({ width }) => …
Settings called learningRate, batchSize, optimizer, epochs, schedule, warmUp, clipValue, clipNorm, l1, l2 and initializer take the place
of the option. Every point is trained on all folds but one and judged by that one; what is learned for the preparation is
learned anew each time. With --validation and --patience each training cuts a part off its own folds and watches it; the fold that judges is not watched. The score is the mean loss. Trials are written after each point: the same command goes on where it was
stopped, and tries no point twice. The seed decides everything, whatever the number of threads.`,
  raw: rawTuneOptions,
  decode: decodeTuneOptions,
  run: runTune
})
