/** `--interpreter reference` is the reference for everything that a command asks: nothing is compiled. */
import { choice } from 'lawgrad'
import { describe, expect, it, vi } from 'vitest'
import { host } from '../../src/engine/internal/wasm/host.ts'
import { orNetwork, trainOr } from './examples.ts'
import { run, type Settings } from './machine.ts'

const trained = await run(
  { files: { 'or.csv': `x1,x2,y\n0,0,0\n1,1,1\n` }, modules: { 'or.ts': { exports: { default: orNetwork } } } },
  ...trainOr,
  '--epochs',
  '2'
)

const settings: Settings = {
  files: {
    'or.csv': 'x1,x2,y\n0,0,0\n1,0,1\n0,1,1\n1,1,1\n0,0,0\n1,0,1\n',
    'space.ts': 'a text',
    'model.json': trained.sets[0]?.files.find(({ name }) => name === 'model.json')?.text ?? ''
  },
  modules: {
    'or.ts': { exports: { default: orNetwork } },
    'space.ts': { exports: { default: () => orNetwork, space: { learningRate: choice(1, 2) } } }
  }
}

describe.each<readonly [string, readonly string[]]>([
  ['train', ['train', 'or.ts', '--data', 'or.csv', '--epochs', '3', '--validation', '0.4', '--patience', '2']],
  ['tune', ['tune', 'space.ts', '--data', 'or.csv', '--epochs', '3', '--folds', '2', '--trials', '2']],
  ['predict', ['predict', 'model.json', 'or.csv']],
  ['evaluate', ['evaluate', 'model.json', 'or.csv']],
  ['prove', ['prove', 'or.ts', '--data', 'or.csv', '--components', '2', '--steps', '3']]
])('lawgrad %s', (_, words) => {
  it.each([
    ['engine', true],
    ['reference', false]
  ])('compiles something by the %s: %s', async (interpreter, expected) => {
    const instance = vi.spyOn(host() ?? expect.fail('no WebAssembly'), 'Instance')
    expect((await run(settings, ...words, '--interpreter', interpreter)).code).toBe(0)
    expect(instance.mock.calls.length > 0).toBe(expected)
  })
})
