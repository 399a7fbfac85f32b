/** Vectors of two doors, carried over by a witness, and back. */
import { strict as assert } from 'node:assert'
import { sequenceT } from 'fp-ts/lib/Apply.js'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import { pipe } from 'fp-ts/lib/function.js'
import { castVector, norm, sameDimension, subtract, vectorFrom, withDimension } from 'lawgrad'

const distance = (xs: readonly number[], ys: readonly number[]) =>
  pipe(
    xs.length,
    withDimension('xs', n =>
      pipe(
        ys.length,
        withDimension('ys', m => {
          const read = sequenceT(E.Apply)(vectorFrom(n)(xs), vectorFrom(m)(ys))
          return pipe(
            read,
            E.map(([x, y]) =>
              pipe(
                sameDimension(m, n),
                O.map(same => norm(subtract(castVector(same)(y))(x)))
              )
            )
          )
        })
      )
    ),
    E.flatten,
    E.flattenW
  )
assert.deepEqual(distance([3, 4], [0, 0]), E.right(O.some(5)))
assert.deepEqual(distance([3, 4], [0, 0, 0]), E.right(O.none))
