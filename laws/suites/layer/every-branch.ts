/**
 * The law of branches: that they meet, and that the pullback is right on each, also where it is hardly ever taken.
 */
import type * as fc from 'fast-check'
import { realScalar, type Layer, type Scalar, type Size } from '../../../src/index.ts'
import { outputOver, pullbackOver } from '../../../src/layer/over.ts'
import type { Gate } from '../../gate.ts'
import { count, flat, shapeOf } from '../../internal/flat.ts'
import { gapBetween } from '../../internal/gaps.ts'
import { rarePlaces } from '../../internal/rare-branches.ts'
import { noted } from '../../internal/noted.ts'
import { law } from '../../law.ts'
import { layerBranches } from '../../oracles/branches.ts'
import { dualNumbers } from '../../oracles/exact.ts'
import type { Precision } from '../../precision.ts'
import { all, claim, pass } from '../../verdict.ts'
import { pullbackIs } from './derivative.ts'
import type { LayerPoint, Of } from './point.ts'

/** Real numbers that tell what each choice is made by. */
const watching = (note: (condition: number) => void): Scalar<number> =>
  Object.freeze<Scalar<number>>({
    ...realScalar,
    where: (a, positive, otherwise) => {
      note(a)
      return realScalar.where(a, positive, otherwise)
    }
  })

/** The law that branches meet where they change, and that the pullback is the derivative on each, also where random inputs hardly ever take it. */
export const everyBranch = <I extends Size, O extends Size, P>(
  layer: Layer<I, O, P>,
  arbitrary: fc.Arbitrary<LayerPoint<I, O, P>>,
  gate: Gate,
  precision: Precision
): Of<I, O, P> => {
  const right = pullbackIs<I, O, P>(layer, arbitrary, dualNumbers, gate, precision)
  return law({
    name: 'every branch',
    statement:
      'along a line through an input the branches of the equation meet where they change, and on each of them, and of those of the pullback, also where it is hardly ever taken, the pullback is the derivative by dual numbers',
    source: 'a choice by a sign has two sides, and each is part of the function',
    arbitrary,
    weight: 20,
    check: point => {
      const { parameters, input, noise, cotangent, probes } = point
      const { unflatten } = shapeOf<I>(layer.inputs)
      const [theta, x, c] = [layer.shape.flatten(parameters), flat(input), flat(cotangent)]
      const at = (probes.at(-1) ?? 0) % count(layer.inputs)
      const conditions = noted<number>(note => {
        const scalar = watching(note)
        const [forward, back] = [outputOver(scalar)(layer), pullbackOver(scalar)(layer)]
        return (t: number) => {
          const moved = x.with(at, t)
          forward(theta, moved, noise)
          back(theta, moved, c, noise)
        }
      })
      const places = rarePlaces(conditions)
      // where there is no choice, or none that this line makes otherwise, nothing is to be said
      if (places.length === 0) return pass()
      const branches = layerBranches<I, O, P>(layer, noise)
      const gap = gapBetween(
        t => flat(layer.forward(parameters, noise)(unflatten(x.with(at, t)))),
        t => branches([...theta, ...x.with(at, t)]),
        [Math.min(...places) - 1, Math.max(...places) + 1]
      )
      return all([
        claim(
          gap === undefined,
          `the branches do not meet where input ${at} is ${gap?.at}: output ${gap?.index} is ${gap?.below} below and ${gap?.above} above. If that is not claimed: without('every branch')`
        ),
        ...places.map(t => right.check({ ...point, input: unflatten(x.with(at, t)) }))
      ])
    }
  })
}
