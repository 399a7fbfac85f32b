import { setFlagsFromString } from 'node:v8'
import { MessageChannel, Worker, receiveMessageOnPort } from 'node:worker_threads'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { Capabilities, FileError, SavedKept, StopSignal } from '../../capabilities.ts'
import { exitCode, showCommandError, type CommandError, type ExitCode } from '../../command-error.ts'
import { goOn } from '../../again.ts'
import { complaint } from '../../program.ts'
import { onSignals } from './signals.ts'
import { showEnd, type End } from './ends.ts'
import { signals, type Answer, type Message, type Request, type Result, type Start } from './protocol.ts'

/** Milliseconds that the program gets to answer a signal between two steps. */
const patience = 80

/**
 * Megabytes for objects that are young. V8 takes six times as many where objects come and go as fast as they do in training, and holds them to the end; it collects no
 * longer with less.
 */
const young = 16

/**
 * By how much the old objects of the thread may grow before they are collected. V8 lets them grow to several times of what is alive, as long as there is memory; with
 * a table beside them that is memory for nothing, and collecting them more often takes no time that could be measured. A V8 that does not know the flag would say so on
 * the terminal: only the versions of Node that were seen to know it are told.
 */
const growth = '--heap-growing-percent=20'
const lastSeen = 26

const output = { flag: '--output', thing: 'a folder for the results', another: 'another folder' }

/** What is said of a program that was ended in the middle of something. */
const interrupted = (
  signal: StopSignal,
  words: readonly string[],
  saved: E.Either<FileError, O.Option<SavedKept>>
): CommandError =>
  E.isLeft(saved)
    ? { _tag: 'OutputFailed', option: output, error: saved.left }
    : O.match(
        (): CommandError => ({ _tag: 'Interrupted', signal, after: '' }),
        ({ file, after }: SavedKept): CommandError => ({
          _tag: 'Interrupted',
          signal,
          after,
          saved: { file, again: goOn(words) }
        })
      )(saved.right)

const answer = (capabilities: Capabilities, request: Request): Promise<Result> => {
  const done = TE.map(() => O.none)
  switch (request._tag) {
    case 'CheckFolder':
      return done(capabilities.checkFolder(request.folder))()
    case 'Claim':
      return done(capabilities.claim(request.folder))()
    case 'WriteFiles':
      return done(capabilities.writeFiles(request.set))()
    case 'Drained':
      return done(TE.fromTask(capabilities.drained))()
    case 'SaveKept':
      return capabilities.saveKept()
  }
}

/**
 * Runs the program in a thread of its own, and ends it whatever it is at: once it has told its exit code, or when a signal has come and it is
 * in the middle of something. What it has not told has not happened.
 */
export const host = (words: readonly string[], capabilities: Capabilities): Promise<ExitCode> =>
  new Promise(resolve => {
    const { port1, port2 } = new MessageChannel()
    const signal = new Int32Array(new SharedArrayBuffer(4))
    const start: Start = { words, port: port2, signal, columns: capabilities.columns }
    const file = import.meta.url.endsWith('.ts') ? '../thread.ts' : '../thread.js'
    if (Number.parseInt(process.versions.node, 10) <= lastSeen) setFlagsFromString(growth)
    const worker = new Worker(new URL(file, import.meta.url), {
      workerData: { start },
      transferList: [port2],
      resourceLimits: { maxYoungGenerationSizeMb: young }
    })
    let end: End = { listens: false, loading: O.none, left: O.none }
    let stop: { readonly signal: StopSignal; isDue: boolean } | undefined
    const asked = new Set<Promise<void>>()
    let isOver = false

    const say = (text: string): void => capabilities.writeError(text)()

    const finish = (code: ExitCode): void => {
      if (isOver) return
      isOver = true
      port1.close()
      // What the model printed has gone before; what it still waits for is over.
      setImmediate(() => void Promise.allSettled([...asked, worker.terminate()]).then(() => resolve(code)))
    }

    const fail = (code: ExitCode, sentence: string): void => {
      if (isOver) return
      say(complaint(words)(sentence))
      finish(code)
    }

    /** The program did not answer: it is in the middle of a step, and the state after the last one is written here. */
    const stopNow = async (by: StopSignal): Promise<void> => {
      isOver = true
      await worker.terminate()
      const saved = await capabilities.saveKept()
      say(clear() + complaint(words)(showCommandError(interrupted(by, words, saved))))
      resolve(exitCode({ _tag: 'Interrupted', signal: by, after: '' }))
    }

    const clear = (): string => (O.isSome(capabilities.columns.stderr) ? '\r\u001B[K' : '')

    const stopIfDue = (): void => {
      if (stop?.isDue === true && asked.size === 0 && !isOver) void stopNow(stop.signal)
    }

    const attend = (id: number, request: Request): void => {
      const work = answer(capabilities, request)
        .then(result => (isOver ? undefined : port1.postMessage({ id, result } satisfies Answer)))
        .finally(() => {
          asked.delete(work)
          stopIfDue()
        })
      // A reader that takes nothing more is no reason to go on.
      if (request._tag !== 'Drained') asked.add(work)
    }

    const receive = (message: Message): void => {
      if (isOver) return
      switch (message._tag) {
        case 'Asked':
          return attend(message.id, message.request)
        case 'Out':
          return capabilities.writeOut(message.text)()
        case 'Error':
          return say(message.text)
        case 'Kept':
          return capabilities.keep(message.kept)()
        case 'Stands':
          return capabilities.stands(message.saved)()
        case 'Listens':
          end = { ...end, listens: true }
          return
        case 'Loading':
          end = { ...end, loading: message.path }
          return
        case 'Left':
          // `process.exit` calls what is below it.
          if (O.isNone(end.left)) end = { ...end, left: O.some({ call: message.call, stack: message.stack }) }
          return
        case 'Done':
          return finish(message.code)
      }
    }

    port1.on('message', receive)

    worker.on('error', (error: unknown) => {
      fail(2, showEnd(end, O.some(error)))
    })

    worker.on('exit', () => {
      for (let rest = receiveMessageOnPort(port1); rest !== undefined; rest = receiveMessageOnPort(port1))
        receive(rest.message)
      // What was asked for is answered to nobody; an exchange of files that was begun comes to its end.
      fail(2, showEnd(end, O.none))
    })

    onSignals(signals, by => {
      stop = { signal: by, isDue: false }
      Atomics.store(signal, 0, signals.indexOf(by) + 1)
      const due = (): void => {
        if (stop !== undefined) stop = { ...stop, isDue: true }
        stopIfDue()
      }
      if (end.listens) setTimeout(due, patience).unref()
      else due()
    })
  })
