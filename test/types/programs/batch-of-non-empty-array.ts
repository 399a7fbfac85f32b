/** Examples made by fp-ts from a list of any length. */
import { strict as assert } from 'node:assert'
import * as O from 'fp-ts/lib/Option.js'
import * as RNEA from 'fp-ts/lib/ReadonlyNonEmptyArray.js'
import { pipe } from 'fp-ts/lib/function.js'
import { batch, vector } from 'lawgrad'

const rows = [1, 2, 3]
const data = pipe(
  RNEA.fromReadonlyArray(rows),
  O.map(RNEA.map(n => ({ input: vector([n, n]), target: vector([n]) }))),
  O.map(examples => batch(examples))
)
const size: O.Option<2> = pipe(
  data,
  O.map(({ inputs }) => inputs)
)
assert.deepEqual(size, O.some(2))
