/**
 * `npm run bench:saved`: the command on a saved model and a big table, by the engine and by the reference: seconds, and those of a processor.
 *
 * `npm run bench:saved -- 100000 784 128` takes so many rows, columns and hidden units.
 */
import { spawnSync } from 'node:child_process'
import { createWriteStream, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import {
  dense,
  encodeModel,
  glorotUniform,
  input,
  pipe,
  pythonRandom,
  relu,
  softmaxCrossEntropy,
  softmaxLayer,
  usualFormat,
  withDimension,
  type Column
} from '../../src/index.ts'

const classes = 10
const [rows = 100_000, columns = 20, hidden = 64] = process.argv.slice(2).map(Number)
const names = Array.from({ length: columns }, (_, k) => `x${k + 1}`)

/** A model that nobody has trained: it costs the same. */
const modelText = (): string => {
  const column: Column = { _tag: 'Number', fill: null, offset: 0, scale: 1, constant: false }
  const made = withDimension('inputs', inputs =>
    withDimension('hidden', units => {
      const network = pipe(input(inputs), dense(units), relu, dense(classes))
      return encodeModel(network, {
        lawgrad: '0.0.0',
        module: '',
        preparation: {
          inputs: names.map(() => column),
          targets: [{ _tag: 'Classes', fill: null, classes: Array.from({ length: classes }, (_, k) => `c${k}`) }]
        },
        data: { inputs: names, targets: ['class'], format: usualFormat },
        loss: softmaxCrossEntropy,
        answer: O.some(outputs => softmaxLayer(outputs as never) as never),
        training: {},
        results: []
      })(network.initialize(glorotUniform)(pythonRandom(1))[0])
    })(hidden)
  )(columns)
  const text = pipe(
    made,
    E.flatMap(inner => inner),
    E.flatMap(inner => inner as E.Either<unknown, string>)
  )
  if (E.isLeft(text)) throw new Error(JSON.stringify(text.left))
  return text.right
}

/** Pixels, as of an image: half of them 0, the others whole numbers up to 255 over 255. */
const lines = function* (): Generator<string> {
  yield `${names.join(',')},class\n`
  let seed = 1
  const next = (): number => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647
  for (let row = 0; row < rows; row++)
    yield `${names.map(() => (next() < 0.5 ? '0' : (Math.floor(256 * next()) / 255).toFixed(4))).join(',')},c${row % classes}\n`
}

/** Seconds of a processor that a program took, as the shell tells them of its children: `0m1.5s 0m0.2s` in the last line. */
const processorSeconds = (said: string): number =>
  [...(said.trim().split('\n').at(-1) ?? '').matchAll(/(\d+)m([\d.]+)s/g)].reduce(
    (sum, [, minutes, seconds]) => sum + 60 * Number(minutes) + Number(seconds),
    0
  )

const main = join(import.meta.dirname, '../../src/command/node/main.ts')
const folder = mkdtempSync(join(tmpdir(), 'lawgrad-saved-'))
const [model, table, answers] = [join(folder, 'model.json'), join(folder, 'table.csv'), join(folder, 'answers.csv')]
try {
  writeFileSync(model, modelText())
  await pipeline(lines(), createWriteStream(table))
  const size = (statSync(table).size / 1e6).toFixed(0)
  console.log(`${rows} rows of ${columns} columns, ${size} MB, by ${columns}-${hidden}-${classes}`)
  for (const words of [
    ['predict', model, table, '--output', answers],
    ['evaluate', model, table]
  ])
    for (const interpreter of ['reference', 'engine']) {
      const start = performance.now()
      const { status, stderr, stdout } = spawnSync(
        'sh',
        [
          '-c',
          '"$@" >&2 && times',
          'sh',
          process.execPath,
          '-C',
          'lawgrad-source',
          main,
          ...words,
          '--interpreter',
          interpreter
        ],
        { encoding: 'utf8' }
      )
      if (status !== 0) throw new Error(stderr)
      const [took, processor] = [(performance.now() - start) / 1000, processorSeconds(stdout)]
      console.log(`${words[0]} by the ${interpreter}: ${took.toFixed(1)} s, ${processor.toFixed(1)} s of a processor`)
    }
} finally {
  rmSync(folder, { recursive: true })
}
