/**
 * Pullbacks of layers without parameters that are wrong: the slope is missing, twice, another's, taken elsewhere.
 */
import { alike, type Bench, type Mutation } from '../bench.ts'
import type { Pass } from '../internal/trace.ts'
import { placesOf } from '../places.ts'

/** A way to be wrong: the cotangent that is sent back for c. */
interface Kind {
  readonly name: string
  readonly cause: (where: string) => string
  readonly pull: (pass: Pass, c: number) => number | undefined
}

const own =
  (bench: Bench) =>
  (pass: Pass, c: number, input: number = pass.input): number =>
    bench.bound(pass.back.actual, [
      [pass.cotangent, c],
      [pass.input, input]
    ])

const kinds = (bench: Bench, passes: readonly Pass[]): readonly Kind[] => {
  const { times, minus, negate, constant, neighbor, resized, extents } = bench
  const pull = own(bench)
  const vector = (pass: Pass): boolean => extents(pass.input).length === 1
  const shifted = (pass: Pass, by: number): Pass | undefined => passes[passes.indexOf(pass) + by]
  const elsewhere = (by: number) => (pass: Pass, c: number) => {
    const other = shifted(pass, by)
    const [size = 0] = extents(pass.input)
    return other === undefined || !vector(pass) || !vector(other)
      ? undefined
      : pull(pass, c, resized(other.input, size))
  }
  const at = (size: readonly number[]) => bench.activations(size).map(([name]) => name)
  const names = [...new Set(passes.flatMap(pass => at(extents(pass.input))))]
  const known = (name: string, z: number, c: number): number | undefined =>
    bench
      .activations(extents(z))
      .find(([each]) => each === name)?.[1](z, c)
  return [
    {
      name: 'slope missing',
      cause: where => `the slope is missing in ${where}: the cotangent passes unchanged`,
      pull: (_, c) => c
    },
    {
      name: 'slope twice',
      cause: where => `the slope is applied twice in ${where}`,
      pull: (pass, c) => pull(pass, pull(pass, c))
    },
    {
      name: 'sign of the slope',
      cause: where => `the slope has the wrong sign in ${where}`,
      pull: (pass, c) => negate(pull(pass, c))
    },
    {
      name: 'slope at the output',
      cause: where => `the slope is taken at the output instead of the input in ${where}`,
      pull: (pass, c) => pull(pass, c, pass.output.seen)
    },
    {
      name: 'slope at −z',
      cause: where => `the slope is taken at the input with another sign in ${where}`,
      pull: (pass, c) => pull(pass, c, negate(pass.input))
    },
    {
      name: 'output for slope',
      cause: where => `the output is used for the slope in ${where}`,
      pull: (pass, c) => times(c, pass.output.seen)
    },
    {
      name: 'a(1 − a) for slope',
      cause: where => `the slope is computed from the output as a(1 − a) in ${where}`,
      pull: ({ output: { seen } }, c) => times(c, times(seen, minus(constant(1), seen)))
    },
    {
      name: '1 − a² for slope',
      cause: where => `the slope is computed from the output as 1 − a² in ${where}, as that of tanh is`,
      pull: ({ output: { seen } }, c) => times(c, minus(constant(1), times(seen, seen)))
    },
    {
      name: '1 − a for slope',
      cause: where => `the slope is computed from the output as 1 − a in ${where}`,
      pull: ({ output: { seen } }, c) => times(c, minus(constant(1), seen))
    },
    {
      name: 'input for slope',
      cause: where => `the input is used for the slope in ${where}`,
      pull: ({ input }, c) => times(c, input)
    },
    ...names.flatMap((name): readonly Kind[] => [
      {
        name: `slope of ${name}`,
        cause: where => `the derivative of ${name} is used in ${where}`,
        pull: (pass, c) => known(name, pass.input, c)
      },
      {
        name: `slope of ${name} at the output`,
        cause: where => `the derivative of ${name} is used in ${where}, taken at the output`,
        pull: (pass, c) => known(name, pass.output.seen, c)
      }
    ]),
    {
      name: 'slope of the layer below',
      cause: where =>
        `an index is off by one: the slope is taken at the input of the layer with a slope below in ${where}`,
      pull: elsewhere(-1)
    },
    {
      name: 'slope of the layer above',
      cause: where =>
        `an index is off by one: the slope is taken at the input of the layer with a slope above in ${where}`,
      pull: elsewhere(1)
    },
    ...[true, false].map((around): Kind => ({
      name: around ? 'stale slope' : 'stale slope, but of the first',
      cause: where => `the slope is taken at what the example before has left in ${where}`,
      pull: (pass, c) => pull(pass, c, neighbor(pass.input, -1, around))
    })),
    {
      name: 'slope counted twice',
      cause: where => `the cotangent is sent back twice as large by ${where}`,
      pull: (pass, c) => times(constant(2), pull(pass, c))
    },
    {
      name: 'nothing sent back',
      cause: where => `the cotangent that ${where} should send back is zero`,
      pull: (pass, c) => bench.zeros(pull(pass, c))
    }
  ]
}

/** Wrong slopes in each layer without parameters, in all, in all but the last. */
export const slopeMutations = (bench: Bench): readonly Mutation[] => {
  const sized = alike(bench)
  const passes = bench.trace.passes.filter(
    ({ parameters, input, output, back, cotangent }) =>
      parameters.length === 0 && sized(input, output.actual) && back.actual !== cotangent
  )
  return kinds(bench, passes).flatMap(({ name, cause, pull }) => {
    const changed = passes.filter(pass => {
      const made = pull(pass, pass.cotangent)
      return made !== undefined && made !== pass.back.actual
    })
    return placesOf(changed).map(({ words, passes: at }): Mutation => ({
      name: `${name}: ${words}`,
      cause: cause(words),
      rules: new Map(at.map(pass => [pass.back.seen, (visit, again) => pull(pass, visit(pass.cotangent)) ?? again()]))
    }))
  })
}
