import * as fc from 'fast-check'
import { simplerThan, simplest } from './simpler-number.ts'

/** What an arbitrary knows of a value of its own. */
interface Kept {
  readonly own: unknown
}

// proof: the contexts of values of an arbitrary below are those that it gave them, or none
const keptOf = (context: unknown): Kept | undefined => context as Kept | undefined

/** An arbitrary of numbers that shrinks to simple numbers of its own first, then as its source does. */
class Simplifying extends fc.Arbitrary<number> {
  readonly source: fc.Arbitrary<number>
  readonly has: (x: number) => boolean
  constructor(source: fc.Arbitrary<number>, has: (x: number) => boolean) {
    super()
    this.source = source
    this.has = has
  }
  override generate(random: fc.Random, biasFactor: number | undefined): fc.Value<number> {
    const { value, context } = this.source.generate(random, biasFactor)
    return new fc.Value(value, { own: context })
  }
  override canShrinkWithoutContext(value: unknown): value is number {
    return typeof value === 'number' && this.has(value)
  }
  override shrink(value: number, context: unknown): fc.Stream<fc.Value<number>> {
    const kept = keptOf(context)
    const simple = fc.stream(
      simplerThan(value)
        .filter(each => this.has(each))
        .map(each => new fc.Value(each, undefined))
        .values()
    )
    // what has been made simple is not what the source drew
    return kept === undefined || this.has(value)
      ? simple
      : simple.join(
          this.source.shrink(value, kept.own).map(smaller => new fc.Value(smaller.value, { own: smaller.context }))
        )
  }
}

/** The numbers of a source, which has those that `has` says, made simple where a counterexample is shrunk. */
export const simplifying = (source: fc.Arbitrary<number>, has: (x: number) => boolean): fc.Arbitrary<number> =>
  new Simplifying(source, has)

/** The numbers of a source, made simple as far as it knows simple numbers for its own. */
export const simplified = (source: fc.Arbitrary<number>): fc.Arbitrary<number> =>
  source instanceof Simplifying ? source : new Simplifying(source, x => source.canShrinkWithoutContext(x))

/** How far the work has come: which block comes next, of the longest blocks first, then which item. */
interface Progress extends Kept {
  readonly block: number
  readonly item: number
}

/** As many blocks are tried as one, and as many items one by one: an array of thousands of numbers is made simple by its blocks. */
const most = 128

/** Blocks of items, halved again and again. */
const blocksOf = (count: number): readonly (readonly [from: number, to: number])[] => {
  const blocks: (readonly [number, number])[] = []
  for (let size = count; size > 1 && blocks.length < most; size = Math.ceil(size / 2))
    for (let from = 0; from < count; from += size) blocks.push([from, Math.min(count, from + size)])
  return blocks.slice(0, most)
}

/** Arrays of so many items, made simple block by block, then item by item; where items are not numbers, they shrink as arrays do. */
class Items<A> extends fc.Arbitrary<readonly A[]> {
  readonly item: fc.Arbitrary<A>
  readonly source: fc.Arbitrary<A[]>
  readonly blocks: readonly (readonly [number, number])[]
  constructor(item: fc.Arbitrary<A>, count: number) {
    super()
    this.item = item
    this.source = fc.array(item, { minLength: count, maxLength: count })
    this.blocks = blocksOf(count)
  }
  override generate(random: fc.Random, biasFactor: number | undefined): fc.Value<readonly A[]> {
    const { value, context } = this.source.generate(random, biasFactor)
    return new fc.Value<readonly A[]>(value, { own: context, block: 0, item: 0 })
  }
  override canShrinkWithoutContext(value: unknown): value is readonly A[] {
    return this.source.canShrinkWithoutContext(value)
  }
  override shrink(value: readonly A[], context: unknown): fc.Stream<fc.Value<readonly A[]>> {
    // proof: as above
    const progress = (context as Progress | undefined) ?? { own: undefined, block: 0, item: 0 }
    return value.every(each => typeof each === 'number' && this.item.canShrinkWithoutContext(each))
      ? fc.stream(this.smaller(value, progress))
      : this.source
          .shrink([...value], progress.own)
          .map(smaller => new fc.Value<readonly A[]>(smaller.value, { ...progress, own: smaller.context }))
  }
  *smaller(value: readonly A[], { block, item }: Progress): Generator<fc.Value<readonly A[]>> {
    const simple: readonly unknown[] = simplest.slice(0, 4)
    for (let b = block; b < this.blocks.length; b++) {
      const [from, to] = this.blocks[b]!
      const as = value.slice(from, to).map(each => simple.indexOf(each))
      for (const [k, one] of simple.entries()) {
        // a block is not made less simple than it is
        if (!this.item.canShrinkWithoutContext(one) || as.every(at => at !== -1 && at <= k)) continue
        const made = value.map((each, i) => (i < from || i >= to ? each : one))
        yield new fc.Value<readonly A[]>(made, { own: undefined, block: b + 1, item: 0 })
      }
    }
    for (let i = item; i < Math.min(value.length, item + most); i++)
      for (const smaller of this.item.shrink(value[i]!, undefined))
        yield new fc.Value<readonly A[]>(value.with(i, smaller.value), {
          own: undefined,
          block: this.blocks.length,
          item: i
        })
  }
}

/** Arrays of exactly so many items: thousands of numbers are made simple in some hundred steps. */
export const exactItems = <A>(count: number, item: fc.Arbitrary<A>): fc.Arbitrary<readonly A[]> =>
  new Items(item, count)
