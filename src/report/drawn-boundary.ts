import * as O from 'fp-ts/lib/Option.js'
import { log } from '../scalar/functions/numbers.ts'
import type { Domain, Path } from './activated-region.ts'
import { cleanText } from './clean-text.ts'
import { typesetNumber } from './format-number.ts'
import { segmentInside } from './segment-inside.ts'

/** Parameters of one sigmoid unit with two inputs, equation (10). */
export interface UnitParameters {
  readonly theta0: number
  readonly theta1: number
  readonly theta2: number
}

/**
 * The boundary to draw and its text in the legend: where g(θ₀ + θ₁x₁ + θ₂x₂) is the threshold if parameters are given,
 * else the one that was `traced`. Never fails.
 */
export const drawnBoundary = (
  line: UnitParameters | undefined,
  threshold: number,
  domain: Domain,
  traced: readonly Path[],
  quantity: string
): { readonly paths: readonly Path[]; readonly text: string } => {
  const level = log(threshold / (1 - threshold))
  return line === undefined || !Number.isFinite(level)
    ? { paths: traced, text: `boundary: ${cleanText(quantity)} = ${typesetNumber(4)(threshold)}` }
    : {
        paths: O.match<Path, readonly Path[]>(
          () => [],
          path => [path]
        )(segmentInside(line.theta0 - level, line.theta1, line.theta2, domain)),
        text:
          level === 0
            ? 'boundary:\nθ₀ + θ₁x₁ + θ₂x₂ = 0'
            : `boundary: ${cleanText(quantity)} = ${typesetNumber(4)(threshold)}`
      }
}
