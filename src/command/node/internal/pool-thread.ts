/** A thread of a pool: loads a module, prepares it, and does the tasks that come. */
import { enableCompileCache } from 'node:module'
import { parentPort, workerData } from 'node:worker_threads'
import * as E from 'fp-ts/lib/Either.js'
import type { Prepare } from '../../capabilities.ts'
import { nodeCapabilities } from '../node-capabilities.ts'
import type { Told } from './pool.ts'

enableCompileCache()

// proof: the pool starts this thread with it
const { module, setup } = workerData as { readonly module: string; readonly setup: unknown }

const post = parentPort?.postMessage.bind(parentPort)

const tell = (told: Told): void => post?.(told)

// proof: a module of work exports it
const { prepare } = (await import(module)) as { readonly prepare: Prepare }
const prepared = await prepare(setup)(nodeCapabilities())()
if (E.isLeft(prepared)) tell({ _tag: 'Failed', reason: prepared.left })
else {
  parentPort?.on('message', ({ index, task }: { readonly index: number; readonly task: unknown }) =>
    tell({ _tag: 'Done', done: { index, result: prepared.right(task) } })
  )
  tell({ _tag: 'Ready' })
}
