import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'
import { parseInitializer } from '../../../src/command/initializers.ts'
import { baseName, fileName, folderOf } from '../../../src/command/paths.ts'
import { decodeTrainOptions } from '../../../src/command/train/options.ts'

const raw = {
  model: 'models/or.ts',
  data: 'or.csv',
  loss: 'quadratic',
  learningRate: '0.5',
  epochs: '1000',
  batchSize: 'full',
  seed: '0',
  initializer: 'glorotUniform'
}

const decoded = (
  changes: Partial<typeof raw & { readonly output: string; readonly title: string; readonly workers: string }>
): unknown => {
  const { left, right } = { left: undefined, right: undefined, ...decodeTrainOptions({ ...raw, ...changes }) }
  return left ?? right
}

describe('decodeTrainOptions', () => {
  it('takes folder and title from the model unless they are given', () => {
    expect(decoded({})).toMatchObject({ output: 'out/or', title: 'or', json: false })
    expect(decoded({ output: 'there', title: 'OR' })).toMatchObject({ output: 'there', title: 'OR' })
  })

  it.each([
    ['0.5', 0.5],
    ['.5', 0.5],
    ['+.5', 0.5],
    [' 40 ', 40],
    ['1e-3', 0.001]
  ])('reads the learning rate %j', (learningRate, value) =>
    expect(decoded({ learningRate })).toMatchObject({ learningRate: value })
  )

  it.each([
    ['1', 1],
    ['1e6', 1_000_000],
    ['1000.0', 1000]
  ])('reads %j epochs', (epochs, value) => expect(decoded({ epochs })).toMatchObject({ epochs: value }))

  it.each([
    ['full', 'full'],
    ['32', 32]
  ])('reads the batch size %j', (batchSize, value) =>
    expect(decoded({ batchSize })).toMatchObject({ batchSize: value })
  )

  it('reads the number of workers, one unless given', () => {
    expect(decoded({})).toMatchObject({ workers: 1 })
    expect(decoded({ workers: '3' })).toMatchObject({ workers: 3 })
    expect(decoded({ workers: '1.5' })).toMatchObject([{ expected: 'an integer from 1 to 1024', got: '1.5' }])
  })

  it('reads the largest seed', () =>
    expect(decoded({ seed: '9007199254740991' })).toMatchObject({ seed: Number.MAX_SAFE_INTEGER }))
})

describe('parseInitializer', () => {
  it.each([
    ['uniform(0, 1)', 'uniform(0, 1)'],
    [' uniform ( -1e-1 ,+2 ) ', 'uniform(-0.1, 2)'],
    ['uniform(0,0)', 'uniform(0, 0)'],
    ['normal(0,1)', 'normal(0, 1)'],
    ['normal(-3,0)', 'normal(-3, 0)'],
    ['glorotUniform', 'glorotUniform'],
    ['glorotUniform()', 'glorotUniform']
  ])('reads %j', (text, name) => {
    const initializer = parseInitializer(text)
    expect(E.isRight(initializer) && initializer.right.name).toBe(name)
  })

  it.each([
    '',
    'uniform',
    'uniform()',
    'uniform(0)',
    'uniform(0, 1, 2)',
    'uniform(1, 0)',
    'uniform(0, NaN)',
    'uniform(-1e308, 1e308)',
    'normal(0, -1)',
    'glorotUniform(1)',
    'uniform(0, 1',
    'toString'
  ])('refuses %j', text => expect(E.isLeft(parseInitializer(text))).toBe(true))
})

describe('baseName', () => {
  it.each([
    ['or.ts', 'or'],
    ['docs/examples/or.ts', 'or'],
    ['docs\\or.ts', 'or'],
    ['my.model.mts', 'my.model'],
    ['or', 'or'],
    ['.hidden', '.hidden'],
    ['models/', 'models']
  ])('of %j is %j', (path, name) => expect(baseName(path)).toBe(name))
})

describe('folderOf and fileName', () => {
  it.each([
    ['v.xml', '.', 'v.xml'],
    ['reports/v.xml', 'reports', 'v.xml'],
    ['a/b//v.xml', 'a/b', 'v.xml'],
    ['a\\b\\v.xml', 'a\\b', 'v.xml'],
    ['/v.xml', '/', 'v.xml'],
    ['/tmp/v.xml', '/tmp', 'v.xml']
  ])('of %j are %j and %j', (path, folder, name) => expect([folderOf(path), fileName(path)]).toEqual([folder, name]))
})
