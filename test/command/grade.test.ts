/** How `lawgrad train` says that its gradient is known, and that the command it names finds the same again. */
import { append, dense, input, relu, sigmoid, softmax } from 'lawgrad'
import { pipe } from 'fp-ts/lib/function.js'
import { describe, expect, it } from 'vitest'
import { drawn } from '../../src/command/drawn.ts'
import { xorNetwork } from './examples.ts'
import { run, type Result, type Settings } from './machine.ts'
import { model, wrong } from './verified.ts'

const xor = 'x1,x2,y\n0,0,0\n1,0,1\n0,1,1\n1,1,0\n'

const few = ['--epochs', '3'] as const

/** A run of training, what its files say, and what the command that they name says. */
const trainedOn = async (file: string, network: unknown, data: string, ...argv: readonly string[]) => {
  const { modules } = model(network)
  const settings: Settings = { modules: modules ?? {}, files: { [file]: data } }
  const result = await run(settings, 'train', 'm.ts', '--data', file, '--output', 'out', ...few, ...argv)
  const textOf = (name: string) => result.sets[0]?.files.find(each => each.name === name)?.text ?? ''
  const saved = textOf('model.json')
  const { gradient } = JSON.parse(saved)
  const after: Settings = { ...settings, files: { ...settings.files, out: 'isFolder', 'out/model.json': saved } }
  const words: readonly string[] = gradient.command.split(' ').slice(1)
  return { ...result, textOf, gradient, after, again: () => run(after, ...words, '--json') }
}

const trained = (network: unknown, data: string, ...argv: readonly string[]) =>
  trainedOn('d.csv', network, data, ...argv)

/** The exit code of the command that is named, and the grade that it found. */
const found = async (again: () => Promise<Result>): Promise<readonly [number, unknown]> => {
  const { code, out } = await again()
  return [code, JSON.parse(out).points[0].grade]
}

describe('the grade of a training', () => {
  it('is in the model, the text, the page and the JSON, and the command finds it again', async () => {
    const { code, out, textOf, gradient, again } = await trained(xorNetwork, xor)
    expect(code).toBe(0)
    const command =
      'lawgrad prove m.ts --data d.csv --trained out --loss quadratic --interpreter engine --examples 8 --components 64 --seed 0'
    expect(gradient).toEqual({ grade: 'enclosed', reason: '', examples: 4, command })
    expect(out).toContain(`Known\n\n  Gradient  enclosed, on 4 examples\n  Again     ${command}\n`)
    for (const told of ['enclosed, on 4 examples', command]) expect(textOf('report.html')).toContain(told)
    expect(await found(again)).toEqual([0, 'enclosed'])
    expect(JSON.parse((await trained(xorNetwork, xor, '--json')).out).gradient).toEqual(gradient)
  })

  it('is of the same examples as that of the command, whatever is split, scaled, or left out', async () => {
    const rows = Array.from({ length: 40 }, (_, k) => `${k % 7 === 0 ? '' : k / 3},${Math.sin(k)},${'abc'[k % 3]}`)
    const data = ['x1,x2,kind', ...rows, ''].join('\n')
    const network = pipe(input(2), dense(3), softmax)
    const options = ['--targets', 'kind', '--missing', 'drop', '--scale', 'standardize', '--test', '0.25'] as const
    const { gradient, again } = await trained(network, data, ...options, '--loss', 'categoricalCrossEntropy')
    expect(gradient).toMatchObject({ grade: 'enclosed', examples: 8 })
    expect(await found(again)).toEqual([0, 'enclosed'])
    expect(JSON.parse((await again()).out)).toMatchObject({
      examples: 8,
      interpreter: 'engine',
      loss: 'categoricalCrossEntropy'
    })
  })

  it('is of the same examples where all rows stand in one line', async () => {
    const indices = Array.from({ length: 30 }, (_, k) => k)
    const taken = new Set(drawn(8, 0)(indices))
    // only what is not drawn of the file is at the kink
    const rows = indices.map(k => ({ x1: taken.has(k) ? k + 1 : 0, x2: 1, y: k / 30 }))
    const options = [
      '--targets',
      'y',
      '--test',
      '0.5',
      '--interpreter',
      'reference',
      '--learning-rate',
      '1e-6'
    ] as const
    const { gradient, again } = await trainedOn(
      'd.json',
      pipe(input(2), relu, dense(1)),
      JSON.stringify(rows),
      ...options
    )
    expect(gradient).toMatchObject({ grade: 'enclosed', examples: 8 })
    expect(await found(again)).toEqual([0, 'enclosed'])
  })

  it('is outside where a pullback is wrong, with a warning', async () => {
    const network = pipe(input(2), dense(2), append(wrong), dense(1))
    const { code, err, gradient, again } = await trained(network, xor, '--learning-rate', '0.01', '--strict')
    expect([code, gradient.grade]).toEqual([1, 'outside'])
    expect(err).toContain(
      'lawgrad train: warning: the gradient is further from the derivative of the equation than rounding explains: lawgrad prove m.ts'
    )
    expect(await found(again)).toEqual([1, 'outside'])
  })

  it('is unchecked at a kink, with the reason', async () => {
    const network = pipe(input(2), dense(2), relu, dense(1))
    // biases of zero stay there, for relu′(0) = 0
    const kinked: typeof network = {
      ...network,
      initialize: () => random => [network.shape.unflatten([1, 2, 3, 4, 0, 0, 1, 1, 0]), random]
    }
    const { gradient, again } = await trained(kinked, 'x1,x2,y\n0,0,1\n0,0,0.5\n')
    expect(gradient).toMatchObject({ grade: 'unchecked', reason: expect.stringContaining('a branch is undecided') })
    expect(await found(again)).toEqual([0, 'unchecked'])
  })

  it('is that of the interpreter that trained', async () => {
    const { gradient, again } = await trained(xorNetwork, xor, '--interpreter', 'reference')
    expect(gradient.command).toContain('--interpreter reference')
    expect([gradient.grade, await found(again)]).toEqual(['enclosed', [0, 'enclosed']])
  })

  it('is sampled of a large network, and unchecked of a larger one, with a command that says more', async () => {
    const data = `a,b,c,d,e,f,g,h,i,y\n1,2,3,4,5,6,7,8,9,0.5\n`
    const large = await trained(pipe(input(9), dense(120), sigmoid, dense(1)), data)
    expect(large.gradient).toMatchObject({ grade: 'sampled', examples: 1 })
    expect(await found(large.again)).toEqual([0, 'sampled'])
    const larger = await trained(pipe(input(9), dense(250), sigmoid, dense(250), sigmoid, dense(1)), data)
    expect(larger.gradient).toMatchObject({ grade: 'unchecked', reason: 'too large to be proved in passing' })
    expect(larger.gradient.command).toContain(
      '--trained out --loss quadratic --interpreter engine --examples 1 --components 1 '
    )
  })

  it('is told by evaluate and predict', async () => {
    const { after, gradient } = await trained(xorNetwork, xor)
    const told = await run(after, 'evaluate', 'out', 'd.csv')
    expect(told.out).toContain(`Gradient  enclosed, on 4 examples\n  Again     ${gradient.command}\n`)
    for (const command of ['evaluate', 'predict'])
      expect(JSON.parse((await run(after, command, 'out', 'd.csv', '--json')).out).gradient).toEqual(gradient)
  })
})
