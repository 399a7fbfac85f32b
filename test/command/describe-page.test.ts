/** The page about shapes shows what `lawgrad describe` prints about the network of the example. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import xor from '../../docs/examples/xor.ts'
import { root } from '../stages/stage.ts'
import { run } from './machine.ts'

it('docs/guides/shapes.md shows the output of describe, from its start', async () => {
  const page = readFileSync(join(root, 'docs/guides/shapes.md'), 'utf8')
  const shown = /```text\n\$ npx lawgrad describe (?<path>\S+)\n(?<output>[^]*?)```/u.exec(page)?.groups
  const path = shown?.['path'] ?? ''
  expect(path).toBe('docs/examples/xor.ts')
  const { code, out } = await run({ modules: { [path]: { exports: { default: xor } } } }, 'describe', path)
  expect(code).toBe(0)
  expect(out.startsWith(shown?.['output'] ?? 'nothing')).toBe(true)
})
