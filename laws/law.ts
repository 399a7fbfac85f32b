/**
 * A law is a value: what it says, where it comes from, the inputs that it is tried on, and the check.
 */
import type * as fc from 'fast-check'
import type { Verdict } from './verdict.ts'

/** A law about values of a type `A`. */
export interface Law<A> {
  /** Unique within its suite, short: `bias = weight on a constant 1`. */
  readonly name: string
  /** The law in one sentence, with its formula. */
  readonly statement: string
  /** Where it comes from: an equation, a section, a book. */
  readonly source: string
  readonly arbitrary: fc.Arbitrary<A>
  /** How many ordinary cases one case costs, 1 by default: of a law of weight 50 runners try a fiftieth of the cases, at least one. */
  readonly weight?: number
  /** Pure. */
  readonly check: (value: A) => Verdict
}

/** A law about values of some type, so that laws of all kinds stand in one suite. */
export interface AnyLaw extends Omit<Law<unknown>, 'check'> {
  readonly check: (value: never) => Verdict
}

/**
 * A law; the type of its values is that of the arbitrary.
 *
 * @example
 * ```ts
 * import { claim, law, runLaw } from 'lawgrad/laws'
 * import * as fc from 'fast-check'
 * import { strict as assert } from 'node:assert'
 * const even = law({
 *   name: 'doubling yields even numbers',
 *   statement: '2·n is even',
 *   source: 'Euclid, Elements IX',
 *   arbitrary: fc.integer(),
 *   check: n => claim((2 * n) % 2 === 0, `2·${n} is odd`)
 * })
 * assert.equal(runLaw({ seed: 1, runs: 100 })(even).verdict._tag, 'Pass')
 * ```
 */
export const law = <A>(definition: Law<A>): Law<A> => Object.freeze({ ...definition })

/** Laws of one subject, and the weaker suites that it must satisfy first. */
export interface Suite {
  /** What the laws are about, for example `sigmoid on 3`. */
  readonly subject: string
  readonly below: readonly Suite[]
  readonly laws: readonly AnyLaw[]
}

/** A suite of laws, above weaker suites; the lists are copied and frozen, as is each law. */
export const suite = (subject: string, laws: readonly AnyLaw[], below: readonly Suite[] = []): Suite =>
  Object.freeze({ subject, below: Object.freeze([...below]), laws: Object.freeze([...laws]) })

/** The laws of a suite, those of the suites below first, each with its subject. */
export const lawsOf = ({
  subject,
  below,
  laws
}: Suite): readonly { readonly subject: string; readonly law: AnyLaw }[] => [
  ...below.flatMap(lawsOf),
  ...laws.map(one => ({ subject, law: one }))
]
