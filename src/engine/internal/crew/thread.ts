/**
 * A thread that helps: it waits for the bell, and does tickets of the machine that it was sent to.
 */
import { host } from '../wasm/host.ts'
import { threads, type Port } from './host.ts'
import { functionsOf, type Job } from './job.ts'
import { changed, ownOf, words, work, type Own } from './work.ts'

/** What a thread is started with. */
export interface Start {
  readonly port: Port
  /** A word that grows whenever there is something to do. */
  readonly bell: Int32Array
}

const { workerData, receiveMessageOnPort } = threads()!
// proof: what the crew starts it with
const { port, bell } = workerData as Start

const opened = ({ memory, programs }: Job): readonly Own[] => {
  const { Instance } = host()!
  return programs.map(({ module, tickets, outside }) => {
    const imports = Object.fromEntries(functionsOf(outside).map((f, k) => [String(k), f]))
    return ownOf(tickets, new Instance(module, { m: { m: memory, ...imports } }).exports)
  })
}

let job: Job | undefined
let programs: readonly Own[] = []
for (;;) {
  const rung = Atomics.load(bell, 0)
  for (let received = receiveMessageOnPort(port); received !== undefined; received = receiveMessageOnPort(port)) {
    // proof: the crew sends jobs, and nothing where there is none
    job = received.message as Job | undefined
    programs = job === undefined ? [] : opened(job)
  }
  if (job !== undefined) {
    const { state } = job
    work(state, programs, seen => changed(state, words.done, seen))
  }
  changed(bell, 0, rung, Infinity)
}
