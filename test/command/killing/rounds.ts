import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { nodeCapabilities } from '../../../src/command/node/node-capabilities.ts'

/** What was found after a process was ended in the middle of its work. */
export interface Round {
  /** What the end left in the folder, before anybody looked. */
  readonly left: readonly string[]
  /** What our reader leaves there: whole names, and one number in all of them. */
  readonly names: readonly string[]
  readonly generations: readonly string[]
}

const { readFile } = nodeCapabilities()

const numberIn = (bytes: Uint8Array): string => new TextDecoder().decode(bytes).split('\n')[0] ?? ''

const read = async (folder: string, name: string): Promise<string> => {
  const bytes = await readFile(join(folder, name))()
  return bytes._tag === 'Right' ? numberIn(bytes.right) : `${name}: ${bytes.left.reason}`
}

/** Ends a process that exchanges files after so many milliseconds of that, with a signal that it cannot catch or does not. */
const round = async (folder: string, after: number, signal: NodeJS.Signals): Promise<Round> => {
  const child = spawn(process.execPath, ['-C', 'lawgrad-source', join(import.meta.dirname, 'exchanging.ts'), folder], {
    stdio: ['ignore', 'pipe', 'inherit']
  })
  await once(child.stdout, 'data')
  await setTimeout(after)
  child.kill(signal)
  await once(child, 'close')
  const left = await readdir(folder, { recursive: true })
  // The first read settles what was cut off.
  await read(folder, 'a.txt')
  const names = (await readdir(folder)).toSorted()
  const generations = await Promise.all(names.filter(name => name !== 'notes').map(name => read(folder, name)))
  return { left, names, generations }
}

/** So many rounds in one folder that also has a file of the user's. */
export const killed = async (count: number, random: () => number = Math.random): Promise<readonly Round[]> => {
  const folder = await mkdtemp(join(tmpdir(), 'lawgrad-kill-'))
  await writeFile(join(folder, 'notes'), 'mine')
  const rounds: Round[] = []
  for (let k = 0; k < count; k++) rounds.push(await round(folder, 30 * random(), k % 2 === 0 ? 'SIGKILL' : 'SIGHUP'))
  await rm(folder, { recursive: true, force: true })
  return rounds
}

/** What is wrong with a round, or nothing. */
export const wrongIn = ({ names, generations }: Round): string => {
  const [first = ''] = generations
  const expected = ['a.txt', 'b.txt', Number(first) % 2 === 0 ? 'even.txt' : 'odd.txt', 'notes'].toSorted()
  return names.join() === expected.join() && generations.every(each => each === first)
    ? ''
    : `${names.join(', ')}: ${generations.join(', ')}`
}
