/** Losses in words. */
import { expect, it } from 'vitest'
import { lossLatex, lossText } from '../../../src/loss/equations.ts'
import { loss } from '../../../src/loss/loss.ts'
import { quadraticLoss } from '../../../src/loss/quadratic.ts'
import { sigmoidCrossEntropy } from '../../../src/loss/sigmoid-cross-entropy.ts'

it('writes a loss and its gradient', () => {
  expect(lossText(2)(quadraticLoss).lines).toEqual(['loss = 0.5·⟨h − y, h − y⟩', '∂h = h − y'])
  expect(lossLatex(2)(quadraticLoss).lines[0]).toBe(
    String.raw`\mathit{loss} = 0.5 \cdot \left\langle h - y, h - y \right\rangle`
  )
  expect(lossText(2)(sigmoidCrossEntropy).lines).toEqual([
    'loss = Σ(y ⊙ softplus(−h) + (1 − y) ⊙ softplus(h))',
    '∂h = (1 − y) ⊙ sigmoid(h) − y ⊙ sigmoid(−h)'
  ])
})

it('writes a wrong gradient as it is, whatever the name', () => {
  const twice = loss<2>({
    name: 'quadratic',
    equation:
      ({ dot }) =>
      y =>
      h =>
        dot(y)(h),
    gradient:
      ({ scale, num }) =>
      y =>
      () =>
        scale(num(2))(y)
  })
  expect(lossText(2)(twice).lines).toEqual(['loss = ⟨h, y⟩', '∂h = 2·y'])
})
