/** Causes in parts of one's own, of forms that stand in no catalogue. */
import {
  activationLayer,
  anySizeLoss,
  append,
  batch,
  dense,
  input,
  pipe,
  quadraticLoss,
  sigmoid,
  tanh,
  vector
} from 'lawgrad'
import { analyticGradient, diagnoseAt, showDiagnosis, verify } from 'lawgrad/laws'
import { describe, expect, it } from 'vitest'

const examples = batch([
  { input: vector([0.3, -1, 0.7]), target: vector([0, 1]) },
  { input: vector([1.2, 0.4, -0.5]), target: vector([1, 0.5]) },
  { input: vector([-0.6, 0.9, 0.1]), target: vector([0.2, 0]) }
])

/** e^(−z²), whose derivative lacks its 2 or has it. */
const bell = (factor: number) =>
  activationLayer({
    name: 'bell',
    equation:
      ({ exp, times, negate }) =>
      z =>
        exp(negate(times(z, z))),
    derivative:
      ({ exp, times, negate, num }) =>
      z =>
        times(num(factor), times(z, exp(negate(times(z, z)))))
  })(4)

const through = (factor: number) => pipe(input(3), dense(4), append(bell(factor)), dense(2), sigmoid)
const points = [0, 1].map(seed => ({
  batch: examples,
  parameters: through(-2).shape.unflatten(
    Array.from({ length: through(-2).shape.count }, (_, i) => 0.9 * Math.sin(7 * i + 1 + seed))
  )
}))

describe('one factor of all that lies below a layer', () => {
  it('is told with the tensors that it is in', () => {
    const diagnosis = diagnoseAt(through(-2), quadraticLoss, given =>
      analyticGradient(through(-0.7), quadraticLoss)(given)
    )(points)
    expect(showDiagnosis(diagnosis)).toMatch(
      /^the gradients of 0\.weights, 0\.bias and input are off by one factor of 0\.35 /u
    )
  })
  it('is none where the tensors have several', () => {
    const diagnosis = diagnoseAt(
      through(-2),
      quadraticLoss,
      given => theta =>
        analyticGradient(
          through(-2),
          quadraticLoss
        )(given)(theta).map((g, i) => (i < 12 ? 0.35 * g : i < 16 ? 0.36 * g : g))
    )(points)
    expect(diagnosis._tag).toBe('Unknown')
  })
})

describe('a factor of the loss is none of the number of examples', () => {
  const fourth = (slope: number) =>
    anySizeLoss({
      name: 'fourth',
      equation:
        ({ zipWith, sum, minus, times }) =>
        y =>
        h =>
          sum(
            zipWith((a, b) => {
              const square = times(minus(a, b), minus(a, b))
              return times(square, square)
            })(y)(h)
          ),
      gradient: ({ zipWith, minus, times, num }) =>
        zipWith((a, b) => {
          const r = minus(a, b)
          return times(num(slope), times(times(r, r), r))
        })
    })
  const network = pipe(input(3), dense(4), tanh, dense(2))
  it('3 for 4, with three examples', () => {
    const { verdict, cause } = verify(network, fourth(3), { batch: examples })
    expect(verdict._tag).toBe('Fail')
    expect(cause).toMatch(/^the gradient of the loss is not the derivative of its equation/u)
    expect(cause).not.toMatch(/divided by/u)
  })
  it('but a sum for a mean is what it is', () => {
    const { cause } = verify(network, fourth(4), {
      batch: examples,
      gradient: given => theta => {
        const inputs = network.shape.count
        return analyticGradient(
          network,
          fourth(4)
        )(given)(theta).map((g, i) => (i < inputs ? g * given.examples.length : g))
      }
    })
    expect(cause).toMatch(/the gradients are summed/u)
  })
})
