/** Tables of many columns, and the pictures of images, numbers and classes. */
import { dense, input, sigmoid } from 'lawgrad'
import { pipe } from 'fp-ts/lib/function.js'
import { describe, expect, it } from 'vitest'
import { run, type Settings } from './machine.ts'

const columns = (count: number): string => Array.from({ length: count }, (_, k) => `p${k}`).join(',')
const image = (count: number) => (_: unknown, k: number) =>
  [...Array.from({ length: count }, (_, p) => -((p + k) % 3) / 2), k % 2].join(',')

const settings: Settings = {
  files: {
    'images.csv': `${columns(784)},y\n${Array.from({ length: 30 }, image(784)).join('\n')}\n`,
    'small.csv': `${columns(64)},y\n${Array.from({ length: 4 }, image(64)).join('\n')}\n`,
    'odd.csv': `${columns(65)},y\n${Array.from({ length: 4 }, image(65)).join('\n')}\n`,
    'line.csv': 'x,y\n1,-1\n2,-2\n3,-4\n4,-4\n5,-5\n6,-6\n'
  },
  modules: {
    'images.ts': { exports: { default: pipe(input(784), dense(3), sigmoid, dense(1), sigmoid) } },
    'small.ts': { exports: { default: pipe(input(64), dense(3), sigmoid, dense(1), sigmoid) } },
    'odd.ts': { exports: { default: pipe(input(65), dense(3), sigmoid, dense(1), sigmoid) } },
    'line.ts': { exports: { default: pipe(input(1), dense(1)) } }
  }
}

const train = async (name: string, ...more: readonly string[]) => {
  const { code, out, sets } = await run(
    settings,
    'train',
    `${name}.ts`,
    '--data',
    `${name}.csv`,
    '--epochs',
    '2',
    ...more
  )
  expect(code).toBe(0)
  return { out, files: Object.fromEntries(sets[0]?.files.map(file => [file.name, file.text]) ?? []) }
}

describe('a table of 784 columns', () => {
  it('is cut to twelve on the terminal and on the page, and what is left out is counted', async () => {
    const { out, files } = await train('images')
    expect(out.length).toBeLessThan(10_000)
    expect(out).toMatch(/^ +p0 +p1 +p2 +p3 +p4 +p5 +p6 +p7 +p8 +… +y +output$/mu)
    expect(out).toContain('… and 10 more rows, … and 775 more columns')
    const page = files['report.html'] ?? ''
    expect(page).toContain('<p class="note">… and 10 more rows, … and 775 more columns</p>')
    expect(page.length).toBeLessThan(150_000)
    expect(page).not.toMatch(/>-\d/u)
    expect(out).not.toMatch(/(?:^| )-\d/mu)
  })

  it('is in the JSON without the inputs of each example, which are counted', async () => {
    const { out } = await train('images', '--json')
    const { inputsLeftOut, predictions, data } = JSON.parse(out)
    expect(inputsLeftOut).toEqual({ examples: 30, columns: 784 })
    expect(data.inputNames).toHaveLength(784)
    expect(predictions).toHaveLength(30)
    expect(Object.keys(predictions[0])).toEqual(['target', 'output'])
    const small = JSON.parse((await train('small', '--json')).out)
    expect(small.predictions[1].input).toHaveLength(64)
    expect(small.predictions[1].input[0]).toBe(-0.5)
    expect(small).not.toHaveProperty('inputsLeftOut')
  })
})

describe('the pictures', () => {
  it('show the weights of images, which have a square number of pixels', async () => {
    const { files } = await train('small')
    expect(files['weights.svg']?.match(/<image /gu)).toHaveLength(3)
    expect((await train('odd')).files).not.toHaveProperty('weights.svg')
  })

  it('show numbers against predictions in each part, and the best epoch', async () => {
    const { files } = await train('line', '--validation', '0.2', '--test', '0.2')
    expect(files['prediction.svg']).toMatch(/y, actual.*y, predicted/su)
    for (const part of ['training', 'validation', 'test']) expect(files['prediction.svg']).toContain(`>${part}</text>`)
    expect(files['error.svg']).toMatch(/validation.* at the end, best after epoch \d/su)
    expect(files).not.toHaveProperty('confusion.svg')
  })

  it('show the confusion of classes', async () => {
    const { files } = await train('small')
    expect(files['confusion.svg']).toContain('confusion on the training part')
    expect(files).not.toHaveProperty('prediction.svg')
  })
})
