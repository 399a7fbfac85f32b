/**
 * What a shape and its vector space must satisfy: the codec between trees of tensors and arrays of numbers.
 */
import * as fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import {
  getVectorSpace,
  realScalar,
  unflatten,
  type Description,
  type Shape,
  type VectorSpace
} from '../../src/index.ts'
import { readingOver } from '../../src/algebra/over.ts'
import { exactly } from '../arbitraries/network-case.ts'
import { dyadic, hostile, ordinary } from '../arbitraries/scalar.ts'
import { compareValues, sameBits, sameNumbers, sumRounding } from '../compare.ts'
import { count } from '../internal/flat.ts'
import { law, suite, type Suite } from '../law.ts'
import { all, claim } from '../verdict.ts'

/**
 * The laws of a shape: `flatten` and `unflatten` are inverse bit for bit, whatever the numbers; the count is that of the description; the
 * trees are a vector space, exactly on dyadic numbers. Shapes of at least one component. Never fails.
 *
 * @example
 * ```ts
 * import { denseLayer } from 'lawgrad'
 * import { runSuite, shapeSuite } from 'lawgrad/laws'
 * import { strict as assert } from 'node:assert'
 * const reports = runSuite({ seed: 1, runs: 10 })(shapeSuite('dense 2 → 3', denseLayer(2, 3).shape))
 * assert.equal(reports.every(report => report.verdict._tag === 'Pass'), true)
 * ```
 */
export const shapeSuite = <P>(subject: string, shape: Shape<P>, space?: VectorSpace<P>): Suite =>
  suite(subject, [
    roundTrip(shape),
    counted(shape),
    refusing(shape),
    vectorSpace(shape, space),
    innerProduct(shape, space)
  ])

const roundTrip = <P>(shape: Shape<P>) =>
  law({
    name: 'flatten and unflatten are inverse',
    statement: 'flatten(unflatten(numbers)) and the reading over scalars are the numbers, bit for bit',
    source: 'the definition of an isomorphism',
    arbitrary: exactly(shape.count, hostile),
    check: numbers => {
      const given = { name: 'numbers', values: numbers }
      const tree = shape.unflatten(numbers)
      return all([
        sameBits({ name: 'flatten ∘ unflatten', values: shape.flatten(tree) }, given),
        sameBits({ name: 'twice', values: shape.flatten(shape.unflatten(shape.flatten(tree))) }, given),
        sameBits({ name: 'over scalars', values: flatten(shape)(over(shape)(numbers)) }, given)
      ])
    }
  })

const { flatten, unflatten: over } = readingOver(realScalar)

/** The number of components that a description describes: the parameter count. */
export const componentCount = (description: Description): number => {
  switch (description._tag) {
    case 'Tensor':
      return count(description.extents)
    case 'Struct':
      return Object.values(description.fields).reduce((sum, field) => sum + componentCount(field), 0)
    case 'Tuple':
      return description.items.reduce((sum, item) => sum + componentCount(item), 0)
  }
}

const counted = <P>(shape: Shape<P>) =>
  law({
    name: 'parameter count',
    statement:
      'the count is the number of components of the description: the products of the sizes of the axes, summed',
    source: '§2.2',
    arbitrary: fc.constant(shape.count),
    check: got =>
      claim(
        got === componentCount(shape.description),
        `expected ${componentCount(shape.description)} components by the description; got the count ${got}`
      )
  })

const refusing = <P>(shape: Shape<P>) =>
  law({
    name: 'another number of components is refused',
    statement: 'unflatten of an array of another length is a SizeError',
    source: 'the definition of a codec',
    arbitrary: fc.array(ordinary(1), { maxLength: shape.count + 3 }),
    check: numbers =>
      claim(
        E.isRight(unflatten(shape)(numbers)) === (numbers.length === componentCount(shape.description)),
        `${numbers.length} numbers for a shape of ${shape.count} were ${numbers.length === shape.count ? 'refused' : 'accepted'}`
      )
  })

const vectorSpace = <P>(shape: Shape<P>, space: VectorSpace<P> | undefined) => {
  const tree = exactly(shape.count, dyadic(8)).map(shape.unflatten)
  return law({
    name: 'vector space',
    statement:
      'a + b = b + a, (a + b) + c = a + (b + c), a + 0 = a, a − a = 0, s(a + b) = sa + sb, (s + t)a = sa + ta, exactly on dyadic numbers',
    source: 'the definition of a vector space',
    arbitrary: fc.record({ a: tree, b: tree, c: tree, s: dyadic(8), t: dyadic(8) }),
    check: ({ a, b, c, s, t }) => {
      const { add, subtract, scale, zero } = space ?? getVectorSpace(shape)
      const same = (what: string, left: P, right: P) =>
        sameNumbers(
          { name: what, values: shape.flatten(left) },
          { name: 'the other side', values: shape.flatten(right) }
        )
      return all([
        same('b + a', add(a)(b), add(b)(a)),
        same('(a + b) + c', add(c)(add(b)(a)), add(add(c)(b))(a)),
        same('a + 0', add(zero)(a), a),
        same('a − a', subtract(a)(a), zero),
        same('(a − b) + b', add(b)(subtract(b)(a)), a),
        same('s(a + b)', scale(s)(add(b)(a)), add(scale(s)(b))(scale(s)(a))),
        same('(s + t)a', scale(s + t)(a), add(scale(t)(a))(scale(s)(a))),
        same('1a', scale(1)(a), a)
      ])
    }
  })
}

const innerProduct = <P>(shape: Shape<P>, space: VectorSpace<P> | undefined) => {
  const tree = exactly(shape.count, dyadic(8)).map(shape.unflatten)
  return law({
    name: 'inner product',
    statement: '⟨a, b⟩ = ⟨b, a⟩ = Σ aᵢbᵢ and ⟨a + b, c⟩ = ⟨a, c⟩ + ⟨b, c⟩ exactly on dyadic numbers; ‖a‖² = ⟨a, a⟩',
    source: 'the definition of an inner product',
    arbitrary: fc.record({ a: tree, b: tree, c: tree }),
    check: ({ a, b, c }) => {
      const { inner, add, norm } = space ?? getVectorSpace(shape)
      const flat = shape.flatten(b)
      const sum = shape.flatten(a).reduce((total, x, i) => total + x * (flat[i] ?? 0), 0)
      const same = (name: string, left: number, right: number) =>
        sameNumbers({ name, values: [left] }, { name: 'the other side', values: [right] })
      return all([
        same('⟨a, b⟩', inner(b)(a), sum),
        same('⟨b, a⟩', inner(a)(b), sum),
        same('⟨a + b, c⟩', inner(c)(add(b)(a)), inner(c)(a) + inner(c)(b)),
        compareValues({
          names: ['‖a‖²'],
          left: { name: 'norm squared', values: [norm(a) ** 2] },
          right: { name: '⟨a, a⟩', values: [inner(a)(a)] },
          tolerance: () => 2 * sumRounding(shape.flatten(a).map(x => x * x)) + 4 * Number.EPSILON * inner(a)(a)
        })
      ])
    }
  })
}
