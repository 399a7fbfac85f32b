/** What `lawgrad verify` writes, and how it goes on a terminal. */
import { append, dense, input, relu, tanh } from 'lawgrad'
import * as O from 'fp-ts/lib/Option.js'
import { pipe } from 'fp-ts/lib/function.js'
import { describe, expect, it } from 'vitest'
import { orNetwork, xorNetwork } from './examples.ts'
import { fault, run, type Settings } from './machine.ts'
import { few, model, verified, wrong } from './verified.ts'
import { elements, parseXml } from './xml.ts'

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

  it('says of each row how it is known, and with which command again', async () => {
    const { root } = await junit(
      pipe(input(2), dense(2), append(wrong), dense(1)),
      '--law',
      'gradient',
      '--law',
      'purity'
    )
    const known = elements('testcase', root).map(one => {
      const properties = elements('property', one).map(({ attributes }) => [attributes['name'], attributes['value']])
      return {
        name: one.attributes['name'],
        classname: one.attributes['classname'] ?? '',
        ...Object.fromEntries(properties)
      }
    })
    const of = (name: string, place: string) => known.find(each => each.name === name && each.classname.endsWith(place))
    expect(of('dual numbers', '0.weights')).toMatchObject({ grade: 'refused' })
    expect(of('dual numbers', '2.weights')).toMatchObject({
      grade: 'certified',
      again: 'lawgrad verify m.ts --loss quadratic --examples 3 --seed 0 --law gradient'
    })
    expect(of('purity', 'layer 1, dense')).toMatchObject({ grade: 'sampled' })
    const [code, ...words] = String(of('purity', 'layer 1, dense')?.again).split(/ (?=--)| (?=m\.ts)/u)
    expect([code, ...words]).toEqual([
      'lawgrad verify',
      'm.ts',
      '--seed 0',
      "--law 'layer 1, dense: purity'",
      '--runs 5'
    ])
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
    expect({ code, out, err, sets }).toEqual({ code: expected, out: '', err: `lawgrad verify: ${message}\n`, sets: [] })
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
      'lawgrad verify: expected to write reports/v.xml; the disk is full. Make room, or name another file with --junit; nothing was written.\n'
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
    if (columns === 120)
      expect(lines[1]).toMatch(/^check 1 of \d+ {2}[█░]{24} {2}gradient of 0\.weights at the initial parameters$/u)
    expect(out).not.toContain('check 1')
  })

  it('is silent where stderr is no terminal', async () => expect((await verified(orNetwork)).err).toBe(''))

  it('has verdicts every two seconds where stderr is no terminal, and more coverage in more time', async () => {
    const network = pipe(input(10), dense(9), tanh, dense(1))
    const slow = (step: number, ...argv: readonly string[]) =>
      run({ ...model(network), step }, 'verify', 'm.ts', '--law', 'gradient', '--json', ...argv)
    const [first, more] = [await slow(2100), await slow(2100, '--seconds', '90')]
    const told = first.err.split('\n')
    expect(told[0]).toMatch(/gradient of 0\.weights at the initial parameters: pass, 16 of 90 components certified$/u)
    expect(told.filter(line => /\d+ of 12 checks done$/u.test(line)).length).toBeGreaterThan(2)
    const covered = [first, more].map(({ out }) => JSON.parse(out).gradient.coverage.certified)
    expect(covered[0]).toBeLessThan(covered[1])
    const { replay } = JSON.parse(more.out).gradient
    const again = await slow(0, '--components', /--components (?<n>\d+)/u.exec(replay)?.groups?.['n'] ?? '')
    expect(JSON.parse(again.out).gradient.coverage.certified).toBeGreaterThanOrEqual(covered[1])
  })

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143]
  ] as const)('is interrupted by %s with %i, and nothing is written', async (signal, expected) => {
    const settings: Settings = { ...model(orNetwork), stop: asked => (asked >= 4 ? O.some(signal) : O.none) }
    const { code, out, err, sets } = await run(settings, 'verify', 'm.ts', ...few, '--junit', 'v.xml')
    expect({ code, out, sets }).toEqual({ code: expected, out: '', sets: [] })
    expect(err).toMatch(
      new RegExp(`^lawgrad verify: interrupted by ${signal} after 3 of \\d+ checks; nothing was written\\.\n$`)
    )
  })
})
