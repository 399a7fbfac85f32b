/** Tables and models that people brought to public forums, and what the command makes of them. */
import { dense, input, sigmoid } from 'lawgrad'
import { pipe } from 'fp-ts/lib/function.js'
import { describe, expect, it } from 'vitest'
import { run, type Settings } from './machine.ts'

const settings: Settings = {
  files: {
    'points.csv': 'mpg,cylinders,weight,y\n18,8,3504.,1\n25,4,2046.,0\n',
    'no-header.csv': '30,85,?,1\n50,135,3.5,1\n78,96,4.0,0\n31,46,4.0,0\n',
    'spaces.data': ' 0.00632  18.00   2.310  24.00\n 0.02731   0.00   7.070  21.60\n',
    'semicolons.csv': '"fixed acidity";"volatile acidity";"citric acid";"quality"\n7.4;0.7;0;5\n',
    'quotes.csv': '"a","b","c","y"\n"5.1","3.5","1.4","0"\n"4.9","3.0","1.4","1"\n\n\n',
    'class-first.csv': 'class,alcohol,malic,ash\n1,14.23,1.71,2.43\n2,12.37,0.94,1.36\n3,12.86,1.35,2.32\n',
    'unscaled.csv': 'cylinders,displacement,weight,mpg\n8,307,3504,18\n8,350,3693,15\n4,97,2130,27\n4,97,1835,26\n',
    'signs.csv': 'x,y\n1,1\n2,-1\n',
    'saturated.csv': 'x,y\n1000,1\n-1000,0\n900,0\n'
  },
  modules: {
    'three.ts': { exports: { default: pipe(input(3), dense(1)) } },
    'classes.ts': { exports: { default: pipe(input(3), dense(3)) } },
    'unit.ts': { exports: { default: pipe(input(1), dense(1), sigmoid) } }
  }
}

const train = (model: string, data: string, ...more: readonly string[]) =>
  run(settings, 'train', model, '--data', data, '--epochs', '20', '--learning-rate', '1e-9', ...more)

const documentOf = async (model: string, data: string, ...more: readonly string[]) => {
  const { code, out, err } = await train(model, data, '--json', ...more)
  expect([code, err.split('\n').filter(line => !/^(?:lawgrad train: warning: .*)?$/u.test(line))]).toEqual([0, []])
  return JSON.parse(out)
}

describe('forms of numbers', () => {
  it('a point at the end of a whole number is read', async () => {
    const { predictions } = await documentOf('three.ts', 'points.csv')
    expect(predictions[0].input).toEqual([18, 8, 3504])
  })
})

describe('no header', () => {
  it('is told though a value is missing in the first row, and then read as said', async () => {
    const { code, err } = await train('three.ts', 'no-header.csv')
    expect(code).toBe(2)
    expect(err).toMatch(/line 1: expected the names of the columns; got 30, 85, \?, 1\. .*--no-header/)
    const again = await train('three.ts', 'no-header.csv', '--no-header')
    expect(again.code).toBe(2)
    expect(again.err).toContain("--missing-marks '?' and --missing mean")
    const told = ['--no-header', '--missing-marks', '?', '--missing', 'mean'] as const
    const { data, parts } = await documentOf('three.ts', 'no-header.csv', ...told)
    expect([data.examples, data.columns.inputs, parts[0].examples]).toEqual([4, ['x1', 'x2', 'x3'], 4])
    expect(data.preparation.inputs[2]).toMatchObject({ fill: 11.5 / 3 })
  })
})

describe('separators', () => {
  it('spaces are told, with the header that is missing, and then read', async () => {
    const { code, err } = await train('three.ts', 'spaces.data')
    expect(code).toBe(2)
    expect(err).toContain('--delimiter spaces')
    expect(err).toContain('--no-header')
    const { predictions } = await documentOf('three.ts', 'spaces.data', '--delimiter', 'spaces', '--no-header')
    expect(predictions[1]).toMatchObject({ input: [0.02731, 0, 7.07], target: [21.6] })
  })

  it('semicolons are told, and then read with names in quotes', async () => {
    const { code, err } = await train('three.ts', 'semicolons.csv')
    expect(code).toBe(2)
    expect(err).toContain('--delimiter semicolon')
    const { data } = await documentOf('three.ts', 'semicolons.csv', '--delimiter', 'semicolon')
    expect(data.targetNames).toEqual(['quality'])
  })

  it('quotes and blank lines at the end are no examples', async () =>
    expect((await documentOf('three.ts', 'quotes.csv')).data.examples).toBe(2))
})

describe('which columns are targets', () => {
  it('is said by name, wherever they stand', async () => {
    const { data, predictions } = await documentOf('three.ts', 'class-first.csv', '--targets', 'class')
    expect([data.inputNames, data.targetNames]).toEqual([['alcohol', 'malic', 'ash'], ['class']])
    expect(predictions[2].target).toEqual([3])
  })

  it('and by position; numbers may be names of classes', async () => {
    const asked = ['--targets', '1', '--classes', '1', '--loss', 'softmaxCrossEntropy'] as const
    const { data, predictions } = await documentOf('classes.ts', 'class-first.csv', ...asked)
    expect([data.classes, predictions[1].target]).toEqual([
      ['1', '2', '3'],
      [0, 1, 0]
    ])
  })

  it('a network of other sizes is told what the columns become, and what to write', async () => {
    const { code, err, sets } = await train('three.ts', 'class-first.csv', '--targets', 'class', '--classes', 'class')
    expect([code, sets]).toEqual([2, []])
    expect(err).toBe(
      [
        'lawgrad train: three.ts: expected a network of 3 inputs and 3 outputs, which the columns of class-first.csv become; got one of 3 and 1. Write dense(3) at its end, or choose other columns with --inputs and --targets.',
        '               Inputs: alcohol 1 number, malic 1 number, ash 1 number.',
        '               Targets: class 3 numbers (one for each of the classes 1, 2, 3).\n'
      ].join('\n')
    )
  })
})

describe('inputs in the thousands', () => {
  it('are told before training, with the option that helps; scaled, the usual learning rate does it', async () => {
    const raw = await run(settings, 'train', 'three.ts', '--data', 'unscaled.csv')
    expect([raw.code, raw.sets]).toEqual([1, []])
    expect(raw.err).toContain('warning: weight is 460 times as large as cylinders (up to 3693): --scale standardize\n')
    expect(raw.err).toMatch(
      /diverged in epoch \d+: .* Scale the inputs and the targets: --scale standardize --scale-targets; or/
    )
    const options = ['--scale', 'standardize', '--scale-targets', '--json'] as const
    const { code, err, out } = await run(settings, 'train', 'three.ts', '--data', 'unscaled.csv', ...options)
    expect([code, err]).toEqual([0, ''])
    const { rmse } = JSON.parse(out).parts[0].metrics
    expect(rmse.value).toBeLessThan(rmse.baseline / 5)
    expect(rmse.baseline).toBeCloseTo(Math.sqrt(26.25), 12)
  })

  it('with a rate that is small enough end in a warning, if the network is no better than the mean', async () => {
    const { code, err, out } = await train('three.ts', 'unscaled.csv')
    expect(code).toBe(0)
    expect(err).toMatch(
      /lawgrad train: warning: on the training part the network is no better than always answering with the mean of the targets \(RMSE [\d.e+]+, the mean 5\.123\)\n$/
    )
    expect(out).toContain('No better than always answering with the mean of the targets.')
  })
})

describe('targets outside of the loss', () => {
  it('are refused before training, with line, column, value and remedy', async () => {
    const { code, err, sets } = await train('unit.ts', 'signs.csv', '--loss', 'binaryCrossEntropy')
    expect([code, sets]).toEqual([2, []])
    expect(err).toBe(
      'lawgrad train: signs.csv, line 3, column y: binary cross-entropy expects numbers from 0 to 1; got -1. Write the labels -1 as 0 (--scale-targets min-max does), or take the loss hinge.\n'
    )
  })

  it('are taken as the message says', async () => {
    const asked = ['--loss', 'binaryCrossEntropy', '--scale-targets', 'min-max'] as const
    expect((await documentOf('unit.ts', 'signs.csv', ...asked)).final.cost).toBeGreaterThan(0)
  })
})

describe('the logarithm of a probability that rounds to 0', () => {
  it('is told, with the loss of logits', async () => {
    const argv = ['train', 'unit.ts', '--data', 'saturated.csv', '--loss', 'binaryCrossEntropy'] as const
    const { code, err, sets } = await run(settings, ...argv)
    expect([code, sets]).toEqual([1, []])
    expect(err).toContain('give the loss of logits with --loss')
    expect(err).toContain('x goes up to 1000: --scale standardize')
    expect((await run(settings, ...argv, '--scale', 'standardize')).code).toBe(0)
  })
})
