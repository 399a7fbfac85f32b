import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import packageJson from '../../../package.json' with { type: 'json' }
import { root } from '../../stages/stage.ts'

const entries: readonly (readonly [name: string, path: string])[] = Object.entries(packageJson.exports).flatMap(
  ([name, target]) => (typeof target === 'string' ? [] : [[name, target['lawgrad-source']] as const])
)

/** What an entry exports, types included: explicit names only. */
const exported = (path: string): readonly string[] => {
  const text = readFileSync(join(root, path), 'utf8')
  expect(text).not.toMatch(/^export \* from/mu)
  const lists = [...text.matchAll(/^export (?<type>type )?\{(?<names>[^}]*)\}/gmu)].flatMap(({ groups = {} }) =>
    (groups['names'] ?? '')
      .split(',')
      .map(name => name.trim())
      .filter(name => name !== '')
      .map(name => (groups['type'] === undefined ? name : `type ${name}`))
  )
  const others = [...text.matchAll(/^export (?:\* as|const) (?<name>\w+)/gmu)].map(({ groups = {} }) => groups['name'])
  return [...lists, ...others].flatMap(name => (name === undefined ? [] : [name])).toSorted()
}

/** The list that someone chose: a name that is added, taken away or becomes a type is a decision, made in this file's list. */
test.each(entries)('%s exports what is listed, and nothing else', async (name, path) => {
  const listed = exported(path)
  await expect(`${listed.join('\n')}\n`).toMatchFileSnapshot(`${name.replace(/^\.\/?/u, '') || 'lawgrad'}.txt`)
})

test('plumbing is not exported', () => {
  const all = entries.flatMap(([, path]) => exported(path))
  for (const plumbing of [
    'Sized',
    'SizedBoth',
    'Refusing',
    'Unsized',
    'say',
    'Say',
    'sentences',
    'displayWidth',
    'rightSteps'
  ])
    expect(all).not.toContain(plumbing)
})
