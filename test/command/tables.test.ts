/** Training on tables: parts, preparation, classes, early stopping, warnings. */
import { batch, dense, input, pythonRandom, relu, splitBatch, tanh, vector } from 'lawgrad'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import { describe, expect, it } from 'vitest'
import { run, type Settings } from './machine.ts'

/** Forty rows of two colors: y = 100·x, and a name for its sign. */
const rows = Array.from({ length: 40 }, (_, k) => {
  const x = k - 19.5
  return `${k % 2 === 0 ? 'red' : 'blue'},${x},${100 * x},${x < 0 ? 'low' : 'high'}`
})

const settings: Settings = {
  files: {
    'table.csv': `color,x,y,side\n${rows.join('\n')}\n`,
    'holes.csv': 'x,y,side\n1,1,a\n,2,b\n3,,a\n4,4,b\n8,8,a\n',
    'columns.json': '{ "columns": { "inputs": ["x"], "targets": ["y"] } }',
    'broken.json': '{ "columns": { "targets": "y" } }',
    'rare.csv': `x,y\n${Array.from({ length: 12 }, (_, k) => `c${k},${k}`).join('\n')}\n`,
    'dead.csv': 'x,y\n1,1\n2,5\n3,2\n4,6\n'
  },
  modules: {
    'line.ts': { exports: { default: pipe(input(1), dense(1)) } },
    'three.ts': { exports: { default: pipe(input(3), dense(1)) } },
    'sides.ts': { exports: { default: pipe(input(1), dense(2)) } },
    'deep.ts': { exports: { default: pipe(input(1), dense(6), tanh, dense(1)) } },
    'off.ts': { exports: { default: pipe(input(1), dense(1), relu, dense(1)) } }
  }
}

const train = (model: string, data: string, ...more: readonly string[]) =>
  run(settings, 'train', model, '--data', data, ...more)

const documentOf = async (model: string, data: string, ...more: readonly string[]) => {
  const { code, out, err, sets } = await train(model, data, '--json', ...more)
  expect(code).toBe(0)
  return { ...JSON.parse(out), err, files: sets[0]?.files ?? [] }
}

const yOfX = ['--inputs', 'x', '--targets', 'y'] as const
const scaled = [...yOfX, '--scale', 'standardize', '--scale-targets'] as const

type Named = { readonly name: string; readonly text: string }
const textOf = (files: readonly Named[], name: string): string => files.find(each => each.name === name)?.text ?? ''

type Part = {
  readonly name: string
  readonly examples: number
  readonly predictions: readonly { readonly line: number }[]
}

describe('parts', () => {
  it('are those that splitBatch makes of the same seed, and the test part is not learned from', async () => {
    const { parts } = await documentOf(
      'line.ts',
      'table.csv',
      ...scaled,
      '--validation',
      '0.2',
      '--test',
      '0.1',
      '--seed',
      '5'
    )
    const numbered = E.toUnion(
      pipe(
        Array.from({ length: 40 }, (_, k) => k),
        ([first = 0, ...rest]) =>
          batch([
            { input: vector([first]), target: vector([0]) },
            ...rest.map(k => ({ input: vector([k]), target: vector([0]) }))
          ]),
        all => splitBatch({ training: 0.7, validation: 0.2, test: 0.1 })(all)(pythonRandom(5))[0]
      )
    )
    expect(parts.map(({ name, examples }: Part) => [name, examples])).toEqual([
      ['training', 28],
      ['validation', 8],
      ['test', 4]
    ])
    expect('training' in numbered).toBe(true)
    if (!('training' in numbered)) return
    const linesOf = (name: string): readonly number[] =>
      parts
        .find((part: Part) => part.name === name)
        .predictions.map(({ line }: Part['predictions'][number]) => line - 2)
    const indices = ({ examples }: typeof numbered.training): readonly number[] =>
      examples.map(({ input: one }) => [...one][0] ?? NaN)
    expect(linesOf('training')).toEqual(indices(numbered.training))
    expect(linesOf('validation')).toEqual(indices(numbered.validation))
    expect(linesOf('test')).toEqual(indices(numbered.test))
  })

  it('have their metrics in the units of the file, beside the mean, and the preparation is learned on the training part', async () => {
    const { parts, data, options } = await documentOf('line.ts', 'table.csv', ...scaled, '--test', '0.5')
    const actual = parts[0].predictions.map(({ actual: [y] }: { readonly actual: readonly number[] }) => y)
    const mean = actual.reduce((sum: number, y: number) => sum + y, 0) / actual.length
    expect(data.preparation.targets[0].offset).toBeCloseTo(mean, 9)
    expect(Math.abs(mean)).toBeGreaterThan(1)
    expect(parts[1].metrics.rmse.value).toBeLessThan(1e-6)
    expect(parts[1].metrics.rmse.baseline).toBeGreaterThan(500)
    expect(options).toMatchObject({ scale: 'standardize', targetScale: 'standardize', test: 0.5, validation: 0 })
  })

  it.each([
    [['--validation', '0'], '--validation: expected a share of the examples, above 0 and below 1; got "0".'],
    [['--test', '1'], '--test: expected a share of the examples, above 0 and below 1; got "1".'],
    [
      ['--validation', '0.5', '--test', '0.5'],
      '--validation and --test: expected shares that leave examples to train on, together below 1; got "0.5 and 0.5".'
    ],
    [['--patience', '5'], '--patience: expected a validation part to watch; got "5".'],
    [['--test', '0.01'], '--test: expected a share that leaves an example in every part of the 40; got "0.01".'],
    [['--scale', 'log'], '--scale: expected none, standardize, min-max; got "log".'],
    [['--missing', 'zero'], '--missing: expected error, drop, mean, mode; got "zero".'],
    [['--delimiter', 'pipe'], '--delimiter: expected comma, semicolon, tab, spaces, ,, ;; got "pipe".'],
    [['--inputs', 'x,,y'], '--inputs: expected distinct names or positions with commas between; got "x,,y".'],
    [['--l2', '-1'], '--l2: expected a finite number from 0; got "-1".'],
    [['--clip-norm', '0'], '--clip-norm: expected a finite number above 0; got "0".'],
    [['--schedule', 'linear'], '--schedule: expected cosineDecay(steps, least), '],
    [
      ['--schedule', 'exponentialDecay(2)'],
      '--schedule: expected exponentialDecay(factor), factor a number above 0 to below 1'
    ],
    [['--comment', ' '], '--comment: expected what a comment begins with; got " ".'],
    [['--columns', 'nowhere.json'], 'nowhere.json: expected']
  ])('%j is refused', async (options, message) => {
    const { code, err, sets } = await train('line.ts', 'table.csv', ...yOfX, ...options)
    expect([code, sets]).toEqual([2, []])
    expect(err).toContain(`lawgrad train: ${message}`)
  })
})

describe('columns of text', () => {
  it('are a number for each class, and predictions are classes by name', async () => {
    const asked = ['--inputs', 'x', '--targets', 'side', '--loss', 'softmaxCrossEntropy', '--test', '0.25'] as const
    const { data, parts, files, err } = await documentOf('sides.ts', 'table.csv', ...asked)
    expect([data.classes, data.targetNames, err]).toEqual([['high', 'low'], ['high', 'low'], ''])
    const [training, test] = parts
    expect(training.metrics.accuracy).toEqual({ value: 1, baseline: expect.any(Number) })
    expect(test.metrics.confusion.classes).toEqual(['high', 'low'])
    for (const { actual, predicted } of test.predictions) expect(predicted).toEqual(actual)
    const page = textOf(files, 'report.html')
    expect(page).toContain('Confusion on the test part')
    expect(page).toMatch(/<th[^>]*>high<\/th>/)
  })

  it('as inputs stand beside numbers', async () => {
    const { data } = await documentOf(
      'three.ts',
      'table.csv',
      '--inputs',
      'color,x',
      '--targets',
      'y',
      '--epochs',
      '2',
      '--learning-rate',
      '0.001'
    )
    expect(data.inputNames).toEqual(['color = blue', 'color = red', 'x'])
  })

  it('may have a class that the training part lacks, which is told with its line', async () => {
    const { code, err } = await train('line.ts', 'rare.csv', '--targets', 'y', '--test', '0.25')
    expect(code).toBe(2)
    expect(err).toMatch(/expected a network of 9 inputs and 1 output/)
    const nine: Settings = { ...settings, modules: { 'line.ts': { exports: { default: pipe(input(9), dense(1)) } } } }
    const again = await run(nine, 'train', 'line.ts', '--data', 'rare.csv', '--targets', 'y', '--test', '0.25')
    expect(again.err).toMatch(
      /rare\.csv, line \d+, column x: expected one of the classes of the training part \(.*\); got "c\d+", which occurs in the test part alone\. Hold out less, take another --seed, or leave the rare class out\./
    )
  })
})

describe('missing values', () => {
  it('are errors with the option that helps, told together with sizes that do not fit', async () => {
    const { code, err } = await train('three.ts', 'holes.csv', ...yOfX)
    expect(code).toBe(2)
    expect(err).toContain('holes.csv, x: expected a value in every row; got none in 1 row in line 3.')
    expect(err).toContain('--missing mean (or mode, drop)')
    expect(err).toContain('expected a network of 1 input and 1 output')
  })

  it('are dropped, or filled in where they are inputs; a row without a target is left out in any case', async () => {
    const rest = [...yOfX, '--epochs', '2', '--learning-rate', '0.001'] as const
    const dropped = await documentOf('line.ts', 'holes.csv', ...rest, '--missing', 'drop')
    expect([dropped.data.examples, dropped.data.rowsLeftOut]).toEqual([3, 2])
    const filled = await documentOf('line.ts', 'holes.csv', ...rest, '--missing', 'mean')
    expect([filled.data.examples, filled.data.rowsLeftOut]).toEqual([4, 1])
    expect(filled.predictions[1].input).toEqual([13 / 3])
  })
})

describe('a file of columns', () => {
  it('says what the options do not', async () => {
    const { data } = await documentOf(
      'line.ts',
      'table.csv',
      '--columns',
      'columns.json',
      '--epochs',
      '2',
      '--learning-rate',
      '1e-9'
    )
    expect([data.inputNames, data.targetNames]).toEqual([['x'], ['y']])
    const other = await documentOf(
      'line.ts',
      'table.csv',
      '--columns',
      'columns.json',
      '--targets',
      'x',
      '--inputs',
      'y',
      '--epochs',
      '2',
      '--learning-rate',
      '1e-9'
    )
    expect([other.data.inputNames, other.data.targetNames]).toEqual([['y'], ['x']])
  })

  it('that is none is told', async () => {
    const { code, err } = await train('line.ts', 'table.csv', '--columns', 'broken.json')
    expect(code).toBe(2)
    expect(err).toContain(
      '--columns: expected the description of a table in broken.json; got "columns.targets: the string'
    )
  })
})

describe('early stopping', () => {
  const options = [
    ...scaled,
    '--validation',
    '0.25',
    '--optimizer',
    'adam',
    '--learning-rate',
    '0.5',
    '--epochs',
    '300'
  ] as const

  it('ends after so many epochs without a better validation cost, and keeps the best parameters', async () => {
    const { best, history, final, files } = await documentOf('deep.ts', 'table.csv', ...options, '--patience', '7')
    const last = history.epochs.at(-1)
    expect(last.epoch).toBe(best.epoch + 7)
    const costs: readonly number[] = history.epochs.map(
      (one: { readonly validationCost: number }) => one.validationCost
    )
    expect(costs[best.epoch]).toBe(best.validationCost)
    expect(Math.min(...costs.slice(1))).toBe(best.validationCost)
    // full batches: the cost at epoch k is that at the parameters after k epochs
    expect(final.cost).toBeCloseTo(history.epochs[best.epoch].cost, 12)
    expect(final.cost).not.toBe(last.cost)
    const [header, ...lines] = textOf(files, 'history.csv').trimEnd().split('\n')
    expect(header).toBe('epoch,cost,sum_of_squared_errors,gradient_norm,validation_cost')
    expect(lines).toHaveLength(last.epoch + 1)
    expect(Number(lines[best.epoch]?.split(',').at(-1))).toBe(best.validationCost)
  })

  it('without patience all epochs are made, and the last parameters are kept', async () => {
    const { best, history, final } = await documentOf('deep.ts', 'table.csv', ...options)
    expect(history.epochs).toHaveLength(301)
    expect(best.epoch).toBeLessThan(300)
    expect(final.cost).toBe(history.epochs[300].cost)
  })
})

describe('the chain of the optimizer', () => {
  const after = async (...more: readonly string[]): Promise<readonly number[]> => {
    const { parameters } = await documentOf(
      'line.ts',
      'table.csv',
      ...scaled,
      '--epochs',
      '2',
      '--learning-rate',
      '0.1',
      ...more
    )
    return [parameters[0].weights[0][0], parameters[0].bias[0]]
  }

  it('has the links that are asked for', async () => {
    const plain = await after()
    const { initialParameters } = await documentOf('line.ts', 'table.csv', ...scaled, '--epochs', '2')
    const [start, startBias] = [initialParameters[0].weights[0][0], initialParameters[0].bias[0]]
    expect((await after('--clip-value', '0.05'))[0]).toBeCloseTo(
      start + Math.sign((plain[0] ?? NaN) - start) * 0.01,
      12
    )
    const [weight = NaN, bias = NaN] = await after('--clip-norm', '0.05')
    const [free = NaN, freeBias = NaN] = plain
    expect(Math.hypot(weight - start, bias - startBias)).toBeCloseTo(0.01, 12)
    expect((weight - start) / (bias - startBias)).toBeCloseTo((free - start) / (freeBias - startBias), 6)
    // two steps of gradient g + 2·θ, of a quadratic cost with the second derivative 1: θ ↦ θ − 0.1·((θ − 1) + 2·θ)
    const [l2 = NaN] = await after('--l2', '2')
    expect(l2).toBeCloseTo(0.7 * (0.7 * start + 0.1) + 0.1, 9)
    const [l1 = NaN] = await after('--l1', '0.5')
    expect(l1).not.toBe(plain[0])
  })

  it('and the schedule', async () => {
    const [start = NaN] = await after('--schedule', 'stepDecay(0.1, 1)')
    const [plain = NaN] = await after()
    const { initialParameters } = await documentOf('line.ts', 'table.csv', ...scaled, '--epochs', '2')
    const theta = initialParameters[0].weights[0][0]
    expect(start).toBeCloseTo(1 + 0.99 * 0.9 * (theta - 1), 9)
    expect(plain).toBeCloseTo(1 + 0.9 * 0.9 * (theta - 1), 9)
    expect((await after('--warm-up', '2'))[0]).toBeCloseTo(1 + 0.9 * 0.95 * (theta - 1), 9)
    const { options } = await documentOf(
      'line.ts',
      'table.csv',
      ...scaled,
      '--schedule',
      'cosineDecay',
      '--warm-up',
      '10',
      '--l2',
      '0.1'
    )
    expect(options).toMatchObject({ schedule: 'cosineDecay', warmUp: 10, l2: 0.1 })
  })
})

describe('warnings', () => {
  it('are lines of stderr, sentences of the JSON and the page, and failures if so asked', async () => {
    const slow = [...scaled, '--epochs', '1', '--learning-rate', '1e-9'] as const
    const { err, warnings, files } = await documentOf('line.ts', 'table.csv', ...slow)
    const sentence =
      /^on the training part the network is no better than always answering with the mean of the targets \(RMSE \d+(?:\.\d+)?, the mean 1154\)$/
    expect(warnings).toEqual([expect.stringMatching(sentence)])
    expect(err).toBe(`lawgrad train: warning: ${warnings[0]}\n`)
    expect(textOf(files, 'report.html')).toContain('no better than always answering with the mean')
    const strict = await train('line.ts', 'table.csv', ...slow, '--strict')
    expect([strict.code, strict.sets.length]).toEqual([1, 1])
    expect(strict.err).toContain('expected no warnings, since --strict is given; got 1. The results are written.')
    expect((await train('line.ts', 'table.csv', ...scaled, '--strict')).code).toBe(0)
  })

  it('tell growth without end', async () => {
    const { code, err } = await train('line.ts', 'dead.csv', '--learning-rate', '0.3', '--epochs', '12')
    expect(code).toBe(0)
    expect(err).toMatch(
      /warning: the cost has grown from [\d.]+ to [\d.e+× ⁰-⁹]+ by epoch 12, and grows on: --scale standardize, or --learning-rate 0\.03\n/
    )
  })

  it('tell a dead network', async () => {
    const { code, err } = await train('off.ts', 'dead.csv', '--initializer', 'uniform(-3, -2)', '--epochs', '500')
    expect(code).toBe(0)
    expect(err).toMatch(
      /warning: in epoch 500 the gradient is .* its units are all off or saturated: .*an activation that is never flat\n/
    )
  })
})
