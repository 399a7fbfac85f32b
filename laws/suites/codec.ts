/**
 * What a codec must satisfy: a value written as plain data and read back is the value.
 */
import * as fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import type { Eq } from 'fp-ts/lib/Eq.js'
import { eqRandom, numpyRandomState, pythonRandom, randomFromState, randomState, uniforms } from '../../src/index.ts'
import { law, suite, type Suite } from '../law.ts'
import { claim, fail } from '../verdict.ts'

/** A way to write values as plain data and to read them back. */
export type Codec<A, Data> = {
  readonly name: string
  readonly encode: (value: A) => Data
  readonly decode: (data: Data) => E.Either<unknown, A>
  readonly eq: Eq<A>
  readonly values: fc.Arbitrary<A>
  /** Data that is none: each must be refused. */
  readonly refused?: fc.Arbitrary<Data>
}

/**
 * The laws of a codec: reading what was written gives the value, also after JSON has carried it, and writing is pure; what is no data of
 * the kind is refused. Never fails.
 */
export const codecSuite = <A, Data>({ name, encode, decode, eq, values, refused }: Codec<A, Data>): Suite =>
  suite(`codec of ${name}`, [
    law({
      name: 'round trip',
      statement: 'decode(encode(a)) = a',
      source: 'the definition of a codec',
      arbitrary: values,
      check: value => {
        const back = decode(encode(value))
        return E.isLeft(back)
          ? fail('what was written was refused')
          : claim(eq.equals(back.right, value), 'another value came back')
      }
    }),
    law({
      name: 'JSON keeps it',
      statement: 'encode(a) is the same text of JSON each time, and decodes to a after JSON has carried it',
      source: 'the definition of plain data',
      arbitrary: values,
      check: value => {
        const [text, again] = [JSON.stringify(encode(value)), JSON.stringify(encode(value))]
        const back = decode(JSON.parse(text))
        return text !== again
          ? fail('encoding twice gave two texts')
          : E.isLeft(back)
            ? fail('what JSON carried was refused')
            : claim(eq.equals(back.right, value), 'another value came back from JSON')
      }
    }),
    ...(refused === undefined
      ? []
      : [
          law({
            name: 'refusal',
            statement: 'what is no data of the kind is refused',
            source: 'the boundary decodes once',
            arbitrary: refused,
            check: data => claim(E.isLeft(decode(data)), `expected a refusal of ${fc.stringify(data)}`)
          })
        ])
  ])

/** The codec of random generators, `randomState` and `randomFromState`. */
export const randomCodecSuite: Suite = codecSuite({
  name: 'random generators',
  encode: randomState,
  decode: randomFromState,
  eq: eqRandom,
  values: fc
    .tuple(fc.constantFrom(pythonRandom, numpyRandomState), fc.nat(), fc.nat(700))
    .map(([make, seed, drawn]) => uniforms(drawn)(make(seed))[1]),
  refused: fc.array(fc.integer(), { maxLength: 10 }).map(words => ({ algorithm: 'MT19937' as const, words }))
})
