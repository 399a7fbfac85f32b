/**
 * A conversation with a program, a line for a line.
 */
import * as E from 'fp-ts/lib/Either.js'
import type { Errors } from 'io-ts'
import type { Answers, Launch, Running, Session, Trouble } from '../program.ts'
import { parsedJson } from './json.ts'
import { answerCodecs, numberedCodec, refusalCodec, type Request } from '../protocol.ts'

export interface SessionOptions {
  /** Milliseconds for the first answer of a process, and for each other one. */
  readonly starting: number
  readonly answering: number
}

/** How many lines that are no answers a program may write before one. */
const noisiest = 1000

/** The names of what an answer has, but for its number. */
const fieldsOf = (answer: unknown): string => {
  const names = typeof answer === 'object' && answer !== null ? Object.keys(answer).filter(key => key !== 'id') : []
  return names.length === 0 ? 'none' : names.map(name => `"${name}"`).join(', ')
}

const reasonOf = (errors: Errors, answer: unknown): string => {
  const [first] = errors
  const [missing, ...within] = (first?.context ?? [])
    .map(({ key }) => key)
    .filter(key => key !== '' && !/^\d+$/u.test(key))
  if (missing !== undefined && within.length === 0 && first?.value === undefined)
    return `"${missing}" in the answer, which has ${fieldsOf(answer)}`
  const path = (first?.context ?? []).map(({ key }) => key).filter(key => key !== '' && !/^\d$/u.test(key))
  const name = first?.context.at(-1)?.type.name ?? 'an answer'
  return path.length === 0 ? name : `${name} in "${path.join('.')}"`
}

export const openSession = (launch: Launch, { starting, answering }: SessionOptions): Session => {
  let running: Running | undefined
  let greeted = false
  let id = 0
  let asked = 0
  let started = 0
  let noise = 0
  let first = ''
  const close = async (): Promise<void> => {
    const one = running
    running = undefined
    greeted = false
    await one?.kill()
  }
  const answerTo = async (program: Running, number: number, limit: number): Promise<E.Either<Trouble, unknown>> => {
    const until = program.now() + limit
    for (let lines = 0; ; lines++) {
      const heard = await program.read(Math.max(1, until - program.now()))
      switch (heard._tag) {
        case 'Ended':
          return E.left({ _tag: 'Ended', how: heard.how, complaints: program.complaints() })
        case 'Silent':
          return E.left({
            _tag: 'Silent',
            milliseconds: limit,
            partial: heard.partial,
            complaints: program.complaints()
          })
        case 'TooLong':
          return E.left(heard)
        case 'Line': {
          const { line } = heard
          if (!line.trimStart().startsWith('{')) {
            if (line.trim() === '') continue
            const late = parsedJson(line.slice(line.indexOf('{')))
            if (E.isRight(late) && numberedCodec.is(late.right) && late.right.id === number)
              return E.left({ _tag: 'NotJson', line, reason: 'other text stands before the answer on its line' })
            noise += 1
            if (first === '') first = line
            if (lines >= noisiest)
              return E.left({ _tag: 'NotJson', line, reason: `after ${noisiest} lines that are no answers` })
            continue
          }
          const json = parsedJson(line)
          if (E.isLeft(json)) return E.left({ _tag: 'NotJson', line, reason: json.left })
          if (!numberedCodec.is(json.right))
            return E.left({ _tag: 'Malformed', line, reason: `the number of the request, "id": ${number}` })
          if (json.right.id !== number) return E.left({ _tag: 'OutOfOrder', line, expected: number })
          if (refusalCodec.is(json.right)) return E.left({ _tag: 'Refused', reason: json.right.error })
          return E.right(json.right)
        }
      }
    }
  }
  const exchange = async (what: string, request: object, limit: number): Promise<E.Either<Trouble, unknown>> => {
    id += 1
    asked += 1
    const program = running!
    program.write(JSON.stringify({ id, do: what, ...request }))
    const answer = await answerTo(program, id, limit)
    if (E.isLeft(answer) && answer.left._tag !== 'Refused') await close()
    return answer
  }
  const decoded = <K extends keyof Answers>(what: K, answer: unknown): E.Either<Trouble, Answers[K]> => {
    const codec = answerCodecs[what]
    const result = codec.decode(answer)
    return E.isLeft(result)
      ? E.left({ _tag: 'Malformed', line: JSON.stringify(answer), reason: reasonOf(result.left, answer) })
      : // proof: the codec of this very request decoded it
        E.right(result.right as Answers[K])
  }
  const ask: Session['ask'] = async <K extends keyof Answers>(
    what: K,
    request: Omit<Extract<Request, { readonly do: K }>, 'id' | 'do'>
  ) => {
    if (running === undefined) {
      running = launch()
      started += 1
    }
    const early = !greeted
    if (early && what !== 'start') {
      const greeting = await exchange('start', { protocol: 'lawgrad-review/1' }, starting)
      if (E.isLeft(greeting)) return greeting
    }
    greeted = true
    const answer = await exchange(what, request, early && what === 'start' ? starting : answering)
    return E.isLeft(answer) ? answer : decoded(what, answer.right)
  }
  return {
    ask,
    restart: close,
    close: async () => {
      running?.write(JSON.stringify({ id: id + 1, do: 'stop' }))
      await close()
    },
    beside: () => openSession(launch, { starting, answering }),
    noise: () => ({ count: noise, first }),
    counts: () => ({ asked, started })
  }
}
