/** What `lawgrad prove` says of networks that are right, wrong, and at a kink. */
import {
  append,
  categoricalCrossEntropy,
  decodeModel,
  dense,
  gradient,
  input,
  over,
  prepareRows,
  realScalar,
  relu,
  softmax
} from 'lawgrad'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import { describe, expect, it } from 'vitest'
import { xorNetwork } from './examples.ts'
import { run } from './machine.ts'
import { model, wrong } from './verified.ts'

const data = 'x1,x2,y\n0,0,0\n1,0,1\n0,1,1\n1,1,0\n'

const proved = (network: unknown, ...argv: readonly string[]) => {
  const settings = model(network)
  return run({ ...settings, files: { ...settings.files, 'd.csv': data } }, 'prove', 'm.ts', '--data', 'd.csv', ...argv)
}

describe('lawgrad prove', () => {
  it('encloses all of a right network, tensor by tensor, at both points', async () => {
    const { code, out, err } = await proved(xorNetwork)
    expect([code, err]).toEqual([0, ''])
    expect(out).toContain('Gradient at the initial parameters: enclosed')
    expect(out).toContain('Gradient at the parameters after 20 steps: enclosed')
    expect(out).toContain('Cost      36 readings of the equations')
    expect(out).toMatch(/0\.weights +4 +enclosed +4 /)
    expect(out).toMatch(/input +8 +enclosed +8 /)
    expect(out).toMatch(
      /worst component: \d\.\w+\[[\d,]+\], enclosed\n +executed +\S+\n +derivative +\[\S+, \S+\], \S+ ulps wide\n/
    )
    expect(out).toContain(
      'lawgrad prove m.ts --data d.csv --loss quadratic --interpreter reference --examples 8 --components 64 --steps 20 --seed 0'
    )
  })

  it('fails with what is outside, after the report', async () => {
    const { code, out, err } = await proved(pipe(input(2), dense(2), append(wrong), dense(1)), '--steps', '0')
    expect(code).toBe(1)
    expect(err).toMatch(/^lawgrad prove: expected every derivative within its enclosure; \d+ outside\. /)
    expect(out).toMatch(/worst component: .*, outside\n/)
  })

  it('has the same as JSON, the same bytes when asked again', async () => {
    const [one, other] = [
      await proved(xorNetwork, '--json', '--components', '1'),
      await proved(xorNetwork, '--json', '--components', '1')
    ]
    expect(one.out).toBe(other.out)
    const { format, outside, points } = JSON.parse(one.out)
    expect([format, outside, points.length]).toEqual(['lawgrad-proof/1', 0, 2])
    const [first] = points[0].tensors
    expect(first).toMatchObject({ tensor: '0.weights', grade: 'sampled', counts: { enclosed: 1, sampled: 3 } })
    const [{ executed, derivative }] = first.components
    expect(derivative[0] <= executed && executed <= derivative[1]).toBe(true)
  })

  it('says where nothing can be said', async () => {
    const network = pipe(input(2), dense(2), relu, dense(1))
    const kinked: typeof network = {
      ...network,
      initialize: () => random => [network.shape.unflatten([1, 2, 3, 4, 0, 0, 1, 1, 0]), random]
    }
    const { code, out } = await proved(kinked, '--steps', '0')
    expect(code).toBe(0)
    expect(out).toContain('Gradient at the initial parameters: unchecked')
    expect(out).toMatch(/worst component: 0\.bias\[\d\], unchecked: a branch is undecided/)
  })

  it('proves what the engine computes, by the parameters', async () => {
    const { code, out } = await proved(xorNetwork, '--interpreter', 'engine', '--steps', '0')
    expect(code).toBe(0)
    expect(out).toContain('Executed  by the engine')
    expect(out).toContain('Gradient at the initial parameters: enclosed')
    expect(out).not.toMatch(/^ +input /m)
  })

  it('says why the engine has no gradient', async () => {
    const own = { ...xorNetwork, at: () => xorNetwork.at(over(realScalar)) }
    const { code, err } = await proved(own, '--interpreter', 'engine')
    expect(code).toBe(1)
    expect(err).toMatch(
      /^lawgrad prove: expected a network that the engine compiles, since --interpreter is engine; .+\. Leave/
    )
  })

  it.each([
    [['--components', '0'], '--components: expected an integer from 1 to 2⁵³ − 1; got "0".'],
    [['--loss', 'nonsense'], '--loss: expected a known loss']
  ])('refuses %j', async (argv, message) => {
    const { code, err } = await proved(xorNetwork, ...argv)
    expect(code).toBe(2)
    expect(err).toContain(`lawgrad prove: ${message}`)
  })
})

describe('lawgrad prove --trained', () => {
  const pets =
    'length;kind;age\n1,5;cat;3\n;dog;4\n0,25;fish;1\n2,5;dog;\n0,5;fish;2\n3;dog;9\n1,25;cat;5\n2;dog;7\n4;fish;3\n'
  const network = pipe(input(2), dense(3), softmax)
  const files = { 'pets.csv': pets }
  const settings = { ...model(network), files }
  const options = ['--targets', 'kind', '--delimiter', 'semicolon', '--decimal', 'comma', '--missing', 'drop'] as const
  const training = ['--scale', 'standardize', '--test', '0.2', '--loss', 'categoricalCrossEntropy'] as const

  const trained = async () => {
    const { code, sets } = await run(
      settings,
      'train',
      'm.ts',
      '--data',
      'pets.csv',
      '--epochs',
      '5',
      ...options,
      ...training
    )
    expect(code).toBe(0)
    const text = sets[0]?.files.find(({ name }) => name === 'model.json')?.text ?? ''
    return { ...settings, files: { ...files, out: 'isFolder' as const, 'out/model.json': text }, text }
  }

  it('is at the parameters of the file, with its loss, on data prepared as in training', async () => {
    const known = await trained()
    const { code, out, err } = await run(known, 'prove', 'm.ts', '--data', 'pets.csv', '--trained', 'out', '--json')
    expect([code, err]).toEqual([0, ''])
    const { points, ...facts } = JSON.parse(out)
    expect(facts).toMatchObject({ trained: 'out', loss: 'categoricalCrossEntropy', examples: 7, outside: 0 })
    expect(points).toMatchObject([{ point: 'parameters of out/model.json', grade: 'enclosed' }])
    const saved = decodeModel(known.text)
    const of = E.isRight(saved) ? saved.right : expect.fail('no model')
    const row = (length: number, kind: string, age: number) => ({ inputs: [length, age], targets: [kind] })
    const rows = [
      row(1.5, 'cat', 3),
      row(0.25, 'fish', 1),
      row(0.5, 'fish', 2),
      row(3, 'dog', 9),
      row(1.25, 'cat', 5),
      row(2, 'dog', 7),
      row(4, 'fish', 3)
    ] as const
    const prepared = prepareRows(of.preparation, 2, 3)(rows)
    const examples = E.isRight(prepared) ? prepared.right : expect.fail('no examples')
    const expected = gradient(network, categoricalCrossEntropy)(examples)(network.shape.unflatten(of.parameters))
    expect(points[0].tensors[0].components.map((each: { executed: number }) => each.executed)).toEqual(
      network.shape.flatten(expected).slice(0, 6)
    )
  })

  it('refuses the file of another network, and one that is none', async () => {
    const known = await trained()
    const other = { ...known, modules: { ...known.modules, 'other.ts': { exports: { default: xorNetwork } } } }
    const refused = await run(other, 'prove', 'other.ts', '--data', 'pets.csv', '--trained', 'out')
    expect([refused.code, refused.err]).toEqual([2, expect.stringContaining('out/model.json: ')])
    const none = await run(known, 'prove', 'm.ts', '--data', 'pets.csv', '--trained', 'pets.csv')
    expect([none.code, none.err]).toEqual([2, expect.stringContaining('pets.csv: line 1, column 1')])
  })
})
