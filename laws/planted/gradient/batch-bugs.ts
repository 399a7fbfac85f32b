/**
 * Wrong gradients of batches: each example's is right.
 */
import { denseNumbers, upTo } from '../../arbitraries/dense-data.ts'
import { backPropagation, divided, rightSteps, type ExampleNumbers, type Steps } from '../back-propagation.ts'
import { accumulating } from '../internal/remembering.ts'
import { times, total, type Numbers } from '../numbers.ts'
import { gradientBug, type GradientBug } from './gradient-bug.ts'

const bug = (name: string, cause: string, reduce: Steps['reduce']): GradientBug =>
  gradientBug('batch', name, cause, { reduce })

const numbersOf = ({ layers }: ExampleNumbers): Numbers => denseNumbers(layers)

/** The parameters' gradients reduced in a way of their own, and the inputs as they should be. */
const parametersBy =
  (reduce: (examples: readonly Numbers[]) => Numbers): Steps['reduce'] =>
  examples => [
    ...reduce(examples.map(numbersOf)),
    ...examples.flatMap(({ input }) => times(input, 1 / examples.length))
  ]

const mean = (examples: readonly Numbers[]): Numbers => total(examples).map(x => x / examples.length)

const distinct = (examples: readonly Numbers[]): readonly Numbers[] =>
  examples.filter((one, k) => examples.findIndex(other => other.every((x, i) => x === one[i])) === k)

/** The wrong gradients of batches. */
export const batchBugs: readonly GradientBug[] = [
  bug('sum for mean', 'the 1/m of the mean is forgotten: the gradients are summed', examples =>
    divided(examples, 1, 1)
  ),
  bug('1/m twice', 'the gradient is divided by the number of examples twice', examples =>
    divided(examples, examples.length ** 2, examples.length ** 2)
  ),
  bug('÷ (m + 1)', 'the sum is divided by m + 1 for m', examples =>
    divided(examples, examples.length + 1, examples.length + 1)
  ),
  bug('÷ (m − 1)', 'the sum is divided by m − 1 for m, as if it were a variance', examples => {
    const by = Math.max(1, examples.length - 1)
    return divided(examples, by, by)
  }),
  bug('1/m of the inputs forgotten', 'the gradients of the inputs lack the 1/m of the mean', examples =>
    divided(examples, examples.length, 1)
  ),
  bug(
    'last example dropped',
    'the last example is dropped',
    parametersBy(examples => mean(examples.length > 1 ? examples.slice(0, -1) : examples))
  ),
  bug(
    'first example repeated',
    'the first example is used twice',
    parametersBy(examples => mean([...examples.slice(0, 1), ...examples]))
  ),
  bug(
    'first example alone',
    'only the first example is used',
    parametersBy(examples => mean(examples.slice(0, 1)))
  ),
  bug(
    '= for += over the examples',
    'the gradient is overwritten instead of summed over the examples: only the last counts',
    parametersBy(examples => (examples.at(-1) ?? []).map(x => x / examples.length))
  ),
  bug(
    'later examples weigh more',
    'the examples are averaged with weights that depend on their place: a running average ½(mean + next)',
    parametersBy(([first = [], ...rest]) =>
      rest.reduce((average, one) => average.map((x, i) => (x + (one[i] ?? 0)) / 2), first)
    )
  ),
  bug(
    'duplicates dropped',
    'examples that occur twice are counted once',
    parametersBy(examples => mean(distinct(examples)))
  ),
  bug(
    'largest for mean',
    'the largest gradient of the examples is taken, component by component',
    parametersBy(examples => (examples[0] ?? []).map((_, i) => Math.max(...examples.map(one => one[i] ?? 0))))
  ),
  gradientBug(
    'batch',
    'targets shuffled',
    'the targets have lost their inputs: each example has the next one’s target',
    {
      given: networkCase => ({
        ...networkCase,
        targets: upTo(networkCase.targets.length).map(
          k => networkCase.targets[(k + 1) % networkCase.targets.length] ?? []
        )
      })
    }
  ),
  gradientBug('batch', 'stale activation', 'weight gradients take the activation that the example before has left', {
    weights: (delta, { before }) => delta.map(d => before.input.map(x => d * x))
  }),
  gradientBug('batch', 'stale slopes', 'δ is taken at the z that the example before has left', {
    delta: (cotangent, place) =>
      rightSteps.delta(cotangent, { ...place, z: place.before.z, output: place.before.output })
  }),
  gradientBug(
    'batch',
    'accumulates across calls',
    'gradients accumulate across calls: they are never set to zero',
    () => accumulating(backPropagation())
  )
]
