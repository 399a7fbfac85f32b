/**
 * Laws of every optimizer.
 */
import { sameBits } from '../../compare.ts'
import type { Law } from '../../law.ts'
import { all, claim, unchecked } from '../../verdict.ts'
import {
  type OptimizerFactory,
  shape,
  space,
  size,
  type Walk,
  start,
  follow,
  numbersOf,
  throughData,
  make
} from './walk.ts'

export const pure = (factory: OptimizerFactory): Law<Walk> =>
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

export const states = (factory: OptimizerFactory): Law<Walk> =>
  make(
    'state',
    'the count goes up by one for each step, and every slot and update has the shape of the parameters',
    'the definition of an optimizer state',
    ({ parameters, rate, gradients }) => {
      const optimizer = factory(rate)
      const from = start(optimizer, parameters)
      const { state, updates } = follow(optimizer, from, gradients)
      const sizes = [...Object.values(state.slots), ...updates].map(part => shape.flatten(part).length)
      return all([
        claim(from.state.count === 0, `expected the count 0 at the start; got ${from.state.count}`),
        claim(state.count === gradients.length, `expected the count ${gradients.length}; got ${state.count}`),
        claim(
          Object.keys(state.slots).toSorted().join() === Object.keys(from.state.slots).toSorted().join(),
          'the slots after a step are not those of the start'
        ),
        claim(
          sizes.every(got => got === size),
          'a slot or an update has another shape than the parameters'
        )
      ])
    }
  )

export const resumed = (factory: OptimizerFactory): Law<Walk> =>
  make(
    'k steps = fold',
    'n steps and then m, by another optimizer of the same making and with the state through plain data, are n + m steps, bit for bit',
    'an optimizer is a fold over gradients',
    ({ parameters, rate, gradients }) => {
      const half = Math.floor(gradients.length / 2)
      const [one, other, third] = [factory(rate), factory(rate), factory(rate)]
      const whole = follow(one, start(one, parameters), gradients)
      const first = follow(other, start(other, parameters), gradients.slice(0, half))
      const second = follow(third, { ...first, state: throughData(first.state) }, gradients.slice(half), throughData)
      return sameBits({ name: 'n then m', values: numbersOf(second) }, { name: 'n + m', values: numbersOf(whole) })
    }
  )

export const rateZero = (factory: OptimizerFactory): Law<Walk> =>
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

export const downhill = (factory: OptimizerFactory, fixedPoint: boolean): Law<Walk> =>
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
