/**
 * What adding up gradients must satisfy: it is a commutative monoid, up to rounding.
 */
import * as fc from 'fast-check'
import type { Monoid } from 'fp-ts/lib/Monoid.js'
import { getAdditiveMonoid, type Shape } from '../../src/index.ts'
import { exactly } from '../arbitraries/network-case.ts'
import { dyadic, hostile, ordinary } from '../arbitraries/scalar.ts'
import { compareValues, sameBits, sameNumbers, sumRounding } from '../compare.ts'
import { law, suite, type Suite } from '../law.ts'
import { all, claim } from '../verdict.ts'

/**
 * The laws of an accumulator of trees of a shape: commutative and associative, exactly on dyadic numbers and up to rounding on others,
 * with an empty sum; so shards may be added in any order. Never fails.
 *
 * @example
 * ```ts
 * import { vectorShape } from 'lawgrad'
 * import { accumulatorSuite, runSuite } from 'lawgrad/laws'
 * import { strict as assert } from 'node:assert'
 * const reports = runSuite({ seed: 1, runs: 10 })(accumulatorSuite(vectorShape(3)))
 * assert.equal(reports.every(report => report.verdict._tag === 'Pass'), true)
 * ```
 */
export const accumulatorSuite = <P>(
  shape: Shape<P>,
  { concat, empty }: Monoid<P> = getAdditiveMonoid(shape)
): Suite => {
  const trees = (numbers: fc.Arbitrary<number>) => {
    const tree = exactly(shape.count, numbers).map(shape.unflatten)
    return fc.record({ a: tree, b: tree, c: tree })
  }
  const side = (name: string, tree: P) => ({ name, values: shape.flatten(tree) })
  return suite(`accumulator of ${shape.count} components`, [
    law({
      name: 'commutative monoid',
      statement: 'a + b = b + a, (a + b) + c = a + (b + c), a + 0 = a, exactly on dyadic numbers',
      source: 'the definition of a commutative monoid',
      arbitrary: trees(dyadic(64)),
      check: ({ a, b, c }) =>
        all([
          sameNumbers(side('a + b', concat(a, b)), side('b + a', concat(b, a))),
          sameNumbers(side('(a + b) + c', concat(concat(a, b), c)), side('a + (b + c)', concat(a, concat(b, c)))),
          sameNumbers(side('a + 0', concat(a, empty)), side('a', a)),
          sameNumbers(side('0 + a', concat(empty, a)), side('a', a))
        ])
    }),
    law({
      name: 'associative up to rounding',
      statement: '(a + b) + c = a + (b + c) within the rounding of a sum of three, and a + b = b + a bit for bit',
      source: 'Higham, Accuracy and Stability of Numerical Algorithms, §4.2',
      arbitrary: trees(ordinary(1000)),
      check: ({ a, b, c }) => {
        const [as, bs, cs] = [a, b, c].map(shape.flatten)
        return all([
          sameBits(side('a + b', concat(a, b)), side('b + a', concat(b, a))),
          compareValues({
            names: [],
            left: side('(a + b) + c', concat(concat(a, b), c)),
            right: side('a + (b + c)', concat(a, concat(b, c))),
            tolerance: i => sumRounding([as, bs, cs].map(part => part?.[i] ?? 0))
          })
        ])
      }
    }),
    law({
      name: 'total',
      statement: 'NaN, infinities, huge and subnormal numbers: no exception, and the shape stays',
      source: 'IEEE 754',
      arbitrary: trees(hostile),
      check: ({ a, b }) => claim(shape.flatten(concat(a, b)).length === shape.count, 'the sum has another shape')
    })
  ])
}
