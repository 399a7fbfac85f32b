/** What a new command needs: its definition and a line of the registry, and nothing that knows the others. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'
import { describe, expect, it } from 'vitest'
import { command, type CommandEntry } from '../../src/command/command.ts'
import { failed, print } from '../../src/command/effects.ts'
import { optionError } from '../../src/command/option-error.ts'
import { registry } from '../../src/command/registry.ts'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { ordinary } from './examples.ts'
import { run, runOf } from './machine.ts'

const body = command({
  options: [{ flags: '--times <n>', description: 'how often', usual: '1' }],
  help: '\nExamples:\n  $ lawgrad shout or.ts',
  raw: t.type({ model: t.string, times: t.string }),
  decode: ({ model, times }) =>
    Number(times) > 0
      ? E.right({ model, times: Number(times) })
      : E.left([optionError('--times', 'a number above 0', 'Give for instance --times 2.')(times)]),
  run: ({ model, times }) =>
    model === 'quiet'
      ? () => TE.left(failed('expected something loud; got quiet.'))
      : print(`${model.toUpperCase()}!\n`.repeat(times))
})

const shout: CommandEntry = {
  name: 'shout',
  description: 'Say it loud.',
  takes: { model: 'what to say' },
  example: 'shout or.ts --times 2',
  load: () => Promise.resolve(body)
}

const commands = [...registry, shout]

describe('a command of one’s own', () => {
  it('does what it says, with its options', async () =>
    expect(await runOf(commands, {}, 'shout', 'or.ts', '--times', '2')).toEqual({
      code: 0,
      out: 'OR.TS!\nOR.TS!\n',
      err: '',
      sets: []
    }))

  it.each<readonly [readonly string[], number, string]>([
    [['shout'], 2, 'expected a model after shout; got none. Example: lawgrad shout or.ts --times 2.'],
    [
      ['shout', 'x', '--time', '2'],
      2,
      "unknown option '--time'. Did you mean --times? See lawgrad --help and lawgrad shout --help."
    ],
    [['shout', 'x', '--times', '0'], 2, '--times: expected a number above 0; got "0". Give for instance --times 2.'],
    [['shout', 'quiet'], 1, 'expected something loud; got quiet.']
  ])('complains under its own name for %j', async (argv, code, message) =>
    expect(await runOf(commands, {}, ...argv)).toEqual({ code, out: '', err: `lawgrad shout: ${message}\n`, sets: [] })
  )

  it('stands in the help, and is not known without its line', async () => {
    const { out } = await runOf(commands, {}, '--help')
    expect(out).toContain('Say it loud.')
    expect(out).toContain('$ lawgrad shout or.ts --times 2')
    expect((await run({}, 'shout', 'or.ts')).err).toBe("lawgrad: unknown command 'shout'. See lawgrad --help.\n")
  })

  it('sets several wrong options below each other', async () => {
    const { err } = await run(ordinary, 'train', 'or.ts', '--data', 'or.csv', '--epochs', '0', '--seed', 'x')
    expect(err).toMatch(/^lawgrad train: --epochs: .*\n {15}--seed: .*\n$/)
  })
})

it('the registry has a line for each folder of src/command that holds a command', () => {
  const top = join(import.meta.dirname, '../../src/command')
  const folders = readdirSync(top, { withFileTypes: true })
    .filter(entry => entry.isDirectory() && readdirSync(join(top, entry.name)).includes('command.ts'))
    .map(({ name }) => name)
  expect(registry.map(({ name }) => name).toSorted()).toEqual(folders.toSorted())
})
