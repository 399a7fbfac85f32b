/**
 * Laws that are claimed of some optimizers: momentum, Adam, plain descent.
 */
import * as fc from 'fast-check'
import { gradientDescent, type AnyMemory, type Optimizer } from '../../../src/index.ts'
import { exactly } from '../../arbitraries/network-case.ts'
import { dyadic } from '../../arbitraries/scalar.ts'
import { compareValues, sameBits, sameNumbers, sumRounding } from '../../compare.ts'
import { law, type Law } from '../../law.ts'
import { claim, fail, pass, unchecked } from '../../verdict.ts'
import {
  type OptimizerFactory,
  type Tree,
  shape,
  space,
  count,
  type Walk,
  tree,
  walk,
  start,
  follow,
  make
} from './walk.ts'

export const unmoved = <Ms extends readonly AnyMemory[]>(factory: OptimizerFactory<Ms>): Law<Walk> =>
  make(
    'zero gradient is a fixed point',
    'from the start, any number of zero gradients moves nothing',
    'equation (12b)',
    ({ parameters, rate, gradients }) => {
      const optimizer = factory(rate)
      const { updates } = follow(
        optimizer,
        start(optimizer, parameters),
        gradients.map(() => space.zero)
      )
      const moved = updates.flatMap(shape.flatten).find(x => x !== 0)
      return claim(moved === undefined, `expected updates of 0; got ${moved}`)
    }
  )

export const plain = <Ms extends readonly AnyMemory[]>(withoutMemory: OptimizerFactory<Ms>): Law<Walk> =>
  make(
    'momentum 0 = plain descent',
    'without its memory the optimizer is gradient descent, bit for bit',
    'Polyak 1964',
    ({ parameters, rate, gradients }) => {
      const [one, other] = [withoutMemory(rate), gradientDescent(rate)]
      const updates = <Os extends readonly AnyMemory[]>(optimizer: Optimizer<Os>) =>
        follow(optimizer, start(optimizer, parameters), gradients).updates.flatMap(shape.flatten)
      return sameNumbers(
        { name: 'without memory', values: updates(one) },
        { name: 'gradient descent', values: updates(other) }
      )
    }
  )

export const invariant = <Ms extends readonly AnyMemory[]>(scaleFree: OptimizerFactory<Ms>) =>
  law({
    name: 'invariant to the scale of the gradient',
    statement: 'with epsilon 0, gradients that are all 2ᵏ times as large give the same updates, bit for bit',
    source: 'Kingma and Ba 2015, §2.1',
    arbitrary: fc.tuple(walk, fc.integer({ min: -20, max: 20 })),
    check: ([{ parameters, rate, gradients }, power]) => {
      const optimizer = scaleFree(rate)
      const updates = (scale: number) =>
        follow(optimizer, start(optimizer, parameters), gradients.map(space.scale(scale))).updates.flatMap(
          shape.flatten
        )
      const [as, scaled] = [updates(1), updates(2 ** power)]
      // 0/0 where a component has had no gradient yet
      const known = as.flatMap((x, i) => (Number.isNaN(x) ? [] : [i]))
      return power === 0
        ? unchecked('nothing compared')
        : sameBits(
            { name: `gradients × 2^${power}`, values: known.map(i => scaled[i] ?? Number.NaN) },
            { name: 'gradients', values: known.map(i => as[i] ?? Number.NaN) }
          )
    }
  })

export const signed = <Ms extends readonly AnyMemory[]>(scaleFree: OptimizerFactory<Ms>): Law<Walk> =>
  make(
    'the first step is −rate·sign(g)',
    'with epsilon 0, the first update is −rate·sign(g) in each component: the bias of the means is corrected',
    'Kingma and Ba 2015, §2.1 and §3',
    ({ parameters, rate, gradients }) => {
      const optimizer = scaleFree(rate)
      const gradient = gradients[0] ?? space.zero
      const [update = space.zero] = follow(optimizer, start(optimizer, parameters), [gradient]).updates
      const got = shape.flatten(update)
      const signs = shape.flatten(gradient).map(Math.sign)
      const moving = signs.flatMap((sign, i) => (sign === 0 ? [] : [i]))
      return compareValues({
        names: moving.map(i => `component ${i}`),
        left: { name: 'update', values: moving.map(i => got[i] ?? Number.NaN) },
        right: { name: '−rate·sign(g)', values: moving.map(i => -rate * (signs[i] ?? 0)) },
        // two products, a square, a root and four quotients; 1 − β is off by ε/2 of 1, which counts by 1/(1 − β) ≤ 1000
        tolerance: () => 1024 * Number.EPSILON * rate
      })
    }
  )

export const lemma = <Ms extends readonly AnyMemory[]>(factory: OptimizerFactory<Ms>) =>
  law({
    name: 'descent lemma',
    statement: 'on f = ½·Σ λᵢ(θᵢ − cᵢ)² the first step at rate 1/L, L = max λ, gives f(θ + Δθ) ≤ f(θ) − ‖∇f‖²/(2L)',
    source: 'Nesterov, Introductory Lectures on Convex Optimization, §1.2.3',
    arbitrary: fc.tuple(
      walk,
      exactly(
        count,
        fc.integer({ min: 1, max: 512 }).map(k => k / 64)
      ),
      tree(dyadic(4))
    ),
    check: ([{ parameters }, curvatures, center]) => {
      const lipschitz = Math.max(...curvatures)
      const terms = (theta: Tree) =>
        shape.flatten(space.subtract(center)(theta)).map((d, i) => 0.5 * (curvatures[i] ?? 0) * d * d)
      const value = (theta: Tree) => terms(theta).reduce((sum, term) => sum + term, 0)
      const gradient = shape.unflatten(
        shape.flatten(space.subtract(center)(parameters)).map((d, i) => (curvatures[i] ?? 0) * d)
      )
      const optimizer = factory(1 / lipschitz)
      const after = follow(optimizer, start(optimizer, parameters), [gradient]).parameters
      const bound = value(parameters) - space.inner(gradient)(gradient) / (2 * lipschitz)
      // both sides are sums of at most f(θ): a few roundings for each term
      const tolerance = 8 * sumRounding(terms(parameters))
      return value(parameters) <= tolerance
        ? unchecked('below the noise floor')
        : value(after) <= bound + tolerance
          ? pass()
          : fail(`expected at most ${bound} after the step; got ${value(after)}`)
    }
  })
