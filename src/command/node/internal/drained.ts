import type { Writable } from 'node:stream'

const ends = ['drain', 'close', 'error'] as const

/** Waits until a stream has taken what was written to it; not any more once its reader has left. */
export const drainOf = (stream: Writable): (() => Promise<void>) => {
  let hasFailed = false
  stream.on('error', () => {
    hasFailed = true
  })
  return () =>
    new Promise(resolve => {
      if (hasFailed || stream.destroyed || !stream.writableNeedDrain) return resolve()
      const done = (): void => {
        for (const end of ends) stream.off(end, done)
        resolve()
      }
      for (const end of ends) stream.on(end, done)
    })
}
