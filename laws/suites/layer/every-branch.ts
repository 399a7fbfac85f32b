/**
 * The law of branches: that they meet, and that the pullback is right on each, also where it is hardly ever taken.
 */
import type * as fc from 'fast-check'
import { realScalar, type Layer, type Scalar, type Size } from '../../../src/index.ts'
import { outputOver, pullbackOver } from '../../../src/layer/over.ts'
import type { Gate } from '../../gate.ts'
import { flat, shapeOf } from '../../internal/flat.ts'
import { gapBetween } from '../../internal/gaps.ts'
import { rarePlaces } from '../../internal/rare-branches.ts'
import { noted } from '../../internal/noted.ts'
import { law } from '../../law.ts'
import { layerBranches } from '../../oracles/branches.ts'
import { dualNumbers } from '../../oracles/exact.ts'
import type { Precision } from '../../precision.ts'
import { all, claim, pass, type Verdict } from '../../verdict.ts'
import { componentNames, pullbackIs } from './derivative.ts'
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

/** As many variables have a line of their own. */
const lines = 3

/** Some variables of a point, others at other points: which ones is read off its digits. */
const someOf = (where: readonly number[]): readonly number[] => {
  const digits = where.reduce((sum, x) => sum + Math.abs(x), 0) * 1024
  const start = Number.isFinite(digits) ? Math.floor(digits) % where.length : 0
  return [...new Set(Array.from({ length: lines }, (_, k) => (start + k) % where.length))]
}

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
      'along a line through a parameter or an input the branches of the equation meet where they change, and on each of them, and of those of the pullback, also where it is hardly ever taken, the pullback is the derivative by dual numbers',
    source: 'a choice by a sign has two sides, and each is part of the function',
    arbitrary,
    weight: 20,
    check: point => {
      const { parameters, input, noise, cotangent } = point
      const { unflatten } = shapeOf<I>(layer.inputs)
      const size = layer.shape.count
      const where = [...layer.shape.flatten(parameters), ...flat(input)]
      const c = flat(cotangent)
      const branches = layerBranches<I, O, P>(layer, noise)
      const conditions = noted<number, readonly number[]>(note => {
        const scalar = watching(note)
        const [forward, back] = [outputOver(scalar)(layer), pullbackOver(scalar)(layer)]
        return at => {
          forward(at.slice(0, size), at.slice(size), noise)
          back(at.slice(0, size), at.slice(size), c, noise)
        }
      })
      const pointAt = (at: readonly number[]): LayerPoint<I, O, P> => ({
        ...point,
        parameters: layer.shape.unflatten(at.slice(0, size)),
        input: unflatten(at.slice(size))
      })
      const alongVariable = (index: number): Verdict => {
        const moved = (t: number) => where.with(index, t)
        const places = rarePlaces(t => conditions(moved(t)))
        // where there is no choice, or none that this line makes otherwise, nothing is to be said
        if (places.length === 0) return pass()
        const gap = gapBetween(
          t => {
            const at = pointAt(moved(t))
            return flat(layer.forward(at.parameters, noise)(at.input))
          },
          t => branches(moved(t)),
          [Math.min(...places) - 1, Math.max(...places) + 1]
        )
        return all([
          claim(
            gap === undefined,
            `the branches do not meet where ${componentNames(layer)[index]} is ${gap?.at}: output ${gap?.index} is ${gap?.below} below and ${gap?.above} above. If that is not claimed: without('every branch')`
          ),
          ...places.map(t => right.check(pointAt(moved(t))))
        ])
      }
      return conditions(where).length === 0 ? pass() : all(someOf(where).map(alongVariable))
    }
  })
}
