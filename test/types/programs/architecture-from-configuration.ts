/** A network whose depth and widths stand in a file: each width goes through the door. */
import { strict as assert } from 'node:assert'
import * as E from 'fp-ts/lib/Either.js'
import * as RA from 'fp-ts/lib/ReadonlyArray.js'
import {
  type AnyLayer,
  dense,
  type DimensionError,
  input,
  type LayerOfSomeSize,
  type Network,
  pipe,
  type Probabilities,
  showDimensionError,
  sigmoid,
  type SomeLayer,
  tanh,
  withDimension
} from 'lawgrad'

type Built = E.Either<DimensionError, SomeLayer<2, 1, Probabilities>>

const grown = <N extends number, Ls extends readonly AnyLayer[]>(
  network: Network<2, N, Ls>,
  widths: readonly number[]
): Built =>
  pipe(
    widths,
    RA.matchLeft(
      (): Built => E.right(pipe(network, dense(1), sigmoid)),
      (width, rest) =>
        pipe(
          width,
          withDimension('width', units => grown(pipe(network, dense(units), tanh), rest)),
          E.flatten
        )
    )
  )

const configured = (json: string): Built => {
  const { widths }: { readonly widths: readonly number[] } = JSON.parse(json)
  return grown(input(2), widths)
}

const said = E.match(showDimensionError, ({ name }: { readonly name: string }) => name)
assert.equal(said(configured('{ "widths": [5, 4] }')), '2 → dense 5 → tanh → dense 4 → tanh → dense 1 → sigmoid')
assert.equal(
  said(configured('{ "widths": [5, 0.5] }')),
  'width: expected a size that is a positive integer, such as 3; got 0.5'
)

/** Inputs of the file, too: nothing of its sizes is left in the type. */
const line = (columns: number) =>
  pipe(
    columns,
    withDimension('columns', (n): LayerOfSomeSize => pipe(input(n), dense(1)))
  )
assert.equal(said(line(3)), '3 → dense 1')
