/**
 * Claims are claims: a law that is not claimed of a part is switched off by its name.
 */
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import { showDimensionError, withDimension, type Dimension } from '../src/index.ts'
import { refuse } from './internal/refuse.ts'
import { together } from './internal/together.ts'
import { lawsOf, suite, type Suite } from './law.ts'

const less = ({ subject, below, laws }: Suite, names: ReadonlySet<string>): Suite =>
  suite(
    subject,
    laws.filter(({ name }) => !names.has(name)),
    below.map(one => less(one, names))
  )

/**
 * The suite without the laws of these names: what is not claimed of the part.
 *
 * Errors: a name that no law of the suite has is refused by an exception that lists those it has, so that no law is switched off by a slip.
 *
 * @example
 * ```ts
 * import { quadraticLoss } from 'lawgrad'
 * import { lawsOf, lossSuite, without } from 'lawgrad/laws'
 * import { pipe } from 'fp-ts/lib/function.js'
 * import { strict as assert } from 'node:assert'
 * const names = (suite: Parameters<typeof lawsOf>[0]) => lawsOf(suite).map(({ law }) => law.name)
 * const fewer = pipe(lossSuite(quadraticLoss, 3), without('zero at the target', 'convex'))
 * assert.equal(names(lossSuite(quadraticLoss, 3)).includes('convex'), true)
 * assert.equal(names(fewer).includes('convex'), false)
 * ```
 */
export const without =
  (...names: readonly string[]) =>
  (of: Suite): Suite => {
    const known = new Set(lawsOf(of).map(({ law }) => law.name))
    const odd = names.find(name => !known.has(name))
    return odd === undefined
      ? less(of, new Set(names))
      : refuse(`expected the names of laws of ${of.subject}; got '${odd}'. They are: ${[...known].join('; ')}.`)
  }

/** The usual sizes: 1, small ones, odd ones, and no power of two alone. */
const usualSizes = [1, 2, 3, 5, 8, 17]

/**
 * The suites of a part that is made for any size, at several of them: an error that depends on the size, as ½ for 1/N, hides at one.
 *
 * Each law is one, tried at all sizes: it fails where it fails at one, and passes if it could be checked at one, for where a part is constant, as a normalization is
 * at size 1, there is nothing to compare. Cost: that of the suites together. Errors: a size that is no positive integer is refused by an exception.
 *
 * @example
 * ```ts
 * import { quadraticLoss } from 'lawgrad'
 * import { acrossSizes, lossSuite, runSuite } from 'lawgrad/laws'
 * import { strict as assert } from 'node:assert'
 * const laws = acrossSizes('quadratic', n => lossSuite(quadraticLoss, n), [1, 3])
 * assert.equal(runSuite({ seed: 1, runs: 5 })(laws).every(({ verdict }) => verdict._tag === 'Pass'), true)
 * ```
 */
export const acrossSizes = (
  subject: string,
  at: <N extends number>(size: Dimension<N>) => Suite,
  sizes: readonly number[] = usualSizes
): Suite =>
  suite(
    `${subject} at the sizes ${sizes.join(', ')}`,
    together(
      sizes.map(size => ({
        size,
        suite: pipe(
          size,
          withDimension('size', at),
          E.getOrElseW(error => refuse(showDimensionError(error)))
        )
      }))
    )
  )
