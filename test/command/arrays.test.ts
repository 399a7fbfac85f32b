/** Data in IDX and npy: what a command makes of them is what it makes of a table of the same numbers. */
import * as E from 'fp-ts/lib/Either.js'
import { choice, dense, encodeIdx, encodeNpy, input, pipe, sigmoid, type NumberArray } from 'lawgrad'
import { describe, expect, it } from 'vitest'
import { line } from './examples.ts'
import { run, type Result, type Settings } from './machine.ts'

const bytes = (encode: (array: NumberArray) => E.Either<unknown, Uint8Array>, array: NumberArray): Uint8Array =>
  E.getOrElseW(() => expect.fail('no array'))(encode(array))

const count = 12
const pixels = Array.from({ length: 4 * count }, (_, k) => (k * 37) % 256)
const digits = Array.from({ length: count }, (_, k) => [7, 1, 4][k % 3] ?? 0)
const csvOf = (header: string, width: number, values: readonly number[], targets: readonly number[]): string =>
  `${header}\n${targets.map((y, k) => `${[...values.slice(k * width, (k + 1) * width), y].join(',')}\n`).join('')}`
const reals = Array.from({ length: count }, (_, k) => k / 8 - 0.7)

const classifier = pipe(input(4), dense(3), sigmoid)

const files: Settings['files'] = {
  images: bytes(encodeIdx, { type: 'uint8', extents: [count, 2, 2], values: pixels }),
  labels: bytes(encodeIdx, { type: 'uint8', extents: [count], values: digits }),
  fewer: bytes(encodeIdx, { type: 'uint8', extents: [2], values: [7, 1] }),
  'digits.csv': csvOf('x1,x2,x3,x4,y', 4, pixels, digits),
  'x.npy': bytes(encodeNpy, { type: 'float64', extents: [count, 1], values: reals }),
  'y.npy': bytes(encodeNpy, { type: 'float32', extents: [count], values: reals.map(Math.fround) }),
  'whole.npy': bytes(encodeNpy, { type: 'int64', extents: [count], values: reals.map((_, k) => k % 2) }),
  'reals.csv': csvOf('x1,y', 1, reals, reals.map(Math.fround)),
  cut: Uint8Array.of(0, 0, 8, 1, 0, 0, 0, 9, 1, 2),
  'space.ts': 'a text'
}

const ordinary: Settings = {
  files,
  modules: {
    'net.ts': { exports: { default: classifier } },
    'line.ts': { exports: { default: line } },
    'space.ts': { exports: { default: () => classifier, space: { learningRate: choice(0.1, 0.2) } } }
  }
}

const fileOf = ({ sets }: Result, name: string): string =>
  sets.flatMap(set => set.files).find(file => file.name === name)?.text ?? expect.fail(`no ${name}`)

const short = ['--epochs', '3', '--batch-size', '5', '--output', 'out']
const onArrays = ['train', 'net.ts', '--data', 'images', '--labels', 'labels', '--scale', 'min-max', ...short]
const onTable = ['train', 'net.ts', '--data', 'digits.csv', '--classes', 'y', '--scale', 'min-max', ...short]

describe('an array and its labels', () => {
  it('of whole numbers are trained on as a table of the same numbers, by classes', async () => {
    const [arrays, table] = [await run(ordinary, ...onArrays), await run(ordinary, ...onTable)]
    expect([arrays.code, table.code]).toEqual([0, 0])
    for (const name of ['history.csv', 'confusion.svg']) expect(fileOf(arrays, name)).toBe(fileOf(table, name))
  })

  it.each(['y.npy', 'whole.npy'])('in npy are targets as they are, of a network of one output: %s', async labels => {
    const { code, out } = await run(ordinary, 'train', 'line.ts', '--data', 'x.npy', '--labels', labels, ...short)
    expect(code).toBe(0)
    expect(out).toContain('12 examples')
  })

  it('in npy are trained on as a table of the same numbers', async () => {
    const arrays = await run(ordinary, 'train', 'line.ts', '--data', 'x.npy', '--labels', 'y.npy', ...short)
    const table = await run(ordinary, 'train', 'line.ts', '--data', 'reals.csv', ...short)
    expect(fileOf(arrays, 'history.csv')).toBe(fileOf(table, 'history.csv'))
  })

  it('are predicted and evaluated as a table of the same numbers, whichever was trained on', async () => {
    for (const trained of [onArrays, onTable]) {
      const model = fileOf(await run(ordinary, ...trained), 'model.json')
      const settings = { ...ordinary, files: { ...files, 'model.json': model } }
      const answers = await run(settings, 'predict', 'model.json', 'images')
      const others = await run(settings, 'predict', 'model.json', 'digits.csv')
      expect(answers.code).toBe(0)
      // the table has its targets beside the answers
      expect(answers.out).toBe(others.out.replaceAll(/^(?:y|\d),/gmu, ''))
      const worth = await run(settings, 'evaluate', 'model.json', 'images', '--labels', 'labels')
      expect(worth.code).toBe(0)
      expect(worth.out.replace('Data      images', 'Data      digits.csv')).toBe(
        (await run(settings, 'evaluate', 'model.json', 'digits.csv')).out
      )
    }
  })

  it('are proved on, by the command line that train tells', async () => {
    const trained = await run(ordinary, ...onArrays)
    const again = /Again +lawgrad (?<words>.*)/u.exec(trained.out)?.groups?.['words'] ?? ''
    expect(again).toContain('--labels labels')
    const model = fileOf(trained, 'model.json')
    const proved = await run(
      { ...ordinary, files: { ...files, out: 'isFolder', 'out/model.json': model } },
      ...again.split(' ')
    )
    expect([proved.code, proved.err]).toEqual([0, ''])
  })

  it('are tuned on, and told in the command line that trains the best', async () => {
    const more = ['--epochs', '2', '--folds', '2', '--trials', '2', '--output', 'out']
    const tuned = await run(ordinary, 'tune', 'space.ts', '--data', 'images', '--labels', 'labels', ...more)
    expect([tuned.code, tuned.err]).toEqual([0, ''])
    expect(tuned.out).toContain('--data images --labels labels')
  })
})

describe('standard input', () => {
  it('is trained on as the file is', async () => {
    const settings = { ...ordinary, files: { ...files, '-': files['digits.csv'] ?? '' } }
    const [piped, table] = [await run(settings, ...onTable.with(3, '-')), await run(settings, ...onTable)]
    expect(fileOf(piped, 'history.csv')).toBe(fileOf(table, 'history.csv'))
  })

  it('is called so where something is wrong with it, and is not tuned on', async () => {
    const settings = { ...ordinary, files: { ...files, '-': 'x1,y\n1,one\n2,3\n' } }
    const { code, err } = await run(settings, 'train', 'line.ts', '--data', '-', ...short)
    expect([code, err]).toEqual([2, expect.stringContaining('standard input, line 2, column 2 (y): ')])
    const tuned = await run(settings, 'tune', 'space.ts', '--data', '-')
    expect([tuned.code, tuned.err]).toEqual([
      2,
      expect.stringContaining('--data: expected a file, for each thread reads it')
    ])
  })
})

describe('refused is', () => {
  const trained = ['train', 'net.ts', ...short, '--data']
  it.each<readonly [string, readonly string[], string]>([
    ['an array without labels', [...trained, 'images'], 'images: expected the targets of its examples'],
    ['labels for a table', [...trained, 'digits.csv', '--labels', 'labels'], '--labels: expected data in IDX or NumPy'],
    ['a table for labels', [...trained, 'images', '--labels', 'digits.csv'], 'digits.csv: expected an array'],
    [
      'fewer labels',
      [...trained, 'images', '--labels', 'fewer'],
      'fewer: expected 12 targets, one for each input; got 2'
    ],
    ['a file that is cut', [...trained, 'cut', '--labels', 'labels'], 'cut: expected 9 bytes of numbers'],
    [
      'an option of tables',
      [...trained, 'images', '--labels', 'labels', '--targets', 'y', '--delimiter', 'tab'],
      'images: expected no options of a table, for it is an array; got --targets, --delimiter. Leave them out.'
    ],
    ['an array to evaluate, without labels', ['evaluate', 'model.json', 'images'], 'images: expected the targets'],
    [
      'fewer labels to evaluate',
      ['evaluate', 'model.json', 'images', '--labels', 'fewer'],
      'fewer: expected 12 targets, one for each example of images; got 2'
    ],
    [
      'labels for a table to evaluate',
      ['evaluate', 'model.json', 'digits.csv', '--labels', 'labels'],
      '--labels: expected data in IDX'
    ],
    [
      'an array of another width',
      ['predict', 'model.json', 'x.npy'],
      'x.npy: expected 4 inputs for each example, as many as the model has; got 1'
    ],
    ['a file to predict that is cut', ['predict', 'model.json', 'cut'], 'cut: expected 9 bytes of numbers'],
    [
      'a class that was not learned',
      ['evaluate', 'model.json', 'images', '--labels', 'whole.npy'],
      'images, line 1, column 5 (y): expected one of the classes 1, 4, 7; got "0"'
    ],
    [
      'an array to be proved on without a model',
      ['prove', 'net.ts', '--data', 'images', '--labels', 'labels'],
      'Give --trained out, too.'
    ]
  ])('%s', async (_, words, sentence) => {
    const model = fileOf(await run(ordinary, ...onTable), 'model.json')
    const { code, err } = await run({ ...ordinary, files: { ...files, 'model.json': model } }, ...words)
    expect([code === 0, err]).toEqual([false, expect.stringContaining(sentence)])
  })
})
