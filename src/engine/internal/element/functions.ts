/**
 * The operations of equations on one component, in what vectors can do.
 */
import { programs } from '../../../scalar/functions/programs.ts'
import { defect } from '../../../tensor/internal/defect.ts'
import type { Element, Elements } from './expression.ts'

/** The element of an operation that goes component by component. */
export const elementwise = ({ lane, where }: Elements, operation: string, [a, b, c]: readonly Element[]): Element => {
  switch (operation) {
    case 'plus':
      return lane.add(a!, b!)
    case 'minus':
      return lane.sub(a!, b!)
    case 'times':
      return lane.mul(a!, b!)
    case 'over':
      return lane.div(a!, b!)
    case 'negate':
      return lane.neg(a!)
    case 'sqrt':
      return lane.sqrt(a!)
    case 'where':
      return where(a!, b!, c!)
    default: {
      const program = Object.entries(programs).find(([name]) => name === operation)?.[1]
      return program === undefined
        ? defect(`expected an operation on components; got ${operation}`)
        : program.body(lane, a!)
    }
  }
}
