import type { State } from 'fp-ts/lib/State.js'
import { drawNoise, type Noise, type NoiseShape } from '../../layer/noise.ts'
import type { Random } from '../../random/random.ts'

/** A draw for each example, one after the other. */
export const drawnFor = (noise: readonly NoiseShape[], examples: number): State<Random, readonly Noise[]> => {
  const draw = drawNoise({ noise })
  return random => {
    const drawn: Noise[] = []
    let next = random
    for (let k = 0; k < examples; k++) {
      const [one, after] = draw(next)
      drawn.push(one)
      next = after
    }
    return [Object.freeze(drawn), next]
  }
}

/** The noise of examples as nobody can change it: itself if it is frozen, else a copy. */
export const keptNoise = (noise: readonly Noise[]): readonly Noise[] =>
  Object.isFrozen(noise) && noise.every(each => Object.isFrozen(each))
    ? noise
    : Object.freeze(noise.map(each => Object.freeze([...each])))
