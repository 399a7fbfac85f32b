/** The real command as a process of its own, in a folder of its own where `lawgrad` can be imported. */
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdir, mkdtemp, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export const root = join(import.meta.dirname, '../..')
const main = join(root, 'src/command/node/main.ts')

export interface Outcome {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly out: string
  readonly err: string
}

/** Called with the process whenever it has printed something. */
export type Act = (child: ChildProcess, out: string, err: string) => void

/** Runs the command in a folder. */
export const lawgradIn =
  (folder: string) =>
  (argv: readonly string[], act: Act = () => undefined): Promise<Outcome> =>
    new Promise((resolve, reject) => {
      const child = spawn(process.execPath, ['-C', 'lawgrad-source', main, ...argv], { cwd: folder })
      let [out, err] = ['', '']
      child.stdout.setEncoding('utf8').on('data', (text: string) => {
        out += text
        act(child, out, err)
      })
      child.stderr.setEncoding('utf8').on('data', (text: string) => {
        err += text
        act(child, out, err)
      })
      child.on('error', reject)
      child.on('close', (code, signal) => resolve({ code, signal, out, err }))
    })

/** A new folder with the library in its node_modules; `removed` removes it. */
export const projectFolder = async (): Promise<{ readonly folder: string; readonly removed: () => Promise<void> }> => {
  const folder = await mkdtemp(join(tmpdir(), 'lawgrad-test-'))
  await mkdir(join(folder, 'node_modules'))
  await symlink(root, join(folder, 'node_modules/lawgrad'))
  return { folder, removed: () => rm(folder, { recursive: true, force: true }) }
}
