/** What goes over rows, as a loop: the body is compiled once, and does what the interpreter does row by row. */
import {
  adam,
  append,
  batch,
  cosineDecay,
  dense,
  dropout,
  flatten,
  gradientDescent,
  initialState,
  input,
  matrixShape,
  momentum,
  pipe,
  predictAll,
  pythonRandom,
  quadraticLoss,
  tanh,
  trace,
  train,
  trainer,
  uniform,
  type Algebra,
  type AnyMemory,
  type Expr,
  type Graph,
  type Layer,
  type Size,
  type Trainer
} from 'lawgrad'
import { engineSuite, runSuite, showReport, type EngineSuiteOptions } from 'lawgrad/laws'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compiled, type CompileOptions } from '../../../src/engine/internal/compile/compile.ts'
import { inOrder } from '../../../src/engine/internal/graph/node.ts'
import { stepProgram } from '../../../src/engine/internal/step/program.ts'
import { stepGraphs } from '../../../src/engine/internal/step/trace.ts'
import { program, type Environment } from '../algebra/graph/programs.ts'
import { agrees, graphAgrees, programOf, type Leaves } from './agree.ts'
import { inAnyOrder } from './any-order.ts'
import { machineOf, numbersFrom, valuesIn } from './machines.ts'
import { cell, leaky, nested } from './sequences.ts'

const usual: CompileOptions = { width: 64, fused: false, fuse: true, ride: true, straight: 0, place: 0 }

const looped = [{ straight: 0, unrolled: 0 }] as const

/** Operations on a matrix x of T×D, matrices U of H×D and W of H×H, and a vector s of H. */
interface Given {
  readonly x: Expr<[number, number]>
  readonly U: Expr<[number, number]>
  readonly W: Expr<[number, number]>
  readonly s: Expr<number>
}

const recurrences: Readonly<Record<string, (algebra: Algebra, given: Given, d: number) => unknown>> = {
  'a cell, there and back': ({ scan, scanBack, matVec, add, map, tanh }, { x, U, W, s }) => {
    const step = (h: Expr<number>, row: Expr<number>): Expr<number> => map(tanh)(add(matVec(U)(row))(matVec(W)(h)))
    return { y: scan(s, step)(x), z: scanBack(s, step)(x) }
  },
  'a state that stays, one that is the same each time, and one that is the row': ({ scan, matVec }, { x, U, s }) => ({
    y: scan<number, number, number>(s, h => h)(x),
    z: scan<number, number, number>(s, () => s)(x),
    r: scan<number, number, number>(s, (_, row) => matVec(U)(row))(x)
  }),
  'numbers of a row and of all': ({ scan, sum, max, scale, add, plus, softmax, transposedMatVec }, { x, U, s }) => {
    const all = sum(x)
    return {
      y: scan<number, number, number>(s, (h, row) => softmax(scale(plus(max(row), all))(add(h)(s))))(x),
      z: scan<number, number, number>(s, (h, row) => scale(sum(transposedMatVec(U)(h)))(scale(sum(row))(s)))(x)
    }
  },
  'rows of what lies otherwise': (
    { scan, scanBack, transpose, beside, delay, firstRow, splitAt, add, matVec },
    { x, U, s },
    d
  ) => ({
    y: scanBack<number, number, number>(s, (h, row) => {
      const [a, b] = splitAt<number, number>(d, d)(row)
      return add(h)(matVec(U)(add(a)(b)))
    })(beside<number, number>(x)(delay(firstRow(x))(x))),
    z: scan<number, number, number>(s, (h, column) => add(h)(column))(transpose(U))
  }),
  'bodies that are done for no two rows at once': (
    { mapRows, zipRows, outer, matVec, sum, scale, add },
    { x, U, s }
  ) => ({
    y: mapRows<number, number, number>(row => scale(sum(outer(row)(s)))(matVec(outer(s)(row))(row)))(x),
    z: zipRows<number, number, number, number>(x, (a, b) => add(matVec(U)(b))(matVec(outer(s)(b))(a)))(x)
  }),
  'a scan in a scan, and in the rows of a matrix': (
    { scan, scanBack, mapRows, firstRow, add, matVec, map, tanh, columnSums, hadamard },
    { x, U, W, s }
  ) => ({
    y: scan<number, number, number>(s, (h, row) =>
      firstRow(
        scanBack<number, number, number>(h, (z, own) => map(tanh)(add(matVec(W)(z))(add(own)(matVec(U)(row)))))(W)
      )
    )(x),
    z: mapRows<number, number, number>(row =>
      columnSums(scan<number, number, number>(matVec(U)(row), (h, own) => add(hadamard(own)(h))(s))(W))
    )(x)
  })
}

describe('bodies over rows are loops', () => {
  const size = fc.integer({ min: 1, max: 5 })
  const both = fc.boolean()
  for (const [name, f] of Object.entries(recurrences))
    it(name, () => {
      fc.assert(
        fc.property(
          fc.constantFrom(1, 2, 3, 4, 7),
          size,
          size,
          fc.constantFrom(1, 2, 3, 5, 70),
          fc.tuple(both, both, both, both),
          (t, d, h, m, b) => {
            const leaves: Leaves = {
              x: { extents: [t, d], batched: b[0] },
              U: { extents: [h, d], batched: b[1] && m < 9 },
              W: { extents: [h, h], batched: b[2] && m < 9 },
              s: { extents: [h], batched: b[3] }
            }
            const equation = (algebra: Algebra, given: Given): unknown => f(algebra, given, d)
            agrees(leaves, equation as never, m, undefined, looped)
          }
        ),
        { seed: 3, numRuns: 12 }
      )
    })

  /** Random equations with bodies over rows, and what of theirs each example has. */
  const random = (seed: number) => {
    const next = numbersFrom(seed)
    const batched = (): boolean => next() < 0.6
    const leaves: Leaves = {
      u: { extents: [2], batched: batched() },
      v: { extents: [3], batched: batched() },
      w: { extents: [2, 3], batched: batched() },
      k: { extents: [], batched: batched() }
    }
    const sizes = Object.fromEntries(Object.entries(leaves).map(([name, { extents }]) => [name, extents]))
    const equation = (algebra: Algebra, given: Pick<Environment, 'u' | 'v' | 'w' | 'k'>): unknown =>
      program(seed, 3)({ algebra, ...given, rows: [], elements: [] })
    return { graph: trace(sizes as never)(equation as never), leaves, examples: [1, 2, 3, 5][seed % 4] ?? 1 }
  }
  const isOver = ({ nodes }: Graph): boolean =>
    nodes.some(({ operation, axes }) => axes.length > 0 && (operation === 'row' || operation === 'state'))

  it('in random equations, with tickets in any order, and values in the places of others', () => {
    const all = Array.from({ length: 60 }, (_, seed) => ({ seed, ...random(seed) })).filter(({ graph }) =>
      isOver(graph)
    )
    let loops = 0
    for (const { seed, graph, leaves, examples } of all) {
      graphAgrees(graph, leaves, examples, undefined, looped, true)
      const made = (more: Partial<CompileOptions>) =>
        compiled(programOf(graph, leaves, examples, 0), { ...usual, width: seed % 3 === 0 ? 32 : 64, ...more })
      loops += inOrder([...programOf(graph, leaves, examples, 0).outputs.values()]).filter(
        ({ loop }) => loop !== undefined
      ).length
      const whole = made({})
      const machine = machineOf(whole)
      machine.run(1)
      const expected = valuesIn(whole, machine.memory)
      for (const program of [made({ shared: 1 }), made({ shared: 1, saving: 1 })])
        if (program.tickets !== undefined) expect(inAnyOrder(program, seed)).toEqual(expected)
      const sparing = machineOf(made({ saving: 1 }))
      sparing.run(1)
      expect(valuesIn(made({ saving: 1 }), sparing.memory)).toEqual(expected)
    }
    expect(loops).toBeGreaterThan(20)
  })

  it('are no more code where there are more rows', () => {
    const step = <I extends Size, O extends Size, P>(network: Layer<I, O, P>) => {
      const subject = trainer(network, quadraticLoss, gradientDescent(0.1))
      const made = compiled(stepProgram(stepGraphs(subject), 4, true), usual)
      return [made.kernels.length, made.bytes.length] as const
    }
    const [[many, long], [few, short]] = [step(cell(2000, 3, 8)), step(cell(500, 3, 8))]
    expect(many).toBe(few)
    // numbers of more digits
    expect(Math.abs(long - short)).toBeLessThan(1000)
  })
})

const holds = <I extends Size, O extends Size, P, Ms extends readonly AnyMemory[]>(
  name: string,
  subject: Trainer<I, O, P, Ms>,
  options: EngineSuiteOptions = {}
): void =>
  it(name, () => {
    const { example } = stepGraphs(subject)
    const [isLoop] = [stepProgram({ ...stepGraphs(subject), example }, 3, true)].map(({ outputs }) =>
      inOrder([...outputs.values()]).some(({ loop }) => loop !== undefined)
    )
    expect(isLoop).toBe(true)
    const reports = runSuite({ seed: 7, runs: 3 })(engineSuite(subject, options))
    expect(reports.filter(({ verdict }) => verdict._tag === 'Fail').map(showReport)).toEqual([])
  })

describe('networks of sequences train as the reference does', () => {
  const descent = gradientDescent(0.05)
  holds('two rows', trainer(pipe(input(2, 3), append(cell(2, 3, 27))), quadraticLoss, descent), { maxExamples: 3 })
  holds(
    'three rows',
    trainer(pipe(input(3, 5), append(cell(3, 5, 16))), quadraticLoss, adam(0.01, { epsilon: 1e-3 })),
    {
      maxExamples: 5
    }
  )
  holds(
    'many rows, of many examples',
    trainer(pipe(input(35, 1), append(cell(35, 1, 5)), flatten, dense(2)), quadraticLoss, momentum(0.01)),
    { maxExamples: 70 }
  )
  holds(
    'several sequences, of which one gives its end alone, and dropout',
    trainer(
      pipe(input(31, 7), append(cell(31, 7, 7)), dropout(0.3), append(leaky(31, 7)), dense(3), tanh),
      quadraticLoss,
      gradientDescent(cosineDecay(0.05, 10))
    ),
    { maxExamples: 4 }
  )
  holds(
    'a scan in a scan',
    trainer(pipe(input(4, 7), append(nested(4, 14, 7))), quadraticLoss, gradientDescent(0.001)),
    {
      maxExamples: 5
    }
  )
  holds('with single precision', trainer(pipe(input(3, 5), append(cell(3, 5, 16))), quadraticLoss, descent), {
    engine: { precision: 'single' },
    unit: 2 ** -23,
    maxExamples: 4
  })

  it('where the sums over rows and examples are long', () => {
    const subject = trainer(pipe(input(400, 9), append(cell(400, 9, 9))), quadraticLoss, adam(0.01))
    const next = numbersFrom(5)
    const random = matrixShape(400, 9)
    const some = () => random.unflatten(Array.from({ length: 3600 }, () => next() - 0.5))
    const data = batch([
      { input: some(), target: some() },
      ...Array.from({ length: 10 }, () => ({ input: some(), target: some() }))
    ])
    const start = initialState(subject, uniform(-0.3, 0.3))(pythonRandom(1))
    const [one, reference] = (['engine', 'reference'] as const).map(interpreter =>
      subject.network.shape.flatten(train(subject, { epochs: 1, interpreter })(data)(start)[1].parameters)
    )
    one?.forEach((w, k) => expect(Math.abs(w - (reference?.[k] ?? NaN))).toBeLessThan(1e-9))
  })

  it('and predict', () => {
    const network = pipe(input(31, 7), append(cell(31, 7, 7)), append(leaky(31, 7)))
    const { parameters } = initialState(trainer(network, quadraticLoss, descent), uniform(-0.5, 0.5))(pythonRandom(1))
    const next = numbersFrom(3)
    const inputs = Array.from({ length: 40 }, () =>
      matrixShape(31, 7).unflatten(Array.from({ length: 31 * 7 }, () => next() - 0.5))
    )
    const [one, reference] = (['engine', 'reference'] as const).map(interpreter =>
      predictAll(network, { interpreter })(parameters)(inputs).flatMap(h => [...h])
    )
    expect(one).toHaveLength(280)
    one?.forEach((h, k) => expect(Math.abs(h - (reference?.[k] ?? NaN))).toBeLessThan(1e-13))
  })
})
