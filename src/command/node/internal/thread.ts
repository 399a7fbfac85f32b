import { setImmediate } from 'node:timers/promises'
import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { Capabilities, Kept } from '../../capabilities.ts'
import { signals, type Answer, type Message, type Request, type Result, type Start } from './protocol.ts'

/** Tells the main thread something; what is given away with it is copied no more, and gone here. */
export type Tell = (message: Message, given?: readonly ArrayBuffer[]) => void

/**
 * Takes the way to the main thread out of what the thread was started with, where the modules that it loads do not find it; and lets their
 * calls for the end of the process be known before they end the thread.
 */
export const takeStart = (data: { start?: Start }): { readonly start: Start; readonly tell: Tell } => {
  // proof: the main thread starts this one with it
  const start = data.start!
  delete data.start
  const post = start.port.postMessage.bind(start.port)
  const tell: Tell = (message, given = []) => post(message, given)
  // What modules print goes the way of all else, in the order in which it comes.
  for (const [stream, _tag] of [
    [process.stdout, 'Out'],
    [process.stderr, 'Error']
  ] as const)
    Reflect.set(stream, 'write', (chunk: string | Uint8Array, ...more: readonly unknown[]): boolean => {
      tell({ _tag, text: typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString() })
      const done = more.find(each => typeof each === 'function')
      if (typeof done === 'function') process.nextTick(done)
      return true
    })
  for (const name of ['exit', 'reallyExit'] as const) {
    const leave: unknown = Reflect.get(process, name)
    Reflect.set(process, name, (code?: unknown) => {
      tell({ _tag: 'Left', call: `process.${name}(${String(code ?? '')})`, stack: new Error('left').stack ?? '' })
      if (typeof leave === 'function') Reflect.apply(leave, process, [code])
    })
  }
  return { start, tell }
}

const bufferOf = (numbers: ArrayLike<number>): readonly ArrayBuffer[] =>
  numbers instanceof Float64Array && numbers.buffer instanceof ArrayBuffer ? [numbers.buffer] : []

/** The buffers of a state, which were made for it alone. */
const buffersOf = ({ state: { parameters, optimizer, course } }: Kept): readonly ArrayBuffer[] =>
  [
    parameters,
    ...optimizer.links.flatMap(({ tensors }) => Object.values(tensors)),
    ...(course.best === null ? [] : [course.best.parameters])
  ].flatMap(bufferOf)

/** The capabilities of a thread: what is read it reads itself, and the rest it asks the main thread for. */
export const connect = ({ words, port, signal, columns }: Start, tell: Tell, own: Capabilities): Capabilities => {
  const waiting = new Map<number, (result: Result) => void>()
  let count = 0
  // The thread ends when nothing can happen any more, unless an answer is to come.
  port.on('message', ({ id, result }: Answer) => {
    waiting.get(id)?.(result)
    waiting.delete(id)
    if (waiting.size === 0) port.unref()
  })
  port.unref()
  const ask = (request: Request) => (): Promise<Result> =>
    new Promise<Result>(resolve => {
      count += 1
      waiting.set(count, resolve)
      port.ref()
      tell({ _tag: 'Asked', id: count, request })
    })
  const done = TE.map(() => undefined)
  return {
    ...own,
    words,
    columns,
    importModule: path => async () => {
      tell({ _tag: 'Loading', path: O.some(path) })
      const loaded = await own.importModule(path)()
      // What Node has to say of it comes first.
      await setImmediate()
      tell({ _tag: 'Loading', path: O.none })
      return loaded
    },
    checkFolder: folder => done(ask({ _tag: 'CheckFolder', folder })),
    claim: folder => done(ask({ _tag: 'Claim', folder })),
    writeFiles: set => done(ask({ _tag: 'WriteFiles', set })),
    keep: kept => () => tell({ _tag: 'Kept', kept }, buffersOf(kept)),
    stands: saved => () => tell({ _tag: 'Stands', saved }),
    saveKept: ask({ _tag: 'SaveKept' }),
    drained: () => ask({ _tag: 'Drained' })().then(() => undefined),
    writeOut: text => () => tell({ _tag: 'Out', text }),
    writeError: text => () => tell({ _tag: 'Error', text }),
    listen: () => {
      tell({ _tag: 'Listens' })
      return () => O.fromNullable(signals[Atomics.load(signal, 0) - 1])
    }
  }
}
