import { describe, expect, test } from 'vitest'
import { extract } from '../../stages/examples/extract.ts'
import { atSource, diagnosticsOf, judge } from '../../stages/examples/judge.ts'
import { arrange } from '../../stages/examples/write.ts'

const block = (info: string, ...code: readonly string[]): string => [`\`\`\`${info}`, ...code, '```', ''].join('\n')

const codeOf = (path: string, text: string) => extract(path, text).examples.map(({ line, code }) => [line, ...code])

const messages = (path: string, text: string) => extract(path, text).faults.map(({ message }) => message)

describe('extract', () => {
  test('blocks of a page, with the line of their code', () => {
    expect(
      codeOf('docs/a.md', `# A\n\n${block('ts', 'a', '  b')}${block('sh', 'npm test')}${block('ts', 'c')}`)
    ).toEqual([
      [4, 'a', '  b'],
      [11, 'c']
    ])
  })

  test('a block that shows blocks is one', () => {
    expect(codeOf('docs/a.md', `\`\`\`\`md\n${block('ts', 'a')}\`\`\`\`\n`)).toEqual([])
  })

  test('a block in a list', () =>
    expect(codeOf('docs/a.md', '- x\n  ```ts\n  a\n    b\n  ```\n')).toEqual([[3, 'a', '  b']]))

  test('docstrings', () => {
    const text = [
      'const a = 1',
      '/**',
      ' * A.',
      ' *',
      ' * @example',
      ' * ```ts',
      ' * assert(',
      ' *   a)',
      ' * ```',
      ' */'
    ]
    expect(codeOf('src/a.ts', text.join('\n'))).toEqual([[7, 'assert(', '  a)']])
    expect(messages('src/a.ts', text.join('\n'))).toEqual([])
    expect(codeOf('src/a.ts', text.map(line => `  ${line}`).join('\n'))).toEqual([[7, 'assert(', '  a)']])
  })

  test('faults', () => {
    expect(messages('docs/a.md', '```ts\na')).toEqual(['a block of code that does not end'])
    expect(messages('docs/a.md', block('typescript', 'a'))).toEqual(['write ```ts, which is checked'])
    expect(messages('docs/a.md', block('ts norun', 'a'))).toEqual([`an example cannot be 'norun'`])
    expect(messages('src/a.ts', '/**\n * @example\n * a + 1\n */')).toEqual(['@example without a block of ts code'])
    expect(messages('src/a.ts', '/**\n * ```ts\n * const a: A<2> = 1\n * ```\n */')).toEqual([])
    expect(messages('src/a.ts', '/**\n * ```ts\n * a\n * ```\n */')).toEqual(['this example asserts nothing'])
  })

  test('the message after an error', () => {
    const text = block('ts error', 'a') + block('text', 'No.', '  Never.') + block('ts error', 'b') + block('ts', 'c')
    expect(extract('docs/a.md', text).examples.map(({ message }) => message)).toEqual([
      'No.\n  Never.',
      undefined,
      undefined
    ])
  })
})

describe('arrange', () => {
  const texts = (text: string) => arrange(extract('docs/a.md', text).examples).map(each => each.text)

  test('code stands on its line', () => expect(texts(`\n${block('ts', 'a')}`)).toEqual(['\n\na\n']))

  test('a continuation holds what came before, but not what fails', () => {
    const text = block('ts', 'a') + block('ts error continue', 'b') + block('ts continue', 'c') + block('ts', 'd')
    expect(texts(text)).toEqual(['\na\n', '\na\n\n\nb\n', '\na\n\n\n\n\n\nc\n', `${'\n'.repeat(10)}d\n`])
  })
})

describe('judge', () => {
  const output = [
    '.cache/examples/docs/a.md.L2.ts(2,7): error TS2322: Type A is not B.',
    '  Types of length differ.',
    '.cache/examples/docs/a.md.L2.ts(3,1): error TS2304: No name.'
  ].join('\n')
  const diagnostics = diagnosticsOf(output)
  const only = (text: string) => arrange(extract('docs/a.md', text).examples)[0] ?? expect.fail('no example')

  test('reads what the compiler prints', () => {
    expect(diagnostics.map(({ line, text }) => [line, text])).toEqual([
      [2, 'Type A is not B.\n  Types of length differ.'],
      [3, 'No name.']
    ])
  })

  test('a good example', () => expect(judge(only(block('ts', 'a')), [], undefined)).toEqual([]))

  test('one that does not compile, with the line of the page', () => {
    expect(judge(only(block('ts', 'a')), diagnostics.slice(1), undefined)).toEqual(['docs/a.md:3 No name.'])
  })

  test('one that throws', () => {
    const example = only(block('ts', 'a'))
    const [said] = judge(example, [], 'AssertionError: 1 is not 2\n at file:///x/.cache/examples/docs/a.md.L2.ts:2:1')
    expect(said).toMatch('docs/a.md:2 AssertionError')
    expect(atSource(said ?? '', example)).toMatch('at docs/a.md:2:1')
  })

  test('one that must not compile', () => {
    const stated = (...text: readonly string[]) => only(block('ts error', 'a') + block('text', ...text))
    expect(judge(only(block('ts error', 'a')), [], undefined)).toEqual(['docs/a.md:2 compiles, and must not'])
    expect(judge(only(block('ts error', 'a')), diagnostics, undefined)).toEqual([])
    expect(judge(stated('Type A is not B.', '  Types of length differ.', 'No name.'), diagnostics, undefined)).toEqual(
      []
    )
    expect(judge(stated('error TS2304: No name.'), diagnostics.slice(1), undefined)).toEqual([])
    expect(judge(stated('No nam.'), diagnostics.slice(1), undefined)).toHaveLength(1)
  })
})
