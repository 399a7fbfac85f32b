/**
 * Values that are used twice, and wrong sums of their cotangents.
 */
import { layer, type Algebra, type Back, type Expr, type Layer, type Over } from 'lawgrad'
import { planted, type PlantedBug } from './bug.ts'
import { affine, type Affine } from './layer-bugs.ts'
import { residualLaws, sharedLaws } from './part-laws.ts'

type Subject = Layer<2, 2, Affine>

/** The pullback of a layer from two numbers to two, at a point. */
type Pulling = (algebra: Algebra) => (parameters: Over<Affine>, x: Expr<2>) => (c: Expr<2>) => Back<2, Affine>

/** y = x + f(x), by a pullback of its own. */
const residual = (pullback: Pulling) => (): Subject =>
  layer<2, 2, Affine>({
    name: 'residual(dense)',
    inputs: 2,
    outputs: 2,
    shape: affine.shape,
    equation: algebra => parameters => x => algebra.add(affine.equation(algebra)(parameters)(x))(x),
    pullback
  })

/** y = f(f(x)), by what is made of the pullbacks of both uses. */
const twice = (
  pullback: (algebra: Algebra) => (first: Back<2, Affine>, second: Back<2, Affine>) => Back<2, Affine>
): (() => Subject) => {
  const uses = (algebra: Algebra, parameters: Over<Affine>, x: Expr<2>) => {
    const f = affine.at(algebra)
    const first = f(parameters, x, [])
    return { first, second: f(parameters, first.output, []) }
  }
  return () =>
    layer<2, 2, Affine>({
      name: 'shared(2, dense)',
      inputs: 2,
      outputs: 2,
      shape: affine.shape,
      equation: algebra => parameters => x => uses(algebra, parameters, x).second.output,
      pullback: algebra => (parameters, x) => {
        const { first, second } = uses(algebra, parameters, x)
        return c => {
          const last = second.pullback(c)
          return pullback(algebra)(first.pullback(last.input), last)
        }
      }
    })
}

/** `=` for `+=` where a value is used twice. */
export const sharingBugs: readonly PlantedBug<Subject>[] = [
  planted(
    'layer',
    'residual: = for +=',
    'the cotangent of a residual’s input is overwritten instead of summed: the block’s alone is left',
    residual(algebra => (parameters, x) => affine.at(algebra)(parameters, x, []).pullback),
    residualLaws(affine)
  ),
  planted(
    'layer',
    'residual: block forgotten',
    'the cotangent of a residual’s input is the cotangent of its output: the block’s is forgotten',
    residual(algebra => (parameters, x) => {
      const { pullback } = affine.at(algebra)(parameters, x, [])
      return c => ({ parameters: pullback(c).parameters, input: c })
    }),
    residualLaws(affine)
  ),
  planted(
    'layer',
    'shared weights: = for +=',
    'the gradient of shared weights is overwritten instead of summed: only the last use counts',
    twice(() => (first, second) => ({ parameters: second.parameters, input: first.input })),
    sharedLaws(affine, 2)
  ),
  planted(
    'layer',
    'shared weights: mean for sum',
    'the gradients of the uses of shared weights are averaged instead of summed',
    twice(({ zipWith, times, plus, num }) => {
      const mean = zipWith((a, b) => times(num(0.5), plus(a, b)))
      return (first, second) => ({
        parameters: {
          weights: mean(second.parameters.weights)(first.parameters.weights),
          bias: mean(second.parameters.bias)(first.parameters.bias)
        },
        input: first.input
      })
    }),
    sharedLaws(affine, 2)
  )
]
