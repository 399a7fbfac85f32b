/** Names are labels: parts that are called like others, and others that are called like nothing, are told for what they compute. */
import {
  activationLayer,
  anySizeLoss,
  append,
  dense,
  denseLayer,
  input,
  layer,
  probabilities,
  quadraticLoss,
  sigmoid,
  sigmoidCrossEntropy
} from 'lawgrad'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import { pipe } from 'fp-ts/lib/function.js'
import { describe, expect, it } from 'vitest'
import { command } from '../../src/command/command.ts'
import type { KnownLoss } from '../../src/command/losses.ts'
import { isDense, isQuadratic } from '../../src/command/parts.ts'
import { checkNetwork, type CheckedLayer } from '../../src/command/model-codec.ts'
import { registry } from '../../src/command/registry.ts'
import { train } from '../../src/command/train/command.ts'
import { decodeTrainOptions, rawTrainOptions, type TrainOptions } from '../../src/command/train/options.ts'
import { runTrain } from '../../src/command/train/run.ts'
import { or, ordinary, orNetwork, trainOr } from './examples.ts'
import { run, runOf, type Result, type Settings } from './machine.ts'

/** Really ½(1 + tanh 9z). */
const steep = activationLayer({
  name: 'sigmoid',
  range: probabilities,
  equation:
    ({ times, plus, num, tanh }) =>
    z =>
      times(num(0.5), plus(num(1), tanh(times(num(9), z)))),
  derivative:
    ({ times, minus, num, tanh }) =>
    z => {
      const t = tanh(times(num(9), z))
      return times(num(4.5), minus(num(1), times(t, t)))
    }
})

/** The sigmoid under another name. */
const squash = activationLayer({
  name: 'squash',
  range: probabilities,
  equation: ({ sigmoid: g }) => g,
  derivative:
    ({ sigmoid: g, negate, times }) =>
    z =>
      times(g(z), g(negate(z)))
})

/** W·x − b under the name of W·x + b. */
const turned = () => {
  const { shape } = denseLayer(2, 1)
  return layer({
    name: 'dense',
    inputs: 2,
    outputs: 1,
    shape,
    equation:
      ({ matVec, subtract }) =>
      ({ weights, bias }) =>
      x =>
        pipe(x, matVec(weights), subtract(bias)),
    pullback:
      ({ outer, transposedMatVec, map, negate }) =>
      ({ weights }, x) =>
      c => ({
        parameters: { weights: outer(c)(x), bias: map(negate)(c) },
        input: transposedMatVec(weights)(c)
      })
  })
}

const model = (network: unknown): Settings => ({ ...ordinary, modules: { 'or.ts': { exports: { default: network } } } })

const fileOf = ({ sets }: Result, name: string): string =>
  sets[0]?.files.find(file => file.name === name)?.text ?? expect.fail(`no file ${name}`)

const straight = 'θ₀ + θ₁x₁ + θ₂x₂ = 0'

describe('a layer called sigmoid that is another function', () => {
  const settings = model(pipe(input(2), dense(1), append(steep(1))))

  it('is printed and set for what it computes', async () => {
    const trained = await run(settings, ...trainOr, '--epochs', '200')
    expect(trained.code).toBe(0)
    expect(trained.out).toContain('h = 0.5·(1 + tanh(9·(weights¹·x + bias¹)))')
    expect(trained.out).not.toMatch(/sigmoid\(|exp\(/)
    const page = fileOf(trained, 'report.html')
    expect(page).toContain('alttext="h = 0.5·(1 + tanh(9·(weights¹·x + bias¹)))"')
    expect(page).not.toContain('<mi>exp</mi>')
  })

  it('has the boundary of its own outputs, not that of a sigmoid unit', async () => {
    const trained = await run(settings, ...trainOr, '--learning-rate', '0.05', '--initializer', 'uniform(0, 0)')
    const picture = fileOf(trained, 'decision.svg')
    expect(picture).toContain('boundary: h = 0.5')
    expect(picture).not.toContain(straight)
  })

  it('is described for what it computes', async () => {
    const { code, out } = await run(settings, 'describe', 'or.ts')
    expect(code).toBe(0)
    expect(out).toContain('Layer 2, sigmoid: 1 → 1\n\n  y = 0.5·(1 + tanh(9·x))\n')
    expect(out).not.toContain('exp(')
  })
})

describe('a sigmoid called otherwise', () => {
  it('is drawn with the boundary of a sigmoid unit, as the one of the library is', async () => {
    const mine = await run(model(pipe(input(2), dense(1), append(squash(1)))), ...trainOr, '--title', 't')
    const ours = await run(model(orNetwork), ...trainOr, '--title', 't')
    expect(fileOf(mine, 'decision.svg')).toContain(straight)
    expect(fileOf(mine, 'decision.svg')).toBe(fileOf(ours, 'decision.svg'))
    expect(mine.out).toMatch(/h = sigmoid\(−?\d/)
  })

  it('behind a loss of logits is no unit any more', async () => {
    const claims = activationLayer({
      name: 'identity',
      equation: ({ sigmoid: g }) => g,
      derivative:
        ({ sigmoid: g, negate, times }) =>
        z =>
          times(g(z), g(negate(z)))
    })
    const network = pipe(input(2), dense(1), append(claims(1)))
    const trained = await run(model(network), ...trainOr, '--loss', 'sigmoidCrossEntropy')
    expect(trained.code).toBe(0)
    expect(fileOf(trained, 'decision.svg')).not.toContain(straight)
    expect(trained.out).toContain('h = sigmoid(weights¹·x + bias¹)\n')
  })
})

describe('a layer called dense that is another', () => {
  const checked = (value: unknown): CheckedLayer => {
    const network = checkNetwork(value)
    return E.isRight(network) ? network.right.network : expect.fail('no network')
  }

  it('is told apart, and its parameters are not shown as those of units', async () => {
    expect([isDense(checked(turned())), isDense(checked(denseLayer(2, 1)))]).toEqual([false, true])
    expect(isDense(checked({ ...denseLayer(2, 1), name: 'mine' }))).toBe(true)
    const trained = await run(model(pipe(input(2), append(turned()), sigmoid)), ...trainOr)
    expect(trained.code).toBe(0)
    expect(trained.out).toContain('h = sigmoid(weights¹·x − bias¹)')
    expect(trained.out).toContain('Layer 1, dense: parameters in the order of the shape')
    expect(trained.out).not.toContain('bias θ₀')
    expect(fileOf(trained, 'decision.svg')).not.toContain(straight)
  })
})

describe('a loss called quadratic that is another', () => {
  /** Σ (h − y)⁴ */
  const quartic = anySizeLoss({
    name: 'quadratic',
    equation:
      ({ zipWith, sum, times, minus }) =>
      y =>
      h =>
        sum(
          zipWith((a, b) => {
            const d = minus(a, b)
            return times(times(d, d), times(d, d))
          })(y)(h)
        ),
    gradient: ({ zipWith, times, minus, num }) =>
      zipWith((a, b) => {
        const d = minus(a, b)
        return times(num(4), times(d, times(d, d)))
      })
  })

  /** The command train, but that `--loss` is another. */
  const trainedWith = (loss: KnownLoss): Promise<Result> => {
    const mine = command({
      ...train,
      raw: rawTrainOptions,
      decode: raw => E.map((options: TrainOptions) => ({ ...options, loss }))(decodeTrainOptions(raw)),
      run: runTrain
    })
    const entries = registry.map(entry =>
      entry.name === 'train' ? { ...entry, load: () => Promise.resolve(mine) } : entry
    )
    return runOf(entries, { ...ordinary, files: { 'or.csv': or } }, ...trainOr, '--epochs', '50')
  }

  it('is not said to be that of equation (11), and its own equation is printed', async () => {
    expect([isQuadratic(quartic, 1), isQuadratic(quadraticLoss, 1), isQuadratic(sigmoidCrossEntropy, 1)]).toEqual([
      false,
      true,
      false
    ])
    const { code, out } = await trainedWith({ option: 'quadratic', loss: quartic, answer: O.none })
    expect(code).toBe(0)
    expect(out).not.toContain('eq. (11)')
    expect(out).not.toContain('1/(2m)')
    expect(out).toContain('J(θ), mean quadratic')
    expect(out).toMatch(/loss = Σ\(/)
    expect(out).toContain('∂h = 4·')
  })

  it('and the quadratic one under another name is', async () => {
    const { out } = await trainedWith({ option: 'mine', loss: { ...quadraticLoss, name: 'mine' }, answer: O.none })
    expect(out).toContain('J(θ) = 1/(2m)·Σ(h − y)², eq. (11)')
  })
})
