/**
 * Wrong cotangents of parameters; what is sent back is right.
 */
import { above, alike, below, type Bench, type Mutation } from '../bench.ts'
import type { Parameter, Pass } from '../internal/trace.ts'
import { placesOf, wordsOf } from '../places.ts'

/** A way to be wrong: the cotangent of a parameter. */
interface Kind {
  readonly name: string
  readonly cause: (what: string) => string
  readonly write: (pass: Pass, parameter: Parameter) => number | undefined
}

/** Nodes that may be taken for the input of a layer, in words. */
const otherInputs = ({ trace }: Bench): readonly (readonly [string, (pass: Pass) => number | undefined])[] => [
  ['its own output', pass => pass.output.seen],
  ['the output of the layer above', pass => above(trace, pass)?.output.seen],
  ['the input of the layer below', pass => below(trace, pass)?.input],
  [
    'the output of the layer two above',
    pass => {
      const next = above(trace, pass)
      return next === undefined ? undefined : above(trace, next)?.output.seen
    }
  ],
  ['the input of the network', () => trace.input]
]

const kinds = (bench: Bench): readonly Kind[] => {
  const { trace, bound, extents, resized, neighbor, constant, times, negate, zeros, writer } = bench
  const sized = alike(bench)
  const fitted = (from: number | undefined, to: number): number | undefined =>
    from === undefined
      ? undefined
      : sized(from, to)
        ? from
        : extents(from).length === 1 && extents(to).length === 1
          ? resized(from, extents(to)[0] ?? 1)
          : undefined
  const withInput = (pass: Pass, { cotangent }: Parameter, input: number | undefined): number | undefined =>
    input === undefined ? undefined : bound(cotangent.actual, [[pass.input, input]])
  return [
    {
      name: 'gradient missing',
      cause: what => `the gradient of ${what} is missing: it is zero`,
      write: (_, { leaf }) => zeros(leaf)
    },
    {
      name: 'counted twice',
      cause: what => `the gradient of ${what} is counted twice`,
      write: (_, { cotangent }) => times(constant(2), cotangent.actual)
    },
    {
      name: 'halved',
      cause: what => `the gradient of ${what} is half of what it should be`,
      write: (_, { cotangent }) => times(constant(0.5), cotangent.actual)
    },
    {
      name: 'sign',
      cause: what => `the gradient of ${what} has the wrong sign`,
      write: (_, { cotangent }) => negate(cotangent.actual)
    },
    {
      name: 'slope missing',
      cause: what =>
        `the gradient of ${what} takes the cotangent before it is multiplied by the slope of the layer above`,
      write: (pass, { cotangent }) => {
        const next = above(trace, pass)
        return next !== undefined && sized(next.cotangent, pass.cotangent)
          ? bound(cotangent.actual, [[pass.cotangent, next.cotangent]])
          : undefined
      }
    },
    {
      name: 'stored transposed',
      cause: what => `wrong axis: the gradient of ${what} is stored transposed`,
      write: (_, { cotangent: { actual } }) => {
        const [rows, columns] = extents(actual)
        return rows === undefined || columns === undefined || extents(actual).length !== 2
          ? undefined
          : writer.make('reshape', [writer.make('transpose', [actual])], undefined, { extents: [rows, columns] })
      }
    },
    ...otherInputs(bench).map(([name, other]): Kind => ({
      name: `takes ${name}`,
      cause: what => `the gradient of ${what} takes ${name} for the input of the layer`,
      write: (pass, parameter) => withInput(pass, parameter, fitted(other(pass), pass.input))
    })),
    ...[true, false].map((around): Kind => ({
      name: around
        ? 'takes the input of the example before'
        : 'takes the input of the example before, but of the first',
      cause: what => `the gradient of ${what} takes the input that the example before has left`,
      write: (pass, parameter) => withInput(pass, parameter, neighbor(pass.input, -1, around))
    })),
    {
      name: 'takes the cotangent of the example before',
      cause: what => `the gradient of ${what} takes the cotangent that the example before has left`,
      write: (pass, { cotangent }) => bound(cotangent.actual, [[pass.cotangent, neighbor(pass.cotangent, -1)]])
    },
    {
      name: 'takes an input of ones',
      cause: what => `the gradient of ${what} leaves out the input of the layer: it is taken for ones`,
      write: (pass, parameter) =>
        withInput(pass, parameter, writer.make('fill', [constant(1)], undefined, { extents: extents(pass.input) }))
    }
  ]
}

/** The wrong cotangents of one parameter name, in each layer, in all, in all but the last. */
const ofNames = (bench: Bench): readonly Mutation[] => {
  const { passes } = bench.trace
  const names = [...new Set(passes.flatMap(({ parameters }) => parameters.map(({ name }) => name)))]
  const changed = (kind: Kind, pass: Pass, name: string): readonly (readonly [number, number])[] =>
    pass.parameters
      .filter(each => each.name === name)
      .flatMap(parameter => {
        const made = kind.write(pass, parameter)
        return made === undefined || made === parameter.cotangent.actual ? [] : [[parameter.cotangent.seen, made]]
      })
  return kinds(bench).flatMap(kind =>
    names.flatMap(name => {
      const pairs = new Map(passes.map(pass => [pass, changed(kind, pass, name)]))
      return placesOf(passes.filter(pass => (pairs.get(pass) ?? []).length > 0)).map(
        ({ words, passes: at }): Mutation => ({
          name: `${name} ${kind.name}: ${words}`,
          cause: kind.cause(`${name} of ${words}`),
          rules: new Map(
            at.flatMap(pass => (pairs.get(pass) ?? []).map(([seen, made]) => [seen, visit => visit(made)]))
          )
        })
      )
    })
  )
}

/** All parameters of a layer without a gradient. */
const ofLayers = (bench: Bench): readonly Mutation[] =>
  placesOf(bench.trace.passes.filter(({ parameters }) => parameters.length > 0)).map(({ words, passes }) => ({
    name: `layer without gradient: ${words}`,
    cause: `the gradient of ${words} is zero: parameters are left out`,
    rules: new Map(
      passes.flatMap(({ parameters }) =>
        parameters.map(({ leaf, cotangent }) => [cotangent.seen, () => bench.zeros(leaf)] as const)
      )
    )
  }))

/** The cotangents of two parameters of one size exchanged. */
const exchanged = (bench: Bench): readonly Mutation[] => {
  const sized = alike(bench)
  const all = bench.trace.passes.flatMap(pass => pass.parameters.map(parameter => ({ pass, parameter })))
  return all.slice(0, 24).flatMap((one, k) =>
    all
      .slice(k + 1, 24)
      .filter(other => sized(one.parameter.leaf, other.parameter.leaf) && one.parameter.leaf !== other.parameter.leaf)
      .map((other): Mutation => {
        const [a, b] = [one, other].map(({ pass, parameter }) => `${parameter.name} of ${wordsOf([pass])}`)
        return {
          name: `exchanged: ${a}, ${b}`,
          cause: `the gradients of ${a} and of ${b} are exchanged`,
          rules: new Map([
            [one.parameter.cotangent.seen, visit => visit(other.parameter.cotangent.actual)],
            [other.parameter.cotangent.seen, visit => visit(one.parameter.cotangent.actual)]
          ])
        }
      })
  )
}

/** Wrong cotangents of parameters. */
export const parameterMutations = (bench: Bench): readonly Mutation[] => [
  ...ofNames(bench),
  ...ofLayers(bench),
  ...exchanged(bench)
]
