/** What programs of strangers showed: their kinds of mistakes are named, their troubles are told, and no cause is named that explains nothing. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkVectors, decodeVectors, makeVectors, review, showTrouble, type Launch, type Review } from 'lawgrad/laws'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'
import { nodePrograms } from '../../../src/command/node/programs.ts'
import type { Planted } from '../../review/catalogue.ts'
import { written } from '../../review/programs.ts'
import { scratch } from '../../scratch.ts'

const folder = scratch('review-strangers')

const reviewed = (command: string): Promise<Review> => review(nodePrograms.launch(command))()

type Change = Pick<Planted, 'from' | 'to' | 'also'>

const functions = (name: string, change: Change): Promise<Review> =>
  reviewed(written(join(folder, name), 'functions.mjs', change))

const step = "if (o.name === 'gradientDescent') ps = zip((p, d) => p - o.learningRate * d, ps, g)"

const mistakes: readonly (readonly [name: string, change: Change, cause: RegExp])[] = [
  [
    'the largest second moment so far',
    {
      from: '        ps,\n        v,\n        s\n',
      to: '        ps,\n        v,\n        (most = zip((a, b) => Math.max(a, b), most, s))\n',
      also: ['  let cursor = 0', '  let cursor = 0\n  let most = zeros(ps)']
    },
    /it is AMSGrad/u
  ],
  [
    'the norm of each tensor is clipped',
    {
      from: step,
      to: `const cut = a => Math.min(1, 0.08 / Math.hypot(...a.flat()))
    const few = g.map(({ weights: w, bias: b }) => ({ weights: w.map(r => r.map(x => x * cut(w))), bias: b.map(x => x * cut(b)) }))
    if (o.name === 'gradientDescent') ps = zip((p, d) => p - o.learningRate * d, ps, few)`
    },
    /of each tensor, weights and biases apart, is clipped at 0\.08/u
  ],
  [
    'a column less a row',
    {
      from: 'const lossOf = (net, xs, ys) => {\n  let sum = 0\n',
      to: `const lossOf = (net, xs, ys) => {\n  let sum = 0
  const hs = xs.map(x => pass(net, x)[0])
  if (ys[0].length === 1) return hs.flatMap(([h]) => ys.map(([y]) => (h - y) ** 2 / 2)).reduce((a, b) => a + b) / xs.length ** 2\n`
    },
    /every prediction is compared with every target/u
  ],
  [
    'the error stands in the array of the outputs',
    {
      from: 'let up = h.map((hi, i) => hi - ys[k][i])',
      to: 'h.forEach((hi, i) => { h[i] = hi - ys[k][i] })\n    let up = h'
    },
    /written into the array of the outputs/u
  ],
  [
    'the layers of a gradient in reverse order',
    { from: '  return g\n}\n\nconst zip', to: '  return g.toReversed()\n}\n\nconst zip' },
    /^expected a gradient, 0\.weights, of shape .*: the layers stand in reverse order$/u
  ],
  [
    'old weights in the way back',
    {
      from: '      up = dx\n',
      to: '      up = globalThis.old === undefined || at === 0 ? dx : dx.map((_, j) => db.reduce((s, d, i) => s + d * globalThis.old[at].weights[i][j], 0))\n',
      also: [
        'const g = gradientOf(ps, q.activations, xs, ys)',
        'globalThis.old = q.parameters\n    const g = gradientOf(ps, q.activations, xs, ys)\n    globalThis.old = undefined'
      ]
    },
    /sent back through the weights of the start, not through those of now/u
  ],
  [
    'a threshold of errors',
    {
      from: 'let up = h.map((hi, i) => hi - ys[k][i])',
      to: 'let up = h.map((hi, i) => hi - ys[k][i]).map(e => (Math.abs(e) < 0.05 ? 0 : e))'
    },
    /taken for 0 below 0\.05$/u
  ],
  [
    'parameters of its own',
    {
      from: 'const network = (ps, names) =>',
      to: 'const network = (given, names) => { const ps = given.map(({ weights: w, bias: b }) => ({ weights: w.map(r => r.map((_, j) => Math.sin(j + 1))), bias: b.map(() => 0.1) })); return',
      also: ['dense(p.weights, p.bias, names[i]))', 'dense(p.weights, p.bias, names[i])) }']
    },
    /the same whatever the parameters are: they are not taken/u
  ],
  [
    'quotients of differences',
    {
      from: 'gradient: q => ({ gradient: gradientOf(q.parameters, q.activations, q.inputs, q.targets) })',
      to: `gradient: q => {
    const at = ps => lossOf(network(ps, q.activations), q.inputs, q.targets)
    const by = (n, set) => { const [up, down] = [1e-5, -1e-5].map(h => { const ps = structuredClone(q.parameters); set(ps[n], h); return at(ps) }); return (up - down) / 2e-5 }
    return { gradient: q.parameters.map((p, n) => ({ weights: p.weights.map((r, i) => r.map((_, j) => by(n, (o, h) => { o.weights[i][j] += h }))), bias: p.bias.map((_, i) => by(n, (o, h) => { o.bias[i] += h })) })) }
  }`
    },
    /right to \d+ digits and no more, as quotients of differences are/u
  ]
]

describe('mistakes of strangers', () => {
  it.each(mistakes)('%s', async (name, change, cause) => {
    const { verdict, finding } = await functions(name, change)
    expect(verdict).toBe('failed')
    expect(finding?.causes[0]?.cause).toMatch(cause)
  })

  it('a gradient of the inputs that nothing explains has no cause', async () => {
    const { finding } = await functions('inputs', {
      from: 'gradient: q => ({ gradient: gradientOf(q.parameters, q.activations, q.inputs, q.targets) })',
      to: 'gradient: q => ({ gradient: gradientOf(q.parameters, q.activations, q.inputs, q.targets), inputs: q.inputs.map(x => x.map(Math.sin)) })',
      also: ['can: Object.keys(can)', "can: [...Object.keys(can), 'inputGradient']"]
    })
    expect(finding?.stage).toBe('input gradient')
    expect(finding?.causes).toEqual([])
  })
})

const script = (name: string, body: string): Launch => {
  const file = join(folder, `${name}.mjs`)
  writeFileSync(
    file,
    `import { createInterface } from 'node:readline'
import { readFileSync, writeFileSync } from 'node:fs'
const say = o => console.log(JSON.stringify(o))
createInterface({ input: process.stdin }).on('line', line => {
  const q = JSON.parse(line)
  if (q.do === 'start') return say({ id: q.id, protocol: 'lawgrad-review/1', can: ['forward'] })
${body}
})
`
  )
  return nodePrograms.launch(`"${process.execPath}" "${file}"`)
}

describe('troubles of strangers', () => {
  it.each([
    ['an error with its way there', '  throw new TypeError("no layers")', /TypeError: no layers$/u],
    [
      'a line that comes in pieces',
      '  process.stderr.write("out of "); setTimeout(() => { process.stderr.write("paper\\n"); process.exit(3) }, 50)',
      /standard error: out of paper$/u
    ],
    [
      'an answer that does not begin its line',
      '  process.stdout.write("epoch 1 "); say({ id: q.id, outputs: [] })',
      /got "epoch 1 \{.*other text stands before the answer on its line/u
    ],
    [
      'a field of another name',
      '  say({ id: q.id, output: [] })',
      /expected "outputs" in the answer, which has "output"/u
    ],
    [
      'a number of another kind',
      '  say({ id: String(q.id), outputs: [] })',
      /the number of the request, "id": \d+; got/u
    ]
  ])('%s', async (name, body, said) => {
    const { finding } = await review(script(name, body), { patience: { first: 20_000, other: 3000 } })()
    expect(finding?.causes[0]?.cause).toMatch(said)
  })

  it('what is drawn at random is told from what is kept, also where two draws are the same', async () => {
    const starts = join(folder, 'starts')
    writeFileSync(starts, '0')
    const at = `[0.1, 0.1, 0.1, 0.2, 0.1][globalThis.start % 5] + 0.3 * (globalThis.asked++ % 2)`
    const body = `  if (globalThis.asked === undefined) { globalThis.asked = 0; globalThis.start = Number(readFileSync(${JSON.stringify(starts)}, 'utf8')); writeFileSync(${JSON.stringify(starts)}, String(globalThis.start + 1)) }
  const off = ${at}
  say({ id: q.id, outputs: q.inputs.map(() => Array(q.sizes.at(-1)).fill(off)) })`
    const { finding } = await review(script('draws', body))()
    expect(finding?.causes[0]?.cause).toMatch(/drawn at random/u)
  })

  it('the lines of other languages that say nothing are left out', () => {
    const complaints = [
      "thread 'main' panicked at src/main.rs:3:5:",
      'index out of bounds: the len is 3 but the index is 7',
      'note: run with `RUST_BACKTRACE=1` environment variable to display a backtrace'
    ]
    expect(showTrouble({ _tag: 'Ended', how: 'exit code 101', complaints })).toMatch(/the index is 7$/u)
  })
})

describe('files of vectors', () => {
  const made = JSON.stringify(makeVectors({ sizes: [1, 1], activations: ['tanh'], loss: 'quadratic' }, 0))
  const changed = (change: (file: { cases: Record<string, unknown>[] }) => void): string => {
    const file = JSON.parse(made)
    change(file)
    return JSON.stringify(file)
  }
  it.each([
    ['no JSON', '{"a":', /^expected JSON; got what is none \(.+\)$/u],
    [
      'no name',
      changed(({ cases: [one] }) => delete one?.['name']),
      /^expected string at cases\[0\]\.name; got none$/u
    ],
    [
      'a text for a number',
      changed(({ cases: [, two] }) => Object.assign(two ?? {}, { lossValue: '0.1' })),
      /^expected number at cases\[1\]\.lossValue; got "0\.1"$/u
    ],
    [
      'a text in rows',
      changed(({ cases: [one] }) => Object.assign(one ?? {}, { outputs: [['x']] })),
      /^expected number at cases\[0\]\.outputs\[0\]\[0\]; got "x"$/u
    ]
  ])('%s: told with its place and with what came', (_, text, said) => {
    const decoded = decodeVectors(text)
    expect(E.isLeft(decoded) ? decoded.left : '').toMatch(said)
  })
  it.each([
    ['JavaScript', changed(({ cases: [one] }) => Object.assign(one ?? {}, { lossValue: Number.NaN }))],
    ['Python', made.replace(/"lossValue":[^,]+/u, '"lossValue":NaN')]
  ])('what %s writes for NaN is a wrong answer', (_, text) => {
    const decoded = decodeVectors(text)
    expect(
      E.isRight(decoded) ? checkVectors(decoded.right).filter(({ status }) => status === 'wrong') : []
    ).toMatchObject([{ what: 'lossValue', said: expect.stringMatching(/NaN where/u) }])
  })
})
