/**
 * Laws of the value of a loss.
 */
import * as fc from 'fast-check'
import { batch, type Loss, type Size } from '../../../src/index.ts'
import { compareValues, sameBits, sumRounding } from '../../compare.ts'
import { earlyInfinity, showEarly, type EarlyInfinity } from '../../internal/early-infinity.ts'
import { identityOf, shapeOf } from '../../internal/flat.ts'
import { law, type Law } from '../../law.ts'
import { all, claim, fail, pass, unchecked, type Verdict } from '../../verdict.ts'
import { askNeighbours, type Link, type MeanCost, type Pair, type Reading, bounded, meeting } from './reading.ts'

export const pure = (on: Reading, pairs: fc.Arbitrary<Pair>) =>
  law({
    name: 'purity',
    statement:
      'the same pair gives the same value and gradient bit for bit, whatever was asked in between, also of the same target or prediction',
    source: 'the definition of a function',
    arbitrary: fc.tuple(pairs, pairs),
    check: ([one, other]) => {
      const answers = (pair: Pair) => [on.value(pair), ...on.gradient(pair)]
      const [first, between, again] = [answers(one), answers(other), answers(one)]
      const [targets, predictions] = [
        [one.target, other.target],
        [one.prediction, other.prediction]
      ]
      const afresh = targets.flatMap(target => predictions.flatMap(prediction => answers({ target, prediction })))
      return all([
        claim(between.length === first.length, 'the gradient changed its length'),
        sameBits({ name: 'first answer', values: first }, { name: 'second answer', values: again }),
        sameBits(
          { name: 'two targets and two predictions, each tensor kept', values: on.together(targets, predictions) },
          { name: 'the same of fresh tensors', values: afresh }
        )
      ])
    }
  })

export const valueIsEquation = (on: Reading, arbitrary: fc.Arbitrary<Pair>): Law<Pair> =>
  law({
    name: 'value = equation',
    statement:
      'value is the equation read with numbers, up to twice its rounding, all over its domain and after its neighbours, and the gradient has the size of the prediction',
    source: 'the equation of the loss',
    arbitrary,
    check: pair => {
      const { value, error } = bounded(on)(pair)
      askNeighbours(on, pair)
      const size = on.gradient(pair).length
      return size === pair.prediction.length
        ? compareValues({
            names: ['loss'],
            left: { name: 'value', values: [on.value(pair)] },
            right: { name: 'equation', values: [value] },
            tolerance: () => 2 * error
          })
        : fail(`expected a gradient of ${pair.prediction.length} components; got ${size}`)
    }
  })

export const nonNegative = (on: Reading, arbitrary: fc.Arbitrary<Pair>): Law<Pair> =>
  law({
    name: 'non-negative',
    statement: 'loss ≥ 0, up to its rounding',
    source: 'the definition of a loss',
    arbitrary,
    check: pair => {
      const value = on.value(pair)
      return claim(
        value >= -bounded(on)(pair).error,
        `expected a loss of at least 0; got ${value}. If that is not claimed: without('non-negative')`
      )
    }
  })

export const metTarget = (on: Reading, outcomes: fc.Arbitrary<readonly number[]>, link: Link | undefined) =>
  law({
    name: 'zero at the target',
    statement: 'the loss of a prediction that meets the target is 0, and so, given a link, is its gradient',
    source: 'the definition of a loss',
    arbitrary: outcomes,
    check: target => {
      const pair = { prediction: meeting(link, target), target }
      const [value, gradient] = [on.value(pair), on.gradient(pair)]
      return value !== 0
        ? fail(`expected 0 at the target; got ${value}. If that is not claimed: without('zero at the target')`)
        : claim(
            link === undefined || gradient.every(g => g === 0),
            `expected the gradient 0 at the target; got ${gradient.join(', ')}`
          )
    }
  })

export const proper = (
  on: Reading,
  predictions: fc.Arbitrary<readonly number[]>,
  outcomes: fc.Arbitrary<readonly number[]>,
  link: Link | undefined
) =>
  law({
    name: 'proper',
    statement:
      'of a target that is a with probability q and b otherwise, the best prediction is link⁻¹(q·a + (1 − q)·b)',
    source: 'Gneiting and Raftery 2007: a proper score is best at the true distribution',
    arbitrary: fc.record({ prediction: predictions, a: outcomes, b: outcomes, q: fc.integer({ min: 1, max: 63 }) }),
    check: ({ prediction, a, b, q }): Verdict => {
      const weight = q / 64
      const mean = a.map((y, j) => weight * y + (1 - weight) * (b[j] ?? 0))
      const expected = (h: readonly number[]) => {
        const [one, other] = [a, b].map(target => ({ prediction: h, target }))
        return one === undefined || other === undefined
          ? { value: Number.NaN, error: Number.NaN }
          : {
              value: weight * on.value(one) + (1 - weight) * on.value(other),
              error: bounded(on)(one).error + bounded(on)(other).error
            }
      }
      const center = meeting(link, mean)
      const best = expected(center)
      const aside = prediction.map((h, j) => (center[j] ?? 0) + (h - (center[j] ?? 0)) / 16)
      return all(
        [prediction, aside, meeting(link, a), meeting(link, b)].map((h): Verdict => {
          const tried = expected(h)
          const tolerance = 2 * (best.error + tried.error) + 4 * Number.EPSILON * (best.value + tried.value)
          return !Number.isFinite(tried.value) || !Number.isFinite(best.value)
            ? unchecked('not finite')
            : !(tried.value - best.value >= -tolerance)
              ? fail(
                  `expected the mean ${mean.join(', ')} to be the best prediction (if that is not claimed: proper: false); ${center.join(', ')} costs ${best.value}, and ${h.join(', ')} costs ${tried.value}`
                )
              : tried.value - best.value > tolerance
                ? pass()
                : unchecked('below the noise floor')
        })
      )
    }
  })

export const total = (on: Reading, numbers: fc.Arbitrary<readonly number[]>) =>
  law({
    name: 'total',
    statement: 'NaN, infinities, huge and subnormal numbers: no exception, and a gradient of the right size',
    source: 'IEEE 754',
    arbitrary: fc.record({ prediction: numbers, target: numbers }),
    check: pair =>
      claim(
        typeof on.value(pair) === 'number' && on.gradient(pair).length === pair.prediction.length,
        'expected a number and a gradient of the size of the prediction'
      )
  })

/** The loss on the way from the prediction 0 to one some hundred times as far out as another. */
const farAlong = (on: Reading, { prediction, target }: Pair): EarlyInfinity | undefined =>
  earlyInfinity(t => [on.value({ prediction: prediction.map(h => 1024 * t * h), target })])

export const noNaN = (on: Reading, arbitrary: fc.Arbitrary<Pair>, anywhere: boolean): Law<Pair> =>
  law({
    name: 'no NaN out of numbers',
    statement:
      'every prediction that the loss is defined for gives numbers, past where exponentials overflow, and infinity only beyond the largest of them',
    source: 'the range of the equation',
    arbitrary,
    check: pair => {
      const [value, gradient] = [on.value(pair), on.gradient(pair)]
      const early = anywhere ? farAlong(on, pair) : undefined
      return all([
        claim(
          ![value, ...gradient].some(Number.isNaN),
          `got the loss ${value} and the gradient ${gradient.join(', ')}`
        ),
        claim(early === undefined, early === undefined ? '' : showEarly('the loss of predictions far out', early))
      ])
    }
  })

export const reduction = <S extends Size>(
  on: Reading,
  loss: Loss<S>,
  size: S,
  pairs: fc.Arbitrary<Pair>,
  mean: MeanCost
) =>
  law({
    name: 'batch reduction',
    statement: 'the cost of a batch is the mean of the losses of its examples',
    source: 'equation (11): 1/m · Σᵢ',
    arbitrary: fc.tuple(pairs, fc.array(pairs, { maxLength: 3 })),
    check: ([first, rest]) => {
      const { unflatten } = shapeOf<S>(size)
      const [one, ...more] = [first, ...rest].map(({ prediction, target }) => ({
        input: unflatten(prediction),
        target: unflatten(target)
      }))
      const values = [first, ...rest].map(on.value)
      const m = values.length
      return one === undefined
        ? unchecked('nothing compared')
        : compareValues({
            names: [`${m} examples`],
            left: { name: 'cost', values: [mean(identityOf<S>(size), loss)(batch([one, ...more]))([])] },
            right: { name: 'mean of the losses', values: [values.reduce((sum, value) => sum + value, 0) / m] },
            tolerance: () => sumRounding(values) / m
          })
    }
  })
