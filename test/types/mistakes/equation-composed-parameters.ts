/**
 * Parameters of two parts exchanged.
 *
 * Each part reads its own parameters.
 */
import { type Algebra, type Layer, type Over } from 'lawgrad'

export const both =
  <P, Q>(first: Layer<2, 3, P>, second: Layer<3, 1, Q>) =>
  (algebra: Algebra) =>
  (p: Over<P>, q: Over<Q>) =>
    second.equation(algebra)(p)
//                           ^ TS2345 · Over<P> · Over<Q>
