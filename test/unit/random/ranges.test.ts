import { describe, expect, it } from 'vitest'
import { bernoulli, normal, uniform } from '../../../src/index.ts'

describe('distributions are of numbers that agree', () => {
  it.each([
    [
      () => uniform(1, 0),
      'expected two finite numbers, low ≤ high; got uniform(1, 0). Give for instance uniform(0, 1).'
    ],
    [() => uniform(0, NaN), 'got uniform(0, NaN).'],
    [() => uniform(-1e308, 1e308), 'got uniform(-1e+308, 1e+308).'],
    [
      () => normal(0, -1),
      'expected two finite numbers, standardDeviation ≥ 0; got normal(0, -1). Give for instance normal(0, 1).'
    ],
    [() => normal(Infinity, 1), 'got normal(Infinity, 1).'],
    [() => bernoulli(2), 'expected a probability from 0 to 1; got bernoulli(2). Give for instance bernoulli(0.5).'],
    [() => bernoulli(NaN), 'got bernoulli(NaN).']
  ])('%s', (make, sentence) => expect(make).toThrow(sentence))

  it('and the ends belong to them', () => {
    expect([uniform(1, 1), normal(2, 0), bernoulli(0), bernoulli(1)].map(({ name }) => name)).toEqual([
      'uniform(1, 1)',
      'normal(2, 0)',
      'bernoulli(0)',
      'bernoulli(1)'
    ])
  })
})
