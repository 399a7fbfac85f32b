/**
 * What a layer declares of its outputs.
 */
import type * as fc from 'fast-check'
import type { AnyRange, Layer, Size } from '../../../src/index.ts'
import { flat } from '../../internal/flat.ts'
import { law } from '../../law.ts'
import { all, claim, type Verdict } from '../../verdict.ts'
import type { LayerPoint, Of } from './point.ts'

const formulas: Readonly<Record<AnyRange['range'], string>> = {
  logits: 'a real number',
  probabilities: '0 ≤ yⱼ ≤ 1',
  simplex: '0 ≤ yⱼ ≤ 1 and Σⱼ yⱼ = 1, up to the rounding of the sum and of a quotient for each term'
}

const held = (range: AnyRange['range'], y: readonly number[]): Verdict => {
  const odd = y.find(yj => !(yj >= 0 && yj <= 1))
  const sum = y.reduce((total, yj) => total + yj, 0)
  return all([
    claim(odd === undefined, `expected outputs in [0, 1]; got ${odd}`),
    ...(range === 'simplex'
      ? [claim(Math.abs(sum - 1) <= 2 * y.length * Number.EPSILON, `expected outputs that sum to 1; got ${sum}`)]
      : [])
  ])
}

/** The law that outputs are in the range that the layer declares; none of a layer that declares nothing. */
export const inRange = <I extends Size, O extends Size, P>(
  layer: Layer<I, O, P>,
  arbitrary: fc.Arbitrary<LayerPoint<I, O, P>>
): readonly Of<I, O, P>[] => {
  const { range } = layer.range
  return range === 'logits'
    ? []
    : [
        law({
          name: `range: ${range}`,
          statement: `the outputs are what the layer declares: ${formulas[range]}`,
          source: 'the range of the layer, which losses rely on',
          arbitrary,
          check: ({ parameters, input, noise }) => held(range, flat(layer.forward(parameters, noise)(input)))
        })
      ]
}
