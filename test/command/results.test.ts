import { describe, expect, it } from 'vitest'
import { dense, input, sigmoid } from 'lawgrad'
import { pipe } from 'fp-ts/lib/function.js'
import { ordinary, trainOr, xorNetwork } from './examples.ts'
import { run, type Settings } from './machine.ts'

const tutorial = ['--learning-rate', '40', '--epochs', '1000', '--initializer', 'uniform(0, 1)'] as const

/** The table of `mission.md`: θ after 1000 epochs, Σ(h − y)² at the start of epochs 1 and 1000. */
const references = [
  {
    seed: '0',
    initial: [0.8444218515250481, 0.7579544029403025, 0.420571580830845],
    theta: [-4.102910475786591, 8.673588707029616, 8.673588576620466],
    errors: [0.5793572406612383, 0.0004746565520392845]
  },
  {
    seed: '1',
    initial: [0.13436424411240122, 0.8474337369372327, 0.763774618976614],
    theta: [-4.103406461852802, 8.674575848793467, 8.674575804291456],
    errors: [0.4647964230886615, 0.00047419385417733756]
  },
  {
    seed: '2',
    initial: [0.9560342718892494, 0.9478274870593494, 0.05655136772680869],
    theta: [-4.102807064204619, 8.673382983257138, 8.673382650990327],
    errors: [0.6248128138590612, 0.0004747530795358804]
  }
]

const within = (tolerance: number, actual: unknown, expected: number): void =>
  expect(Math.abs(Number(actual) - expected)).toBeLessThan(tolerance)

describe('lawgrad train --json', () => {
  it.each(references)('reproduces the reference run of seed $seed', async ({ seed, initial, theta, errors }) => {
    const { code, out, err } = await run(ordinary, ...trainOr, ...tutorial, '--seed', seed, '--json')
    expect([code, err]).toEqual([0, ''])
    const document = JSON.parse(out)
    const [{ weights, bias }] = document.initialParameters
    expect([bias[0], ...weights[0]]).toEqual(initial)
    const [learned] = document.parameters
    ;[learned.bias[0], ...learned.weights[0]].forEach((value, i) => within(1e-12, value, theta[i] ?? NaN))
    within(1e-12, document.history.epochs[0].sumOfSquaredErrors, errors[0] ?? NaN)
    within(1e-12, document.history.epochs[999].sumOfSquaredErrors, errors[1] ?? NaN)
  })

  it('prints one document, which says everything about the run', async () => {
    const { out } = await run(ordinary, ...trainOr, '--epochs', '2', '--json', '--title', 'OR', '--output', 'results/')
    expect(out.endsWith('\n')).toBe(true)
    expect(out.trimEnd()).not.toContain('\n')
    const document = JSON.parse(out)
    expect(document).toMatchObject({
      format: 'lawgrad-run/1',
      lawgrad: '1.2.3',
      title: 'OR',
      network: { model: 'or.ts', inputs: 2, outputs: 1, parameters: 3 },
      data: { file: 'or.csv', examples: 4, inputNames: ['x1', 'x2'], targetNames: ['y'] },
      options: {
        loss: 'quadratic',
        learningRate: 0.5,
        epochs: 2,
        batchSize: 'full',
        seed: 0,
        initializer: 'glorotUniform',
        output: 'results/'
      },
      files: [
        'results/report.html',
        'results/error.svg',
        'results/decision.svg',
        'results/confusion.svg',
        'results/model.json',
        'results/history.csv'
      ]
    })
    expect(document.history).toMatchObject({ complete: true, epochs: [{ epoch: 0 }, { epoch: 1 }, { epoch: 2 }] })
    expect(document.predictions.map((row: { readonly input: unknown }) => row.input)).toEqual([
      [0, 0],
      [1, 0],
      [0, 1],
      [1, 1]
    ])
    const squares = document.predictions.map(
      (row: { readonly target: readonly number[]; readonly output: readonly number[] }) =>
        ((row.output[0] ?? NaN) - (row.target[0] ?? NaN)) ** 2
    )
    const sum = squares.reduce((a: number, b: number) => a + b, 0)
    within(1e-15, document.final.sumOfSquaredErrors, sum)
    within(1e-15, document.final.cost, sum / 8)
    expect(document.history.epochs[2]).toEqual({ epoch: 2, ...document.final })
  })

  it('keeps about a thousand epochs of a long history, the first and the last among them', async () => {
    const { out, sets } = await run(ordinary, ...trainOr, '--epochs', '3000', '--json')
    const { history } = JSON.parse(out)
    expect(history.complete).toBe(false)
    expect(history.epochs.length).toBeLessThan(1010)
    expect([history.epochs[0].epoch, history.epochs.at(-1).epoch]).toEqual([0, 3000])
    const file = sets[0]?.files.find(({ name }) => name === 'history.csv')?.text ?? ''
    expect(file.split('\n')).toHaveLength(3003)
  })

  it('gives the same bytes for the same run, and others for another seed', async () => {
    const options = [...trainOr, '--epochs', '20', '--batch-size', '2', '--json', '--seed']
    const [a, b, c] = await Promise.all([
      run(ordinary, ...options, '7'),
      run(ordinary, ...options, '7'),
      run(ordinary, ...options, '8')
    ])
    expect(a).toEqual(b)
    expect(a.out).not.toBe(c.out)
  })

  it('takes a batch size that is the number of examples', async () => {
    const { code, out } = await run(ordinary, ...trainOr, '--epochs', '3', '--batch-size', '4', '--json')
    expect([code, JSON.parse(out).history.epochs.length]).toEqual([0, 4])
  })
})

describe('the files', () => {
  const files = async (settings: Settings, ...argv: readonly string[]): Promise<Readonly<Record<string, string>>> => {
    const { sets, code } = await run(settings, 'train', ...argv, '--epochs', '5')
    expect(code).toBe(0)
    expect(sets.map(({ folder }) => folder)).toEqual([`out/${argv[0]?.replace('.ts', '')}`])
    return Object.fromEntries(sets[0]?.files.map(({ name, text }) => [name, text]) ?? [])
  }

  it('are a page, three pictures, the model and the history, in out/ and the name of the model', async () => {
    const texts = await files(ordinary, 'or.ts', '--data', 'or.csv')
    expect(Object.keys(texts)).toEqual([
      'report.html',
      'error.svg',
      'decision.svg',
      'confusion.svg',
      'model.json',
      'history.csv'
    ])
    expect(texts['error.svg']).toMatch(/^<svg .*Σ\(h − y\)²/s)
    expect(texts['decision.svg']).toMatch(/^<svg .*activated/s)
    expect(texts['report.html']).toContain('J(θ) = 1/(2m)·Σ(h − y)², eq. (11)')
    expect(texts['report.html']?.match(/<svg /g)).toHaveLength(3 * 2)
    expect(texts['confusion.svg']).toMatch(/^<svg .*confusion on the training part/s)
    expect(texts['report.html']).toContain('<math display="block" alttext="h = sigmoid(weights¹·x + bias¹)">')
    expect(texts['report.html']).not.toMatch(/<script|<link|src=|https?:\/\/(?!www\.w3\.org)/)
    expect(texts['history.csv']).toMatch(
      /^epoch,cost,sum_of_squared_errors,gradient_norm\n0,[\d.e-]+,[\d.e-]+,[\d.e-]+\n1,/
    )
  })

  it('have no decision picture unless the network has two inputs and one output', async () => {
    const texts = await files(ordinary, 'line.ts', '--data', 'line.csv')
    expect(Object.keys(texts)).not.toContain('decision.svg')
    expect(texts['report.html']?.match(/<svg /g)).toHaveLength(2 * 2)
  })

  it('hold the parameters in full', async () => {
    const texts = await files(ordinary, 'xor.ts', '--data', 'or.csv')
    const { format, network, parameters } = JSON.parse(texts['model.json'] ?? '')
    expect([format, network.name]).toEqual(['lawgrad-model/1', xorNetwork.name])
    expect(network.layers.map(({ name }: { readonly name: string }) => name)).toEqual([
      'dense',
      'sigmoid',
      'dense',
      'sigmoid'
    ])
    expect(network.shape).toEqual(xorNetwork.shape.description)
    expect(parameters[0].weights).toHaveLength(2)
    const { out } = await run(ordinary, 'train', 'xor.ts', '--data', 'or.csv', '--epochs', '5', '--json')
    expect(JSON.parse(out).parameters).toEqual(parameters)
  })

  it('show names from outside as text', async () => {
    const hostile = '<img src=x onerror=alert(1)>,"\u001B[31mx2",y\n0,0,0\n1,1,1\n'
    const texts = await files({ ...ordinary, files: { 'a.csv': hostile } }, 'or.ts', '--data', 'a.csv')
    expect(texts['report.html']).not.toContain('<img')
    expect(Object.values(texts).join('')).not.toContain('\u001B')
  })
})

describe('lawgrad train', () => {
  it('prints the network, its equations, what it learned, and where it wrote', async () => {
    const { out, err } = await run(ordinary, ...trainOr, ...tutorial)
    expect(err).toBe('')
    expect(out).toContain('h = sigmoid(weights¹·x + bias¹)')
    expect(out).toContain('sigmoid(z) = 1 / (1 + exp(−z))')
    expect(out).toContain('loss = 0.5·⟨h − y, h − y⟩')
    expect(out).toContain('2 → dense 1 → sigmoid (3 parameters)')
    expect(out).toContain('or.csv: 4 examples of 2 inputs (x1, x2) and 1 target (y)')
    expect(out).toContain('J(θ) = 1/(2m) · Σ(h − y)² (log scale)')
    expect(out).toContain('     1  −4.10291  8.67359  8.67359')
    expect(out).toContain('h = sigmoid(−4.103 + 8.674·x1 + 8.674·x2)')
    expect(out).toContain(
      ['  x1  x2  y  output', '  ──  ──  ─  ──────', '   0   0  0    0.02', '   1   0  1    0.99'].join('\n')
    )
    expect(out).toContain(['   0   1  1    0.99', '   1   1  1    1.00', ''].join('\n'))
    expect(out).toMatch(/J\(θ\) = 1\/\(2m\)·Σ\(h − y\)², eq\. \(11\) +5\.92712 × 10⁻⁵/)
    expect(out).toMatch(/Σ\(h − y\)² +0\.00047417/)
    expect(out).toMatch(/Right at threshold ½ +4 of 4/)
    expect(out).toContain('out/or/report.html')
    expect(out.split('\n').filter(row => /\s$/.test(row))).toEqual([])
  })

  it('shows the first twenty of many examples', async () => {
    const many = `x1,x2,y\n${'0,0,0\n1,1,1\n'.repeat(15)}`
    const { out } = await run({ ...ordinary, files: { 'or.csv': many } }, ...trainOr, '--epochs', '1')
    expect(out).toContain('… and 10 more rows')
    expect(out.match(/^ {3}[01] {3}[01] {2}[01] /gm)).toHaveLength(20)
  })

  it('summarizes what is too large for a terminal', async () => {
    const wide = pipe(input(40), dense(30), sigmoid, dense(1))
    const row = Array.from({ length: 41 }, (_, i) => i).join(',')
    const settings: Settings = {
      files: { 'wide.csv': `${row.replaceAll(/\d+/g, 'c$&')}\n${row}\n` },
      modules: { 'wide.ts': { exports: { default: wide } } }
    }
    const { out } = await run(
      settings,
      'train',
      'wide.ts',
      '--data',
      'wide.csv',
      '--epochs',
      '1',
      '--learning-rate',
      '1e-9'
    )
    expect(out).toContain('Layer 1, dense: 1230 parameters, all in model.json')
    expect(out).toContain('40 inputs (c0, c1, c2, c3, c4, …, c39) and 1 target (c40)')
    expect(out.split('\n').length).toBeLessThan(80)
  })

  it('takes a network that is the only one among named exports, and a JavaScript module', async () => {
    const settings = {
      ...ordinary,
      modules: { 'model.mjs': { exports: { helper: 3, xor: xorNetwork } } }
    }
    expect((await run(settings, 'train', 'model.mjs', '--data', 'or.csv', '--epochs', '1')).code).toBe(0)
  })
})
