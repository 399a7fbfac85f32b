import fc from 'fast-check'
import { getVectorSpace, gradientDescent, matrixShape, structShape, vectorShape } from 'lawgrad'
import { dyadic, ordinary } from 'lawgrad/laws'
import { describe, expect, it } from 'vitest'

const shape = structShape({ weights: matrixShape(1, 2), bias: vectorShape(1) })
const space = getVectorSpace(shape)
const tree = (of: fc.Arbitrary<number>) => fc.array(of, { minLength: 3, maxLength: 3 }).map(shape.unflatten)

/** The update and the next state of one step from a fresh state. */
const once = (rate: number, gradient: ReturnType<typeof shape.unflatten>, parameters: typeof gradient) => {
  const descent = gradientDescent(rate)
  return descent.update(shape)({ gradient, parameters, state: descent.init(shape) })
}

describe('gradient descent, equations (12a) and (12b)', () => {
  it('Δθ = −α·∇J, component by component', () =>
    fc.assert(
      fc.property(tree(ordinary(10)), tree(ordinary(10)), ordinary(40).map(Math.abs), (gradient, parameters, rate) => {
        const { update } = once(rate, gradient, parameters)
        expect(shape.flatten(update)).toEqual(shape.flatten(gradient).map(g => -rate * g))
      })
    ))

  it('a zero gradient is a fixed point; rate 0 is the identity', () =>
    fc.assert(
      fc.property(tree(dyadic(8)), tree(dyadic(8)), (gradient, parameters) => {
        const still = [once(40, space.zero, parameters), once(0, gradient, parameters)]
        for (const { update } of still)
          expect(shape.flatten(space.add(update)(parameters))).toEqual(shape.flatten(parameters))
      })
    ))

  it('remembers nothing but the count', () => {
    const descent = gradientDescent(0.5)
    const [g, p] = [shape.unflatten([1, 2, 3]), shape.unflatten([4, 5, 6])]
    const start = descent.init(shape)
    expect(start).toEqual({ count: 0, links: [{ tensors: {}, numbers: {} }] })
    const first = descent.update(shape)({ gradient: g, parameters: p, state: start })
    const second = descent.update(shape)({ gradient: g, parameters: p, state: first.state })
    expect(second.update).toEqual(first.update)
    expect(second.state).toEqual({ count: 2, links: [{ tensors: {}, numbers: {} }] })
    expect(start).toEqual({ count: 0, links: [{ tensors: {}, numbers: {} }] })
  })

  it('says its rate', () => expect(gradientDescent(40).name).toBe('gradientDescent(40)'))
})
