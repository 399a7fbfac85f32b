import fc from 'fast-check'
import { pipe } from 'fp-ts/lib/function.js'
import {
  backpropagate,
  batch,
  cost,
  costGradient,
  dense,
  dot,
  getVectorSpace,
  gradient,
  input,
  matrix,
  quadraticLoss,
  sigmoid,
  subtract,
  vector,
  type Example
} from 'lawgrad'
import { networkCase, withCase } from 'lawgrad/laws'
import { describe, expect, it } from 'vitest'

describe('batch', () => {
  it('knows its sizes, and is a copy', () => {
    const first: Example<2, 1> = { input: vector([1, 2]), target: vector([3]) }
    const examples: [Example<2, 1>, ...Example<2, 1>[]] = [first, { input: vector([4, 5]), target: vector([6]) }]
    const made = batch(examples)
    examples.pop()
    examples[0] = { input: vector([0, 0]), target: vector([0]) }
    expect([made.inputs, made.outputs, made.examples.length]).toEqual([2, 1, 2])
    expect(made.examples[0].input).toBe(first.input)
    expect(made.examples[0].target).toBe(first.target)
    expect([made, made.examples, made.examples[0]].every(part => Object.isFrozen(part))).toBe(true)
  })
})

describe('cost and gradient', () => {
  const all = networkCase({ maxExamples: 5 })

  it('J is the mean of the losses, Σ (h − y)² the sum of squares, and costGradient says both', () =>
    fc.assert(
      fc.property(
        all,
        withCase(({ network, parameters, batch }) => {
          const losses = batch.examples.map(({ input, target }) =>
            quadraticLoss.value(target)(network.forward(parameters)(input))
          )
          const squares = batch.examples.map(({ input, target }) => {
            const residual = subtract(target)(network.forward(parameters)(input))
            return dot(residual)(residual)
          })
          const sum = (xs: readonly number[]) => xs.reduce((a, b) => a + b, 0)
          const result = costGradient(network, quadraticLoss)(batch)(parameters)
          expect(cost(network, quadraticLoss)(batch)(parameters)).toBe(sum(losses) / losses.length)
          expect(result.cost).toBe(sum(losses) / losses.length)
          expect(result.sumOfSquaredErrors).toBe(sum(squares))
          expect(gradient(network, quadraticLoss)(batch)(parameters)).toEqual(result.gradient)
        })
      )
    ))

  it('the gradient of a batch is the mean of those of its examples, bit for bit in their order', () =>
    fc.assert(
      fc.property(
        all,
        withCase(({ network, parameters, batch }) => {
          const space = getVectorSpace(network.shape)
          const through = backpropagate(network, quadraticLoss)(parameters)
          const m = batch.examples.length
          const total = batch.examples
            .map(example => through(example))
            .reduce((sum, one) => space.add(one.parameters)(sum), space.zero)
          expect(gradient(network, quadraticLoss)(batch)(parameters)).toEqual(space.map(x => x / m)(total))
        })
      )
    ))

  it('does not depend on the order of the examples but for rounding, and an example twice counts twice', () =>
    fc.assert(
      fc.property(
        networkCase({ maxExamples: 5, magnitudes: [1, 4] }),
        withCase(({ network, parameters, batch }) => {
          const space = getVectorSpace(network.shape)
          const differentiate = gradient(network, quadraticLoss)
          const reference = differentiate(batch)(parameters)
          const [first, ...rest] = batch.examples.toReversed()
          const [start, ...others] = batch.examples
          expect(first).toBeDefined()
          const reversed = { ...batch, examples: [first ?? start, ...rest] as const }
          const twice = { ...batch, examples: [start, ...others, ...batch.examples] as const }
          for (const other of [reversed, twice]) {
            const off = space.norm(space.subtract(reference)(differentiate(other)(parameters)))
            expect(off).toBeLessThanOrEqual(1e-13 * (space.norm(reference) + 1e-10))
          }
        })
      )
    ))

  it('back-propagation gives value, squared error and both cotangents, by hand for one unit', () => {
    const unit = pipe(input(2), dense(1), sigmoid)
    const parameters = [{ weights: matrix([[0, 0]]), bias: vector([0]) }, []] as const
    const one = backpropagate(unit, quadraticLoss)(parameters)({ input: vector([2, 4]), target: vector([1]) })
    expect(one.value).toBe(0.125)
    expect(one.squaredError).toBe(0.25)
    expect([...one.parameters[0].weights]).toEqual([[-0.25, -0.5]])
    expect([...one.parameters[0].bias]).toEqual([-0.125])
    expect([...one.input].map(x => x + 0)).toEqual([0, 0])
  })

  it('is pure', () =>
    fc.assert(
      fc.property(
        all,
        withCase(({ network, parameters, batch }) => {
          const differentiate = costGradient(network, quadraticLoss)(batch)
          const before = JSON.stringify([network.shape.flatten(parameters), batch])
          const first = differentiate(parameters)
          expect(differentiate(parameters)).toEqual(first)
          expect(costGradient(network, quadraticLoss)(batch)(parameters)).toEqual(first)
          expect(JSON.stringify([network.shape.flatten(parameters), batch])).toBe(before)
        })
      )
    ))
})
