/** Layers in words: what the definition says, whatever the name. */
import { describe, expect, it } from 'vitest'
import { activationLayer } from '../../../src/layer/activation.ts'
import { compose } from '../../../src/layer/compose.ts'
import { denseLayer } from '../../../src/layer/dense.ts'
import { gradientLatex, gradientText, layerLatex, layerText } from '../../../src/layer/equations.ts'
import { layer } from '../../../src/layer/layer.ts'
import { reluLayer } from '../../../src/layer/relu.ts'
import { residualLayer } from '../../../src/layer/residual.ts'
import { sharedLayer } from '../../../src/layer/shared.ts'
import { sigmoidLayer } from '../../../src/layer/sigmoid.ts'
import { softmaxLayer } from '../../../src/layer/softmax.ts'
import { vectorShape } from '../../../src/tensor/shape.ts'

describe('layers in words', () => {
  it('writes the dense layer and its gradient', () => {
    expect(layerText(denseLayer(3, 2)).lines).toEqual(['y = weights·x + bias'])
    expect(gradientText(denseLayer(3, 2)).lines).toEqual(['∂weights = c·xᵀ', '∂bias = c', '∂x = weightsᵀ·c'])
    expect(layerLatex(denseLayer(3, 2)).lines).toEqual([String.raw`y = \mathit{weights} \cdot x + \mathit{bias}`])
    expect(gradientLatex(denseLayer(3, 2)).lines).toEqual([
      String.raw`\partial \mathit{weights} = c \cdot x^{\top}`,
      String.raw`\partial \mathit{bias} = c`,
      String.raw`\partial x = \mathit{weights}^{\top} \cdot c`
    ])
  })

  it('writes what a layer computes, not what its name says', () => {
    const wrong = activationLayer({
      name: 'sigmoid',
      equation:
        ({ tanh, times, plus, num }) =>
        z =>
          times(num(0.5), plus(num(1), tanh(times(num(9), z)))),
      derivative:
        ({ num }) =>
        () =>
          num(0)
    })
    expect(layerText(wrong(2))).toEqual({ lines: ['y = 0.5·(1 + tanh(9·x))'], legend: [] })
    expect(gradientText(wrong(2)).lines).toEqual(['∂x = c ⊙ filled(0)'])
  })

  it('writes the output into the gradient where it is used', () => {
    expect(gradientText(sigmoidLayer(2)).lines).toEqual(['y = sigmoid(x)', '∂x = c ⊙ (y ⊙ sigmoid(−x))'])
    expect(gradientText(reluLayer(2)).lines).toEqual(['∂x = c ⊙ {1 if x > 0, 0 otherwise}'])
    expect(gradientText(softmaxLayer(2)).lines.at(-1)).toBe('∂x = y ⊙ (t − ⟨y, t⟩)')
  })

  it('writes combinators as one equation', () => {
    expect(layerText(residualLayer(sigmoidLayer(2))).lines).toEqual(['y = x + sigmoid(x)'])
    expect(layerText(compose(sigmoidLayer(2))(denseLayer(3, 2))).lines).toEqual(['y = sigmoid(weights₁·x + bias₁)'])
    expect(gradientText(sharedLayer(2, denseLayer(2, 2))).lines).toEqual([
      't = weightsᵀ·c',
      '∂weights = t·xᵀ + c·(weights·x + bias)ᵀ',
      '∂bias = t + c',
      '∂x = weightsᵀ·t'
    ])
  })

  it('keeps the names of parameters apart from its own', () => {
    const gain = layer({
      name: 'gain',
      inputs: 2,
      outputs: 2,
      shape: vectorShape(2),
      equation:
        ({ hadamard }) =>
        theta =>
        x =>
          hadamard(theta)(x),
      pullback:
        ({ hadamard }) =>
        (theta, x) =>
        c => ({ parameters: hadamard(x)(c), input: hadamard(theta)(c) })
    })
    expect(layerText(gain).lines).toEqual(['y = x ⊙ θ'])
    expect(gradientText(gain).lines).toEqual(['∂θ = c ⊙ x', '∂x = c ⊙ θ'])
  })
})
