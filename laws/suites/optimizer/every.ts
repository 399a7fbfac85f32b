/**
 * Laws of every optimizer.
 */
import * as fc from 'fast-check'
import type { AnyMemory, OptimizerState } from '../../../src/index.ts'
import { ordinary } from '../../arbitraries/scalar.ts'
import { sameBits } from '../../compare.ts'
import { remembered } from '../../internal/optimizer-state.ts'
import { law, type Law } from '../../law.ts'
import { all, claim, unchecked } from '../../verdict.ts'
import {
  type OptimizerFactory,
  shape,
  space,
  count,
  tree,
  type Tree,
  type Walk,
  start,
  follow,
  numbersOf,
  asData,
  make
} from './walk.ts'

export const pure = <Ms extends readonly AnyMemory[]>(factory: OptimizerFactory<Ms>): Law<Walk> =>
  make(
    'purity',
    'the same steps from the same start give the same trail bit for bit, and nothing given is changed',
    'the definition of a function',
    ({ parameters, rate, gradients }) => {
      const given = () => [...shape.flatten(parameters), ...gradients.flatMap(shape.flatten)]
      const before = given()
      const optimizer = factory(rate)
      const [first, again] = [1, 2].map(() => numbersOf(follow(optimizer, start(optimizer, parameters), gradients)))
      return all([
        sameBits({ name: 'first trail', values: first ?? [] }, { name: 'second trail', values: again ?? [] }),
        sameBits({ name: 'given', values: before }, { name: 'given, afterwards', values: given() })
      ])
    }
  )

export const states = <Ms extends readonly AnyMemory[]>(factory: OptimizerFactory<Ms>): Law<Walk> =>
  make(
    'state',
    'the count goes up by one for each step; the links remember what they did at the start, each tensor and update of the shape of the parameters',
    'the definition of an optimizer state',
    ({ parameters, rate, gradients }) => {
      const optimizer = factory(rate)
      const from = start(optimizer, parameters)
      const { state, updates } = follow(optimizer, from, gradients)
      const [before, after] = [remembered(shape, from.state), remembered(shape, state)]
      const names = (all: typeof after) => all.map(({ name, values }) => `${name}[${values.length}]`).join()
      return all([
        claim(from.state.count === 0, `expected the count 0 at the start; got ${from.state.count}`),
        claim(state.count === gradients.length, `expected the count ${gradients.length}; got ${state.count}`),
        claim(
          names(before) === names(after),
          `expected the links to remember ${names(before)} after a step; got ${names(after)}`
        ),
        claim(
          updates.every(update => shape.flatten(update).length === count),
          'an update has another shape than the parameters'
        )
      ])
    }
  )

export const resumed = <Ms extends readonly AnyMemory[]>(factory: OptimizerFactory<Ms>): Law<Walk> =>
  make(
    'k steps = fold',
    'n steps and then m, by another optimizer of the same making and with the state through plain data, are n + m steps, bit for bit',
    'an optimizer is a fold over gradients',
    ({ parameters, rate, gradients }) => {
      const half = Math.floor(gradients.length / 2)
      const [one, other, third] = [factory(rate), factory(rate), factory(rate)]
      const whole = follow(one, start(one, parameters), gradients)
      const first = follow(other, start(other, parameters), gradients.slice(0, half))
      const second = follow(third, { ...first, state: asData(first.state) }, gradients.slice(half), asData)
      return sameBits({ name: 'n then m', values: numbersOf(second) }, { name: 'n + m', values: numbersOf(whole) })
    }
  )

export const rateZero = <Ms extends readonly AnyMemory[]>(factory: OptimizerFactory<Ms>): Law<Walk> =>
  make(
    'rate 0 is the identity',
    'with learning rate 0 no step moves anything',
    'equation (12b)',
    ({ parameters, gradients }) => {
      const optimizer = factory(0)
      const { updates } = follow(optimizer, start(optimizer, parameters), gradients)
      const moved = updates.flatMap(shape.flatten).find(x => x !== 0)
      return claim(moved === undefined, `expected updates of 0; got ${moved}`)
    }
  )

export const downhill = <Ms extends readonly AnyMemory[]>(
  factory: OptimizerFactory<Ms>,
  fixedPoint: boolean
): Law<Walk> =>
  make(
    'the first step goes downhill',
    '⟨∇J, Δθ⟩ < 0 for the first update (at θ = 0 if parameters decay)',
    'equation (12b)',
    ({ parameters, rate, gradients }) => {
      const optimizer = factory(rate)
      const gradient = gradients[0] ?? space.zero
      const from = start(optimizer, fixedPoint ? parameters : space.zero)
      const [update = space.zero] = follow(optimizer, from, [gradient]).updates
      const slope = space.inner(update)(gradient)
      return space.norm(gradient) === 0
        ? unchecked('below the noise floor')
        : claim(slope < 0, `expected a negative slope; got ${slope}`)
    }
  )

/** How much gradients change that hardly change. */
const wobbles = [0, Number.EPSILON, 1e-12, 1e-3]

/** Every component has a size and a change of its own, so that each walk has small and large ones. */
const spread = (gradient: Tree, turn: number): readonly [Tree, Tree] => {
  const numbers = shape.flatten(gradient).map((x, i, all) => x * 2 ** (-10 + ((4 * (i + turn)) % (4 * all.length))))
  return [
    shape.unflatten(numbers),
    shape.unflatten(numbers.map((x, i) => x * (1 + (wobbles[(i + Math.floor(turn / 8)) % wobbles.length] ?? 0))))
  ]
}

/** Walks in the large: gradients of every size that hardly change, for hundreds of steps. */
const longWalk = fc.record({
  parameters: tree(ordinary(4)),
  rate: fc.integer({ min: 1, max: 10 }).map(k => k / 1000),
  gradients: fc.tuple(tree(ordinary(2)), fc.nat(31)).map(([gradient, turn]) => spread(gradient, turn))
})

/** Steps of a long walk. */
const long = 400

export const staysFinite = <Ms extends readonly AnyMemory[]>(factory: OptimizerFactory<Ms>) =>
  law({
    name: 'stays finite',
    statement: `${long} steps along gradients of any size that hardly change give finite updates, and a finite memory`,
    source: 'a mean square less the square of a mean is below 0 by rounding',
    arbitrary: longWalk,
    weight: 50,
    check: ({ parameters, rate, gradients }) => {
      const optimizer = factory(rate)
      const step = optimizer.update(shape)
      const end = Array.from({ length: long }).reduce<{
        readonly parameters: Tree
        readonly state: OptimizerState<Ms, Tree>
        readonly broken: number
      }>(
        ({ parameters: at, state, broken }, _, k) => {
          const given = gradients[k % 2 === 0 ? 0 : 1]
          const answer = step({ gradient: given, parameters: at, state })
          const finite = shape.flatten(answer.update).every(Number.isFinite)
          return {
            parameters: space.add(answer.update)(at),
            state: answer.state,
            broken: broken === 0 && !finite ? k + 1 : broken
          }
        },
        { parameters, state: optimizer.init(shape), broken: 0 }
      )
      const memory = remembered(shape, end.state).find(({ values }) => !values.every(Number.isFinite))
      return all([
        claim(end.broken === 0, `the update of step ${end.broken} is not finite`),
        claim(memory === undefined, `after ${long} steps ${memory?.name} is not finite`)
      ])
    }
  })
