/**
 * The threads of this process that help in training. They are started once, sleep where there is nothing to do, and keep no process alive.
 */
import { threads, type Port } from './host.ts'
import type { Job } from './job.ts'
import type { Start } from './thread.ts'

/** Threads that work on one machine at a time. */
export interface Crew {
  /** Sends so many of them to a machine, the others home. Those that have not started come when they have. */
  readonly send: (helpers: number, job: Job | undefined) => void
  /** Calls those that sleep. */
  readonly ring: () => void
}

const hands: Port[] = []
const bell: { word?: Int32Array } = {}

const hire = (word: Int32Array): boolean => {
  const host = threads()
  if (host === undefined) return false
  const { port1, port2 } = new host.MessageChannel()
  const start: Start = { port: port2, bell: word }
  const file = import.meta.url.endsWith('.ts') ? './thread.ts' : './thread.js'
  const worker = new host.Worker(new URL(file, import.meta.url), { workerData: start, transferList: [port2] })
  worker.unref()
  port1.unref()
  // one that is no more is sent nowhere; what it had taken is missed by whoever waits for it
  const left = (): void => {
    const place = hands.indexOf(port1)
    if (place >= 0) hands.splice(place, 1)
  }
  worker.on('error', left)
  worker.on('exit', left)
  hands.push(port1)
  return true
}

/** A crew of so many helpers at least; nothing where the host gives no threads. */
export const crewOf = (helpers: number): Crew | undefined => {
  try {
    const word = (bell.word ??= new Int32Array(new SharedArrayBuffer(64)))
    while (hands.length < helpers) if (!hire(word)) return undefined
    const ring = (): void => {
      Atomics.add(word, 0, 1)
      Atomics.notify(word, 0)
    }
    return {
      ring,
      send: (count, job) => {
        hands.forEach((port, k) => port.postMessage(k < count ? job : undefined))
        ring()
      }
    }
  } catch {
    return undefined
  }
}
