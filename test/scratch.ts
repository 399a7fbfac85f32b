/**
 * Folders for what tests write, which do not outlive them.
 */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** A new folder in the temporary one, removed when this process ends; those of processes that were killed are removed now. */
export const scratch = (name: string): string => {
  const start = `lawgrad-${name}-`
  for (const entry of readdirSync(tmpdir())) {
    const pid = entry.startsWith(start) ? /^(\d+)-/u.exec(entry.slice(start.length))?.[1] : undefined
    if (pid !== undefined && !isAlive(Number(pid))) rmSync(join(tmpdir(), entry), { recursive: true, force: true })
  }
  const folder = mkdtempSync(join(tmpdir(), `${start}${process.pid}-`))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  return folder
}
