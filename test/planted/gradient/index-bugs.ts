/**
 * The right numbers in the wrong place.
 */
import type { Algebra, DenseParameters } from 'lawgrad'
import { withLens } from '../internal/lens.ts'
import type { Affine, Place } from '../internal/rebuilt.ts'
import { shelf } from '../internal/shelf.ts'
import { lastAlone, reread, resized, withoutLast } from '../internal/sizes.ts'
import { activationWith, isLast } from './activation.ts'
import { dense, denseWith, type DensePoint, type DensePullback } from './dense.ts'
import { bug, type GradientBug, type Mistake } from './gradient-bug.ts'

const noBias: DensePullback = ({ scale, num }, { c }) => ({ bias: scale(num(0))(c) })

const nothing: DensePullback = ({ scale, num }, { weights, c }) => ({
  weights: scale(num(0))(weights),
  bias: scale(num(0))(c)
})

/** Weight gradients that take the output of their own layer for its input. */
const outputForInput: Mistake = {
  layers: () => {
    const left = shelf()
    return {
      dense: denseWith(
        <I extends number, O extends number>(algebra: Algebra, { layer, place, c }: DensePoint<I, O>) => {
          const output = left.find<number>(place.index)
          return output === undefined
            ? {}
            : { weights: algebra.outer(c)(resized<number, I>(algebra, output.size, layer.inputs, output.tensor)) }
        }
      ),
      activation: activationWith((_, { layer, place, a }) => {
        left.leave(place.index, layer.outputs, a)
        return {}
      })
    }
  }
}

/** Weight gradients that take z of the layer below for its activation. */
const zForA: Mistake = {
  layers: () => {
    const left = shelf()
    return {
      dense: denseWith(
        <I extends number, O extends number>(algebra: Algebra, { layer, place, c }: DensePoint<I, O>) => {
          const under = left.find<number>(place.index - 1)
          return under === undefined
            ? {}
            : { weights: algebra.outer(c)(resized<number, I>(algebra, under.size, layer.inputs, under.tensor)) }
        }
      ),
      activation: activationWith((_, { layer, place, z }) => {
        left.leave(place.index, layer.inputs, z)
        return {}
      })
    }
  }
}

/** Cotangents that are sent back through the weights of the layer below. */
const weightsBelow: Mistake = {
  layers: () => {
    const left = shelf()
    return {
      dense: <I extends number, O extends number>(layer: Affine<I, O>, place: Place) =>
        withLens<I, O, DenseParameters<I, O>>(layer, algebra => {
          const right = layer.at(algebra)
          return (parameters, x, noise) => {
            const { output, pullback } = right(parameters, x, noise)
            const under = left.find<[number, number]>(place.index - 1)
            left.leave<[O, I]>(place.index, [layer.outputs, layer.inputs], parameters.weights)
            if (under === undefined) return { output, pullback }
            const { size, tensor } = under
            const [rows, columns] = size
            const send = algebra.transposedMatVec(tensor)
            return {
              output,
              pullback: c => ({
                parameters: pullback(c).parameters,
                input: resized<number, I>(
                  algebra,
                  columns,
                  layer.inputs,
                  send(resized<O, number>(algebra, layer.outputs, rows, c))
                )
              })
            }
          }
        })
    }
  }
}

/** Loops, indices and axes that are off. */
export const indexBugs: readonly GradientBug[] = [
  bug('bias gradient missing', 'the gradient of the bias is missing', dense(noBias)),
  bug(
    'hidden bias gradient missing',
    'the gradient of the bias is missing in the hidden layers',
    dense((algebra, point) => (isLast(point.place) ? {} : noBias(algebra, point)))
  ),
  bug(
    'bias counted twice',
    'the gradient of the bias is counted twice',
    dense(({ scale, num }, { c }) => ({ bias: scale(num(2))(c) }))
  ),
  bug(
    'weights transposed',
    'the cotangent is sent back through W instead of Wᵀ',
    dense((algebra, { layer: { outputs, inputs }, weights, c }) => ({
      input: algebra.matVec(reread(algebra, outputs, inputs, weights))(c)
    }))
  ),
  bug(
    'weight gradient transposed',
    'wrong axis: the gradient of the weights is stored transposed, x·δᵀ for δ·xᵀ',
    dense((algebra, { layer: { outputs, inputs }, x, c }) => ({
      weights: reread(algebra, inputs, outputs, algebra.outer(x)(c))
    }))
  ),
  bug(
    'first layer zero',
    'the gradient of the first layer is zero',
    dense((algebra, point) => (point.place.index === 0 ? nothing(algebra, point) : {}))
  ),
  bug(
    'last layer zero',
    'the gradient of the last layer is zero',
    dense((algebra, point) => (isLast(point.place) ? nothing(algebra, point) : {}))
  ),
  bug(
    'output for input',
    'an index is off by one: weight gradients take the output of their layer for its input',
    outputForInput
  ),
  bug('z for a', 'weight gradients take z of the layer below instead of its activation', zForA),
  bug(
    'weights of the layer below',
    'an index is off by one: the cotangent is sent back through the weights of the layer below',
    weightsBelow
  ),
  bug(
    'last unit left out',
    'a loop ends one too early: the last unit of each layer has no gradient',
    dense((algebra, { layer, x, c }) => {
      const others = withoutLast(algebra, layer.outputs, c)
      return { weights: algebra.outer(others)(x), bias: others }
    })
  ),
  bug(
    'last input left out',
    'a loop ends one too early: the weights of the last input of each layer have no gradient',
    dense((algebra, { layer, x, c }) => ({ weights: algebra.outer(c)(withoutLast(algebra, layer.inputs, x)) }))
  ),
  bug(
    '= for += in Wᵀδ',
    'the cotangent of the layer below is overwritten instead of summed: only the last unit counts',
    dense((algebra, { layer, weights, c }) => ({
      input: algebra.transposedMatVec(weights)(lastAlone(algebra, layer.outputs, c))
    }))
  ),
  bug(
    'absolute weights',
    'the cotangent is sent back through |W|',
    dense(({ transposedMatVec, map, where, negate }, { weights, c }) => ({
      input: transposedMatVec(map(w => where(w, w, negate(w)))(weights))(c)
    }))
  ),
  bug('input gradient missing', 'the gradient of the inputs is zero', {
    answer: (gradient, { parameters: { length } }) => gradient.map((g, i) => (i < length ? g : 0))
  })
]
