/**
 * A table decoded with a number of columns of type any.
 *
 * Nothing checks an any.
 */
import * as E from 'fp-ts/lib/Either.js'
import { cost, dense, input, pipe, quadraticLoss, sigmoid } from 'lawgrad'
import { decodeCsv } from 'lawgrad/csv'

const or = pipe(input(2), dense(1), sigmoid)
const columns = JSON.parse('2')
export const j = pipe(
  decodeCsv({ file: 'or.csv', inputs: columns, outputs: 1 })('a,b,c\n1,0,1'),
  E.map(rows => cost(or, quadraticLoss)(rows))
//                                      ^ TS2345 · got any · '2'
)
