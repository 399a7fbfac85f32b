import type { GraphValues } from '../../../src/algebra/graph/interpret.ts'
import { map } from 'lawgrad'

/** The values of a graph with the other sign. */
export const negated = (values: GraphValues): GraphValues =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, typeof value === 'number' ? -value : map(x => -x)(value)])
  )
