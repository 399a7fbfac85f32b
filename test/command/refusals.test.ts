import { describe, expect, it } from 'vitest'
import { dense, input } from 'lawgrad'
import { pipe } from 'fp-ts/lib/function.js'
import { ordinary, orNetwork, trainOr } from './examples.ts'
import { fault, run, type Settings } from './machine.ts'

/** What the command says when it refuses: exit code 2, nothing on stdout, nothing written. */
const refusal = async (settings: Settings, ...argv: readonly string[]): Promise<string> => {
  const { code, out, err, sets } = await run(settings, ...argv)
  expect({ code, out, sets }).toEqual({ code: 2, out: '', sets: [] })
  const start = argv[0] === 'train' ? 'lawgrad train: ' : 'lawgrad: '
  expect(err.startsWith(start) && err.endsWith('\n')).toBe(true)
  return err.slice(start.length, -1)
}

describe('the command line', () => {
  it.each<readonly [string, readonly string[], string]>([
    ['no command', [], 'expected a command; got none. See lawgrad --help.'],
    ['an unknown command', ['trian'], "unknown command 'trian'. Did you mean train? See lawgrad --help."],
    [
      'an unknown option',
      [...trainOr, '--epoch', '3'],
      "unknown option '--epoch'. Did you mean --epochs? See lawgrad --help and lawgrad train --help."
    ],
    [
      'no model',
      ['train', '--data', 'or.csv'],
      'expected a model after train; got none. Example: lawgrad train or.ts --data or.csv.'
    ],
    ['no data', ['train', 'or.ts'], '--data: expected a CSV file; got none. Example: --data or.csv.'],
    [
      'an option without its value',
      ['train', 'or.ts', '--data'],
      '--data: expected a value; got none. See lawgrad train --help.'
    ],
    [
      'too many arguments',
      [...trainOr, 'more'],
      "too many arguments for 'train'. Expected 1 argument but got 2: or.ts, more. Put a value that contains spaces in quotes."
    ],
    [
      'an unknown loss',
      [...trainOr, '--loss', 'mse'],
      '--loss: expected a known loss (quadratic, absolute, huber(delta), logCosh, binaryCrossEntropy, categoricalCrossEntropy, sigmoidCrossEntropy, softmaxCrossEntropy, hinge); got "mse". Choose a loss that is known.'
    ],
    [
      'an unknown optimizer',
      [...trainOr, '--optimizer', 'shampoo'],
      '--optimizer: expected gradientDescent, momentum(momentum), nesterov(momentum), rmsProp(decay), adam(beta1, beta2), adamW(weightDecay), amsGrad(beta1, beta2), adagrad, adadelta(decay), lion(beta1, beta2); got "shampoo". Choose one of them, in quotes.'
    ],
    [
      'a momentum of 1',
      [...trainOr, '--optimizer', 'momentum(1)'],
      `--optimizer: expected momentum(momentum), momentum a number from 0 to below 1; got "momentum(1)". Give for instance 'momentum(0.9)', or momentum alone.`
    ],
    [
      'one number of two',
      [...trainOr, '--optimizer', 'adam(0.9)'],
      `--optimizer: expected adam(beta1, beta2), beta1 a number from 0 to below 1, beta2 a number from 0 to below 1; got "adam(0.9)". Give for instance 'adam(0.9, 0.999)', or adam alone.`
    ],
    [
      'numbers where none belong',
      [...trainOr, '--optimizer', 'gradientDescent(0.5)'],
      '--optimizer: expected gradientDescent without numbers; got "gradientDescent(0.5)". Give --optimizer gradientDescent.'
    ],
    [
      'an unknown initializer',
      [...trainOr, '--initializer', 'zeros'],
      '--initializer: expected uniform(low, high), normal(mean, standardDeviation) or glorotUniform; got "zeros". Choose one of them, in quotes.'
    ],
    [
      'an initializer whose bounds are exchanged',
      [...trainOr, '--initializer', 'uniform(1, 0)'],
      `--initializer: expected uniform(low, high) with two numbers, low ≤ high; got "uniform(1, 0)". Give for instance 'uniform(0, 1)'.`
    ],
    [
      'an initializer with one number',
      [...trainOr, '--initializer', 'normal(1)'],
      `--initializer: expected normal(mean, standardDeviation) with two numbers, standardDeviation ≥ 0; got "normal(1)". Give for instance 'normal(0, 1)'.`
    ],
    [
      'a learning rate of 0',
      [...trainOr, '--learning-rate', '0'],
      '--learning-rate: expected a finite number above 0; got "0". Give for instance --learning-rate 0.5.'
    ],
    [
      'a negative learning rate',
      [...trainOr, '--learning-rate', '-1'],
      '--learning-rate: expected a finite number above 0; got "-1". Give for instance --learning-rate 0.5.'
    ],
    [
      'a learning rate that is no number',
      [...trainOr, '--learning-rate', 'NaN'],
      '--learning-rate: expected a finite number above 0; got "NaN". Give for instance --learning-rate 0.5.'
    ],
    [
      'no epochs',
      [...trainOr, '--epochs', '0'],
      '--epochs: expected an integer from 1 to 3000000; got "0". Give for instance --epochs 1000.'
    ],
    ...['0.5', '10000000'].map((epochs): readonly [string, readonly string[], string] => [
      `half an epoch, or more than one text has rows for: ${epochs}`,
      [...trainOr, '--epochs', epochs],
      `--epochs: expected an integer from 1 to 3000000; got "${epochs}". Give for instance --epochs 1000.`
    ]),
    [
      'a negative seed',
      [...trainOr, '--seed', '-1'],
      '--seed: expected an integer from 0 to 2⁵³ − 1; got "-1". Give for instance --seed 7.'
    ],
    [
      'a seed that is not safe',
      [...trainOr, '--seed', '9007199254740992'],
      '--seed: expected an integer from 0 to 2⁵³ − 1; got "9007199254740992". Give for instance --seed 7.'
    ],
    [
      'an empty batch',
      [...trainOr, '--batch-size', '0'],
      '--batch-size: expected an integer from 1 to the number of examples, or full; got "0". Give for instance --batch-size full.'
    ],
    [
      'a batch larger than the data',
      [...trainOr, '--batch-size', '5'],
      '--batch-size: expected an integer from 1 to 4, the number of examples in or.csv, or full; got "5". Give --batch-size full for all of them.'
    ],
    [
      'no output folder',
      [...trainOr, '--output', ''],
      '--output: expected a folder; got "". Give one, or leave the option out.'
    ],
    [
      'a blank title',
      [...trainOr, '--title', ' '],
      '--title: expected a title; got " ". Give one, or leave the option out.'
    ]
  ])('refuses %s', async (_, argv, message) => expect(await refusal(ordinary, ...argv)).toBe(message))

  it('tells all wrong options at once', async () => {
    const message = await refusal(ordinary, ...trainOr, '--epochs', 'ten', '--seed', 'x', '--loss', '')
    expect(message.split('\n').map(line => line.trim().split(':')[0])).toEqual(['--loss', '--epochs', '--seed'])
  })

  it('prints a message from outside without control characters', async () =>
    expect(await refusal(ordinary, ...trainOr, '--seed', '\u009B31m\u202E')).not.toMatch(/[\u009B\u202E]/))

  it.each([
    [['--version'], '1.2.3\n'],
    [['-V'], '1.2.3\n']
  ])('answers %j', async (argv, answer) =>
    expect(await run({}, ...argv)).toEqual({ code: 0, out: answer, err: '', sets: [] })
  )

  it.each([[['--help']], [['-h']], [['help']]])('prints its help for %j', async argv => {
    const { code, out, err } = await run({}, ...argv)
    expect([code, err]).toEqual([0, ''])
    expect(out).toContain('lawgrad train or.ts --data or.csv')
    expect(out).toMatch(/Exit codes:\n {2}0 {4}done/)
    expect(out.split('\n').every(line => line.length <= 120)).toBe(true)
  })

  it.each([[['train', '--help']], [['help', 'train']]])('prints the help of train for %j', async argv => {
    const { code, out } = await run({}, ...argv)
    expect(code).toBe(0)
    const options = [
      'data',
      'loss',
      'optimizer',
      'learning-rate',
      'epochs',
      'batch-size',
      'seed',
      'initializer',
      'output',
      'json'
    ]
    expect(options.filter(option => !out.includes(`--${option}`))).toEqual([])
    expect(out).toContain('Examples:')
  })
})

describe('the model', () => {
  const model = (exports: unknown): Settings => ({ ...ordinary, modules: { 'or.ts': { exports } } })
  const noNetwork = (got: string): string =>
    `or.ts: expected a network as the default export, or as the only network among the exports; got ${got}. Write for instance: export default pipe(input(2), dense(1), sigmoid).`

  it.each([
    [
      'missing',
      'or.ts: expected a TypeScript or JavaScript module that exports a network; there is none at this path. Check the spelling; a path starts from the current folder.'
    ],
    [
      'isFolder',
      'or.ts: expected a TypeScript or JavaScript module that exports a network; got a folder. Name a file in it.'
    ],
    [
      'denied',
      'or.ts: expected a TypeScript or JavaScript module that exports a network; got one that may not be read. Check its permissions.'
    ],
    [
      'other',
      'or.ts: expected a TypeScript or JavaScript module that exports a network; got one that cannot be read (reason other). Copy it elsewhere and try again.'
    ]
  ] as const)('is refused when it is %s', async (problem, message) =>
    expect(await refusal({ files: { 'or.ts': problem } }, ...trainOr)).toBe(message)
  )

  it('is refused when its name is none of a module', async () =>
    expect(await refusal(ordinary, 'train', 'or.csv', '--data', 'or.csv')).toBe(
      'or.csv: expected a TypeScript or JavaScript module, a name that ends in .ts, .mts, .cts, .js, .mjs or .cjs; got another. Give the module that exports the network.'
    ))

  it('is refused as TypeScript on a Node that does not run it, but not as JavaScript', async () => {
    const node = { version: '20.20.2', runsTypeScript: false }
    expect(await refusal({ ...ordinary, node }, ...trainOr)).toBe(
      'or.ts: expected Node 22.18 or later, which runs TypeScript; got Node 20.20.2. Update Node, or give the model as JavaScript (.js or .mjs).'
    )
    const settings = { ...ordinary, node, modules: { 'or.mjs': { exports: { default: orNetwork } } } }
    expect((await run(settings, 'train', 'or.mjs', '--data', 'or.csv', '--epochs', '1')).code).toBe(0)
  })

  it.each([
    ['', '', 'it failed with Error: oops (or.ts:2:7). Correct the model.'],
    [
      'ERR_MODULE_NOT_FOUND',
      "Cannot find package 'lawgrad'",
      "it failed with Cannot find package 'lawgrad' (or.ts:2:7). Install lawgrad where the model is: npm install lawgrad."
    ],
    [
      'ERR_MODULE_NOT_FOUND',
      "Cannot find module './b'",
      "it failed with Cannot find module './b' (or.ts:2:7). Install what it imports, or correct the path; a relative import names its file with the extension."
    ],
    [
      'ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX',
      'enum',
      'it failed with enum (or.ts:2:7). Node runs TypeScript whose types can be erased: no enum, namespace or parameter property.'
    ],
    [
      'ERR_UNSUPPORTED_NODE_MODULES_TYPE_STRIPPING',
      'stripping',
      'it failed with stripping (or.ts:2:7). Node runs no TypeScript under node_modules. Move the model elsewhere, or give it as JavaScript.'
    ]
  ])('that throws is refused, code %j', async (code, reason, message) => {
    const error = {
      _tag: 'ModuleError',
      path: 'or.ts',
      reason: reason || 'Error: oops',
      code,
      place: 'or.ts:2:7'
    } as const
    expect(await refusal({ ...ordinary, modules: { 'or.ts': error } }, ...trainOr)).toBe(
      `or.ts: expected a module that loads; ${message}`
    )
  })

  it.each([
    [{}, 'a module without exports'],
    [{ a: 1, b: 2 }, 'a module that exports a, b'],
    [{ default: undefined }, 'undefined'],
    [{ default: null }, 'null'],
    [{ default: 3 }, 'the number "3"'],
    [{ default: 'network' }, 'the string "network"'],
    [{ default: [orNetwork] }, 'an array of 1'],
    [{ default: dense }, 'a function (dense)'],
    [{ default: () => orNetwork }, 'a function (default)'],
    [{ default: Promise.resolve(orNetwork) }, 'a promise, which wants await'],
    [{ default: {} }, 'an object without fields'],
    [{ default: { layers: [] } }, 'an object with the fields layers']
  ])('that exports %o is refused', async (exports, got) =>
    expect(await refusal(model(exports), ...trainOr)).toBe(noNetwork(got))
  )

  const fields = 'an object with the fields name, inputs, outputs, range, shape, noise, …'

  it.each<readonly [object, string]>([
    [{ ...orNetwork, forward: 1 }, `${fields} (forward should be a function and is the number "1")`],
    [
      { ...orNetwork, inputs: 2.5 },
      `${fields} (inputs should be a positive integer, or several and is the number "2.5")`
    ],
    [{ ...orNetwork, shape: { ...orNetwork.shape, count: 4 } }, `${fields} (shape.count should be 3 and is 4)`],
    [
      { ...orNetwork, range: { range: 'sigmoid' } },
      `${fields} (range should be a range: logits, probabilities or simplex and is an object with the fields range)`
    ],
    [{ ...orNetwork, outputs: 2 }, `${fields} (outputs should be 1 (the outputs of the last layer) and is 2)`],
    [{ ...orNetwork, inputs: 3 }, `${fields} (layers.0.inputs should be 3 (the outputs before it) and is 2)`],
    [
      { ...orNetwork, layers: [{}] },
      `${fields} (layers.0.name should be a text and is undefined, layers.0.inputs should be a positive integer, or several and is undefined, layers.0.outputs should be a positive integer, or several and is undefined)`
    ]
  ])('that is nearly a network is refused with what is wrong, %#', async (value, got) =>
    expect(await refusal(model({ default: value }), ...trainOr)).toBe(noNetwork(got))
  )

  it('with several networks and no default is refused', async () =>
    expect(await refusal(model({ a: orNetwork, b: orNetwork, c: 1 }), ...trainOr)).toBe(
      'or.ts: expected one network; got 2: a, b. Make one of them the default export.'
    ))

  it('whose layer throws is refused', async () => {
    const throwing = {
      ...orNetwork,
      vjp: () => {
        throw new RangeError('mine')
      }
    }
    expect(await refusal(model({ default: throwing }), ...trainOr)).toBe(
      'or.ts: expected a network that can be evaluated; it threw RangeError: mine. Correct the layer that threw.'
    )
  })

  it('of another copy of the library is refused', async () => {
    const foreign = { ...orNetwork, shape: { ...orNetwork.shape, unflatten: () => [{ weights: {}, bias: {} }, []] } }
    expect(await refusal(model({ default: foreign }), ...trainOr)).toBe(
      'or.ts: expected a network of this copy of lawgrad; got one of another copy. Run the command of the copy that the model imports: npx lawgrad, where the model is.'
    )
  })
})

describe('the data', () => {
  it.each([
    [
      'missing',
      'or.csv: expected a CSV file; there is none at this path. Check the spelling; a path starts from the current folder.'
    ],
    ['isFolder', 'or.csv: expected a CSV file; got a folder. Name a file in it.'],
    [
      'isNoFolder',
      'or.csv: expected a CSV file; there is none at this path. Check the spelling; a path starts from the current folder.'
    ],
    ['denied', 'or.csv: expected a CSV file; got one that may not be read. Check its permissions.']
  ] as const)('is refused when it is %s', async (problem, message) =>
    expect(await refusal({ ...ordinary, files: { 'or.csv': problem } }, ...trainOr)).toBe(message)
  )

  it('is refused when it does not fit the network', async () => {
    const modules = { 'or.ts': { exports: { default: pipe(input(3), dense(2)) } } }
    expect(await refusal({ ...ordinary, modules }, ...trainOr)).toBe(
      'or.csv: expected 3 numbers for the inputs of the network and 2 numbers for its outputs; got 3 (x1, x2, y) and 0 (no column). Choose other columns (--inputs, --targets), or give the network these sizes.'
    )
  })

  it('is refused when it is no text, is empty, or holds no numbers', async () => {
    const refused = (content: string | Uint8Array) => refusal({ ...ordinary, files: { 'or.csv': content } }, ...trainOr)
    expect(await refused(Uint8Array.of(0xff))).toMatch(/^or\.csv: expected text in UTF-8/)
    expect(await refused('')).toMatch(/got an empty file/)
    expect(await refused('x1,x2,y\na,b,c\n')).toBe(
      'or.csv, column y: expected at least two classes to tell apart in the training part; got "c" in all of its rows. Choose other targets with --targets, or write numbers.'
    )
  })
})

describe('the output', () => {
  it('is checked before training: a file in the way is wrong input', async () =>
    expect(await refusal({ ...ordinary, folder: fault('out', 'isNoFolder') }, ...trainOr)).toBe(
      '--output: expected a folder for the results; got a path on which out is a file. Name another folder; nothing was written.'
    ))

  it.each([
    [
      'denied',
      'expected to write into out; got no permission. Name another folder with --output; nothing was written.'
    ],
    [
      'other',
      'expected to write out; it failed (reason other). Name another folder with --output; nothing was written.'
    ]
  ] as const)('that cannot be written is a failure before training: %s', async (problem, message) => {
    const { code, out, err } = await run({ ...ordinary, folder: fault('out', problem) }, ...trainOr)
    expect({ code, out, err }).toEqual({ code: 1, out: '', err: `lawgrad train: ${message}\n` })
  })

  it.each([
    [
      'full',
      'expected to write out/or; the disk is full. Make room, or name another folder with --output; nothing was written.'
    ],
    [
      'isNoFile',
      'expected to write the file out/or; got something of that name that is no file. Move it away, or name another folder with --output; nothing was written.'
    ]
  ] as const)(
    'that cannot be written in the end is a failure, and no results are printed: %s',
    async (problem, message) => {
      const { code, out, err } = await run(
        { ...ordinary, writing: fault('out/or', problem) },
        ...trainOr,
        '--epochs',
        '2'
      )
      expect([code, err]).toEqual([1, `lawgrad train: ${message}\n`])
      expect(out).not.toContain('Learned parameters')
    }
  )
})
