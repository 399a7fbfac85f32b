/** Diagnosis: mistakes that were made independently of the catalogue are named after the bug that they are. */
import {
  batch,
  costGradient,
  dense,
  input,
  matrix,
  quadraticLoss,
  residual,
  sigmoid,
  vector,
  type Batch
} from 'lawgrad'
import {
  analyticGradient,
  backPropagation,
  diagnose,
  diagnoseAt,
  differentiateBy,
  settings,
  showDiagnosis
} from 'lawgrad/laws'
import * as O from 'fp-ts/lib/Option.js'
import { pipe } from 'fp-ts/lib/function.js'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { diagnoseAll, mistakes } from './scripts/diagnoses.ts'
import { root } from './scripts/write-page.ts'
import { vectorized } from './independent/vectorized.ts'

const few = { seed: 1, cases: 5, runs: 2 }

describe('mistakes that were made independently', () => {
  const typed = mistakes.filter(([by]) => by === 'with types').filter((_, k) => k % 2 === 0)
  const onMatrices = mistakes.filter(([by]) => by === 'on matrices').filter((_, k) => k % 6 === 1)
  it('the true cause is named first for nine in ten at least', () => {
    const rows = diagnoseAll(few, [...typed, ...onMatrices])
    const wrong = rows.filter(({ bug, named }) => bug !== named)
    expect(rows.length).toBeGreaterThanOrEqual(20)
    expect(wrong.length, JSON.stringify(wrong)).toBeLessThanOrEqual(rows.length / 10)
  })
  it('the page says for how many, of all', () => {
    const [, hits = '', all = ''] =
      /first for (?<hits>\d+) of (?<all>\d+)/u.exec(readFileSync(join(root, 'docs/kill-matrix.md'), 'utf8')) ?? []
    expect(Number(all)).toBe(mistakes.length)
    expect(Number(hits)).toBeGreaterThanOrEqual(0.9 * mistakes.length)
  })
})

describe('diagnose', () => {
  const ask = diagnose(few)
  it('finds nothing wrong with what is right', () => {
    for (const right of [analyticGradient, vectorized('no mistake')]) {
      const { candidates, failing, by, deviation } = ask(right)
      expect([candidates, failing, by]).toEqual([[], [], 'nothing'])
      expect(deviation).toBeLessThan(1e-13)
    }
    expect(showDiagnosis(ask(analyticGradient))).toBe('the gradient is right, exactly')
  })
  it('fits a constant that is not the catalogue’s', () => {
    const spoiled = (c: number) =>
      differentiateBy(backPropagation({ answer: (g, { parameters }) => g.map((x, i) => x + c * (parameters[i] ?? 0)) }))
    expect(ask(spoiled(0.003)).candidates[0]?.cause).toBe(
      'weight decay has slipped into the gradient: 0.003·θ is added'
    )
    const factor = differentiateBy(backPropagation({ answer: g => g.map(x => 3 * x) }))
    expect(ask(factor).candidates[0]?.cause).toBe('the gradient is off by a factor of 3')
  })
  it('goes by the laws where no numbers fit', () => {
    const cubed = differentiateBy(backPropagation({ bias: delta => delta.map(d => d ** 3) }))
    const { by, candidates, failing } = diagnose({ ...few, settings: [settings.sigmoid] })(cubed)
    expect(by).toBe('laws')
    expect(failing).toContain('bias = weight on a constant 1')
    expect(candidates[0]?.name).toMatch(/bias|in weight gradients/u)
  })
  it('is deterministic in the seed', () =>
    expect(diagnose(few)(vectorized('σ′ at a'))).toEqual(ask(vectorized('σ′ at a'))))
  it('leaves out what the implementation does not answer', () => {
    const squaresOnly = differentiateBy((networkCase, loss) =>
      loss.name === 'quadratic' ? backPropagation({ bias: delta => delta.map(() => 0) })(networkCase, loss) : []
    )
    expect(ask(squaresOnly).candidates[0]?.name).toBe('bias gradient missing')
  })
})

describe('diagnose at a network', () => {
  const network = pipe(input(2), dense(2), sigmoid, dense(1), sigmoid)
  const examples = batch([
    { input: vector([1, 2]), target: vector([0]) },
    { input: vector([-1, 0.5]), target: vector([1]) }
  ])
  const parameters = [
    {
      weights: matrix([
        [0.5, -1],
        [2, 0.25]
      ]),
      bias: vector([0.1, -0.2])
    },
    [],
    { weights: matrix([[1, -2]]), bias: vector([0.3]) },
    []
  ] as const
  type P = typeof parameters
  const asked = (gradient: (batch: Batch<2, 1>) => (parameters: P) => readonly number[]) =>
    diagnoseAt(network, quadraticLoss, gradient)([{ batch: examples, parameters }])
  it('names a missing 1/m', () => {
    const found = asked(given => theta => analyticGradient(network, quadraticLoss)(given)(theta).map(g => 2 * g))
    expect(O.isSome(found) ? found.value.candidates.slice(0, 2).map(({ name }) => name) : []).toContain('gradient × 2')
  })
  it('says when nothing is wrong', () => {
    const found = asked(analyticGradient(network, quadraticLoss))
    expect(O.isSome(found) ? found.value : undefined).toEqual({ deviation: 0, by: 'nothing', candidates: [] })
  })
  it('goes by the parameters when the inputs are left at 0', () => {
    const found = asked(given => theta => [
      ...network.shape
        .flatten(costGradient(network, quadraticLoss)(given)(theta).gradient)
        .map((g, i) => (i === 4 || i === 5 || i === 8 ? 0 : g)),
      0,
      0,
      0,
      0
    ])
    expect(O.isSome(found) ? [found.value.by, found.value.candidates[0]?.name] : []).toEqual([
      'parameters',
      'bias gradient missing'
    ])
  })
  it('has nothing to say of a network that is no chain of dense layers', () => {
    const other = pipe(input(2), residual(pipe(input(2), dense(2))))
    expect(O.isNone(diagnoseAt(other, quadraticLoss, () => () => [])([]))).toBe(true)
  })
})
