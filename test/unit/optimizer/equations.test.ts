/** Optimizers in words. */
import { expect, it } from 'vitest'
import { adamW } from '../../../src/optimizer/adam.ts'
import { chain } from '../../../src/optimizer/chain.ts'
import { optimizerLatex, optimizerText } from '../../../src/optimizer/equations.ts'
import { gradientDescent } from '../../../src/optimizer/gradient-descent.ts'
import { accumulateVelocity, momentum } from '../../../src/optimizer/momentum.ts'
import { link } from '../../../src/optimizer/optimizer.ts'
import { weightsOnly } from '../../../src/optimizer/weight-decay.ts'

const root = { path: [], extents: [3] }

it('writes what is remembered and then the update', () => {
  expect(optimizerText(root)(momentum(0.5)).lines).toEqual(['velocity := 0.9·velocity + ∂θ', 'Δθ = −0.5·velocity'])
  expect(optimizerText(root)(momentum(0.5, { nesterov: true })).lines).toEqual([
    'velocity := 0.9·velocity + ∂θ',
    'Δθ = −0.5·(0.9·velocity + ∂θ)'
  ])
  expect(optimizerLatex({ path: ['0', 'weights'], extents: [3, 2] })(gradientDescent(0.5)).lines).toEqual([
    String.raw`\Delta \mathit{weights}_{1} = -0.5 \cdot \partial \mathit{weights}_{1}`
  ])
})

it('writes the step on the tensor that it is given', () => {
  const rule = adamW(0.25, { beta1: 0.5, beta2: 0.75, weightDecay: 0.125, decays: weightsOnly })
  const moments = [
    'power1 := power1·0.5',
    'power2 := power2·0.75',
    'mean := 0.5·mean + (1 − 0.5)·∂bias',
    'meanSquare := 0.75·meanSquare + ((1 − 0.75)·∂bias) ⊙ ∂bias'
  ]
  const scaled = '(1 / (1 − power1))·mean / ((1 / √(1 − power2))·√meanSquare + 10⁻⁸)'
  expect(optimizerText({ path: ['bias'], extents: [3] })(rule).lines).toEqual([...moments, `Δbias = −0.25·(${scaled})`])
  expect(optimizerText({ path: ['bias'], extents: [3, 2] })(rule).lines).toEqual([
    ...moments,
    `Δbias = −0.25·(${scaled} + 0.125·bias)`
  ])
})

it('keeps apart what links call by one name, and what was before from what is after', () => {
  expect(optimizerText(root)(chain(accumulateVelocity(0.5), accumulateVelocity(0.25))).lines).toEqual([
    'velocity¹ := 0.5·velocity¹ + ∂θ',
    'velocity² := 0.25·velocity² + velocity¹',
    'Δθ = velocity²'
  ])
  const late = link({
    name: 'late',
    tensors: ['velocity'],
    update:
      ({ add, scale }) =>
      ({ gradient, tensors: { velocity }, norm, step }) => ({
        update: add(scale(norm())(velocity))(scale(step)(gradient)),
        tensors: { velocity: add(gradient)(velocity) }
      })
  })
  expect(optimizerText(root)(late).lines).toEqual([
    'velocity′ = velocity + ∂θ',
    'Δθ = step·∂θ + norm·velocity',
    'velocity := velocity′'
  ])
})
