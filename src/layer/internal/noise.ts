import type { State } from 'fp-ts/lib/State.js'
import type { Algebra } from '../../algebra/algebra.ts'
import { constantTensor } from '../../algebra/internal/algebra-of.ts'
import type { AnySize } from '../../dimension/size.ts'
import type { Random } from '../../random/random.ts'
import { filled, toBuffer } from '../../tensor/internal/buffer.ts'
import { agree, agreeExtents, defect } from '../../tensor/internal/defect.ts'
import { countOf, extentsOf, ownTensor } from '../../tensor/internal/tensor.ts'
import type { Noise, NoiseOver, NoiseShape } from '../noise.ts'

/** The means as tensors. */
export const means = (shapes: readonly NoiseShape[]): Noise =>
  Object.freeze(
    shapes.map(({ extents, distribution }) =>
      ownTensor<AnySize>(extents, filled(new Float64Array(countOf(extents)), distribution.mean))
    )
  )

/** The means in any reading. */
export const meansOver = (algebra: Algebra, shapes: readonly NoiseShape[]): NoiseOver =>
  shapes.map(({ extents, distribution }) => constantTensor(algebra, extents, distribution.mean))

/** A draw for each. */
export const drawAll =
  (shapes: readonly NoiseShape[]): State<Random, Noise> =>
  random => {
    const drawn: Noise[number][] = []
    let next = random
    for (const { extents, distribution } of shapes) {
      const [values, after] = distribution.draw(countOf(extents))(next)
      drawn.push(ownTensor<AnySize>(extents, toBuffer(values)))
      next = after
    }
    return [Object.freeze(drawn), next]
  }

/** Noise from outside, of the sizes that are declared. */
export const checkedNoise = (shapes: readonly NoiseShape[], noise: Noise): Noise => {
  agree(shapes.length, noise.length)
  shapes.forEach(({ extents }, k) => agreeExtents(extents, extentsOf(noise[k]!)))
  return noise
}

/** What stands for the noise of a definition that declares none. */
export const undeclared: unknown = new Proxy(Object.freeze({}), {
  get: () => defect('expected a definition that declares its noise; give it noise: { size, distribution }')
})
