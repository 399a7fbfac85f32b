/**
 * Wrong Hessians.
 */
import {
  costGradient,
  dense,
  getVectorSpace,
  hessianVector,
  input,
  quadraticLoss,
  sigmoid,
  type AnyRange,
  type Layer,
  type Loss,
  type Noise,
  type Batch,
  type Shape,
  type Size
} from 'lawgrad'
import { hessianSuite } from 'lawgrad/laws'
import { pipe } from 'fp-ts/lib/function.js'
import { group, planted, type LawGroup, type PlantedBug } from './bug.ts'

/** A Hessian times a vector. */
type Hessian = typeof hessianVector

/** The network whose Hessian is wrong. */
export const hessianNetwork = pipe(input(2), dense(2), sigmoid, dense(1), sigmoid)

/** The laws of a Hessian. */
export const hessianLaws = (product: Hessian): readonly LawGroup[] => [
  group('Hessian', hessianSuite(hessianNetwork, quadraticLoss, { hessianVector: product }))
]

/** The product changed when it is done, or the direction before. */
const but =
  (
    after: <P>(shape: Shape<P>, product: P) => P,
    before: <P>(shape: Shape<P>, direction: P) => P = (_, direction) => direction
  ) =>
  (): Hessian =>
  <I extends Size, O extends Size, P, R extends AnyRange = never>(layer: Layer<I, O, P>, loss: Loss<NoInfer<O>, R>) => {
    const right = hessianVector<I, O, P, R>(layer, loss)
    return (batch: Batch<NoInfer<I>, NoInfer<O>>, noise?: readonly Noise[]) => (parameters: P) => (direction: P) =>
      after(layer.shape, right(batch, noise)(parameters)(before(layer.shape, direction)))
  }

const bug = (name: string, cause: string, plant: () => Hessian): PlantedBug<Hessian> =>
  planted('hessian', name, cause, plant, hessianLaws)

/** Wrong Hessians. */
export const hessianBugs: readonly PlantedBug<Hessian>[] = [
  bug(
    'Hessian: × 2',
    'the product is twice what it should be',
    but((shape, product) => getVectorSpace(shape).scale(2)(product))
  ),
  bug(
    'Hessian: rows weighted',
    'each row is multiplied by its number: the matrix is not symmetric',
    but((shape, product) => shape.unflatten(shape.flatten(product).map((h, i) => h * (i + 1))))
  ),
  bug(
    'Hessian: absolute direction',
    'the direction is taken without its signs: the product is not linear',
    but(
      (_, product) => product,
      (shape, direction) => getVectorSpace(shape).map(Math.abs)(direction)
    )
  ),
  bug(
    'Hessian: the gradient',
    'the tangent is forgotten: the product is the gradient, whatever the direction',
    () =>
      <I extends Size, O extends Size, P, R extends AnyRange = never>(
        layer: Layer<I, O, P>,
        loss: Loss<NoInfer<O>, R>
      ) =>
      (batch: Batch<NoInfer<I>, NoInfer<O>>, noise?: readonly Noise[]) =>
      (parameters: P) =>
      () =>
        costGradient<I, O, P, R>(layer, loss)(batch, noise)(parameters).gradient
  )
]
