/** Programs that are right pass, and programs that are wrong are found, with their cause; a few of those of `npm run review:figures`. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkVectors, decodeVectors, makeVectors, review, showTrouble, type Launch, type Review } from 'lawgrad/laws'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'
import { nodePrograms } from '../../../src/command/node/programs.ts'
import { planted as catalogue } from '../../review/catalogue.ts'
import { missing, planted, right, written } from '../../review/programs.ts'
import { scratch } from '../../scratch.ts'
import { root } from '../../stages/stage.ts'

const folder = scratch('review-test')

const reviewed = (command: string): Promise<Review> => review(nodePrograms.launch(command))()

/** Which of them are not slow to start, or have something that others lack. */
const quick = (file: string): boolean =>
  missing(file) === undefined && (file.endsWith('.mjs') || ['lists.py', 'dictionaries.py', 'tape.py'].includes(file))

describe('programs that are right', () => {
  it.each(right.filter(quick))('%s passes', async base => {
    const { verdict, finding, stages } = await reviewed(written(join(folder, 'right'), base))
    expect({ verdict, finding }).toEqual({ verdict: 'passed', finding: undefined })
    expect(stages.filter(({ status }) => status === 'failed')).toEqual([])
  })

  it('asks for no training that diverges: a right program in single precision has infinities there', async () => {
    const linear = {
      from: '1 / (1 + Math.exp(-z))',
      to: 'Math.fround(z)',
      also: ['error * n.out * (1 - n.out)', 'Math.fround(error)'] as const
    }
    const command = written(join(folder, 'linear'), 'online.mjs', linear)
    const file = join(folder, 'linear', 'online.mjs')
    const text = readFileSync(file, 'utf8').replace("['sigmoid']", "['identity'], numbers: 'single'")
    writeFileSync(file, text)
    const { verdict, finding } = await reviewed(command)
    expect({ verdict, finding }).toEqual({ verdict: 'passed', finding: undefined })
  })

  it('has the convention of each of several losses told', async () => {
    const { conventions } = await reviewed(written(join(folder, 'losses'), 'losses.mjs'))
    expect(conventions.join('; ')).toMatch(/ours ÷ n \(quadratic\).*ours ÷ n \(binaryCrossEntropy\)/u)
  })

  it('has the conventions of a program told', async () => {
    const { conventions } = await reviewed(written(join(folder, 'told'), 'closures.mjs'))
    expect(conventions).toEqual([
      'your weights are [in, out]: ours transposed',
      'your gradient of the inputs is that of each example’s own loss: ours × m'
    ])
  })
})

const kinds = new Set([
  'inputs normalized in training',
  'one velocity for all layers',
  'early stop',
  'one array for all rows',
  'answers of before',
  'velocity lost each epoch',
  'gradient by differences',
  'gradient by columns',
  'own output for the input',
  'error clipped',
  'second derivative of the sigmoid',
  'cube of the error',
  'bias in the sum',
  'targets of the first batch'
])

const some = [
  ...catalogue.filter(({ base }, k) => quick(base) && k % 5 === 0),
  ...planted.filter(({ base, name }) => kinds.has(name) && missing(base) === undefined)
]

describe('programs that are wrong', () => {
  it.each(some.map((one, k) => [`${one.base}, ${one.name}`, one, k] as const))(
    '%s is found',
    async (_, one, k) => {
      const { verdict, finding } = await reviewed(written(join(folder, `wrong-${k}`), one.base, one))
      expect(verdict).toBe('failed')
      expect(finding?.causes[0]?.cause).toMatch(one.cause)
    },
    20_000
  )

  it('gives the same report when asked again', async () => {
    const one = planted.find(({ base }) => base === 'flat.mjs')
    const command = written(join(folder, 'again'), 'flat.mjs', one)
    expect(await reviewed(command)).toEqual(await reviewed(command))
  })

  it.each(['a rate of zero is not said', 'decay that nobody asked for'])('an option that is zero: %s', async name => {
    const one = planted.find(each => each.name === name)
    const { finding } = await reviewed(written(join(folder, name), 'online.mjs', one))
    expect(finding?.causes[0]?.cause).toMatch(one?.cause ?? /never/u)
  })

  it.each([
    ['0.0371', ['a learning rate of 0 is taken for 0.0371: zero counts as not said']],
    ['0.01 * Math.hypot(...q.inputs[0])', []]
  ])('names what zero is taken for where that explains all: %s', async (other, causes) => {
    const rate = { from: 'q.optimizer.learningRate', to: `(q.optimizer.learningRate || ${other})` }
    const { finding } = await reviewed(written(join(folder, `zero ${other.length}`), 'online.mjs', rate))
    expect(finding?.causes.map(({ cause }) => cause)).toEqual(causes)
    expect(finding?.known.join().includes('with a learning rate of 0')).toBe(causes.length === 0)
  })

  it('a program may refuse an option that is zero', async () => {
    const change = {
      from: 'const network = make(q.parameters)',
      to: "if (!(q.optimizer.learningRate > 0)) throw new Error('a rate above 0, please')\n      const network = make(q.parameters)"
    }
    const { verdict } = await reviewed(written(join(folder, 'refuses'), 'online.mjs', change))
    expect(verdict).toBe('passed')
  })

  it('says from where on there is no number', async () => {
    const change = {
      from: 'di * this.a[i] * (1 - this.a[i])',
      to: 'di * (Math.fround(1 / this.a[i] - 1) * Math.fround(this.a[i] ** 2))',
      also: ["program: 'classes',", "program: 'classes', numbers: 'single',"] as const
    }
    const { finding } = await reviewed(written(join(folder, 'range'), 'classes.mjs', change))
    expect(finding?.stage).toBe('range')
    expect(finding?.known[0]).toBe('there is no number where a unit has z = ±88.7 or more')
  })

  it('names no cause that leaves a part unexplained, wide as the tolerance of single precision is', async () => {
    const change = {
      from: 'w - rate * n.delta * a[j])',
      to: 'w - rate * n.delta * a[j] * (1 + 0.02 * Math.cos(9 * a[j])))',
      also: ["program: 'online',", "program: 'online', numbers: 'single',"] as const
    }
    const { finding } = await reviewed(written(join(folder, 'single'), 'online.mjs', change))
    expect(finding?.stage).toBe('one step')
    expect(finding?.causes).toEqual([])
  })

  it('says unknown where nothing explains the numbers', async () => {
    const change = { from: 'di * this.a[i]', to: 'di * Math.cos(this.a[i] * 3) * this.a[i]' }
    const { finding } = await reviewed(written(join(folder, 'unknown'), 'classes.mjs', change))
    expect(finding?.stage).toBe('gradient')
    expect(finding?.causes).toEqual([])
    expect(finding?.known.join('; ')).toMatch(/wrong in \d+ of 13 cases/u)
  })
})

const script = (body: string): Launch => nodePrograms.launch(`"${process.execPath}" -e '${body}'`)

const greeting = `const {createInterface}=require("node:readline");const say=o=>console.log(JSON.stringify(o));createInterface({input:process.stdin}).on("line",l=>{const q=JSON.parse(l);if(q.do==="start")return say({id:q.id,protocol:"lawgrad-review/1",can:["forward"]});`

describe('programs that do not answer', () => {
  it.each<readonly [string, string, RegExp]>([
    [
      'ends',
      'console.error("no memory");process.exit(7)})',
      /exit code 7\); the last of its standard error: no memory/u
    ],
    ['hangs', 'process.stdout.write("{\\"id\\":")})', /within 0\.3 s; got the part of a line "\{"id":"/u],
    ['answers out of order', 'say({id:q.id-1,outputs:[]})})', /expected the answer to request \d+/u],
    ['writes no JSON', 'console.log("{oops")})', /expected a line of JSON; got "\{oops"/u],
    ['has no outputs', 'say({id:q.id,output:[]})})', /expected "outputs" in the answer/u],
    [
      'has outputs of a wrong shape',
      'say({id:q.id,outputs:[[1]]})})',
      /expected outputs of shape \[\d+, \d+\]; got \[1, 1\]/u
    ],
    ['cannot', 'say({id:q.id,error:"not today"})})', /the program says: not today/u]
  ])('%s: told, with the line', async (_, body, said) => {
    const { verdict, finding } = await review(script(greeting + body), { patience: { first: 20_000, other: 300 } })()
    expect(verdict).toBe('failed')
    expect(finding?.causes[0]?.cause).toMatch(said)
  })

  it('told if it does not start', async () => {
    const { verdict, finding } = await review(script('process.exit(1)'))()
    expect(verdict).toBe('not reviewed')
    expect(finding?.trouble === undefined ? '' : showTrouble(finding.trouble)).toMatch(/exit code 1/u)
  })

  it('leaves lines out that are no answers, and tells of them', async () => {
    const noisy = greeting.replace('if(q.do', 'console.log("epoch 1");if(q.do')
    const { remarks } = await review(script(`${noisy}say({id:q.id,outputs:[]})})`))()
    expect(remarks.join()).toMatch(/standard output that are no answers, the first: "epoch 1"/u)
  })

  it('takes what JavaScript and Python write for NaN as it is', async () => {
    const { finding } = await review(
      script(
        `${greeting}console.log("{\\"id\\":"+q.id+",\\"outputs\\":"+JSON.stringify(Array(q.examples).fill(Array(q.sizes.at(-1)).fill(0))).replace("0","NaN")+"}")})`
      )
    )()
    expect(finding?.causes[0]?.cause).toMatch(/is NaN where/u)
  })
})

describe('files of vectors', () => {
  it.each(['net-2-1', 'net-2-2-1', 'net-3-5-4-2'])('of PyTorch are right: %s', name => {
    const file = decodeVectors(readFileSync(join(root, `test/golden/${name}.json`), 'utf8'))
    const judged = E.isRight(file) ? checkVectors(file.right) : []
    expect(judged.filter(({ status }) => status === 'wrong')).toEqual([])
    expect(judged.filter(({ status }) => status === 'right').length).toBeGreaterThan(100)
  })

  it('are judged number by number', () => {
    const made = makeVectors({ sizes: [2, 3, 1], activations: ['tanh', 'sigmoid'], loss: 'binaryCrossEntropy' }, 3)
    expect(checkVectors(made).every(({ status }) => status === 'right')).toBe(true)
    const [first, ...rest] = made.cases
    const layers = (first?.gradient ?? []).map(({ weights, bias }, k) => ({
      weights,
      bias: k === 0 ? bias.map(b => b + 1e-9) : bias
    }))
    const changed = first === undefined ? made : { ...made, cases: [{ ...first, gradient: layers }, ...rest] }
    expect(checkVectors(changed).filter(({ status }) => status === 'wrong')).toMatchObject([
      { what: 'gradient', said: expect.stringMatching(/^0\.bias\[\d\] is/u) }
    ])
  })

  it('that are none are told', () =>
    expect(decodeVectors('{"format":"lawgrad-vectors/2","cases":[]}')).toMatchObject({ _tag: 'Left' }))
})
