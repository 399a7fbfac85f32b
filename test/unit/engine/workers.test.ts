import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import {
  adam,
  batch,
  dense,
  dropout,
  fit,
  gradientDescent,
  initialState,
  input,
  pipe,
  pythonRandom,
  quadraticLoss,
  relu,
  tanh,
  train,
  trainer,
  uniform,
  vectorBy,
  type EngineOptions
} from 'lawgrad'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { crewOf } from '../../../src/engine/internal/crew/crew.ts'
import type { Job } from '../../../src/engine/internal/crew/job.ts'
import { newPace } from '../../../src/engine/internal/crew/pace.ts'
import { newTeam } from '../../../src/engine/internal/crew/team.ts'
import { ownOf, wordCount, words, type Own } from '../../../src/engine/internal/crew/work.ts'
import { functionsOf, machineOf, numbersFrom, stepOf, valuesIn } from './machines.ts'

const network = pipe(input(64), dense(70), tanh, dense(9))
const learner = trainer(network, quadraticLoss, adam(0.01))
const next = numbersFrom(5)
const example = () => ({ input: vectorBy(64)(next), target: vectorBy(9)(next) })
const examples = batch([example(), ...Array.from({ length: 149 }, example)])
const start = initialState(learner, uniform(-0.2, 0.2))(pythonRandom(1))
const duration = { epochs: 2, batchSize: 70 }

describe('any number of workers gives the same bits', () => {
  it.each([2, 3, 5])('%i workers, batches that are not full', workers => {
    const run = (options: EngineOptions) => train(learner, { ...duration, ...options })(examples)(start)
    expect(run({ workers })).toEqual(run({}))
  })
  it('noise, 32 bits, all examples at once', () => {
    const noisy = trainer(pipe(input(64), dense(70), dropout(0.5), relu, dense(9)), quadraticLoss, gradientDescent(0.1))
    const begin = initialState(noisy, uniform(-0.2, 0.2))(pythonRandom(2))
    const run = (workers: number) => train(noisy, { epochs: 2, precision: 'single', workers })(examples)(begin)
    expect(run(2)).toEqual(run(1))
  })
  it('two trainings in turn', () => {
    const run = () => fit(learner, { ...duration, workers: 2 })(examples)(start)[Symbol.iterator]()
    const [one, two] = [run(), run()]
    const expected = [...fit(learner, duration)(examples)(start)]
    expect(expected.map(() => [one.next().value, two.next().value])).toEqual(expected.map(each => [each, each]))
  })
})

/** A step in tickets, as a team has it. */
const prepared = () => {
  const program = stepOf(learner, 13, true, { shared: 1 })
  const { tickets } = program
  if (tickets === undefined) throw new Error('no tickets')
  const { memory, module, exports } = functionsOf(program)
  const state = new Int32Array(new SharedArrayBuffer(4 * wordCount))
  const job: Job = { memory, state, programs: [{ module, tickets, outside: [] }] }
  return { program, state, job, own: ownOf(tickets, exports) }
}

const expected = (): ReturnType<typeof valuesIn> => {
  const program = stepOf(learner, 13, true, {})
  const machine = machineOf(program)
  machine.run(1)
  return valuesIn(program, machine.memory)
}

const always = { together: () => true, took: () => undefined }
const nobody = { ring: () => undefined, send: () => undefined }
const member = (own: Own) => ({ own, alone: () => undefined, note: () => undefined })

describe('threads', () => {
  it('those that help do a step by themselves', () => {
    const { program, state, job, own } = prepared()
    const crew = crewOf(2)
    Atomics.store(state, words.end, own.calls.length)
    crew?.send(2, job)
    for (let seen = 0; seen !== own.calls.length; seen = Atomics.load(state, words.done))
      if (Atomics.wait(state, words.done, seen, 30_000) === 'timed-out') break
    crew?.send(0, undefined)
    expect(Atomics.load(state, words.done)).toBe(own.calls.length)
    expect(valuesIn(program, job.memory.buffer)).toEqual(expected())
  })

  it('step after step, always together', () => {
    const { program, job, own } = prepared()
    const crew = crewOf(3)
    const alone = machineOf(stepOf(learner, 13, true, {}))
    alone.run(100)
    newTeam(crew ?? nobody, 3, job, [member(own)], 0, always).run(0, 100)
    expect(valuesIn(program, job.memory.buffer)).toEqual(valuesIn(program, alone.memory))
  })

  it('one thread does a step by itself, run after run, beyond the end of the count', () => {
    const { program, state, job, own } = prepared()
    const start = 2 ** 31 - 5
    for (const word of [words.next, words.done, words.end]) Atomics.store(state, word, start)
    newTeam(nobody, 0, job, [member(own)], 0, always).run(0, 1)
    expect(Atomics.load(state, words.done)).toBe((start + own.calls.length) | 0)
    expect(valuesIn(program, job.memory.buffer)).toEqual(expected())
  })

  it('a ticket that a thread took, and never did, is given up with a sentence', () => {
    const { state, job, own } = prepared()
    const [first, ...others] = own.calls
    const stolen = (): void => {
      first?.()
      Atomics.add(state, words.next, 1)
    }
    const team = newTeam(nobody, 0, job, [member({ ...own, calls: [stolen, ...others] })], 0, always, 1)
    expect(() => team.run(0, 1)).toThrow('expected every thread to do what it had taken; got one that did not')
  })

  it('what a ticket throws ends the run', () => {
    const { state, job, own } = prepared()
    const throwing = (): void => {
      throw new Error('no more')
    }
    const team = newTeam(nobody, 0, job, [member({ ...own, calls: [throwing, ...own.calls.slice(1)] })], 0, always)
    expect(() => team.run(0, 1)).toThrow('no more')
    expect(Atomics.load(state, words.failed)).toBe(1)
  })

  it('a process with them ends', async () => {
    const program = `
      import { crewOf } from '${new URL('../../../src/engine/internal/crew/crew.ts', import.meta.url).href}'
      crewOf(2).send(2, undefined)
      console.log('sent')`
    const args = ['--input-type=module', '--eval', program]
    const { stdout } = await promisify(execFile)(process.execPath, args, { timeout: 60_000 })
    expect(stdout).toBe('sent\n')
  })
})

describe('where there are no threads', () => {
  afterEach(() => vi.restoreAllMocks())

  it('one thread trains, and it is said once', () => {
    vi.spyOn(process, 'getBuiltinModule').mockReturnValue(undefined)
    const said: string[] = []
    const own = { ...learner }
    const options = { ...duration, workers: 40, notice: (sentence: string) => said.push(sentence) }
    for (let k = 0; k < 2; k++)
      expect(train(own, options)(examples)(start)).toEqual(train(learner, duration)(examples)(start))
    expect(said).toEqual([
      `one thread trains ${network.name}: expected a host that gives 40 workers, such as Node from 22.3 on where it may start threads; got none. The numbers are the same.`
    ])
  })

  it('a small step needs none', () => {
    vi.spyOn(process, 'getBuiltinModule').mockReturnValue(undefined)
    const said: string[] = []
    const small = trainer(pipe(input(64), dense(9)), quadraticLoss, gradientDescent(0.1))
    const begin = initialState(small, uniform(-1, 1))(pythonRandom(0))
    train(small, { epochs: 1, batchSize: 5, workers: 50, notice: sentence => said.push(sentence) })(examples)(begin)
    expect(said).toEqual([])
  })

  it.each([0, -1, 1.5, Number.NaN, 2 ** 20])('%d workers are refused', workers => {
    expect(() => train(learner, { ...duration, workers })(examples)(start)).toThrow(/^workers: expected /u)
  })
})

describe('a run that something ends', () => {
  afterEach(() => vi.restoreAllMocks())

  it('leaves no half state', () => {
    const whole = [...fit(learner, { ...duration, epochs: 3 })(examples)(start)].map(([, state]) => state)
    const [first = start] = whole
    const before = JSON.stringify(first)
    const own = { ...learner }
    // each step rings once at least, whoever does the work
    let left = 3
    const { notify } = Atomics
    vi.spyOn(Atomics, 'notify').mockImplementation((...given: Parameters<typeof notify>) => {
      if (left-- === 0) throw new Error('no more')
      return notify(...given)
    })
    const run = fit(own, { ...duration, workers: 2 })(examples)
    expect(() => [...run(first)]).toThrow('no more')
    vi.restoreAllMocks()
    expect(JSON.stringify(first)).toBe(before)
    expect([...run(first)].map(([, state]) => state)).toEqual(whole.slice(1))
  })
})

describe('the pace', () => {
  /** Milliseconds that so many runs take, where one takes so many together and alone. */
  const taken = (runs: number, timeOf: (run: number, together: boolean) => number): number => {
    const pace = newPace()
    return Array.from({ length: runs }).reduce<number>((sum, _, run) => {
      const time = timeOf(run, pace.together())
      pace.took(time)
      return sum + time
    }, 0)
  }
  it('works together where that is faster', () => {
    expect(taken(10_000, (_, together) => (together ? 5 : 10)) / 10_000).toBeLessThan(5.2)
  })
  it('works alone where that is faster', () => {
    expect(taken(10_000, (_, together) => (together ? 30 : 10)) / 10_000).toBeLessThan(10.6)
  })
  it('follows a machine that becomes busy, and one that no longer is', () => {
    const busy = (run: number): boolean => Math.floor(run / 5000) % 2 === 1
    const mean = taken(20_000, (run, together) => (together ? (busy(run) ? 30 : 5) : 10)) / 20_000
    expect(mean).toBeLessThan(8.5)
  })
})
