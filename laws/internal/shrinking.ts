import * as fc from 'fast-check'

/** Smaller values of a value, each with what is to be known when it is shrunk further; nothing is known at first. */
export type Candidates<A, C> = (value: A, known: C | undefined) => Iterable<readonly [A, C | undefined]>

function* values<A, C>(candidates: Iterable<readonly [A, C]>): Generator<fc.Value<A>> {
  for (const [smaller, next] of candidates) yield new fc.Value(smaller, next)
}

/** An arbitrary that draws from a source and shrinks by candidates: its contexts are what the candidates carry. */
class Shrinking<A, C> extends fc.Arbitrary<A> {
  readonly source: fc.Arbitrary<A>
  readonly candidates: Candidates<A, C>
  constructor(source: fc.Arbitrary<A>, candidates: Candidates<A, C>) {
    super()
    this.source = source
    this.candidates = candidates
  }
  override generate(random: fc.Random, biasFactor: number | undefined): fc.Value<A> {
    return new fc.Value(this.source.generate(random, biasFactor).value, undefined)
  }
  override canShrinkWithoutContext(_value: unknown): _value is A {
    return true
  }
  override shrink(value: A, context: unknown): fc.Stream<fc.Value<A>> {
    // proof: the contexts of our values are those that the candidates carry, or none
    const known = context as C | undefined
    return fc.stream(values(this.candidates(value, known)))
  }
}

/** The values of a source, shrunk by candidates. */
export const shrinking = <A, C>(source: fc.Arbitrary<A>, candidates: Candidates<A, C>): fc.Arbitrary<A> =>
  new Shrinking(source, candidates)

/** Candidates about which nothing is to be known. */
export function* unknown<A>(smaller: Iterable<A>): Generator<readonly [A, undefined]> {
  for (const value of smaller) yield [value, undefined]
}
