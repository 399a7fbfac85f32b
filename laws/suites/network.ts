/**
 * What a network must satisfy, above what a layer must: it is its layers one after the other.
 */
import { andThen, type AnyLayer, type Network, type ParametersOf, type Size } from '../../src/index.ts'
import { ordinary } from '../arbitraries/scalar.ts'
import { flat } from '../internal/flat.ts'
import { sameBits } from '../compare.ts'
import { countsOf, empty, inOrder } from '../internal/layers.ts'
import { law, suite, type Suite } from '../law.ts'
import { all, claim } from '../verdict.ts'
import { layerSuite, type LayerOptions } from './layer.ts'
import { layerPoint, pulled } from './layer/point.ts'

/**
 * The laws of a network: those of a layer, for the whole; `forward` is that of each layer in turn, bit for bit; the parameter count is the
 * sum; joined to an empty network it stays what it is. Laws of changed architectures are in `structureSuite`. Never fails.
 *
 * @example
 * ```ts
 * import { dense, input, sigmoid } from 'lawgrad'
 * import { networkSuite, runSuite } from 'lawgrad/laws'
 * import { pipe } from 'fp-ts/lib/function.js'
 * import { strict as assert } from 'node:assert'
 * const xor = pipe(input(2), dense(2), sigmoid, dense(1), sigmoid)
 * assert.equal(runSuite({ seed: 1, runs: 5 })(networkSuite(xor)).every(report => report.verdict._tag === 'Pass'), true)
 * ```
 */
export const networkSuite = <I extends Size, O extends Size, Ls extends readonly AnyLayer[]>(
  network: Network<I, O, Ls>,
  options: LayerOptions = {}
): Suite => {
  const points = layerPoint<I, O, ParametersOf<Ls>>(
    network,
    options.inputs ?? ordinary(4),
    options.parameters ?? ordinary(2)
  )
  return suite(
    `${network.name} as a network`,
    [
      law({
        name: 'forward = its layers in turn',
        statement: 'forward(θ)(x) is pipe(x, forward of each layer …), bit for bit',
        source: 'equations (4)–(9)',
        arbitrary: points,
        check: ({ parameters, input: x, noise }) =>
          sameBits(
            { name: 'network', values: flat(network.forward(parameters, noise)(x)) },
            {
              name: 'layers in turn',
              values: flat(inOrder<I, O, ParametersOf<Ls>>(network.layers, parameters, x, noise))
            }
          )
      }),
      law({
        name: 'parameters of the layers',
        statement: 'the number of parameters is the sum of the numbers of its layers',
        source: '§2.2',
        arbitrary: points,
        check: ({ parameters }) => {
          const sum = countsOf(network.layers).reduce((total, size) => total + size, 0)
          const got = network.shape.flatten(parameters).length
          return claim(sum === got && sum === network.shape.count, `expected ${sum} parameters; got ${got}`)
        }
      }),
      law({
        name: 'the empty network is the unit',
        statement:
          'andThen, with the empty network on either side, leaves output and pullback as they are, bit for bit',
        source: 'the definition of a category',
        arbitrary: points,
        check: ({ parameters, input: x, noise, cotangent }) => {
          const alone = pulled(network)(parameters, x, noise)(cotangent)
          const before = andThen<I, O, Ls>(network)<I, []>(empty<I>(network.inputs))
          const after = andThen<O, O, []>(empty<O>(network.outputs))<I, Ls>(network)
          const one = { name: 'the network', values: [...flat(network.forward(parameters, noise)(x)), ...alone] }
          const joined = [before, after].map(other => {
            const { output, pullback } = other.vjp(other.shape.unflatten(network.shape.flatten(parameters)))(x, noise)
            const back = pullback(cotangent)
            return [...flat(output), ...other.shape.flatten(back.parameters), ...flat(back.input)]
          })
          return all(joined.map(values => sameBits({ name: 'joined to the empty network', values }, one)))
        }
      })
    ],
    [layerSuite<I, O, ParametersOf<Ls>>(network, options)]
  )
}
