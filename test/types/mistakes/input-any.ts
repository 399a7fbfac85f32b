/**
 * A network whose input has a size of type any.
 *
 * Nothing checks an any: what it makes fits nowhere.
 */
import { input, type Network } from 'lawgrad'

const width = JSON.parse('3')
export const network: Network<3, 3, []> = input(width)
//           ^ TS2322 · inputs · '3' · got any
