/**
 * The law of layers at kinks.
 */
import * as fc from 'fast-check'
import type { Layer, Size } from '../../../src/index.ts'
import { exactly } from '../../arbitraries/network-case.ts'
import { count, flat, shapeOf } from '../../internal/flat.ts'
import { law } from '../../law.ts'
import { layerField } from '../../oracles/field.ts'
import { betweenBranches } from '../../oracles/tied.ts'
import { all } from '../../verdict.ts'
import { pulled, type LayerPoint } from './point.ts'

/** Few numbers, so that components are equal and choices by a sign are exactly between. */
const few = fc.constantFrom(0, 1, -1, 0, 2, -2, 0.5)

/** Directions: random ones among few, so that components move together. */
const direction = (size: number) => exactly(size, fc.constantFrom(0, 1, 1, -1))

export const between = <I extends Size, O extends Size, P>(
  layer: Layer<I, O, P>,
  points: fc.Arbitrary<LayerPoint<I, O, P>>,
  anywhere: boolean
) => {
  const size = count(layer.inputs)
  const input = shapeOf<I>(layer.inputs)
  const inputs = fc.oneof(
    exactly(size, few),
    few.map(x => Array.from({ length: size }, () => x))
  )
  return law({
    name: 'between the branches at a kink',
    statement:
      'where a choice of the equation is exactly between two branches, the pullback is, along every direction, between what they give',
    source: 'Clarke 1983, Optimization and Nonsmooth Analysis, §2.5: a generalized gradient is a mean of those nearby',
    arbitrary: fc.tuple(points, inputs, direction(layer.shape.count + size)),
    check: ([point, drawn, u]) => {
      const at = anywhere ? { ...point, input: input.unflatten(drawn) } : point
      const { parameters, noise, cotangent } = at
      const where = [...layer.shape.flatten(parameters), ...flat(at.input)]
      const lies = betweenBranches(
        layerField(layer, flat(cotangent), noise),
        where,
        pulled(layer)(parameters, at.input, noise)(cotangent)
      )
      return all([lies(u), lies(where.map((_, i) => (i < layer.shape.count ? 0 : 1)))])
    }
  })
}
