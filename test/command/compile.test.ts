/** `lawgrad compile` on a machine in memory. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { dense, input, pipe, softmax } from 'lawgrad'
import { describe, expect, it } from 'vitest'
import or from '../../docs/examples/or.ts'
import { root } from '../stages/stage.ts'
import { run, type Settings } from './machine.ts'

const model = (network: unknown, path = 'm.ts'): Settings => ({
  modules: { [path]: { exports: { default: network } } }
})

describe('lawgrad compile', () => {
  it('docs/guides/engine.md shows its output', async () => {
    const page = readFileSync(join(root, 'docs/guides/engine.md'), 'utf8')
    const shown = /```text\n\$ npx lawgrad (?<line>.+)\n(?<output>[^]*?)```/u.exec(page)?.groups
    const argv = (shown?.['line'] ?? '').split(' ')
    const { code, out } = await run(model(or, argv[1]), ...argv)
    expect(code).toBe(0)
    expect(out).toBe(shown?.['output'])
  })

  it('prints one JSON document', async () => {
    const network = pipe(input(3), dense(4), softmax)
    const options = ['--loss', 'categorical cross-entropy', '--optimizer', 'adam', '--single', '--fast', '--json']
    const { code, out } = await run(model(network), 'compile', 'm.ts', ...options)
    expect(code).toBe(0)
    const document = JSON.parse(out)
    expect(document).toMatchObject({ format: 'lawgrad-compilation/1', model: 'm.ts', examples: 32 })
    expect(document.kernels.flatMap(({ operations }: { operations: string[] }) => operations)).toContain('exp')
  })

  it('refuses a loss that does not take what the network gives', async () => {
    const { code, err } = await run(
      model(pipe(input(3), dense(4))),
      'compile',
      'm.ts',
      '--loss',
      'binary cross-entropy'
    )
    expect(code).toBe(2)
    expect(err).toMatch(/^lawgrad compile: --loss: expected a loss that takes logits/u)
  })
})
