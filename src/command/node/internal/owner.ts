import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { setTimeout } from 'node:timers/promises'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as t from 'io-ts'
import { codeOf } from './system-fault.ts'

const format = 'lawgrad-lock/1'

const codec = t.type({
  format: t.literal(format),
  pid: t.number,
  host: t.string,
  boot: t.string,
  started: t.string,
  since: t.string,
  token: t.string,
  made: t.readonlyArray(t.string)
})

/** Who has a folder: a process, and when it began, since its number is given again once it has ended. */
export interface Owner {
  readonly pid: number
  readonly host: string
  /** Of the machine: processes do not outlive it. */
  readonly boot: string
  /** Of the process, in the machine's own count; empty where the machine does not tell. */
  readonly started: string
  readonly since: string
  readonly token: string
  /** The folders that were made for it, the outermost first. */
  readonly made: readonly string[]
}

export const showOwner = (owner: Owner): string => `${JSON.stringify({ format, ...owner })}\n`

/** The owner of a text; nothing for a text that was cut off. */
export const readOwner = (text: string): Owner | undefined =>
  pipe(
    E.tryCatch((): unknown => JSON.parse(text), String),
    E.flatMap(value => E.mapLeft(() => '')(codec.decode(value))),
    E.match(
      () => undefined,
      owner => owner
    )
  )

/** What the machine tells of processes. */
export interface Processes {
  /** This process. */
  readonly self: () => Promise<Pick<Owner, 'pid' | 'host' | 'boot' | 'started'>>
  /** When a process of this machine began; empty where it does not tell; nothing if there is no such process. */
  readonly started: (pid: number) => Promise<string | undefined>
  readonly token: () => string
  readonly date: () => string
  readonly wait: (milliseconds: number) => Promise<void>
}

/** The 20th field after the name, which may hold spaces and brackets; a process that has ended and is not yet buried counts as none. */
const startedIn = (stat: string): string | undefined => {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return ['Z', 'X'].includes(fields[0] ?? '') ? undefined : (fields[19] ?? '')
}

const started = async (pid: number): Promise<string | undefined> => {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if (codeOf(error) === 'ESRCH') return undefined
  }
  return readFile(`/proc/${pid}/stat`, 'utf8').then(startedIn, () => '')
}

const boot = (): Promise<string> =>
  readFile('/proc/sys/kernel/random/boot_id', 'utf8').then(
    text => text.trim(),
    () => ''
  )

export const nodeProcesses: Processes = {
  self: async () => ({
    pid: process.pid,
    host: hostname(),
    boot: await boot(),
    started: (await started(process.pid)) ?? ''
  }),
  started,
  token: () => randomUUID(),
  date: () => new Date().toISOString(),
  wait: milliseconds => setTimeout(milliseconds)
}

/** Whether the process that has a folder is still there. Of another machine nobody here can tell, and it counts as there. */
export const isAlive = async (processes: Processes, { pid, host, boot, started }: Owner): Promise<boolean> => {
  const self = await processes.self()
  if (host !== self.host) return true
  if (boot !== self.boot) return false
  const now = await processes.started(pid)
  return now !== undefined && (now === started || now === '' || started === '')
}
