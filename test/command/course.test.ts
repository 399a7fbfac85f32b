import * as O from 'fp-ts/lib/Option.js'
import { describe, expect, it } from 'vitest'
import { ordinary, orNetwork, trainOr } from './examples.ts'
import { fault, run, type Settings } from './machine.ts'

const terminal = (columns: number): Settings => ({
  ...ordinary,
  // a call of the engine takes as long as a stretch, by the clock of the machine
  step: 30,
  columns: { stdout: O.some(columns), stderr: O.some(columns) }
})

const clear = '\r\u001B[K'

describe('progress', () => {
  it('is one line on a terminal, written again and again and removed at the end', async () => {
    const { code, out, err } = await run(terminal(80), ...trainOr, '--epochs', '8000')
    expect(code).toBe(0)
    const lines = err.split(clear)
    expect(lines.length).toBeGreaterThan(3)
    expect([lines[0], lines.at(-1)]).toEqual(['', ''])
    for (const line of lines.slice(1, -1)) {
      expect(line).toMatch(/^epoch \d+ of 8000 {2}[█░]{24} {2}\d+ % {2}J = 0\.\d+$/u)
      expect(line.length).toBeLessThan(80)
    }
    expect(out).not.toContain('epoch 1')
  })

  it('never takes more than a narrow terminal has', async () => {
    const { err } = await run(terminal(12), ...trainOr, '--epochs', '8000')
    expect(err.split(clear).every(line => line.length < 12)).toBe(true)
  })

  it('is silent where stderr is no terminal, and not printed to stdout', async () => {
    const { out, err } = await run(ordinary, ...trainOr, '--epochs', '8000', '--json')
    expect(err).toBe('')
    expect(out).not.toContain(clear)
  })

  it('is shown with --json too, on stderr alone', async () => {
    const { out, err } = await run(terminal(80), ...trainOr, '--epochs', '8000', '--json')
    expect(err).toContain('epoch')
    expect(() => JSON.parse(out)).not.toThrow()
  })
})

describe('an interrupted run', () => {
  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129]
  ] as const)('by %s says so, ends with %i, saves its state and says how to go on', async (signal, expected) => {
    const settings = { ...terminal(80), stop: (asked: number) => (asked >= 3 ? O.some(signal) : O.none) }
    const { code, err, sets } = await run(settings, ...trainOr, '--epochs', '100000')
    expect([code, sets.map(({ folder, names }) => [folder, names])]).toEqual([expected, [['out/or', ['state.json']]]])
    expect(err.split(clear).at(-1)).toMatch(
      new RegExp(
        `^lawgrad train: interrupted by ${signal} after epoch \\d+ of 100000; the state is in out/or/state\\.json\\.\n {15}To go on: lawgrad train or\\.ts --data or\\.csv --epochs 100000 --resume\n$`
      )
    )
  })

  it.each([
    [['--epochs', '5000']],
    [['--epochs', '300', '--batch-size', '3']],
    [
      ['--epochs', '300', '--batch-size', '1', '--optimizer', 'adam'].concat('--validation', '0.25', '--patience', '40')
    ],
    [['--epochs', '5000', '--optimizer', 'momentum(0.9)', '--schedule', 'cosineDecay', '--warm-up', '10']],
    [['--epochs', '30', '--batch-size', '3', '--interpreter', 'reference']]
  ])('is gone on with to what it would have come to: %s', async more => {
    const argv = [...trainOr, ...more]
    const whole = await run(ordinary, ...argv)
    for (const at of [2, 3, 5]) {
      // the clock of the machine lets a call of the engine be as long as a stretch
      const stop = (asked: number) => (asked >= at ? O.some('SIGINT' as const) : O.none)
      const settings = { ...ordinary, step: 30, stop }
      const [set] = (await run(settings, ...argv)).sets
      const files = { ...ordinary.files, 'out/or/state.json': set?.files[0]?.text ?? '' }
      const resumed = await run({ ...ordinary, files }, ...argv, '--resume')
      expect([resumed.code, resumed.out, resumed.err]).toEqual([0, whole.out, whole.err])
      expect(resumed.sets.map(each => each.files)).toEqual(whole.sets.map(each => each.files))
    }
  })

  it.each([
    ['epoch', 1],
    ['position', 2],
    ['position', 1_000_000]
  ])('is not gone on with from a state whose %s says otherwise than its steps', async (field, value) => {
    const argv = [...trainOr, '--epochs', '300', '--batch-size', '3']
    const settings = { ...ordinary, stop: (asked: number) => (asked >= 3 ? O.some('SIGINT' as const) : O.none) }
    const [set] = (await run(settings, ...argv)).sets
    const state = JSON.parse(set?.files[0]?.text ?? '')
    const text = JSON.stringify({ ...state, course: { ...state.course, [field]: value } })
    const files = { ...ordinary.files, 'out/or/state.json': text }
    const { code, err, sets } = await run({ ...ordinary, files }, ...argv, '--resume')
    expect([code, sets]).toEqual([2, []])
    expect(err).toContain('--resume: expected a state whose numbers agree; got "out/or/state.json". It has ')
  })

  it('of a state that cannot be written says what stands', async () => {
    const { code, err } = await run(
      {
        ...ordinary,
        stop: (asked: number) => (asked >= 3 ? O.some('SIGINT') : O.none),
        writing: fault('out/or', 'full')
      },
      ...trainOr
    )
    expect([code, err]).toEqual([
      1,
      'lawgrad train: expected to write out/or; the disk is full. Make room, or name another folder with --output; nothing was written.\n'
    ])
  })

  it('is interrupted before the first epoch', async () => {
    const { code, err } = await run({ ...ordinary, stop: () => O.some('SIGINT') }, ...trainOr)
    expect([code, err]).toEqual([
      130,
      'lawgrad train: interrupted by SIGINT after epoch 0 of 1000; nothing was written.\n'
    ])
  })

  it('is interrupted while the pictures are drawn, too', async () => {
    let asked = 0
    const counted = await run({ ...ordinary, stop: () => ((asked += 1), O.none) }, ...trainOr, '--epochs', '10')
    expect(counted.code).toBe(0)
    const last = asked
    const settings: Settings = { ...ordinary, stop: n => (n === last ? O.some('SIGINT') : O.none) }
    const { code, sets, err } = await run(settings, ...trainOr, '--epochs', '10')
    expect([code, sets.map(({ names }) => names)]).toEqual([130, [['state.json']]])
    expect(err).toContain('after epoch 10 of 10; the state is in out/or/state.json')
  })
})

describe('training that diverges', () => {
  it('stops, says in which epoch, and advises a smaller learning rate', async () => {
    const { code, err, sets } = await run(
      ordinary,
      'train',
      'line.ts',
      '--data',
      'line.csv',
      '--learning-rate',
      '100',
      '--epochs',
      '1000'
    )
    expect([code, sets]).toEqual([1, []])
    expect(err).toMatch(
      /^lawgrad train: expected J to stay finite; training diverged in epoch \d+: the cost J is Infinity, and nothing was written\. Take a smaller learning rate, such as --learning-rate 10, or clip the gradient: --clip-norm 1\.\n$/
    )
  })

  it('in the last step is noticed', async () => {
    const diverging = ['train', 'line.ts', '--data', 'line.csv', '--learning-rate', '100', '--epochs']
    const { err } = await run(ordinary, ...diverging, '1000')
    const epoch = Number(/epoch (\d+)/.exec(err)?.[1])
    expect((await run(ordinary, ...diverging, String(epoch - 1))).code).toBe(1)
    expect((await run(ordinary, ...diverging, String(epoch - 2))).code).toBe(0)
  })

  it('at once is the fault of the data or of the initializer', async () => {
    const files = { 'line.csv': 'x,y\n1e200,0\n' }
    const { code, err } = await run({ ...ordinary, files }, 'train', 'line.ts', '--data', 'line.csv')
    expect(code).toBe(1)
    expect(err).toBe(
      'lawgrad train: warning: x goes up to 1e+200: --scale standardize\n' +
        'lawgrad train: expected finite numbers; J or its gradient is NaN or infinite at the initial parameters already, and nothing was written. Scale the inputs: --scale standardize; or take an initializer with smaller values.\n'
    )
  })
})

describe('a layer that throws in the course of training', () => {
  it('is the fault of the model', async () => {
    let calls = 0
    const late = {
      ...orNetwork,
      vjp: (parameters: Parameters<typeof orNetwork.vjp>[0]) => {
        calls += 1
        if (calls > 5) throw new Error('late')
        return orNetwork.vjp(parameters)
      }
    }
    const { code, err, sets } = await run(
      { ...ordinary, modules: { 'or.ts': { exports: { default: late } } } },
      ...trainOr
    )
    expect([code, sets]).toEqual([2, []])
    // its vjp is not that of its equations, so that the reference trains it
    expect(err).toMatch(/^lawgrad train: the reference trains .* in which a function was exchanged\. .*\n/u)
    expect(err.slice(err.indexOf('\n') + 1)).toBe(
      'lawgrad train: or.ts: expected a network that can be evaluated; it threw Error: late. Correct the layer that threw.\n'
    )
  })
})
