/** Training that is interrupted and gone on with, by the real command. */
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { lawgradIn, projectFolder, type Outcome } from './real.ts'

let folder = ''
let removed = () => Promise.resolve()
beforeAll(async () => {
  ;({ folder, removed } = await projectFolder())
  await writeFile(join(folder, 'data.csv'), ['x1,x2,y', ...rows].join('\n'))
  await writeFile(join(folder, 'net.mjs'), net)
  await writeFile(join(folder, 'slow.mjs'), `${net.replace('export default net', '')}${slow}`)
})
afterAll(() => removed())

const rows = Array.from({ length: 24 }, (_, k) => `${k / 24},${(k * k) / 576},${Math.sin(k)}`)

const net = `import { dense, input, pipe, tanh } from 'lawgrad'
const net = pipe(input(2), dense(4), tanh, dense(1))
export default net
`

/** From its four thousandth example on it takes ten seconds for each. */
const slow = `let examples = 0
const hold = new Int32Array(new SharedArrayBuffer(4))
const slow = { ...net, vjp: parameters => {
  const at = net.vjp(parameters)
  return x => {
    examples += 1
    if (examples >= 4000) { process.stdout.write('SLOW\\n'); for (const end = Date.now() + 10_000; Date.now() < end;) Atomics.wait(hold, 0, 0, 1) }
    return at(x)
  }
} }
export default slow
`

const train = (...more: readonly string[]): readonly string[] =>
  'train net.mjs --data data.csv --optimizer adam --learning-rate 0.01 --batch-size 5 --epochs 1500'
    .split(' ')
    .concat(more)

/**
 * Runs and interrupts after so many milliseconds of training; how long the end took, if the run was not done before. Again, later, where a busy
 * machine had not come to the first step.
 */
const interrupted = async (
  argv: readonly string[],
  after: number,
  signal: NodeJS.Signals = 'SIGINT',
  until = 'Start'
): Promise<Outcome & { readonly milliseconds: number }> => {
  let [isSent, at] = [false, NaN]
  const outcome = await lawgradIn(folder)(argv, (child, out) => {
    if (isSent || !out.includes(until)) return
    isSent = true
    setTimeout(() => {
      at = performance.now()
      child.kill(signal)
    }, after)
  })
  const milliseconds = performance.now() - at
  const tooEarly = until === 'Start' && outcome.err.endsWith('nothing was written.\n') && after < 10_000
  return tooEarly ? interrupted(argv, 2 * after, signal) : { ...outcome, milliseconds }
}

/** The files of a folder, whose name stands in the command that they tell. */
const filesOf = async (name: string): Promise<Readonly<Record<string, string>>> => {
  const names = (await readdir(join(folder, name))).toSorted()
  const textOf = async (each: string): Promise<string> =>
    (await readFile(join(folder, name, each), 'utf8')).replaceAll(`--trained ${name} `, '--trained FOLDER ')
  return Object.fromEntries(await Promise.all(names.map(async each => [each, await textOf(each)] as const)))
}

describe('a run that was interrupted and resumed', () => {
  it('leaves the files of one that never was, byte for byte', async () => {
    const title = ['--title', 'same']
    const whole = await lawgradIn(folder)(train('--output', 'whole', ...title))
    expect(whole.code).toBe(0)
    const argv = train('--output', 'cut', ...title)
    const first = await interrupted(argv, 150)
    expect([first.code, first.err]).toEqual([
      130,
      expect.stringMatching(
        /^lawgrad train: interrupted by SIGINT after (step \d of )?epoch \d+ of 1500; the state is in cut\/state\.json\.\n {15}To go on: lawgrad train net\.mjs .* --output cut --title same --resume\n$/
      )
    ])
    expect(await readdir(join(folder, 'cut'))).toEqual(['state.json'])
    const second = await interrupted([...argv, '--resume'], 150, 'SIGTERM')
    expect(second.code).toBe(143)
    const last = await lawgradIn(folder)([...argv, '--resume'])
    expect([last.code, last.err]).toEqual([0, whole.err])
    expect(last.out).toBe(whole.out.replaceAll('whole/', 'cut/').replaceAll('--trained whole ', '--trained cut '))
    expect(await filesOf('cut')).toEqual(await filesOf('whole'))
  }, 120_000)

  it('with checkpoints keeps its last state, from which more epochs are trained', async () => {
    const argv = (epochs: number, output: string): readonly string[] =>
      `train net.mjs --data data.csv --batch-size 5 --epochs ${epochs} --checkpoint-every 7 --title t --output ${output}`.split(
        ' '
      )
    expect((await lawgradIn(folder)(argv(20, 'more'))).code).toBe(0)
    expect((await lawgradIn(folder)([...argv(30, 'more'), '--resume'])).code).toBe(0)
    expect((await lawgradIn(folder)(argv(30, 'once'))).code).toBe(0)
    expect(await filesOf('more')).toEqual(await filesOf('once'))
    expect(Object.keys(await filesOf('once'))).toContain('state.json')
  })
})

describe('a signal', () => {
  it('in the middle of a step of ten seconds saves the state before it, at once', async () => {
    const argv =
      'train slow.mjs --data data.csv --batch-size 5 --epochs 3000 --interpreter reference --output held'.split(' ')
    const { code, err, milliseconds } = await interrupted(argv, 0, 'SIGINT', 'SLOW')
    console.log(`ended ${milliseconds.toFixed(0)} ms after the signal, in the middle of a step`)
    expect(code).toBe(130)
    expect(err).toMatch(
      /^lawgrad train: interrupted by SIGINT after (step \d of )?epoch \d+ of 3000; the state is in held\/state\.json\.\n/
    )
    expect(milliseconds).toBeLessThan(3000)
    expect(await readdir(join(folder, 'held'))).toEqual(['state.json'])
    const { step } = JSON.parse(await readFile(join(folder, 'held/state.json'), 'utf8'))
    expect(step).toBeGreaterThan(0)
    expect(step).toBeLessThanOrEqual(850)
  })

  it('between two steps is answered at once, whichever it is', async () => {
    const { code, err, milliseconds } = await interrupted(
      train('--epochs', '1000000', '--output', 'hup'),
      100,
      'SIGHUP'
    )
    console.log(`ended ${milliseconds.toFixed(0)} ms after the signal, between two steps`)
    expect(code).toBe(129)
    expect(err).toContain('the state is in hup/state.json')
    expect(milliseconds).toBeLessThan(3000)
  })

  it('before there is a state says that nothing was written, and leaves nothing', async () => {
    await writeFile(
      join(folder, 'waiting.mjs'),
      `console.log('LOADING')\nsetTimeout(() => undefined, 60_000)\nawait new Promise(() => undefined)\n`
    )
    const { code, err } = await interrupted(
      ['train', 'waiting.mjs', '--data', 'data.csv', '--output', 'no'],
      0,
      'SIGINT',
      'LOADING'
    )
    expect([code, err]).toEqual([130, 'lawgrad train: interrupted by SIGINT; nothing was written.\n'])
    expect(await readdir(folder)).not.toContain('no')
  })
})

describe('--resume', () => {
  it('refuses a state of other options or data, and says which', async () => {
    await interrupted(train('--output', 'other'), 50)
    await writeFile(join(folder, 'more.csv'), ['x1,x2,y', ...rows.slice(1)].join('\n'))
    const others = train('--output', 'other', '--resume').map(word => (word === 'data.csv' ? 'more.csv' : word))
    const outcomes = await Promise.all([
      lawgradIn(folder)(others),
      lawgradIn(folder)(train('--output', 'other', '--seed', '1', '--resume')),
      lawgradIn(folder)(train('--output', 'none', '--resume'))
    ])
    expect(outcomes.map(({ code }) => code)).toEqual([2, 2, 2])
    expect(outcomes[0]?.err).toMatch(/It differs in the data \([0-9a-f]{16} in the file, [0-9a-f]{16} now\)\. Give/)
    expect(outcomes[1]?.err).toContain('It differs in --seed (0 in the file, 1 now). Give')
    expect(outcomes[2]?.err).toBe(
      'lawgrad train: --resume: expected the state of a run that was interrupted; got "none/state.json". There is no such file: leave --resume out to begin anew, or name the folder of that run with --output.\n'
    )
    expect(await readdir(folder)).not.toContain('none')
  })
})

describe('two runs on one folder', () => {
  it('do not mix: the second is refused, and the first goes on', async () => {
    const argv = train('--epochs', '1000000', '--output', 'one')
    const others: Promise<Outcome>[] = []
    const first = await lawgradIn(folder)(argv, (child, out) => {
      if (others.length > 0 || !out.includes('Start')) return
      others.push(lawgradIn(folder)(argv).finally(() => child.kill('SIGINT')))
    })
    const [second] = await Promise.all(others)
    expect([second?.code, second?.err]).toEqual([
      1,
      expect.stringMatching(
        /^lawgrad train: --output: expected a folder for the results that no other run has; got one: process \d+ has had it since .*\. Wait for that run to end, or name another folder with --output; nothing was written\.\n$/
      )
    ])
    expect([first.code, await readdir(join(folder, 'one'))]).toEqual([130, ['state.json']])
  })
})
