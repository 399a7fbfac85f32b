/** Real data from end to end: tables by the command, images by the library; the whole of it, with more epochs, is `npm run examples`. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as O from 'fp-ts/lib/Option.js'
import { gradientDescent, softmaxCrossEntropy, type Batch } from 'lawgrad'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import softmaxModel from '../../docs/examples/digits-softmax.ts'
import { examplesOf, learn, type Images } from '../../docs/examples/images.ts'
import { commands, runCommand, type Ran } from '../bench/examples/commands.ts'
import { digits, fashion } from '../bench/examples/data.ts'
import { root } from '../stages/stage.ts'

describe.each(commands)('$name', command => {
  let folder = ''
  let ran: Ran | undefined
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'lawgrad-data-'))
    ran = await runCommand(folder, command)
  }, 60_000)
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('is learned much better than the trivial answer, on the part that is held out', () => {
    const test = ran?.run.parts.find(({ name }) => name === 'test')
    const { rmse, accuracy } = test?.metrics ?? {}
    if (command.name === 'cars') expect(rmse?.value).toBeLessThan((rmse?.baseline ?? 0) / 2)
    else expect(accuracy?.value).toBeGreaterThan(0.9)
  })

  it('is answered by the saved model, each row that has all values', () => {
    const rows = command.csv().trim().split('\n')
    const [header = '', ...answers] = (ran?.answers ?? '').trim().split('\n')
    expect(answers).toHaveLength(rows.length - 1)
    const target = command.name === 'cars' ? 'mpg' : 'species'
    const place = header.split(',').indexOf(`predicted_${target}`)
    const known = rows[0]?.split(',').indexOf(target) ?? -1
    const pairs = answers.map((answer, k) => [answer.split(',')[place], rows[k + 1]?.split(',')[known]] as const)
    const right = pairs.filter(([said, actual]) =>
      command.name === 'cars' ? Math.abs(Number(said) - Number(actual)) < 6 : said === actual
    )
    expect(right.length).toBeGreaterThan(0.9 * answers.length)
  })

  it('is shown with its command on the page of examples', () =>
    expect(readFileSync(join(root, 'docs/generated/examples.md'), 'utf8')).toContain(command.argv))
})

const found = (examples: O.Option<Batch<784, 10>>): Batch<784, 10> =>
  O.isSome(examples) ? examples.value : expect.fail('expected images with classes')

/** The accuracy after an epoch on every k-th image, measured on the ones behind them. */
const accuracyOf = (training: Images, test: Images, every: number): number => {
  const chosen = (from: number, { labels }: Images) =>
    Array.from({ length: Math.floor(labels.length / every) }, (_, k) => every * k + from)
  const course = { network: softmaxModel, loss: softmaxCrossEntropy, optimizer: gradientDescent(0.5), epochs: 1 }
  const epochs = learn(
    { ...course, batchSize: 10, seed: 0 },
    found(examplesOf(training, chosen(0, training))),
    found(examplesOf(test, chosen(1, test)))
  )
  return [...epochs].at(-1)?.accuracy ?? NaN
}

it('digits are learned in one epoch by a few hundred images', () => {
  const images = digits()
  expect(images.labels).toHaveLength(10_000)
  expect(accuracyOf(images, images, 10)).toBeGreaterThan(0.6)
})

it('images without a class are no examples', () => {
  expect(O.isNone(examplesOf({ bytes: new Uint8Array(784), labels: [10] }, [0]))).toBe(true)
  expect(O.isNone(examplesOf({ bytes: new Uint8Array(784), labels: [1] }, []))).toBe(true)
})

const clothes = fashion()

it.skipIf(clothes === undefined)('Fashion-MNIST, of Debian’s dataset-fashion-mnist, is learned by some of it', () => {
  const { training, test } = clothes ?? expect.fail('dataset-fashion-mnist is not installed')
  expect(training.labels).toHaveLength(60_000)
  expect(accuracyOf(training, test, 50)).toBeGreaterThan(0.6)
})
