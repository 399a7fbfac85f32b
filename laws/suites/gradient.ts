/**
 * The laws that the library is named for: analytic gradients of sigmoid networks agree with oracles, for every parameter and
 * every input.
 */
import {
  backpropagate,
  costGradient,
  quadraticLoss,
  realScalar,
  type AnySizeLoss,
  type Batch,
  type Layer,
  type Size
} from '../../src/index.ts'
import { networkCase, withCase, type NetworkCase, type OpenedCase } from '../arbitraries/network-case.ts'
import { relativeGate, scaledGate, type Gate } from '../gate.ts'
import { compareExactFirst } from '../internal/exact-first.ts'
import { flat } from '../internal/flat.ts'
import { law, suite, type Law, type Suite } from '../law.ts'
import { centralDifference, richardson } from '../oracles/central-difference.ts'
import { complexStep, dualNumbers } from '../oracles/exact.ts'
import { costBranches } from '../oracles/branches.ts'
import { costField, type Oracle } from '../oracles/field.ts'
import { jumpWithin } from '../oracles/kink.ts'
import { componentNames } from '../names.ts'
import type * as fc from 'fast-check'

/**
 * An implementation of gradients, under test: J over a batch, differentiated with respect to all parameters and then to each example's
 * input, as one array.
 */
export type Differentiate = <I extends Size, O extends Size, P>(
  network: Layer<I, O, P>,
  loss: AnySizeLoss
) => (batch: Batch<I, O>) => (parameters: P) => readonly number[]

/** The library's own: `costGradient` for the parameters, `backpropagate` for the inputs. */
export const analyticGradient: Differentiate =
  <I extends Size, O extends Size, P>(network: Layer<I, O, P>, loss: AnySizeLoss) =>
  (batch: Batch<I, O>) =>
  (parameters: P) => {
    const through = backpropagate<I, O, P>(network, loss)(parameters)
    return [
      ...network.shape.flatten(costGradient<I, O, P>(network, loss)(batch)(parameters).gradient),
      ...batch.examples.flatMap(example => flat(through(example).input).map(g => g / batch.examples.length))
    ]
  }

/** The law that an implementation's gradients agree with an oracle within a gate. */
export const agreesWith = (
  oracle: Oracle,
  gate: Gate,
  loss: AnySizeLoss,
  differentiate: Differentiate,
  arbitrary: fc.Arbitrary<NetworkCase>
): Law<NetworkCase> =>
  law({
    name: `gradient = ${oracle.name}`,
    statement: `∂J/∂θ and ∂J/∂x agree with the ${oracle.name}, component by component`,
    source: 'equations (11)–(13)',
    arbitrary,
    check: withCase(<I extends Size, O extends Size, P>({ network, parameters, batch }: OpenedCase<I, O, P>) => {
      const field = costField<I, O, P>(network, loss, batch)
      const point = [...network.shape.flatten(parameters), ...batch.examples.flatMap(({ input }) => flat(input))]
      const branches = costBranches<I, O, P>(network, loss, batch)
      const compare = compareExactFirst(
        oracle,
        field,
        point
      )({
        gate,
        value: field(realScalar)(point),
        names: componentNames(network.shape, batch),
        jump: jumpWithin(oracle, field, branches)(point)
      })
      return compare({
        analytic: { name: 'analytic gradient', values: differentiate<I, O, P>(network, loss)(batch)(parameters) },
        oracle: { name: oracle.name, values: oracle.gradient(field)(point) }
      })
    })
  })

/** Agreement with all four oracles, each within its measured gate. */
export const gradientSuite = (subject: string, loss: AnySizeLoss, differentiate: Differentiate): Suite =>
  suite(subject, [
    agreesWith(centralDifference, scaledGate(1e-8), loss, differentiate, networkCase({ magnitudes: [1, 4] })),
    agreesWith(richardson, scaledGate(1e-10), loss, differentiate, networkCase({ magnitudes: [1, 4] })),
    agreesWith(dualNumbers, relativeGate(1e-12), loss, differentiate, networkCase()),
    agreesWith(complexStep, relativeGate(1e-12), loss, differentiate, networkCase())
  ])

/** The analytic gradients of sigmoid networks under the quadratic loss. */
export const sigmoidGradientSuite: Suite = gradientSuite(
  'sigmoid networks, quadratic loss',
  quadraticLoss,
  analyticGradient
)
