import { Worker } from 'node:worker_threads'
import * as E from 'fp-ts/lib/Either.js'
import type { Capabilities, TaskDone } from '../../capabilities.ts'

/** What a thread of a pool tells: that it is ready, what came of a task, or that it cannot work. */
export type Told =
  | { readonly _tag: 'Ready' }
  | { readonly _tag: 'Done'; readonly done: TaskDone }
  | { readonly _tag: 'Failed'; readonly reason: string }

/** Milliseconds between two looks for a signal. */
const glance = 20

/** Threads that do tasks, one each at a time; they end when all is done, when one of them fails, or when nobody asks any more. */
export const pool: Capabilities['share'] = async function* ({ module, setup, tasks }, workers, isStopped) {
  const arrived: E.Either<string, TaskDone>[] = []
  let wake = (): void => undefined
  const tell = (what: E.Either<string, TaskDone>): void => {
    arrived.push(what)
    wake()
  }
  let next = 0
  const file = import.meta.url.endsWith('.ts') ? './pool-thread.ts' : './pool-thread.js'
  const threads = Array.from({ length: Math.min(workers, tasks.length) }, () => {
    const thread = new Worker(new URL(file, import.meta.url), { workerData: { module, setup } })
    const post = thread.postMessage.bind(thread)
    thread.on('message', (told: Told) => {
      if (told._tag === 'Failed') return tell(E.left(told.reason))
      if (told._tag === 'Done') tell(E.right(told.done))
      if (next < tasks.length) {
        post({ index: next, task: tasks[next] })
        next += 1
      }
    })
    thread.on('error', error => tell(E.left(String(error))))
    thread.on('exit', () => tell(E.left('the end of its thread')))
    return thread
  })
  try {
    for (let done = 0; done < tasks.length && !isStopped();) {
      const one = arrived.shift()
      if (one === undefined)
        await new Promise<void>(resolve => {
          const timer = setTimeout(resolve, glance)
          wake = () => {
            clearTimeout(timer)
            resolve()
          }
        })
      else {
        yield one
        if (E.isLeft(one)) return
        done += 1
      }
    }
  } finally {
    for (const thread of threads) void thread.terminate()
  }
}
