/** Tensors of random sizes and components. */
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import {
  matrixBy,
  vectorBy,
  withDimension,
  type Dimension,
  type Matrix,
  type Size,
  type Tensor,
  type Vector
} from 'lawgrad'
import { dyadic } from 'lawgrad/laws'
import { shapeOf } from '../../../src/tensor/internal/shape.ts'
import { extentsOfSize } from '../../../src/tensor/internal/tensor.ts'

/** Dyadic numbers of which sums of a few products are exact. */
export const exactly = dyadic(8)

const list = <A>(length: number, of: fc.Arbitrary<A>): fc.Arbitrary<A[]> =>
  fc.array(of, { minLength: length, maxLength: length })

export const vectorOf = <N extends number>(
  length: Dimension<N>,
  of: fc.Arbitrary<number> = exactly
): fc.Arbitrary<Vector<N>> => list(Number(length), of).map(xs => vectorBy<N>(length)(i => xs[i] ?? Number.NaN))

export const matrixOf = <R extends number, C extends number>(
  rows: Dimension<R>,
  columns: Dimension<C>,
  of: fc.Arbitrary<number> = exactly
): fc.Arbitrary<Matrix<R, C>> =>
  list(Number(rows) * Number(columns), of).map(xs =>
    matrixBy<R, C>(rows, columns)((r, c) => xs[r * Number(columns) + c] ?? Number.NaN)
  )

/** Tensors of a size of any rank, such as the one that a layer has. */
export const tensorOf = <S extends Size>(size: S, of: fc.Arbitrary<number> = exactly): fc.Arbitrary<Tensor<S>> => {
  const { count, unflatten } = shapeOf<Tensor<S>>({ _tag: 'Tensor', extents: extentsOfSize(size) })
  return list(count, of).map(unflatten)
}

/** Draws a value of an arbitrary. */
export type Draw = <A>(arbitrary: fc.Arbitrary<A>) => A

/** A law about tensors of three sizes. */
export type SizedLaw = <R extends number, C extends number, K extends number>(
  rows: Dimension<R>,
  columns: Dimension<C>,
  inner: Dimension<K>,
  draw: Draw
) => void

const size = fc.integer({ min: 1, max: 6 })

const right = <A>(either: E.Either<unknown, A>): A =>
  E.getOrElse((): A => {
    throw new Error('a positive integer is a size')
  })(either)

/** Tries a law on random sizes up to 6. Failures are not shrunk: values drawn along the way shrink by trial, for minutes. */
export const forAllSizes = (law: SizedLaw, runs = 100): void =>
  fc.assert(
    fc.property(size, size, size, fc.gen(), (r, c, k, gen) => {
      const draw: Draw = arbitrary => gen(() => arbitrary)
      right(
        withDimension('rows', rows =>
          right(
            withDimension('columns', columns =>
              right(
                withDimension('inner', inner =>
                  law<typeof rows, typeof columns, typeof inner>(rows, columns, inner, draw)
                )(k)
              )
            )(c)
          )
        )(r)
      )
    }),
    { numRuns: runs, endOnFailure: true }
  )

/** The components with −0 as 0, the order kept: what the exact laws are about. */
export const plain = (tensor: { readonly components: unknown }): unknown =>
  JSON.parse(JSON.stringify(tensor.components))
