/**
 * Wrong gradients of batches: each example's is right.
 */
import {
  costGradient,
  type AnySizeLoss,
  type Batch,
  type DenseParameters,
  type Example,
  type Layer,
  type None,
  type Size
} from 'lawgrad'
import { analyticGradient, type Differentiate } from 'lawgrad/laws'
import * as RNEA from 'fp-ts/lib/ReadonlyNonEmptyArray.js'
import type { Affine, Place } from '../internal/rebuilt.ts'
import { accumulating } from '../internal/remembering.ts'
import { shelf } from '../internal/shelf.ts'
import { withLens } from '../internal/lens.ts'
import { gradientBug, mistaken, type GradientBug, type Mistake } from './gradient-bug.ts'

type Numbers = readonly number[]
type Examples<A> = RNEA.ReadonlyNonEmptyArray<A>

const mistake = (name: string, cause: string, of: Mistake): GradientBug =>
  gradientBug('batch', name, cause, () => mistaken(of))

/** The gradient times a factor that depends on the number of examples: of the parameters, and of the inputs. */
const times = (
  name: string,
  cause: string,
  parameters: (m: number) => number,
  inputs: (m: number) => number = parameters
): GradientBug => {
  const wrong: Differentiate =
    <I extends Size, O extends Size, P>(network: Layer<I, O, P>, loss: AnySizeLoss) =>
    (batch: Batch<I, O>) =>
    (theta: P) => {
      const [m, size] = [batch.examples.length, network.shape.count]
      const [forParameters, forInputs] = [parameters(m), inputs(m)]
      const gradient = analyticGradient<I, O, P>(network, loss)(batch)(theta)
      return gradient.map((g, i) => g * (i < size ? forParameters : forInputs))
    }
  return gradientBug('batch', name, cause, () => wrong)
}

/** The parameters' gradient made in another way of those of batches of some of the examples; the inputs' as they should be. */
const parametersBy = (
  name: string,
  cause: string,
  reduce: <A>(examples: Examples<A>, gradient: (of: Examples<A>) => Numbers) => Numbers
): GradientBug => {
  const wrong: Differentiate =
    <I extends Size, O extends Size, P>(network: Layer<I, O, P>, loss: AnySizeLoss) =>
    (batch: Batch<I, O>) =>
    (theta: P) => {
      const { shape } = network
      const gradient = (examples: Examples<Example<I, O>>) =>
        shape.flatten(costGradient<I, O, P>(network, loss)({ ...batch, examples })(theta).gradient)
      return [
        ...reduce(batch.examples, gradient),
        ...analyticGradient<I, O, P>(network, loss)(batch)(theta).slice(shape.count)
      ]
    }
  return gradientBug('batch', name, cause, () => wrong)
}

/** Each example's gradient alone. */
const singles = <A>(examples: Examples<A>, gradient: (of: Examples<A>) => Numbers): Examples<Numbers> =>
  RNEA.map((one: A) => gradient([one]))(examples)

const same =
  (a: Numbers) =>
  (b: Numbers): boolean =>
    a.every((x, i) => x === b[i])

/** Targets that have lost their inputs. */
const shuffled: Differentiate =
  <I extends Size, O extends Size, P>(network: Layer<I, O, P>, loss: AnySizeLoss) =>
  ({ examples, ...rest }: Batch<I, O>) =>
    analyticGradient<I, O, P>(
      network,
      loss
    )({
      ...rest,
      examples: RNEA.mapWithIndex((k, { input }: Example<I, O>) => ({
        input,
        target: (examples[k + 1] ?? examples[0]).target
      }))(examples)
    })

/** Weight gradients that take the input of the example before. */
const staleActivation: Mistake = {
  layers: () => {
    const left = shelf()
    return {
      dense: <I extends number, O extends number>(layer: Affine<I, O>, place: Place) =>
        withLens<I, O, DenseParameters<I, O>>(layer, algebra => {
          const right = layer.at(algebra)
          return (parameters, x, noise) => {
            const { output, pullback } = right(parameters, x, noise)
            const before = left.find<I>(place.index)?.tensor ?? x
            left.leave<I>(place.index, layer.inputs, x)
            return {
              output,
              pullback: c => {
                const { parameters: cotangents, input } = pullback(c)
                return { parameters: { ...cotangents, weights: algebra.outer(c)(before) }, input }
              }
            }
          }
        })
    }
  }
}

/** Slopes at the z of the example before. */
const staleSlopes: Mistake = {
  layers: () => {
    const left = shelf()
    return {
      activation: <N extends number>(layer: Layer<N, N, None>, place: Place) =>
        withLens<N, N, None>(layer, algebra => {
          const right = layer.at(algebra)
          return (parameters, z, noise) => {
            const before = left.find<N>(place.index)?.tensor ?? z
            left.leave<N>(place.index, layer.inputs, z)
            return {
              output: right(parameters, z, noise).output,
              pullback: right(parameters, before, noise).pullback
            }
          }
        })
    }
  }
}

/** Gradients that are never set to zero. */
const accumulated = (): Differentiate => {
  const add = accumulating()
  return <I extends Size, O extends Size, P>(network: Layer<I, O, P>, loss: AnySizeLoss) =>
    (batch: Batch<I, O>) =>
    (theta: P) =>
      add(
        `${JSON.stringify(network.shape.description)}x${batch.examples.length}`,
        analyticGradient<I, O, P>(network, loss)(batch)(theta)
      )
}

/** The wrong gradients of batches. */
export const batchBugs: readonly GradientBug[] = [
  times('sum for mean', 'the 1/m of the mean is forgotten: the gradients are summed', m => m),
  times('1/m twice', 'the gradient is divided by the number of examples twice', m => 1 / m),
  times('÷ (m + 1)', 'the sum is divided by m + 1 for m', m => m / (m + 1)),
  times('÷ (m − 1)', 'the sum is divided by m − 1 for m, as if it were a variance', m => m / Math.max(1, m - 1)),
  times(
    '1/m of the inputs forgotten',
    'the gradients of the inputs lack the 1/m of the mean',
    () => 1,
    m => m
  ),
  parametersBy('last example dropped', 'the last example is dropped', ([first, ...rest], gradient) =>
    gradient([first, ...rest.slice(0, -1)])
  ),
  parametersBy('first example repeated', 'the first example is used twice', (examples, gradient) =>
    gradient([examples[0], ...examples])
  ),
  parametersBy('first example alone', 'only the first example is used', ([first], gradient) => gradient([first])),
  parametersBy(
    '= for += over the examples',
    'the gradient is overwritten instead of summed over the examples: only the last counts',
    (examples, gradient) => gradient([RNEA.last(examples)]).map(g => g / examples.length)
  ),
  parametersBy(
    'later examples weigh more',
    'the examples are averaged with weights that depend on their place: a running average ½(mean + next)',
    (examples, gradient) =>
      singles(examples, gradient).reduce((average, one) => average.map((x, i) => (x + (one[i] ?? 0)) / 2))
  ),
  parametersBy('duplicates dropped', 'examples that occur twice are counted once', (examples, gradient) => {
    const each = singles(examples, gradient)
    const first = (one: Numbers): number => each.findIndex(same(one))
    return gradient([examples[0], ...examples.filter((_, k) => k > 0 && first(each[k] ?? []) === k)])
  }),
  parametersBy(
    'largest for mean',
    'the largest gradient of the examples is taken, component by component',
    (examples, gradient) => {
      const each = singles(examples, gradient)
      return each[0].map((_, i) => Math.max(...each.map(one => one[i] ?? 0)))
    }
  ),
  gradientBug(
    'batch',
    'targets shuffled',
    'the targets have lost their inputs: each example has the next one’s target',
    () => shuffled
  ),
  mistake('stale activation', 'weight gradients take the activation that the example before has left', staleActivation),
  mistake('stale slopes', 'δ is taken at the z that the example before has left', staleSlopes),
  gradientBug(
    'batch',
    'accumulates across calls',
    'gradients accumulate across calls: they are never set to zero',
    accumulated
  )
]
