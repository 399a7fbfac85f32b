/**
 * The examples of a file of data, as numbers, and as tensors of a network's sizes.
 */
import * as E from 'fp-ts/lib/Either.js'
import * as RNEA from 'fp-ts/lib/ReadonlyNonEmptyArray.js'
import { pipe } from 'fp-ts/lib/function.js'
import { batch, type Batch, type Example } from '../data/batch.ts'
import { decodeCsv } from '../data/csv.ts'
import type { Dataset } from '../data/dataset.ts'
import { showDimensionError, withDimension } from '../dimension/door.ts'
import type { Size } from '../dimension/size.ts'
import type { Layer } from '../layer/layer.ts'
import type { CommandError } from './command-error.ts'
import { dataWrong, failed } from './effects.ts'
import { batchOnce } from './internal/batch-once.ts'
import { tensorOf } from './internal/plain-example.ts'
import { shapeOfSize } from './internal/sized.ts'
import { countOf, type PlainSize } from './sizes.ts'

/** An example as numbers. */
export interface PlainExample {
  readonly input: readonly number[]
  readonly target: readonly number[]
}

/** The data. */
export interface Table {
  readonly inputNames: readonly string[]
  readonly targetNames: readonly string[]
  readonly examples: RNEA.ReadonlyNonEmptyArray<PlainExample>
}

const tableOf = <I extends Size, O extends Size>({ inputNames, targetNames, examples }: Dataset<I, O>): Table => ({
  inputNames,
  targetNames,
  examples: RNEA.map(({ input, target }: Example<I, O>) => ({
    input: shapeOfSize(input.size).flatten(input),
    target: shapeOfSize(target.size).flatten(target)
  }))(examples)
})

/** The table of a text for a network of such sizes; a tensor's components are columns, row-major. */
export const decodeTable =
  (file: string, network: { readonly inputs: PlainSize; readonly outputs: PlainSize }) =>
  (text: string): E.Either<CommandError, Table> =>
    pipe(
      countOf(network.inputs),
      withDimension('inputs', inputs =>
        pipe(
          countOf(network.outputs),
          withDimension('outputs', outputs =>
            pipe(
              decodeCsv({ file, inputs, outputs })(text),
              E.bimap(dataWrong, table => tableOf(table))
            )
          )
        )
      ),
      E.flatMap(decoded => decoded),
      E.mapLeft(error => failed(showDimensionError(error))),
      E.flatMap(decoded => decoded)
    )

/** The examples as tensors of the sizes of a network: the same batch for the same examples, so that they are held once. */
export const batchFor =
  <I extends Size, O extends Size, P>({ inputs, outputs }: Layer<I, O, P>) =>
  (examples: RNEA.ReadonlyNonEmptyArray<PlainExample>): Batch<I, O> =>
    batchOnce(inputs, outputs, examples, () =>
      batch(
        pipe(
          examples,
          RNEA.map((example: PlainExample) => ({
            input: tensorOf(inputs, example, 'input'),
            target: tensorOf(outputs, example, 'target')
          }))
        )
      )
    )
