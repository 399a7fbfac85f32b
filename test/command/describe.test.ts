/** `lawgrad describe` on a machine in memory. */
import {
  activationLayer,
  dense,
  input,
  layer,
  repeat,
  residual,
  shared,
  sigmoid,
  softmax,
  tanh,
  tensorShape
} from 'lawgrad'
import { pipe } from 'fp-ts/lib/function.js'
import { describe, expect, it } from 'vitest'
import { ordinary, xorNetwork } from './examples.ts'
import { run, type Result, type Settings } from './machine.ts'

const model = (network: unknown): Settings => ({ modules: { 'm.ts': { exports: { default: network } } } })

const described = (network: unknown, ...argv: readonly string[]): Promise<Result> =>
  run(model(network), 'describe', 'm.ts', ...argv)

describe('lawgrad describe', () => {
  it('prints the network, its layers with sizes, parameters and flops, and every equation with its gradient', async () => {
    const { code, out, err, sets } = await described(xorNetwork)
    expect({ code, err, sets }).toEqual({ code: 0, err: '', sets: [] })
    expect(out).toContain(
      [
        'Description of m.ts',
        '',
        '  a¹ = sigmoid(weights¹·x + bias¹)',
        '  h = sigmoid(weights²·a¹ + bias²)',
        '  sigmoid(z) = 1 / (1 + exp(−z))',
        '',
        '  Network     2 → dense 2 → sigmoid → dense 1 → sigmoid',
        '  Sizes       2 → 1, the outputs are probabilities',
        '  Parameters  9',
        '  Flops       18 for the output of one example, 48 with the gradient',
        ''
      ].join('\n')
    )
    // 2·2·2 + 2 of W·x + b; then c·xᵀ and Wᵀ·c
    expect(out).toMatch(/\n {6}1 {2}dense {4}2 → 2 {4}2 → 2 {5}logits +6 +10 +12 {2}y = weights·x \+ bias\n/u)
    expect(out).toMatch(/\n {6}2 {2}sigmoid {2}2 → 2 {4}2 → 2 {5}probabilities +0 +2 +10 {2}y = sigmoid\(x\)\n/u)
    expect(out).toMatch(/\n {6}3 {2}dense {4}2 → 1 {4}1 → 2 /u)
    expect(out).toContain('\n      3  dense    matVec 1, plus 1  outer 1×2, transposedMatVec 2\n')
    expect(out).toContain(
      [
        'Layer 3, dense: 2 → 1',
        '',
        '  y = weights·x + bias',
        '',
        '  ∂weights = c·xᵀ',
        '  ∂bias = c',
        '  ∂x = weightsᵀ·c',
        ''
      ].join('\n')
    )
    expect(out.split('\n').filter(row => /\s$/.test(row))).toEqual([])
    expect(out.endsWith('\n')).toBe(true)
  })

  it('says the same twice', async () => expect(await described(xorNetwork)).toEqual(await described(xorNetwork)))

  it('tells a layer that occurs several times once', async () => {
    const { out } = await described(pipe(input(2), repeat(3, pipe(input(2), dense(2), sigmoid))))
    expect(out.match(/^Layer \d/gm)).toEqual(['Layer 1', 'Layer 2'])
    expect(out.match(/^ +\d {2}dense +2 → 2/gm)).toHaveLength(3)
    expect(out.match(/^ +\d {2}dense +matVec/gm)).toHaveLength(1)
  })

  it('takes a single layer of one’s own, and tensors of any rank', async () => {
    const square = activationLayer({
      name: 'square',
      equation:
        ({ times }) =>
        z =>
          times(z, z),
      derivative:
        ({ times, num }) =>
        z =>
          times(num(2), z)
    })
    expect((await described(square(3))).out).toContain('Layer 1, square: 3 → 3\n\n  y = x²\n')
    const shift = layer({
      name: 'shift',
      inputs: [1, 2, 3],
      outputs: [1, 2, 3],
      shape: tensorShape([1, 2, 3]),
      equation:
        ({ add }) =>
        theta =>
        x =>
          add(theta)(x),
      pullback: () => () => c => ({ parameters: c, input: c })
    })
    const { code, out } = await described(shift)
    expect(code).toBe(0)
    expect(out).toContain('Layer 1, shift: 1×2×3 → 1×2×3\n\n  y = x + θ\n')
    expect(out).toContain('Parameters  6')
  })

  it('tells what blocks are made of, below them and indented', async () => {
    const block = pipe(input(3), dense(3), tanh)
    const { out } = await described(pipe(input(2), dense(3), residual(block), shared(2, block)))
    const names = [...out.matchAll(/^ +(?<place>[\d.]+) +(?<name>\S.*?) {2,}3 → 3/gmu)].map(({ groups = {} }) => [
      groups['place'],
      groups['name']
    ])
    expect(names).toEqual([
      ['2', 'residual(3 → dense 3 → tanh)'],
      ['2.1', 'dense'],
      ['2.2', 'tanh'],
      ['3', 'shared(2, 3 → dense 3 → tanh)'],
      ['3.1', 'dense'],
      ['3.2', 'tanh']
    ])
  })

  it('takes the network without layers', async () => {
    const { code, out } = await described(input(2))
    expect(code).toBe(0)
    expect(out).toContain('  h = x\n')
  })

  it('cannot write to the terminal what it likes', async () => {
    const hostile = activationLayer({
      name: 'a\u001B[31m\u202E\nb',
      equation: ({ tanh }) => tanh,
      derivative:
        ({ minus, num, times, tanh }) =>
        z =>
          minus(num(1), times(tanh(z), tanh(z)))
    })
    const { out } = await described(hostile(2))
    expect(['\u001B', '\u202E'].filter(character => out.includes(character))).toEqual([])
    expect(out).toContain('Layer 1, a\uFFFD[31m\uFFFD b')
  })
})

describe('lawgrad describe --json', () => {
  it('prints one document that says everything, as text and as LaTeX', async () => {
    const { code, out } = await described(pipe(input(2), dense(3), softmax), '--json')
    expect(code).toBe(0)
    expect(out.trimEnd()).not.toContain('\n')
    expect(JSON.parse(out)).toMatchObject({
      format: 'lawgrad-description/1',
      lawgrad: '1.2.3',
      model: 'm.ts',
      network: {
        name: '2 → dense 3 → softmax',
        inputs: 2,
        outputs: 3,
        range: 'simplex',
        parameters: 9,
        equations: {
          text: ['h = softmax(weights¹·x + bias¹)', 'softmax(z) = exp(z) / Σ(exp(z))']
        }
      },
      layers: [
        {
          name: 'dense',
          inputs: 2,
          outputs: 3,
          range: 'logits',
          parameters: 9,
          flops: { output: 15, gradient: 18 },
          sameAs: 1,
          tensors: [
            { name: 'weights', size: [3, 2] },
            { name: 'bias', size: 3 }
          ],
          forward: [
            { operation: 'matVec', size: 3 },
            { operation: 'plus', size: 3 }
          ],
          backward: [
            { operation: 'outer', size: [3, 2] },
            { operation: 'transposedMatVec', size: 2 }
          ],
          parts: [],
          equation: {
            text: ['y = weights·x + bias'],
            latex: [String.raw`y = \mathit{weights} \cdot x + \mathit{bias}`]
          },
          gradient: { text: ['∂weights = c·xᵀ', '∂bias = c', '∂x = weightsᵀ·c'] }
        },
        { name: 'softmax', range: 'simplex', parameters: 0, sameAs: 2 }
      ]
    })
  })
})

describe('lawgrad describe refuses', () => {
  it.each<readonly [string, readonly string[], string]>([
    ['no model', ['describe'], 'expected a model after describe; got none. Example: lawgrad describe or.ts.'],
    [
      'an option of train',
      ['describe', 'or.ts', '--data', 'or.csv'],
      "unknown option '--data'. See lawgrad --help and lawgrad describe --help."
    ]
  ])('%s, under its own name', async (_, argv, message) =>
    expect(await run(ordinary, ...argv)).toEqual({
      code: 2,
      out: '',
      err: `lawgrad describe: ${message}\n`,
      sets: []
    })
  )

  it('a model that is none, and one that throws', async () => {
    expect((await described(3)).err).toMatch(/^lawgrad describe: m\.ts: expected a network as the default export/)
    const throwing = {
      ...xorNetwork,
      vjp: () => {
        throw new RangeError('mine')
      }
    }
    expect(await described(throwing)).toMatchObject({
      code: 2,
      err: 'lawgrad describe: m.ts: expected a network that can be evaluated; it threw RangeError: mine. Correct the layer that threw.\n'
    })
  })

  it.each([[['describe', '--help']], [['help', 'describe']]])('nothing for %j, and prints its help', async argv => {
    const { code, out } = await run({}, ...argv)
    expect(code).toBe(0)
    expect(out).toContain('--json')
    expect(out.split('\n').every(line => line.length <= 130)).toBe(true)
  })
})
