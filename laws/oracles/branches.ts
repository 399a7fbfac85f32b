/**
 * Which smooth piece a field is on, read from the equations that it is made of.
 */
import { meanNoise, type Batch, type Layer, type Loss, type Noise, type Size, type Tensor } from '../../src/index.ts'
import { branchesOf } from '../../src/algebra/branches.ts'
import { lossBranches } from '../../src/loss/branches.ts'
import { count, shapeOf } from '../internal/flat.ts'
import type { BranchesAt } from './kink.ts'

/**
 * The branches of a layer at its parameters and then its input, row-major: what `layerField` is read on. Noise is by default its mean.
 *
 * Cost: one reading of the equation. Never fails.
 *
 * @example
 * ```ts
 * import { reluLayer } from 'lawgrad'
 * import { layerBranches } from 'lawgrad/laws'
 * import { strict as assert } from 'node:assert'
 * assert.deepEqual(layerBranches(reluLayer(2))([-1, 1]), [0, 1])
 * ```
 */
export const layerBranches = <I extends Size, O extends Size, P>(
  layer: Layer<I, O, P>,
  noise: Noise = meanNoise(layer)
): BranchesAt => {
  const inputs = shapeOf<I>(layer.inputs)
  const { shape } = layer
  return point =>
    branchesOf(({ algebra, constant, constants }) =>
      layer.at(algebra)(
        constants(shape)(shape.unflatten(point.slice(0, shape.count))),
        constant(inputs.unflatten(point.slice(shape.count))),
        noise.map(each => constant(each))
      )
    )
}

/** The branches of the cost of a batch, network and loss, at all parameters and then all inputs: what `costField` is read on. */
export const costBranches = <I extends Size, O extends Size, P>(
  network: Layer<I, O, P>,
  loss: Pick<Loss<NoInfer<O>>, 'at'>,
  { examples }: Batch<NoInfer<I>, NoInfer<O>>,
  noise?: readonly Noise[]
): BranchesAt => {
  const inputs = shapeOf<I>(network.inputs)
  const { shape } = network
  const width = count(network.inputs)
  const average = meanNoise(network)
  return point =>
    branchesOf(({ algebra, constant, constants }) => {
      const [through, compare] = [network.at(algebra), loss.at(algebra)]
      const parameters = constants(shape)(shape.unflatten(point.slice(0, shape.count)))
      return examples.map(({ target }, k) => {
        const start = shape.count + k * width
        const input = constant(inputs.unflatten(point.slice(start, start + width)))
        const drawn = (noise?.[k] ?? average).map(each => constant(each))
        return compare(constant(target), through(parameters, input, drawn).output).value
      })
    })
}

/** The branches of a loss at a prediction, row-major: what `lossField` is read on. */
export const predictionBranches = <S extends Size>(loss: Pick<Loss<S>, 'at'>, target: Tensor<S>): BranchesAt => {
  const { unflatten } = shapeOf<S>(target.size)
  const at = lossBranches(loss, target)
  return prediction => at(unflatten(prediction))
}
