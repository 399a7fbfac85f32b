/** `lawgrad verify` on a machine in memory: what it prints, writes and answers with. */
import { activationLayer, append, dense, identity, input, relu, repeat, sigmoid, softmax, type Layer } from 'lawgrad'
import * as O from 'fp-ts/lib/Option.js'
import { pipe } from 'fp-ts/lib/function.js'
import { describe, expect, it } from 'vitest'
import { ordinary, orNetwork, xorNetwork } from './examples.ts'
import { fault, run, type Result, type Settings } from './machine.ts'
import { elements, parseXml } from './xml.ts'

/** The sigmoid with a derivative of the wrong sign. */
const wrong = activationLayer({
  name: 'wrong',
  equation: (scalar, z) => scalar.sigmoid(z),
  derivative: z => -1 / (2 + Math.exp(z) + Math.exp(-z))
})(2)

const model = (network: unknown): Settings => ({
  ...ordinary,
  modules: { ...ordinary.modules, 'm.ts': { exports: { default: network } } }
})

const few = ['--runs', '5'] as const

const verified = (network: unknown, ...argv: readonly string[]): Promise<Result> =>
  run(model(network), 'verify', 'm.ts', ...few, ...argv)

describe('lawgrad verify', () => {
  it('passes a right network: every tensor with four oracles at two points, every layer and the network', async () => {
    const { code, out, err, sets } = await verified(xorNetwork)
    expect({ code, err, sets }).toEqual({ code: 0, err: '', sets: [] })
    expect(out).toContain('Verification of m.ts')
    expect(out).toContain('2 → dense 2 → sigmoid → dense 1 → sigmoid (9 parameters)')
    expect(out).toContain('Seed     0; 5 cases of each law')
    expect(out).toContain('3 examples drawn from the seed')
    expect(out).toMatch(/Gradient at the initial parameters, J = 0\.\d+\n/)
    expect(out).toMatch(/Gradient at the parameters after 20 steps, J = 0\.\d+\n/)
    for (const column of ['tensor', 'oracle', 'certified', 'needed', 'detects', 'law', 'cases', 'unchecked'])
      expect(out).toContain(column)
    for (const part of ['layer 1, dense', 'layer 2, sigmoid', 'layer 3, dense', 'layer 4, sigmoid', 'network'])
      expect(out.split('\n').filter(line => line.startsWith(`  ${part}  `))).toHaveLength(1)
    expect(out).toMatch(/Result\n\n {2}Gradient: 40 passed, 0 failed, 0 unchecked\n {2}Laws: \d+ passed, 0 failed, /)
    expect(out).not.toContain('Failures')
    expect(out.split('\n').filter(row => /\s$/.test(row))).toEqual([])
  })

  it('says the same for the same seed', async () => {
    const [a, b, c] = await Promise.all(['7', '7', '8'].map(seed => verified(orNetwork, '--seed', seed)))
    expect(a).toEqual(b)
    expect(a?.out).not.toBe(c?.out)
    expect(a?.out).toContain('Seed     7')
  })

  it('takes a single layer of one’s own, that lists no layers', async () => {
    const square = activationLayer({ name: 'square', equation: (s, z) => s.mul(z, z), derivative: z => 2 * z })(3)
    const { code, out } = await verified(square)
    expect(code).toBe(0)
    expect(out).toContain('layer, square')
    expect(out).not.toContain('network  ')
  })

  it('takes the data and the loss', async () => {
    const argv = ['--data', 'or.csv', '--loss', 'binaryCrossEntropy', '--law', 'gradient']
    const { code, out } = await verified(orNetwork, ...argv)
    expect(code).toBe(0)
    expect(out).toContain('or.csv: 4 examples')
    expect(out).toContain('Loss     binary cross-entropy')
    expect(out).not.toContain('Laws')
    const { out: fewer } = await verified(orNetwork, ...argv, '--examples', '2')
    expect(fewer).toContain('2 of the 4 examples of or.csv, drawn by the seed')
  })

  it.each([
    ['quadratic', xorNetwork],
    ['binaryCrossEntropy', xorNetwork],
    ['categoricalCrossEntropy', pipe(input(2), dense(3), softmax)],
    ['sigmoidCrossEntropy', pipe(input(2), dense(1))],
    ['softmaxCrossEntropy', pipe(input(2), dense(3))]
  ] as const)('knows the loss %s', async (loss, network) =>
    expect((await verified(network, '--loss', loss, '--law', 'gradient')).code).toBe(0)
  )

  it('tries the laws that are asked for alone, by part, by name, or by both, whatever the case', async () => {
    const rows = async (...names: readonly string[]): Promise<readonly string[]> => {
      const { out, code } = await verified(xorNetwork, '--json', ...names.flatMap(name => ['--law', name]))
      expect(code).toBe(0)
      const { laws, gradient } = JSON.parse(out)
      expect(gradient === undefined).toBe(!names.includes('gradient'))
      return laws.reports.map(({ part, law }: { readonly part: string; readonly law: string }) => `${part}: ${law}`)
    }
    expect(await rows('purity')).toEqual([
      'layer 1, dense: purity',
      'layer 2, sigmoid: purity',
      'layer 3, dense: purity',
      'layer 4, sigmoid: purity',
      'network: purity'
    ])
    expect(await rows('Layer 2, sigmoid: Purity', 'gradient')).toEqual(['layer 2, sigmoid: purity'])
    expect((await rows('layer 3')).every(name => name.startsWith('layer 3, dense: '))).toBe(true)
    expect(await rows('gradient')).toEqual([])
  })

  it('tries a layer that occurs several times once', async () => {
    const block = pipe(input(2), dense(2), relu)
    const { out } = await verified(pipe(input(2), repeat(3, block)), '--law', 'purity')
    expect(out.match(/layer \d/g)).toEqual(['layer 1', 'layer 2'])
  })

  it('tries fewer cases of a large layer', async () => {
    const { out } = await run(
      model(pipe(input(50), dense(20), identity)),
      'verify',
      'm.ts',
      '--runs',
      '10',
      '--law',
      'declared shape = actual shape',
      '--json'
    )
    const { laws } = JSON.parse(out)
    expect(laws.reports.map(({ cases }: { readonly cases: number }) => cases)).toEqual([3, 10, 3])
  })
})

describe('a law that fails', () => {
  it('is told with its statement, both sides, the smallest case and the command that shows it again; the code is 1', async () => {
    const { code, out, err } = await verified(wrong, '--seed', '4')
    expect(code).toBe(1)
    expect(err).toMatch(
      /^lawgrad: expected every check to hold; \d+ of \d+ failed\. The report says what differs, and how to see it again\.\n$/
    )
    expect(out).toMatch(/pullback = dual numbers +fail/)
    expect(out).toContain('analytic gradient')
    expect(out).toMatch(/law {6}the pullback of v is the gradient of ⟨v, f\(θ, x\)⟩ by dual numbers/)
    expect(out).toMatch(/found {4}the gradients differ: input\[\d\]: pullback \S+, dual numbers \S+; they differ by/)
    expect(out).toMatch(/smallest \{"parameters":\[\]/)
    expect(out).toMatch(
      /again {4}lawgrad verify m\.ts --seed 4 --law 'layer, wrong: pullback = dual numbers' --path [\d:]+\n/
    )
    expect(out).toContain('again    lawgrad verify m.ts --loss quadratic --examples 3 --seed 4 --law gradient')
  })

  it('is seen again by that command, at once and as small', async () => {
    const { out } = await verified(wrong, '--seed', '4', '--json')
    const law = 'pullback = dual numbers'
    type Report = {
      readonly law: string
      readonly replay: string
      readonly counterexample: { readonly printed: string }
    }
    const told: Report = JSON.parse(out).laws.reports.find((report: Report) => report.law === law)
    const words = [...told.replay.matchAll(/'(?<quoted>[^']*)'|(?<plain>\S+)/g)].map(
      ({ groups }) => groups?.['quoted'] ?? groups?.['plain'] ?? ''
    )
    expect(words.slice(0, 3)).toEqual(['lawgrad', 'verify', 'm.ts'])
    const again = await run(model(wrong), ...words.slice(1), '--json')
    expect(again.code).toBe(1)
    const { laws, gradient } = JSON.parse(again.out)
    expect(gradient).toBeUndefined()
    expect(laws.reports).toHaveLength(1)
    expect(laws.reports[0].counterexample.printed).toBe(told.counterexample.printed)
    expect(laws.reports[0].cases).toBe(1)
  })

  it('in one layer is named as that layer, by a whole network', async () => {
    const network = pipe(input(2), dense(2), sigmoid, append(wrong))
    const { code, out } = await verified(network, '--law', 'adjoint', '--json')
    expect(code).toBe(1)
    const { laws } = JSON.parse(out)
    expect(
      laws.reports
        .filter(({ verdict }: { readonly verdict: string }) => verdict === 'Fail')
        .map(({ part }: { readonly part: string }) => part)
    ).toEqual(['layer 3, wrong', 'network'])
  })

  it('cannot write to the terminal what it likes', async () => {
    const hostile: Layer<2, 2, readonly []> = { ...wrong, name: 'a\u001B[31m\u202E\nb' }
    const { out, err } = await run(
      { ...model(hostile), columns: { stderr: O.some(80), stdout: O.some(80) } },
      'verify',
      'm.ts',
      ...few
    )
    const printed = out + err.replaceAll('\r\u001B[K', '')
    expect(['\u001B', '\u202E'].filter(character => printed.includes(character))).toEqual([])
    expect(out).toContain('layer, a\uFFFD[31m\uFFFD b')
  })
})

describe('a gradient of which nothing can be said', () => {
  it('does not pass, and the remedy is told', async () => {
    // outputs below 0 are no probabilities
    const { code, out, err } = await verified(
      pipe(input(2), dense(1), relu, dense(1), relu),
      '--loss',
      'binaryCrossEntropy',
      '--law',
      'gradient',
      '--seed',
      '2'
    )
    expect([code, err]).toEqual([
      1,
      'lawgrad: expected a gradient that can be checked; nothing of it was certified (not finite). Give data that the network is made for with --data, or the loss that its outputs fit with --loss.\n'
    ])
    expect(out).toContain('unchecked: not finite')
  })
})

describe('lawgrad verify --json', () => {
  it('prints one document that says everything', async () => {
    const { code, out } = await verified(xorNetwork, '--json', '--seed', '3')
    expect(code).toBe(0)
    expect(out.trimEnd()).not.toContain('\n')
    const document = JSON.parse(out)
    expect(document).toMatchObject({
      format: 'lawgrad-verify/1',
      lawgrad: '1.2.3',
      model: 'm.ts',
      network: { inputs: 2, outputs: 1, parameters: 9 },
      seed: 3,
      runs: 5,
      gradient: { loss: 'quadratic', data: null, examples: 3, verdict: 'Pass', failed: 0 },
      laws: { failed: 0 }
    })
    const [first] = document.gradient.points[0].tensors
    expect(first).toMatchObject({
      tensor: '0.weights',
      size: 4,
      probes: { kind: 'components', count: 4 },
      verdict: 'Pass'
    })
    expect(first.oracles.map(({ oracle }: { readonly oracle: string }) => oracle)).toEqual([
      'dual numbers',
      'complex step',
      'Richardson extrapolation',
      'central difference'
    ])
    expect(Object.keys(document.laws.reports[0])).toEqual(
      expect.arrayContaining(['part', 'law', 'statement', 'verdict', 'cases', 'unchecked'])
    )
  })

  it('has what JSON cannot say as text', async () => {
    const { out } = await verified(
      pipe(input(1), relu),
      '--json',
      '--law',
      'gradient',
      '--seed',
      '1',
      '--examples',
      '1'
    )
    expect(() => JSON.parse(out)).not.toThrow()
    expect(out).not.toContain('null,"odd')
  })
})

describe('lawgrad verify --junit', () => {
  const junit = async (network: unknown, ...argv: readonly string[]) => {
    const result = await verified(network, '--junit', 'reports/verify.xml', ...argv)
    expect(result.sets.map(({ folder, files }) => [folder, files.map(({ name }) => name)])).toEqual([
      ['reports', ['verify.xml']]
    ])
    return { ...result, root: parseXml(result.sets[0]?.files[0]?.text ?? '') }
  }

  it('writes a test case for each law, and for each tensor with each oracle', async () => {
    const { code, root, out } = await junit(xorNetwork, '--json')
    expect(code).toBe(0)
    const { laws } = JSON.parse(out)
    const cases = elements('testcase', root)
    expect(cases).toHaveLength(2 * 5 * 4 + laws.reports.length)
    expect(root.attributes).toMatchObject({ tests: String(cases.length), failures: '0', errors: '0' })
    const names = cases.map(({ attributes }) => `${attributes['classname']}/${attributes['name']}`)
    expect(new Set(names).size).toBe(names.length)
    expect(names[0]).toBe('gradient at the initial parameters, 0.weights/dual numbers')
    expect(names).toContain('layer 2, sigmoid/purity')
    const suites = elements('testsuite', root)
    expect(suites.map(({ children }) => children.length)).toEqual(
      suites.map(({ attributes }) => Number(attributes['tests']))
    )
  })

  it('has failures with what differs and how to see it again, escaped', async () => {
    const { code, root } = await junit({ ...wrong, name: `<&"'>\u0001\uD800]]>` }, '--seed', '4')
    expect(code).toBe(1)
    const failures = elements('failure', root)
    expect(String(failures.length)).toBe(root.attributes['failures'])
    expect(failures.some(({ attributes }) => attributes['message']?.includes('the gradients differ'))).toBe(true)
    expect(failures.some(({ text }) => text.includes('smallest counterexample: {"parameters"'))).toBe(true)
    expect(failures.some(({ text }) => text.includes('odd one out: analytic gradient'))).toBe(true)
    expect(failures.every(({ text }) => /again: lawgrad verify m\.ts /.test(text))).toBe(true)
    expect(elements('testsuite', root).at(-1)?.attributes['name']).toBe(`layer, <&"'>\uFFFD\uFFFD]]>`)
  })

  it('has what is unchecked as skipped, with the reason', async () => {
    const { code, root } = await junit(
      pipe(input(2), dense(1), relu),
      '--law',
      'gradient',
      '--seed',
      '2',
      '--examples',
      '1'
    )
    const skipped = elements('skipped', root)
    expect(code).toBeLessThan(2)
    expect(String(skipped.length)).toBe(root.attributes['skipped'])
    expect(skipped.every(({ attributes }) => (attributes['message'] ?? '') !== '')).toBe(true)
  })

  it('goes into the current folder by its name alone', async () => {
    const { sets } = await verified(orNetwork, '--law', 'purity', '--junit', 'verify.xml')
    expect(sets.map(({ folder, files, names }) => [folder, files.length, names])).toEqual([['.', 1, ['verify.xml']]])
  })

  it.each([
    [
      { folder: fault('reports', 'isNoFolder') },
      2,
      '--junit: expected a file in a folder; got a path on which reports is a file. Name another file; nothing was written.'
    ],
    [
      { folder: fault('reports', 'denied') },
      1,
      'expected to write into reports; got no permission. Name another file with --junit; nothing was written.'
    ],
    [
      { files: { 'reports/v.xml': 'isFolder' } },
      2,
      '--junit: expected a file; got "reports/v.xml". Name a file in that folder, such as junit.xml.'
    ]
  ] as const)('is checked before anything is tried, %#', async (change, expected, message) => {
    const { code, out, err, sets } = await run(
      { ...model(orNetwork), ...change },
      'verify',
      'm.ts',
      ...few,
      '--junit',
      'reports/v.xml'
    )
    expect({ code, out, err, sets }).toEqual({ code: expected, out: '', err: `lawgrad: ${message}\n`, sets: [] })
  })

  it('that cannot be written in the end is a failure, after the report', async () => {
    const { code, out, err } = await run(
      { ...model(orNetwork), writing: fault('reports/v.xml', 'full') },
      'verify',
      'm.ts',
      ...few,
      '--junit',
      'reports/v.xml'
    )
    expect([code, err]).toEqual([
      1,
      'lawgrad: expected to write reports/v.xml; the disk is full. Make room, or name another file with --junit; nothing was written.\n'
    ])
    expect(out).toContain('Result')
  })
})

describe('the course of a verification', () => {
  const clear = '\r\u001B[K'
  const terminal = (columns: number): Settings => ({ ...model(orNetwork), columns: { stderr: O.some(columns) } })

  it.each([120, 40, 12])('is one line on a terminal of %i columns, removed at the end', async columns => {
    const { err, out } = await run(terminal(columns), 'verify', 'm.ts', ...few)
    const lines = err.split(clear)
    expect([lines[0], lines.at(-1)]).toEqual(['', ''])
    expect(lines.length).toBeGreaterThan(20)
    expect(lines.every(line => line.length < columns)).toBe(true)
    if (columns === 120) expect(lines[1]).toMatch(/^check 1 of \d+ {2}[█░]{24} {2}gradient of 0\.weights$/u)
    expect(out).not.toContain('check 1')
  })

  it('is silent where stderr is no terminal', async () => expect((await verified(orNetwork)).err).toBe(''))

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143]
  ] as const)('is interrupted by %s with %i, and nothing is written', async (signal, expected) => {
    const settings: Settings = { ...model(orNetwork), stop: asked => (asked >= 4 ? O.some(signal) : O.none) }
    const { code, out, err, sets } = await run(settings, 'verify', 'm.ts', ...few, '--junit', 'v.xml')
    expect({ code, out, sets }).toEqual({ code: expected, out: '', sets: [] })
    expect(err).toMatch(
      new RegExp(`^lawgrad: interrupted by ${signal} after 3 of \\d+ checks; nothing was written\\.\n$`)
    )
  })
})
