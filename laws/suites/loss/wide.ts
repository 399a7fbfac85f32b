/**
 * Losses by magnitudes, and at the ends of their domains.
 */
import * as fc from 'fast-check'
import type { AnyRange, TargetDomain } from '../../../src/index.ts'
import { exactly } from '../../arbitraries/network-case.ts'
import { ordinary } from '../../arbitraries/scalar.ts'
import type { Pair } from './reading.ts'

type Numbers = fc.Arbitrary<readonly number[]>

const same = (size: number, x: number): readonly number[] => Array.from({ length: size }, () => x)

const oneHot = (size: number): Numbers =>
  fc.nat(size - 1).map(at => Array.from({ length: size }, (_, i) => (i === at ? 1 : 0)))

const unit = fc.oneof(
  fc.constantFrom(0, 1, 0.5),
  fc.integer({ min: 1, max: 60 }).map(k => 2 ** -k),
  fc.integer({ min: 1, max: 50 }).map(k => 1 - 2 ** -k),
  ordinary(1).map(Math.abs)
)

/** Probabilities that sum to 1, some of them 0. */
const simplex = (size: number): Numbers =>
  fc.oneof(
    oneHot(size),
    fc.constant(same(size, 1 / size)),
    exactly(size, fc.integer({ min: 0, max: 64 })).map(numbers => {
      const sum = numbers.reduce((total, x) => total + x, 0)
      return sum === 0 ? same(size, 1 / size) : numbers.map(x => x / sum)
    })
  )

const real = (size: number): Numbers =>
  fc.oneof(
    {
      weight: 3,
      arbitrary: fc
        .tuple(exactly(size, ordinary(1)), fc.integer({ min: -40, max: 10 }))
        .map(([numbers, k]) => numbers.map(x => x * 2 ** k))
    },
    fc.constantFrom(0, 1, -1, 40, -40).map(x => same(size, x))
  )

/** Inside of (0, 1), away from the ends. */
const inner = fc.integer({ min: 1, max: 1_000_002 }).map(k => k / 1_000_003)

const innerSimplex = (size: number): Numbers =>
  exactly(size, inner).map(numbers => {
    const sum = numbers.reduce((total, x) => total + x, 0)
    return numbers.map(x => x / sum)
  })

/** Predictions of ordinary size in the ranges that a loss takes. */
export const usualPredictions = (takes: readonly AnyRange[], size: number): Numbers => {
  const ranges = takes.map(({ range }) => range)
  return ranges.length === 0 || ranges.includes('logits')
    ? exactly(size, ordinary(4))
    : ranges.includes('probabilities')
      ? exactly(size, inner)
      : innerSimplex(size)
}

/** Targets in the domain that a loss declares, and those that a prediction can meet, so that nothing is left to lose. */
export const usualTargets = (
  domain: TargetDomain,
  size: number
): { readonly targets: Numbers; readonly outcomes: Numbers } => {
  switch (domain) {
    case 'any':
      return { targets: exactly(size, ordinary(2)), outcomes: exactly(size, ordinary(2)) }
    case 'unit interval':
      return { targets: exactly(size, inner), outcomes: exactly(size, fc.constantFrom(0, 1)) }
    case 'simplex':
      return { targets: innerSimplex(size), outcomes: oneHot(size) }
    case 'signs':
      return { targets: exactly(size, fc.constantFrom(-1, 1)), outcomes: exactly(size, fc.constantFrom(-1, 1)) }
  }
}

const predictionsOf = (takes: readonly AnyRange[], size: number): Numbers => {
  const ranges = takes.map(({ range }) => range)
  return ranges.length === 0 || ranges.includes('logits')
    ? real(size)
    : ranges.includes('probabilities')
      ? exactly(size, unit)
      : simplex(size)
}

const targetsOf = (domain: TargetDomain, size: number): Numbers => {
  switch (domain) {
    case 'any':
      return real(size)
    case 'unit interval':
      return exactly(size, unit)
    case 'simplex':
      return simplex(size)
    case 'signs':
      return exactly(size, fc.constantFrom(-1, 1))
  }
}

/** Pairs all over the domains that a loss declares: every magnitude, equal components, probabilities and targets of exactly 0 and 1. */
export const widePairs = (
  { takes, targets }: { readonly takes: readonly AnyRange[]; readonly targets: TargetDomain },
  size: number
): fc.Arbitrary<Pair> => fc.record({ prediction: predictionsOf(takes, size), target: targetsOf(targets, size) })

/** Pairs of several sizes, in the range and the domain that a loss declares. */
export const everyPair = ({
  takes,
  targets
}: {
  readonly takes: readonly AnyRange[]
  readonly targets: TargetDomain
}): fc.Arbitrary<Pair> =>
  fc
    .constantFrom(1, 2, 3, 5, 8)
    .chain(size =>
      fc.record({ prediction: usualPredictions(takes, size), target: usualTargets(targets, size).targets })
    )
