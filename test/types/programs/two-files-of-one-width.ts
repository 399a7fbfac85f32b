/** Two files of unknown width, proved equal by a witness. */
import { strict as assert } from 'node:assert'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import { pipe } from 'fp-ts/lib/function.js'
import {
  castInputs,
  cost,
  dense,
  getVectorSpace,
  input,
  quadraticLoss,
  sameDimension,
  sigmoid,
  withDimension
} from 'lawgrad'
import { decodeCsv } from 'lawgrad/csv'

const costOf = (file: string, widths: readonly [number, number]) =>
  pipe(
    widths[0],
    withDimension('training', n =>
      pipe(
        widths[1],
        withDimension('testing', m =>
          pipe(
            sameDimension(m, n),
            O.map(same => {
              const network = pipe(input(n), dense(1), sigmoid)
              const at = getVectorSpace(network.shape).zero
              return pipe(
                decodeCsv({ file, inputs: m, outputs: 1 })('a,b,y\n1,2,0.5'),
                E.map(data => cost(network, quadraticLoss)(castInputs(same)(data))(at))
              )
            })
          )
        )
      )
    ),
    E.flatten
  )
assert.deepEqual(costOf('two.csv', [2, 2]), E.right(O.some(E.right(0))))
assert.deepEqual(costOf('two.csv', [3, 2]), E.right(O.none))
