/** Options of a search, and what a point makes of them. */
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import { describe, expect, it } from 'vitest'
import { decodeTuneOptions, optionsAt, type RawTuneOptions } from '../../../../src/command/tune/options.ts'
import { flagOf, keyOf, showPoint } from '../../../../src/command/tune/point.ts'

const raw: RawTuneOptions = {
  model: 'models/m.ts',
  data: 'd.csv',
  loss: 'quadratic',
  epochs: '10',
  batchSize: 'full',
  seed: '0',
  initializer: 'glorotUniform',
  search: 'random',
  trials: '4',
  steps: '5',
  folds: '3'
}

const right = (given: RawTuneOptions) => E.getOrElseW(() => expect.fail('no options'))(decodeTuneOptions(given))

describe('the options of tune', () => {
  it('say how the space is searched', () => {
    expect(right(raw)).toMatchObject({ search: { _tag: 'Random', trials: 4 }, folds: 3, workers: O.none })
    expect(right(raw).train.output).toBe('out/tune-m')
    expect(right({ ...raw, search: 'grid', workers: '2' })).toMatchObject({
      search: { _tag: 'Grid', steps: 5 },
      workers: O.some(2),
      // each training is one thread's
      train: { workers: 1 }
    })
  })

  it('are told all that is wrong with them', () => {
    const wrong = decodeTuneOptions({ ...raw, search: 'bayes', folds: '1', workers: '0', epochs: '0' })
    expect(E.isLeft(wrong) && wrong.left.map(({ option }) => option).toSorted()).toEqual([
      '--epochs',
      '--folds',
      '--search',
      '--workers'
    ])
  })

  it('are replaced by the settings of their names, and by no others', () => {
    const at = optionsAt(right(raw), {
      learningRate: 1e-7,
      batchSize: 2,
      optimizer: 'adam',
      epochs: 7,
      width: 3,
      l2: 0.5
    })
    expect(E.isRight(at) && at.right).toMatchObject({
      learningRate: 1e-7,
      batchSize: 2,
      epochs: 7,
      links: { l2: 0.5 },
      optimizer: { name: 'adam(0.9, 0.999)' }
    })
    expect(optionsAt(right(raw), { seed: 5 })).toMatchObject(E.right({ seed: 0 }))
    expect(E.isLeft(optionsAt(right(raw), { batchSize: 'ful' }))).toBe(true)
  })
})

describe('points', () => {
  it('are the same in whatever order their settings stand', () => {
    expect(keyOf({ a: 1, b: 'x' })).toBe(keyOf({ b: 'x', a: 1 }))
    expect(keyOf({ a: 1 })).not.toBe(keyOf({ a: '1' }))
  })
  it('are said with true minus signs and powers', () =>
    expect(showPoint({ shift: -0.5, learningRate: 1e-7 })).toBe('shift = −0.5, learningRate = 10⁻⁷'))
  it('have flags for their names', () => expect(flagOf('learningRate')).toBe('--learning-rate'))
})
