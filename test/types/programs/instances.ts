/** Eq, Show and Monoid of fp-ts. */
import { strict as assert } from 'node:assert'
import { concatAll } from 'fp-ts/lib/Monoid.js'
import { getAdditiveMonoid, getTensorEq, getTensorShow, vector, vectorShape } from 'lawgrad'

const eq = getTensorEq<2>()
const show = getTensorShow<2>()
const monoid = getAdditiveMonoid(vectorShape(2))
const total = concatAll(monoid)([vector([1, 2]), vector([3, 4])])
assert.ok(eq.equals(total, vector([4, 6])))
assert.equal(show.show(total), '[4, 6]')
