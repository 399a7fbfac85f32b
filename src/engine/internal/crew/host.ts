/**
 * Threads as the host gives them, and as much of them as is used.
 */

/** One end of a channel of messages. */
export interface Port {
  readonly postMessage: (message: unknown) => void
  readonly unref: () => void
}

interface Thread {
  readonly on: (event: 'error' | 'exit', listener: () => void) => unknown
  readonly unref: () => void
}

/** The module of Node's that makes threads. */
export interface Threads {
  readonly Worker: new (
    file: URL,
    options: { readonly workerData: unknown; readonly transferList: readonly unknown[] }
  ) => Thread
  readonly MessageChannel: new () => { readonly port1: Port; readonly port2: Port }
  readonly receiveMessageOnPort: (port: Port) => { readonly message: unknown } | undefined
  readonly workerData: unknown
}

declare const process: { readonly getBuiltinModule?: (name: string) => Threads } | undefined

/** The host's threads, if it has any: a host other than Node has no such name. */
export const threads = (): Threads | undefined => {
  try {
    return process?.getBuiltinModule?.('node:worker_threads')
  } catch {
    return undefined
  }
}
