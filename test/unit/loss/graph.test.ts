/** Losses as graphs. */
import { describe, expect, it } from 'vitest'
import { sameGraph } from '../../../src/algebra/graph/equal-graphs.ts'
import { interpret } from '../../../src/algebra/graph/interpret.ts'
import { absoluteLoss } from '../../../src/loss/absolute.ts'
import { binaryCrossEntropy } from '../../../src/loss/binary-cross-entropy.ts'
import { categoricalCrossEntropy } from '../../../src/loss/categorical-cross-entropy.ts'
import { lossGraph } from '../../../src/loss/graph.ts'
import { hingeLoss } from '../../../src/loss/hinge.ts'
import { huberLoss } from '../../../src/loss/huber.ts'
import { logCoshLoss } from '../../../src/loss/log-cosh.ts'
import { anySizeLoss, loss, type AnySizeLoss } from '../../../src/loss/loss.ts'
import { quadraticLoss } from '../../../src/loss/quadratic.ts'
import { sigmoidCrossEntropy } from '../../../src/loss/sigmoid-cross-entropy.ts'
import { softmaxCrossEntropy } from '../../../src/loss/softmax-cross-entropy.ts'
import { vector } from '../../../src/tensor/tensor.ts'

const losses: readonly AnySizeLoss<never>[] = [
  quadraticLoss,
  binaryCrossEntropy,
  categoricalCrossEntropy,
  sigmoidCrossEntropy,
  softmaxCrossEntropy,
  absoluteLoss,
  huberLoss(0.25),
  huberLoss(0.5),
  hingeLoss,
  logCoshLoss
]

describe.each(losses)('$name', each => {
  it('is, interpreted, its value and its gradient', () => {
    const graph = lossGraph(each, 3)
    for (const y of [vector([0, 1, 0]), vector([0.2, 0.3, 0.5])])
      for (const h of [vector([0.1, 0.7, 0.2]), vector([1, 0, 0]), vector([0.25, 0.25, 0.5])]) {
        const { value, gradient } = interpret(graph)({ y, h })
        expect(value).toBe(each.value(y)(h))
        expect(String(gradient)).toBe(String(each.gradient(y)(h)))
      }
  })

  it('is no other', () => {
    const same = losses.filter(other => sameGraph(lossGraph(each, 3), lossGraph(other, 3)))
    expect(same).toEqual([each])
  })
})

it('of one size has that size, and is what it computes, whatever its name', () => {
  const equation: Parameters<typeof loss<3>>[0]['equation'] =
    ({ subtract, dot, times, num }) =>
    y =>
    h =>
      times(dot(subtract(y)(h))(subtract(y)(h)), num(0.5))
  const mine = loss<3>({ name: 'mine', equation, gradient: ({ subtract }) => subtract })
  const twice = anySizeLoss({
    name: 'quadratic',
    equation:
      ({ subtract, dot }) =>
      y =>
      h =>
        dot(subtract(y)(h))(subtract(y)(h)),
    gradient:
      ({ subtract, scale, num }) =>
      y =>
      h =>
        scale(num(2))(subtract(y)(h))
  })
  expect(sameGraph(lossGraph(mine, 3), lossGraph(quadraticLoss, 3))).toBe(true)
  expect(sameGraph(lossGraph(twice, 3), lossGraph(quadraticLoss, 3))).toBe(false)
})
