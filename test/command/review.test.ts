/** `lawgrad review` and `lawgrad vectors`: kits, answers in every form, folders, and cases asked again. */
import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { kits } from '../../src/command/review/kits.ts'
import { pythonWith } from '../review/python.ts'
import { scratch } from '../scratch.ts'
import { orNetwork } from './examples.ts'
import { run } from './machine.ts'
import { elements, parseXml } from './xml.ts'

const folder = scratch('command-review')

const put = (name: string, text: string): string => {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

const node = (path: string): string => `"${process.execPath}" "${path}"`

const wrong = async (): Promise<string> => node(put('wrong.mjs', (await run({}, 'review', '--example')).out))

/** Each kit, filled in for one sigmoid layer or more: what stands in place of its gaps. */
const filled: Readonly<Record<string, readonly (readonly [from: string, to: string])[]>> = {
  python: [
    [
      'raise NotImplementedError("forward")',
      'import math\n    a = q["inputs"]\n    for p in q["parameters"]:\n        a = [[1 / (1 + math.exp(-sum(w * v for w, v in zip(row, x)) - b)) for row, b in zip(p["weights"], p["bias"])] for x in a]\n    return {"outputs": a}'
    ],
    ['"loss": loss, "gradient": gradient, "step": train, "train": train', '']
  ],
  numpy: [
    [
      'raise NotImplementedError("forward")',
      '\n    for w, b in ps:\n        x = 1 / (1 + np.exp(-(x @ w.T + b)))\n    return x'
    ],
    ['raise NotImplementedError("loss")', 'return ((forward(ps, x, q) - y) ** 2).mean()'],
    ['    "gradient": lambda ps, x, y, q: {"gradient": pairs(gradient(ps, x, y, q))},\n', ''],
    ['    "train": lambda ps, x, y, q: {"parameters": pairs(train(ps, x, y, q))},\n', '']
  ],
  pytorch: [],
  javascript: [
    [
      "throw new Error('forward is not filled in')",
      'return { outputs: q.inputs.map(x => Float64Array.from(q.parameters.reduce((a, { weights, bias }) => weights.map((w, i) => 1 / (1 + Math.exp(-w.reduce((s, one, j) => s + one * a[j], bias[i])))), x))) }'
    ],
    ['can: Object.keys(can)', "can: ['forward']"]
  ],
  c: [
    ['#define CAN "\\"forward\\",\\"loss\\",\\"gradient\\""', '#include <math.h>\n#define CAN "\\"forward\\""'],
    [
      '(void)outputs;',
      'static double a[2][64]; for (int e = 0; e < examples; e++) { const double *q = parameters; memcpy(a[0], inputs + e * (int)sizes[0], sizeof a[0]); for (int k = 0; k < depth; k++) { int n = (int)sizes[k], m = (int)sizes[k + 1]; for (int i = 0; i < m; i++) { double z = q[n * m + i]; for (int j = 0; j < n; j++) z += q[i * n + j] * a[k % 2][j]; a[(k + 1) % 2][i] = 1 / (1 + exp(-z)); } q += (n + 1) * m; } memcpy(outputs + e * (int)sizes[depth], a[depth % 2], sizeof(double) * (int)sizes[depth]); }'
    ]
  ],
  rust: [
    ['r#""forward","loss","gradient""#', 'r#""forward""#'],
    [
      'fn forward(_q: &Question) -> Vec<f64> { todo!("the outputs of each example") }',
      'fn forward(q: &Question) -> Vec<f64> { let size: Vec<usize> = q.sizes.iter().map(|s| *s as usize).collect(); q.inputs.chunks(size[0]).flat_map(|x| { let mut a = x.to_vec(); let mut at = 0; for k in 1..size.len() { let (n, m) = (size[k - 1], size[k]); a = (0..m).map(|i| { let z: f64 = q.parameters[at + n * m + i] + (0..n).map(|j| q.parameters[at + i * n + j] * a[j]).sum::<f64>(); 1.0 / (1.0 + (-z).exp()) }).collect(); at += (n + 1) * m; } a }).collect() }'
    ]
  ]
}

const works = (command: string, ...args: readonly string[]): boolean => spawnSync(command, args).status === 0

type Way = {
  readonly language: string
  readonly needs: string
  readonly there: boolean
  readonly file: string
  readonly start: (path: string) => string
}

const built = (compiler: string) => (path: string) =>
  `t=$(mktemp) && ${compiler.replaceAll('FILE', `"${path}"`)} && exec "$t"`

const ways: readonly Way[] = [
  {
    language: 'python',
    needs: 'python3',
    there: works('python3', '--version'),
    file: 'a.py',
    start: path => `python3 "${path}"`
  },
  {
    language: 'numpy',
    needs: 'NumPy',
    there: works('python3', '-c', 'import numpy'),
    file: 'n.py',
    start: path => `python3 "${path}"`
  },
  {
    language: 'pytorch',
    needs: 'PyTorch',
    there: pythonWith('torch') !== undefined,
    file: 'p.py',
    start: path => `${pythonWith('torch')} "${path}"`
  },
  { language: 'javascript', needs: 'Node', there: true, file: 'a.mjs', start: node },
  {
    language: 'c',
    needs: 'a C compiler',
    there: works('cc', '--version'),
    file: 'a.c',
    start: built('cc -o "$t" FILE -lm')
  },
  {
    language: 'rust',
    needs: 'rustc',
    there: works('rustc', '--version'),
    file: 'a.rs',
    start: built('rustc --crate-name a -o "$t" FILE')
  }
]

describe('the kits', () => {
  it('are one for each language, and each has at most 50 lines', () => {
    expect(Object.keys(kits).toSorted()).toEqual(ways.map(({ language }) => language).toSorted())
    for (const kit of Object.values(kits)) expect(kit.trimEnd().split('\n').length).toBeLessThanOrEqual(50)
  })

  it.each(
    ways.map(
      way => [way.there ? way.language : `${way.language} (printed alone: ${way.needs} is not installed)`, way] as const
    )
  )(
    '%s passes when it is filled in',
    async (_, { language, there, file, start }) => {
      const { code, out } = await run({}, 'review', '--kit', language)
      expect({ code, out }).toEqual({ code: 0, out: kits[language] })
      if (!there) return
      const text = (filled[language] ?? []).reduce((all, [from, to]) => {
        expect(all).toContain(from)
        return all.replace(from, () => to)
      }, out)
      const answer = await run({}, 'review', start(put(file, text)))
      expect(answer).toMatchObject({ code: 0, err: '' })
      expect(answer.out).toMatch(/forward +passed/u)
    },
    30_000
  )

  it('say what is missing when they are not', async () => {
    const { code, out } = await run({}, 'review', node(put('empty.mjs', kits['javascript'] ?? '')))
    expect(code).toBe(1)
    expect(out).toContain('cause: the program says: Error: forward is not filled in')
  })

  it('of other languages are refused', async () =>
    expect((await run({}, 'review', '--kit', 'cobol')).err).toMatch(/--kit: expected python, numpy.*; got "cobol"/u))
})

describe('an answer', () => {
  it('has stage, place, smallest case, cause and a reproduction', async () => {
    const { code, out, err } = await run({}, 'review', await wrong())
    expect(code).toBe(1)
    expect(err).toMatch(/wrong at gradient: the slope is missing in layer 1 \(sigmoid\)/u)
    expect(out).toMatch(/smallest case: 1 → 1 sigmoid → 1 sigmoid, quadratic, 1 example\n/u)
    expect(out).toMatch(/const w0 = \[\[[-\d.]+\]\]\n/u)
  })

  it('is written as JSON, Markdown, JUnit, HTML and CSV, the same each time', async () => {
    const command = await wrong()
    const files = ['--junit', 'o/r.xml', '--html', 'o/r.html', '--csv', 'o/r.csv']
    const { out, sets } = await run({}, 'review', command, '--json', ...files)
    expect(JSON.parse(out)).toMatchObject({
      format: 'lawgrad-review-report/1',
      verdict: 'failed',
      finding: { stage: 'gradient' }
    })
    const { again, stages } = JSON.parse(out)
    expect([again, stages[4].grade]).toEqual([expect.stringMatching(/^lawgrad review '/u), 'refused'])
    const [junit = '', html = '', csv = ''] = sets.map(({ files: [file] }) => file?.text)
    expect(elements('testcase', parseXml(junit)).length).toBe(10)
    expect(junit).toContain(
      'name="gradient"><properties><property name="grade" value="refused"/></properties><failure type="review"'
    )
    const values = elements('property', parseXml(junit)).map(({ attributes }) => attributes['value'] ?? '')
    expect(values[0]).toMatch(/^lawgrad review '.+' --timeout 5 --seed 0$/u)
    expect(values.slice(1).join(' ')).toBe(`${'sampled '.repeat(4)}refused${' unchecked'.repeat(5)}`)
    expect(html).toMatch(/Again: lawgrad review/u)
    expect(html.match(/<svg /gu)?.length).toBe(2)
    expect(csv.split('\n')[1]).toMatch(/,failed,gradient,\d+ %,/u)
    expect((await run({}, 'review', command, '--json')).out).toBe(out)
    expect((await run({}, 'review', command, '--markdown')).out).toMatch(
      /^### example: wrong at gradient.*\n[\s\S]*\| gradient \| failed \|/u
    )
  })

  it('is asked for again by the file of its case', async () => {
    const command = await wrong()
    const { sets } = await run({}, 'review', command, '--save', 'case.json')
    const files = { 'case.json': sets[0]?.files[0]?.text ?? '', 'other.json': '{}' }
    const again = await run({ files }, 'review', command, '--replay', 'case.json')
    expect(again.code).toBe(1)
    expect(again.err).toMatch(/^lawgrad review: \d\.(?:weights|bias)\[.*\] is .*, expected /u)
    const text = (await run({}, 'review', '--example')).out.replace(
      '.weights[i][j], 0))',
      '.weights[i][j], 0) * a * (1 - a))'
    )
    const mended = node(put('mended.mjs', text))
    expect(await run({ files }, 'review', mended, '--replay', 'case.json')).toMatchObject({ code: 0, err: '' })
    expect((await run({ files }, 'review', mended, '--replay', 'other.json')).err).toMatch(/expected a replay file/u)
  })

  it('is about one architecture where one is given', async () => {
    const model = { modules: { 'or.ts': { exports: { default: orNetwork } } } }
    const { out } = await run(model, 'review', await wrong(), '--network', 'or.ts')
    expect(out).toMatch(/example: nothing wrong was found/u)
  })

  it('needs a program', async () =>
    expect(await run({}, 'review')).toMatchObject({
      code: 2,
      err: expect.stringMatching(/expected a program; got ""/u)
    }))
})

it('a folder of programs is one table', async () => {
  await wrong()
  const many = join(folder, 'many')
  mkdirSync(many)
  copyFileSync(join(folder, 'wrong.mjs'), join(many, 'wrong.mjs'))
  writeFileSync(join(many, 'ends.mjs'), 'process.exit(9)')
  writeFileSync(join(many, '_helper.mjs'), '')
  writeFileSync(join(many, 'notes.txt'), '')
  const { code, out, sets, err } = await run({}, 'review', many, '--csv', 'table.csv')
  expect(code).toBe(1)
  expect(err).toBe('lawgrad review: 2 of 2 programs did not pass.\n')
  expect(out).toMatch(/ends\.mjs +not reviewed +start +0 %/u)
  expect(out).toMatch(/wrong\.mjs +failed +gradient/u)
  expect(sets[0]?.files[0]?.text.split('\n').length).toBe(4)
  const empty = join(folder, 'empty')
  mkdirSync(empty)
  expect((await run({}, 'review', empty)).err).toMatch(/expected a folder with programs/u)
})

describe('vectors', () => {
  const model = { modules: { 'or.ts': { exports: { default: orNetwork } } } }

  it('are made, and right', async () => {
    const { out, code } = await run(model, 'vectors', 'make', 'or.ts')
    expect(code).toBe(0)
    const { out: judged } = await run({ files: { 'v.json': out } }, 'vectors', 'check', 'v.json')
    expect(judged).toBe('16 answers right, 0 wrong, 0 unchecked\n')
  })

  it('are told where they are wrong', async () => {
    const { out } = await run(model, 'vectors', 'make', 'or.ts')
    const changed = out.replace(/"lossValue": [\d.]+/u, '"lossValue": 3')
    const { code, out: said } = await run({ files: { 'v.json': changed } }, 'vectors', 'check', 'v.json')
    expect(code).toBe(1)
    expect(said).toMatch(/lossValue +wrong +lossValue is 3 where /u)
  })

  it('need to be said what to do', async () => {
    expect((await run({}, 'vectors', 'mend', 'v.json')).err).toMatch(/expected make or check; got "mend"/u)
    expect((await run({ files: { 'v.json': '{}' } }, 'vectors', 'check', 'v.json')).err).toMatch(/expected/u)
    expect((await run({}, 'vectors', 'check')).err).toMatch(/expected a file/u)
  })

  it('a file that is none is a mistake of its own, in the words of what it should be', async () => {
    const broken = await run({ files: { 'v.json': '{}' } }, 'vectors', 'check', 'v.json')
    expect([broken.code, broken.err]).toEqual([2, expect.stringMatching(/v\.json: expected .*; got none\./u)])
    const missing = await run({}, 'vectors', 'check', 'none.json')
    expect([missing.code, missing.err]).toEqual([
      2,
      expect.stringMatching(/expected a file of lawgrad-vectors\/1; there/u)
    ])
    const replay = await run({}, 'review', 'node x.mjs', '--replay', 'none.json')
    expect([replay.code, replay.err]).toEqual([
      2,
      expect.stringMatching(/expected a replay file, as --save writes it; /u)
    ])
  })
})
