/** Training with other losses and optimizers: the report must say what the outputs are. */
import { dense, input, sigmoid } from 'lawgrad'
import { pipe } from 'fp-ts/lib/function.js'
import { describe, expect, it } from 'vitest'
import { or, ordinary, orNetwork, trainOr } from './examples.ts'
import { run, type Settings } from './machine.ts'

const settings: Settings = {
  files: { 'or.csv': or, 'three.csv': 'x,a,b\n0,1,0\n1,0,1\n2,0,1\n' },
  modules: {
    'or.ts': { exports: { default: orNetwork } },
    'logits.ts': { exports: { default: pipe(input(2), dense(1)) } },
    'hidden.ts': { exports: { default: pipe(input(2), dense(2), sigmoid, dense(1)) } },
    'classes.ts': { exports: { default: pipe(input(1), dense(2)) } }
  }
}

const logits = [
  'train',
  'logits.ts',
  '--data',
  'or.csv',
  '--loss',
  'sigmoidCrossEntropy',
  '--learning-rate',
  '5'
] as const

describe('a loss of logits', () => {
  it('has probabilities in the report, and the threshold ½ of them, which is 0 of the outputs', async () => {
    const { code, out } = await run(settings, ...logits)
    expect(code).toBe(0)
    expect(out).toContain('h = weights¹·x + bias¹\n')
    expect(out).toContain('  probability = sigmoid(h)\n')
    expect(out).toContain('sigmoid(z) = 1 / (1 + exp(−z))')
    expect(out).toContain('the outputs h are logits, and probability = sigmoid(h)')
    expect(out).toContain('x1  x2  y  probability')
    expect(out).toMatch(/ 0 {3}0 {2}0 +0\.0\d\n/)
    expect(out).toMatch(/Right at threshold ½, h = 0 +4 of 4/)
    expect(out).toMatch(/J\(θ\), mean sigmoid cross-entropy +0\.00/)
    expect(out).toContain('J(θ), mean sigmoid cross-entropy (log scale)')
    expect(out).toMatch(/probability = sigmoid\(−/)
    expect(out).not.toContain('eq. (11)')
  })

  it('has outputs and probabilities in JSON, and no squared distance of logits', async () => {
    const { out } = await run(settings, ...logits, '--json')
    const { predictions, final, history, options, network } = JSON.parse(out)
    for (const { output, probability } of predictions)
      expect(probability[0]).toBeCloseTo(1 / (1 + Math.exp(-output[0])), 12)
    expect(Object.keys(final)).toEqual(['cost', 'gradientNorm'])
    expect(Object.keys(history.epochs[0])).toEqual(['epoch', 'cost', 'gradientNorm'])
    expect(options).toMatchObject({ loss: 'sigmoidCrossEntropy', optimizer: 'gradientDescent' })
    expect(network.equations.slice(0, 2)).toEqual(['h = weights¹·x + bias¹', 'probability = sigmoid(h)'])
  })

  it('draws the cost, and the boundary where the output is 0', async () => {
    const { sets } = await run(settings, ...logits)
    const texts = Object.fromEntries(sets[0]?.files.map(({ name, text }) => [name, text]) ?? [])
    expect(texts['error.svg']).toContain('J(θ), mean sigmoid cross-entropy')
    expect(texts['error.svg']).not.toContain('Σ(h − y)²')
    expect(texts['history.csv']).toMatch(/^epoch,cost,gradient_norm\n0,[\d.e-]+,[\d.e-]+\n/)
    expect(texts['report.html']).toContain(
      'the region where the probability is at least ½, that is where the output h is at least 0.'
    )
    // the boundary of the unit, and points of both classes beside it
    expect(texts['decision.svg']).toContain('θ₀ + θ₁x₁ + θ₂x₂ = 0')
    expect(texts['decision.svg']).not.toContain('Everything is activated')
  })

  it('draws the same region as a network that ends in a sigmoid', async () => {
    const region = async (model: string, loss: string): Promise<string> => {
      const { sets } = await run(settings, 'train', model, '--data', 'or.csv', '--loss', loss, '--title', 't')
      return sets[0]?.files.find(({ name }) => name === 'decision.svg')?.text ?? 'none'
    }
    // the gradient of both is h − y, so that they learn the same up to rounding
    const numbers = (text: string) => [...text.matchAll(/-?\d+\.\d+/g)].map(([digits]) => Number(digits).toFixed(3))
    const [a, b] = await Promise.all([
      region('logits.ts', 'sigmoidCrossEntropy'),
      region('or.ts', 'binaryCrossEntropy')
    ])
    expect(numbers(a)).toEqual(numbers(b))
    expect(numbers(a).length).toBeGreaterThan(10)
  })

  it('of one class of several says how often the largest probability is right', async () => {
    const { out } = await run(settings, 'train', 'classes.ts', '--data', 'three.csv', '--loss', 'softmax-cross-entropy')
    expect(out).toContain('probability = softmax(h)')
    expect(out).toContain('probability a  probability b')
    expect(out).toMatch(/Right by the largest probability +3 of 3/)
  })
})

describe('a loss with a number', () => {
  it.each([
    ['huber', 'huber'],
    ['Huber(0.5)', 'huber(0.5)'],
    ['huber( 2 )', 'huber(2)']
  ])('is taken as %j', async (text, name) => {
    const { code, out } = await run(ordinary, ...trainOr, '--epochs', '20', '--loss', text, '--json')
    expect([code, JSON.parse(out).options.loss]).toEqual([0, name])
  })

  it('learns something else with another number', async () => {
    const argv = [...trainOr, '--epochs', '3', '--json', '--loss']
    const costs = await Promise.all(
      ['quadratic', 'absolute', 'huber(0.25)', 'huber(0.125)', 'logCosh'].map(
        async name => JSON.parse((await run(ordinary, ...argv, name)).out).final.cost
      )
    )
    expect(new Set(costs).size).toBe(5)
  })

  it('out of its range is refused, and a number where none is taken', async () => {
    const errors = await Promise.all(
      ['huber(0)', 'huber(x)', 'quadratic(2)'].map(async text => (await run(ordinary, ...trainOr, '--loss', text)).err)
    )
    expect(errors).toEqual([
      `lawgrad train: --loss: expected huber(delta), delta a finite number above 0; got "huber(0)". Give for instance 'huber(1)', or huber alone.\n`,
      `lawgrad train: --loss: expected huber(delta), delta a finite number above 0; got "huber(x)". Give for instance 'huber(1)', or huber alone.\n`,
      'lawgrad train: --loss: expected quadratic without numbers; got "quadratic(2)". Give --loss quadratic.\n'
    ])
  })

  it.each(['huber(1', 'huber 1)', 'quadratic(', 'quadratic!'])('%s is no loss', async text => {
    expect((await run(ordinary, ...trainOr, '--loss', text)).err).toMatch(
      /^lawgrad train: --loss: expected a known loss /
    )
  })

  it('hinge learns from scores', async () => {
    const files = { ...settings.files, 'or.csv': 'x1,x2,y\n0,0,-1\n1,0,1\n0,1,1\n1,1,1\n' }
    const argv = ['train', 'logits.ts', '--data', 'or.csv', '--loss', 'hinge', '--epochs', '200', '--json']
    const { code, out } = await run({ ...settings, files }, ...argv)
    expect([code, JSON.parse(out).final.cost]).toEqual([0, 0])
  })
})

describe('a loss of probabilities', () => {
  it('is told apart from the quadratic one', async () => {
    const { code, out } = await run(settings, ...trainOr, '--loss', 'binary-cross-entropy')
    expect(code).toBe(0)
    expect(out).toMatch(/J\(θ\), mean binary cross-entropy +0\./)
    expect(out).toContain('x1  x2  y  output')
    expect(out).toMatch(/Right at threshold ½ +\d of 4/)
  })

  it('is refused on outputs that promise none, and so is a loss of logits on probabilities', async () => {
    const modules = { 'or.ts': { exports: { default: pipe(input(2), dense(1)) } } }
    expect(await run({ ...settings, modules }, ...trainOr, '--loss', 'binaryCrossEntropy')).toEqual({
      code: 2,
      out: '',
      err: 'lawgrad train: --loss: expected a loss that takes logits, which is what the network promises of its outputs (quadratic, absolute, huber(delta), logCosh, sigmoidCrossEntropy, softmaxCrossEntropy, hinge); got "binaryCrossEntropy". That one takes probabilities or simplex: choose another loss, or another last layer.\n',
      sets: []
    })
    const { code, err } = await run(settings, 'verify', 'or.ts', '--loss', 'sigmoidCrossEntropy')
    expect([code, err]).toEqual([
      2,
      'lawgrad verify: --loss: expected a loss that takes probabilities, which is what the network promises of its outputs (quadratic, absolute, huber(delta), logCosh, binaryCrossEntropy, categoricalCrossEntropy); got "sigmoidCrossEntropy". That one takes logits: choose another loss, or another last layer.\n'
    ])
  })

  it('says what may be wrong when it is infinite', async () => {
    const files = { ...settings.files, 'or.csv': 'x1,x2,y\n1,1,0\n1,1,0\n1,1,1\n' }
    const { code, err } = await run(
      { ...settings, files },
      ...trainOr,
      '--loss',
      'binaryCrossEntropy',
      '--learning-rate',
      '10000',
      '--initializer',
      'uniform(0, 0)'
    )
    expect(code).toBe(1)
    expect(err).toMatch(
      /^lawgrad train: expected J to stay finite; training diverged in epoch \d+: .+, and nothing was written\. The loss takes probabilities, and one that rounds to 0 or 1 makes it infinite: leave the last activation out and give the loss of logits with --loss, which stays finite\.\n$/m
    )
  })
})

describe('an optimizer', () => {
  it.each([
    ['momentum', 'momentum(0.9)', 0.1],
    ['momentum(.5)', 'momentum(0.5)', 0.1],
    [' Adam ( 0.8 , 0.99 ) ', 'adam(0.8, 0.99)', 0.01],
    ['adamW(0)', 'adamW(0)', 0.01],
    ['rmsProp()', 'rmsProp(0.99)', 0.01],
    ['nesterov(0.8)', 'nesterov(0.8)', 0.1],
    ['amsgrad', 'amsGrad(0.9, 0.999)', 0.01],
    ['adagrad', 'adagrad', 0.1],
    ['adadelta', 'adadelta(0.9)', 1],
    ['lion', 'lion(0.9, 0.99)', 0.001],
    ['gradientDescent', 'gradientDescent', 0.5]
  ])('is taken as %j', async (text, name, rate) => {
    const { code, out } = await run(ordinary, ...trainOr, '--epochs', '20', '--optimizer', text, '--json')
    expect(code).toBe(0)
    const { options, history } = JSON.parse(out)
    expect(options).toMatchObject({ optimizer: name, learningRate: rate })
    expect(history.epochs.at(-1).cost).toBeLessThan(history.epochs[0].cost)
  })

  it('is named in the report, and each learns something else', async () => {
    const { out } = await run(ordinary, ...trainOr, '--epochs', '3', '--optimizer', 'momentum(0.5)')
    expect(out).toContain('3 epochs of momentum(0.5) on all examples at once, learning rate α = 0.1')
    const costs = await Promise.all(
      [
        'gradientDescent',
        'momentum',
        'nesterov',
        'rmsProp',
        'adam',
        'adamW(1)',
        'amsGrad(0.5, 0.5)',
        'adagrad',
        'adadelta',
        'lion'
      ].map(async name => {
        const argv = [...trainOr, '--epochs', '9', '--learning-rate', '0.1', '--optimizer', name, '--json']
        return JSON.parse((await run(ordinary, ...argv)).out).final.cost
      })
    )
    expect(new Set(costs).size).toBe(10)
  })
})
