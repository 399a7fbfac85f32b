/**
 * Forward passes that are another function, or a less precise one.
 */
import { alike, type Bench, type Mutation } from '../bench.ts'
import type { Pass } from '../internal/trace.ts'
import type { Rules } from '../internal/writer.ts'
import { placesOf } from '../places.ts'

const forgotten = (bench: Bench): readonly Mutation[] => {
  const sized = alike(bench)
  const plain = bench.trace.passes.filter(
    ({ input, output, parameters }) => parameters.length === 0 && sized(input, output.actual) && input !== output.actual
  )
  return placesOf(plain).map(({ words, passes }) => ({
    name: `forgotten forward: ${words}`,
    cause: `${words} left out, forward: the input is handed on`,
    rules: new Map(passes.map(pass => [pass.output.seen, visit => visit(pass.input)]))
  }))
}

/** The parameters of some names, in each layer and in all. */
const parametersForgotten = (bench: Bench): readonly Mutation[] => {
  const { passes } = bench.trace
  const names = [...new Set(passes.flatMap(({ parameters }) => parameters.map(({ name }) => name)))]
  return names.flatMap(name =>
    placesOf(passes.filter(({ parameters }) => parameters.some(each => each.name === name))).map(
      ({ words, passes: at }): Mutation => ({
        name: `${name} forgotten forward: ${words}`,
        cause: `${name} of ${words} left out: taken for zero, forward`,
        rules: new Map(
          at.flatMap(({ parameters }) =>
            parameters.filter(each => each.name === name).map(({ leaf }) => [leaf, () => bench.zeros(leaf)] as const)
          )
        )
      })
    )
  )
}

const rounded = (bench: Bench): readonly Mutation[] => {
  const { passes, parameters, input } = bench.trace
  const groups: readonly (readonly [string, readonly Pass[]])[] = [
    ['activations', passes.filter(each => each.parameters.length === 0)],
    ['outputs of all layers', passes]
  ]
  const leaves = (places: readonly number[]): Rules => new Map(places.map(leaf => [leaf, () => bench.rounded(leaf)]))
  return [
    ...groups.flatMap(([what, at]): readonly Mutation[] => [
      {
        name: `${what} in single precision`,
        cause: `the ${what} are rounded to single precision`,
        rules: new Map(at.map(pass => [pass.output.seen, (_, again) => bench.rounded(again())]))
      },
      {
        name: `${what} in single precision, slopes too`,
        cause: `the ${what} are rounded to single precision, and slopes are computed from them`,
        rules: new Map(at.map(pass => [pass.output.actual, (_, again) => bench.rounded(again())]))
      }
    ]),
    {
      name: 'parameters in single precision',
      cause: 'the parameters are rounded to single precision',
      rules: leaves(parameters)
    },
    { name: 'inputs in single precision', cause: 'the inputs are rounded to single precision', rules: leaves([input]) },
    {
      name: 'parameters and inputs in single precision',
      cause: 'parameters and inputs are rounded to single precision',
      rules: leaves([...parameters, input])
    }
  ]
}

/** Wrong forward passes. */
export const forwardMutations = (bench: Bench): readonly Mutation[] => [
  ...forgotten(bench),
  ...parametersForgotten(bench),
  ...rounded(bench)
]
