/** The examples that are learned by the command. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { execute } from '../../stages/stage.ts'
import { carsCsv, irisCsv } from './data.ts'

/** An example of the command: its data and its arguments but for files. */
export interface Command {
  readonly name: string
  readonly csv: () => string
  readonly argv: string
}

export const commands: readonly Command[] = [
  {
    name: 'cars',
    csv: carsCsv,
    argv: '--targets mpg --missing drop --scale standardize --scale-targets --optimizer adam --learning-rate 0.01 --batch-size 32 --epochs 100 --test 0.2'
  },
  {
    name: 'iris',
    csv: irisCsv,
    argv: '--targets species --scale standardize --loss softmaxCrossEntropy --optimizer adam --learning-rate 0.05 --epochs 100 --test 0.2'
  }
]

/** What is taken of the JSON of a run. */
export interface RunDocument {
  readonly parts: readonly {
    readonly name: string
    readonly examples: number
    readonly metrics: Readonly<Record<string, { readonly value: number; readonly baseline: number }>>
    readonly predictions: readonly { readonly line: number }[]
  }[]
}

/** An example of the command with what came of it. */
export interface Ran extends Command {
  readonly run: RunDocument
  readonly seconds: number
  /** What `predict` answers to the data, as CSV. */
  readonly answers: string
}

const lawgrad = async (...argv: readonly string[]): Promise<string> => {
  const { code, stdout, stderr } = await execute(process.execPath, [
    '-C',
    'lawgrad-source',
    'src/command/node/main.ts',
    ...argv
  ])
  if (code !== 0) throw new Error(`lawgrad ${argv.join(' ')} ended with ${code}: ${stderr}`)
  return stdout
}

/** Writes the data into a folder, trains on it, and answers it again with what was saved there. */
export const runCommand = async (folder: string, command: Command): Promise<Ran> => {
  const [data, output] = [join(folder, `${command.name}.csv`), join(folder, command.name)]
  writeFileSync(data, command.csv())
  const start = performance.now()
  const argv = ['--data', data, '--output', output, '--json', ...command.argv.split(' ')]
  const run = JSON.parse(await lawgrad('train', `docs/examples/${command.name}.ts`, ...argv))
  const seconds = (performance.now() - start) / 1000
  return { ...command, run, seconds, answers: await lawgrad('predict', output, data, '--missing', 'skip') }
}
