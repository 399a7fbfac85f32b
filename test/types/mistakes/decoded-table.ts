/**
 * A decoded table and a network of other sizes.
 *
 * The table is decoded as two inputs and two targets; the network has one output.
 */
import * as E from 'fp-ts/lib/Either.js'
import { cost, dense, input, pipe, quadraticLoss, sigmoid } from 'lawgrad'
import { decodeCsv } from 'lawgrad/csv'

const or = pipe(input(2), dense(1), sigmoid)
const decoded = decodeCsv({ file: 'or.csv', inputs: 2, outputs: 2 })('a,b,c,d\n1,0,1,0')
export const j = pipe(
  decoded,
  E.map(rows => cost(or, quadraticLoss)(rows))
//                                      ^ TS2345 · outputs · '2' · '1'
)
