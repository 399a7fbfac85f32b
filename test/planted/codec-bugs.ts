/**
 * Wrong codecs.
 */
import * as E from 'fp-ts/lib/Either.js'
import * as fc from 'fast-check'
import { denseLayer, eqRandom, pythonRandom, randomFromState, randomState, type Random } from 'lawgrad'
import { codecSuite, ordinary, parametersOf, type Codec } from 'lawgrad/laws'
import { group, planted, type PlantedBug } from './bug.ts'
import { counting } from './internal/remembering.ts'

const { shape } = denseLayer(3, 2)
type Parameters = ReturnType<typeof shape.unflatten>
type Rows = readonly number[]

/** Parameters as rows of numbers, the right way. */
const rows: Codec<Parameters, Rows> = {
  name: 'parameters',
  encode: shape.flatten,
  decode: data =>
    data.length === shape.count && data.every(x => typeof x === 'number')
      ? E.right(shape.unflatten(data))
      : E.left('expected 8 numbers'),
  eq: { equals: (a, b) => shape.flatten(a).every((x, i) => Object.is(x, shape.flatten(b)[i])) },
  values: parametersOf(shape, ordinary(4)),
  refused: fc.array(ordinary(1), { maxLength: 12 }).filter(data => data.length !== shape.count)
}

/** Random generators, the right way. */
const generators = {
  name: 'random generators',
  eq: eqRandom,
  values: fc.nat().map(pythonRandom)
}

const bug = <A, Data>(name: string, cause: string, plant: () => Codec<A, Data>): PlantedBug<Codec<A, Data>> =>
  planted('codec', name, cause, plant, codec => [group('codec', codecSuite(codec))])

/** The weights of 2 × 3 read column by column. */
const transposed = (data: Rows): Rows => [...[0, 3, 1, 4, 2, 5].map(k => data[k] ?? Number.NaN), ...data.slice(6)]

/** Wrong codecs of parameters and of generators. */
export const codecBugs: readonly PlantedBug[] = [
  bug('codec: single precision', 'parameters are written in single precision', () => ({
    ...rows,
    encode: tree => shape.flatten(tree).map(Math.fround)
  })),
  bug('codec: six digits', 'parameters are written with six digits', () => ({
    ...rows,
    encode: tree => shape.flatten(tree).map(x => Number(x.toPrecision(6)))
  })),
  bug('codec: weights transposed', 'wrong axis: weights are written row by row and read column by column', () => ({
    ...rows,
    decode: data => rows.decode(transposed(data))
  })),
  bug('codec: bias before weights', 'the bias is written before the weights and read behind them', () => ({
    ...rows,
    encode: ({ weights, bias }) => [...bias, ...[...weights].flat()]
  })),
  bug('codec: NaN to null', 'JSON has no NaN and no infinity: null comes back', () => ({
    ...rows,
    decode: data => E.right(shape.unflatten(data.map(Number))),
    values: parametersOf(shape, fc.constantFrom(1, Number.NaN, Infinity))
  })),
  bug('codec: nothing refused', 'data of another length is not refused: what is missing is 0', () => ({
    ...rows,
    decode: data => E.right(shape.unflatten(Array.from({ length: shape.count }, (_, k) => data[k] ?? 0)))
  })),
  bug('codec: counts its calls', 'encoding is not pure: the number of the call is written', () => {
    const count = counting()
    return { ...rows, encode: tree => [count(), ...shape.flatten(tree).slice(1)] }
  }),
  bug('codec: a word is lost', 'the first word of the generator is lost', () => ({
    ...generators,
    encode: (random: Random) => ({ ...randomState(random), words: randomState(random).words.slice(1) }),
    decode: randomFromState
  })),
  bug('codec: reseeded', 'what is read back is a generator at its start', () => ({
    ...generators,
    values: fc.nat().map(seed => pythonRandom(seed)),
    encode: () => 0,
    decode: () => E.right(pythonRandom(0))
  }))
]
