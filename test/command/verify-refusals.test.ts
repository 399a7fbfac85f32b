/** What `lawgrad verify` refuses: each sentence, exit code 2, and nothing on stdout or in a file. */
import { dense, input, sigmoidLayer } from 'lawgrad'
import { pipe } from 'fp-ts/lib/function.js'
import { describe, expect, it } from 'vitest'
import { ordinary, orNetwork } from './examples.ts'
import { run, type Settings } from './machine.ts'

const refusal = async (settings: Settings, ...argv: readonly string[]): Promise<string> => {
  const { code, out, err, sets } = await run(settings, ...argv)
  expect({ code, out, sets }).toEqual({ code: 2, out: '', sets: [] })
  const start = argv[0] === 'verify' ? 'lawgrad verify: ' : 'lawgrad: '
  expect(err.startsWith(start) && err.endsWith('\n')).toBe(true)
  return err.slice(start.length, -1)
}

const verifyOr = ['verify', 'or.ts'] as const
const knownLosses =
  'quadratic, absolute, huber(delta), logCosh, binaryCrossEntropy, categoricalCrossEntropy, sigmoidCrossEntropy, softmaxCrossEntropy, hinge'
const someLaw =
  "gradient, a law, a part of the model, or both as in 'layer 1, dense: flatten and unflatten are inverse'"

describe('lawgrad verify refuses', () => {
  it.each<readonly [string, readonly string[], string]>([
    ['no model', ['verify'], 'expected a model after verify; got none. Example: lawgrad verify or.ts.'],
    [
      'an option of train',
      [...verifyOr, '--epochs', '3'],
      "unknown option '--epochs'. See lawgrad --help and lawgrad verify --help."
    ],
    [
      'an option without its value',
      [...verifyOr, '--junit'],
      '--junit: expected a value; got none. See lawgrad verify --help.'
    ],
    [
      'two models',
      [...verifyOr, 'xor.ts'],
      "too many arguments for 'verify'. Expected 1 argument but got 2: or.ts, xor.ts. Put a value that contains spaces in quotes."
    ],
    [
      'an unknown loss',
      [...verifyOr, '--loss', 'mse'],
      `--loss: expected a known loss (${knownLosses}); got "mse". Choose a loss that is known.`
    ],
    [
      'a seed below 0',
      [...verifyOr, '--seed', '-1'],
      '--seed: expected an integer from 0 to 2⁵³ − 1; got "-1". Give for instance --seed 7.'
    ],
    [
      'no cases',
      [...verifyOr, '--runs', '0'],
      '--runs: expected an integer from 1 to 2⁵³ − 1; got "0". Give for instance --runs 100.'
    ],
    [
      'no examples',
      [...verifyOr, '--examples', '0'],
      '--examples: expected an integer from 1 to 1000000; got "0". Give for instance --examples 3.'
    ],
    [
      'more examples than are made one by one',
      [...verifyOr, '--examples', '1e9'],
      '--examples: expected an integer from 1 to 1000000; got "1e9". Give for instance --examples 3.'
    ],
    [
      'no file of data',
      [...verifyOr, '--data', ''],
      '--data: expected a CSV file; got "". Give one, or leave the option out.'
    ],
    [
      'a folder for the file',
      [...verifyOr, '--junit', 'reports/'],
      '--junit: expected a file; got "reports/". Name a file in that folder, such as junit.xml.'
    ],
    [
      'no name for the file',
      [...verifyOr, '--junit', ' '],
      '--junit: expected a file; got " ". Give one, or leave the option out.'
    ],
    [
      'a path that is none',
      [...verifyOr, '--law', 'network: purity', '--path', '1:x'],
      '--path: expected numbers with colons between them; got "1:x". Copy it from the report that has the counterexample.'
    ],
    [
      'a path without a law',
      [...verifyOr, '--path', '1:0'],
      '--law: expected the one law that --path belongs to; got "". Give --law once with --path, as the report says.'
    ],
    [
      'a path of several laws',
      [...verifyOr, '--law', 'purity', '--path', '1:0'],
      '--law: expected the one law that --path belongs to; got "purity". Give one of: layer 1, dense: purity; layer 2, sigmoid: purity; network: purity.'
    ],
    [
      'a path of the gradient',
      [...verifyOr, '--law', 'gradient', '--path', '1:0'],
      '--law: expected the one law that --path belongs to; got "gradient". The gradient has no path: leave --path out.'
    ],
    [
      'a law that is not there, with those like it',
      [...verifyOr, '--law', 'pure'],
      `--law: expected ${someLaw}; got "pure". Choose for instance one of: gradient; layer 1, dense; layer 2, sigmoid; network; flatten and unflatten are inverse; parameter count; another number of components is refused; vector space; inner product; identity is the unit; composition is associative; chain rule; ….`
    ],
    [
      'half a name',
      [...verifyOr, '--law', 'pullback ='],
      `--law: expected ${someLaw}; got "pullback =". Choose for instance one of: pullback = dual numbers; pullback = complex step; pullback = Richardson extrapolation; pullback = central difference.`
    ]
  ])('%s', async (_, argv, message) => expect(await refusal(ordinary, ...argv)).toBe(message))

  it('all wrong options at once', async () => {
    const message = await refusal(ordinary, ...verifyOr, '--loss', 'x', '--runs', 'y', '--seed', 'z')
    expect(message.split('\n').map(line => line.trim().split(':')[0])).toEqual(['--loss', '--seed', '--runs'])
  })

  it('two laws that are not there, both', async () => {
    const message = await refusal(ordinary, ...verifyOr, '--law', 'a1', '--law', 'a2')
    expect(message.split('\n')).toHaveLength(2)
  })

  it('a model that is missing, is no network, or throws', async () => {
    expect(await refusal(ordinary, 'verify', 'none.ts')).toMatch(/^none\.ts: .* there is none at this path/)
    const exporting = (value: unknown): Settings => ({ modules: { 'm.ts': { exports: { default: value } } } })
    expect(await refusal(exporting(3), 'verify', 'm.ts')).toMatch(/^m\.ts: expected a network as the default export/)
    const throwing = {
      ...sigmoidLayer(2),
      vjp: () => {
        throw new RangeError('mine')
      }
    }
    expect(await refusal(exporting(throwing), 'verify', 'm.ts')).toBe(
      'm.ts: expected a network that can be evaluated; it threw RangeError: mine. Correct the layer that threw.'
    )
  })

  it.each([5, 150])('a model that throws after %i evaluations, in training or in a check', async most => {
    let calls = 0
    const late = {
      ...orNetwork,
      vjp: (parameters: Parameters<typeof orNetwork.vjp>[0]) => {
        calls += 1
        if (calls > most) throw new Error('late')
        return orNetwork.vjp(parameters)
      }
    }
    const settings: Settings = { modules: { 'm.ts': { exports: { default: late } } } }
    const { code, err } = await run(settings, 'verify', 'm.ts', '--runs', '5', '--junit', 'v.xml')
    // once the gradient is done, a layer that throws is a law that fails
    expect([code, err]).toEqual(
      most < 100
        ? [
            2,
            'lawgrad verify: m.ts: expected a network that can be evaluated; it threw Error: late. Correct the layer that threw.\n'
          ]
        : [1, expect.stringContaining('expected every check to hold')]
    )
  })

  it('data that is missing or does not fit', async () => {
    expect(await refusal(ordinary, ...verifyOr, '--data', 'none.csv')).toMatch(/^none\.csv: expected a CSV file/)
    const modules = { 'm.ts': { exports: { default: pipe(input(3), dense(2)) } } }
    expect(await refusal({ ...ordinary, modules }, 'verify', 'm.ts', '--data', 'or.csv')).toMatch(
      /^or\.csv, line 1: expected 5 columns, since the network has 3 inputs and 2 outputs/
    )
  })
})

describe('the help of verify', () => {
  it.each([[['verify', '--help']], [['help', 'verify']]])('for %j', async argv => {
    const { code, out, err } = await run({}, ...argv)
    expect([code, err]).toEqual([0, ''])
    const options = ['loss', 'data', 'examples', 'seed', 'runs', 'law', 'path', 'json', 'junit']
    expect(options.filter(option => !out.includes(`--${option}`))).toEqual([])
    expect(out).toContain('Examples:')
    expect(out).toMatch(/Exit codes: 0 nothing failed, 1 something did, 2 .*, 130 interrupted/)
    expect(out.split('\n').every(line => line.length <= 120)).toBe(true)
  })
})
