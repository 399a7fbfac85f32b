/**
 * Values that are used twice, and wrong sums of their cotangents.
 */
import { getVectorSpace, residualLayer, sharedLayer, type Layer, type Vector } from '../../src/index.ts'
import { planted, type PlantedBug } from './bug.ts'
import { affine, type Affine } from './layer-bugs.ts'
import { residualLaws, sharedLaws } from './part-laws.ts'

type Subject = Layer<2, 2, Affine>

const residual = residualLayer(affine)
const twice = sharedLayer(2, affine)
const space = getVectorSpace(affine.shape)

const uses = (layer: Layer<2, 2, Affine>, parameters: Affine, x: Vector<2>) => {
  const first = layer.vjp(parameters)(x)
  const second = layer.vjp(parameters)(first.output)
  return { first, second }
}

/** `=` for `+=` where a value is used twice. */
export const sharingBugs: readonly PlantedBug<Subject>[] = [
  planted(
    'layer',
    'residual: = for +=',
    'the cotangent of a residual’s input is overwritten instead of summed: the block’s alone is left',
    () => ({
      ...residual,
      vjp: (p: Affine) => (x: Vector<2>) => ({
        output: residual.forward(p)(x),
        pullback: affine.vjp(p)(x).pullback
      })
    }),
    residualLaws(affine)
  ),
  planted(
    'layer',
    'residual: block forgotten',
    'the cotangent of a residual’s input is the cotangent of its output: the block’s is forgotten',
    () => ({
      ...residual,
      vjp: (p: Affine) => (x: Vector<2>) => ({
        output: residual.forward(p)(x),
        pullback: (c: Vector<2>) => ({ ...residual.vjp(p)(x).pullback(c), input: c })
      })
    }),
    residualLaws(affine)
  ),
  planted(
    'layer',
    'shared weights: = for +=',
    'the gradient of shared weights is overwritten instead of summed: only the last use counts',
    () => ({
      ...twice,
      vjp: (p: Affine) => (x: Vector<2>) => {
        const { second } = uses(affine, p, x)
        return {
          output: second.output,
          pullback: (c: Vector<2>) => ({ ...twice.vjp(p)(x).pullback(c), parameters: second.pullback(c).parameters })
        }
      }
    }),
    sharedLaws(affine, 2)
  ),
  planted(
    'layer',
    'shared weights: mean for sum',
    'the gradients of the uses of shared weights are averaged instead of summed',
    () => ({
      ...twice,
      vjp: (p: Affine) => (x: Vector<2>) => {
        const { output, pullback } = twice.vjp(p)(x)
        return {
          output,
          pullback: (c: Vector<2>) => {
            const back = pullback(c)
            return { ...back, parameters: space.scale(0.5)(back.parameters) }
          }
        }
      }
    }),
    sharedLaws(affine, 2)
  )
]
