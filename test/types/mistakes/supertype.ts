/**
 * Networks of different sizes in one array.
 *
 * The array has one type, the networks have two.
 */
import { dense, input, pipe, type DenseParameters, type Layer } from 'lawgrad'

const networks = [pipe(input(2), dense(1)), pipe(input(3), dense(1))] as const
const first: Layer<2, 1, readonly [DenseParameters<2, 1>]> = networks[1]
//    ^ TS2322 · inputs · '3' · '2'
export const name = first.name
