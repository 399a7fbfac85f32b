import { describe, expect, test } from 'vitest'
import { faultsOf } from '../../stages/hygiene.ts'
import { read } from '../../stages/vitest.ts'

describe('hygiene', () => {
  const slash = '/'

  test.each([
    ['README.md', `see ${slash}home/me/x`],
    ['src/a.ts', `const a = '${slash}root/x'`],
    ['docs/a.md', ['https://registry', 'npmjs.org/x'].join('.')],
    ['.npmrc', ['registry', 'x'].join('=')],
    ['package-lock.json', '      "resolved": "https://x/y.tgz",'],
    ['test/a.test.ts', ['test', 'only(1)'].join('.')],
    ['test/a.test.ts', ['describe', 'skip(1)'].join('.')],
    ['test/a.test.ts', ['it', 'each', 'todo(1)'].join('.')],
    ['src/a.ts', `// ${['oxlint', 'disable'].join('-')}`]
  ])('%s: %s', (path, text) => expect(faultsOf(path, `\n${text}\n`)).toEqual([expect.stringMatching(`^${path}:2 `)]))

  test.each([
    ['README.md', 'https://example.com/home/x and ../root/x and `src/node`'],
    ['test/a.test.ts', 'test.skipIf(x)(y); tasks.todo.only'],
    ['src/a.ts', 'a.skip']
  ])('allows %s: %s', (path, text) => expect(faultsOf(path, text)).toEqual([]))
})

describe('the tally of Vitest', () => {
  const result = (name: string, ...statuses: readonly string[]) => ({
    name,
    status: statuses.includes('failed') ? 'failed' : 'passed',
    message: '',
    assertionResults: statuses.map(status => ({ fullName: status, status, failureMessages: ['seed: 1, path: "2"'] }))
  })
  const summary = (paths: readonly string[], ...testResults: readonly ReturnType<typeof result>[]) =>
    read(paths, { success: true, testResults }).map(({ name, passed, failed }) => [name, passed, failed])

  test('counts by folder', () => {
    const files = ['test/unit/a.test.ts', 'test/laws/b.test.ts']
    const results = [result('test/unit/a.test.ts', 'passed', 'failed'), result('test/laws/b.test.ts', 'passed')]
    expect(summary(files, ...results)).toEqual([
      ['laws', 1, 0],
      ['unit', 1, 1]
    ])
  })

  test('a failure shows its message', () => {
    const parts = read(['test/unit/a.test.ts'], {
      success: false,
      testResults: [result('test/unit/a.test.ts', 'failed')]
    })
    expect(parts[0]?.details).toEqual(['test/unit/a.test.ts > failed\nseed: 1, path: "2"'])
  })

  test('a file that was not run, is empty, or leaves all out, is a failure', () => {
    expect(summary(['test/unit/a.test.ts'])).toEqual([['unit', 0, 1]])
    expect(summary(['test/unit/a.test.ts'], result('test/unit/a.test.ts'))).toEqual([['unit', 0, 1]])
    expect(summary(['test/unit/a.test.ts'], result('test/unit/a.test.ts', 'pending'))).toEqual([['unit', 0, 1]])
  })

  test('a file that does not load is a failure', () => {
    const broken = { name: 'test/unit/a.test.ts', status: 'failed', message: 'SyntaxError', assertionResults: [] }
    expect(summary(['test/unit/a.test.ts'], broken)).toEqual([['unit', 0, 1]])
  })
})
