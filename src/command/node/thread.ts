/**
 * The thread of the program: everything that runs code of the user's. What it writes, and how the process ends, is up to the main thread.
 */
import { enableCompileCache } from 'node:module'
import { workerData } from 'node:worker_threads'
import { connect, takeStart } from './internal/thread.ts'

// what a thread compiles is kept as that of the main one is
enableCompileCache()

const { start, tell } = takeStart(workerData)

const run = async (): Promise<void> => {
  const { lawgrad } = await import('../program.ts')
  const { nodeCapabilities } = await import('./node-capabilities.ts')
  const code = await lawgrad(start.words)(connect(start, tell, nodeCapabilities()))()
  tell({ _tag: 'Done', code })
}

// Not awaited here: a module that never settles is then told by this program alone.
void run().catch(async (error: unknown) => {
  const { defectOf } = await import('./internal/defect.ts')
  tell({ _tag: 'Error', text: defectOf(start.words, error) })
  tell({ _tag: 'Done', code: 1 })
})
