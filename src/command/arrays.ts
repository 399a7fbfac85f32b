/**
 * Files of arrays as the command takes them: IDX and NumPy's npy, told by how their bytes begin.
 */
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import * as RTE from 'fp-ts/lib/ReaderTaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'
import type { Table } from '../data/table/table.ts'
import { showArrayError } from '../exchange/arrays/array-error.ts'
import { countOf, type NumberArray } from '../exchange/arrays/number-array.ts'
import { tableOfArrays } from '../exchange/arrays/table-of-arrays.ts'
import { decodeIdx } from '../exchange/idx/idx.ts'
import type { Wanted } from '../exchange/model-file/model-table.ts'
import type { SavedModel } from '../exchange/model-file/saved-model.ts'
import { decodeNpy } from '../exchange/npy/npy.ts'
import type { CommandError } from './command-error.ts'
import { readBytes, type Program } from './effects.ts'

/** A file, and what it holds. */
export interface NamedBytes {
  readonly file: string
  readonly bytes: Uint8Array
}

const wrong = (sentence: string): CommandError => ({ _tag: 'UsageError', sentence })

const beginsWith = (bytes: Uint8Array, mark: readonly number[]): boolean => mark.every((byte, k) => bytes[k] === byte)

const npy: readonly number[] = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59]

/** So many bytes tell what a file is. */
export const longestMark = npy.length

/** Whether bytes begin as those of an array do, which no text does. */
export const isArray = (bytes: Uint8Array): boolean => beginsWith(bytes, [0, 0]) || beginsWith(bytes, npy)

/** The array in a file. */
export const arrayIn = ({ file, bytes }: NamedBytes): E.Either<string, NumberArray> =>
  isArray(bytes)
    ? pipe(beginsWith(bytes, npy) ? decodeNpy(bytes) : decodeIdx(bytes), E.mapLeft(showArrayError(file)))
    : E.left(
        `${file}: expected an array, in IDX or NumPy's npy; got bytes that begin otherwise. Save it with numpy.save, or give the columns of a table with --targets.`
      )

/** How many numbers an example has. */
export const widthOf = ({ extents: [, ...rest] }: NumberArray): number => countOf(rest)

/** What is said where an array comes without its targets. */
export const labelsMissing = (file: string): string =>
  `${file}: expected the targets of its examples, which an array has in another file; got none. Give that file: --labels labels.idx`

/** What is said where labels come with a table. */
export const labelsWithTable = (labels: string, file: string): string =>
  `--labels: expected data in IDX or NumPy's npy, whose targets are in another file; got ${labels} for ${file}, a table. Leave it out, and name columns of targets with --targets.`

/** What is said where options of a table come with an array. */
export const tableOptionsOfArray = (file: string, given: readonly string[]): string =>
  `${file}: expected no options of a table, for it is an array; got ${given.join(', ')}. Leave them out.`

/** The file of labels, if there is one. */
export const labelsOf = (file: O.Option<string>): Program<O.Option<NamedBytes>> =>
  pipe(
    file,
    O.match(
      (): Program<O.Option<NamedBytes>> => RTE.of(O.none),
      name => RTE.map((bytes: Uint8Array) => O.some({ file: name, bytes }))(readBytes(name))
    )
  )

/** The array of inputs for a model, and that of targets where they are wanted, as many as there are examples. */
export const arraysFor = (
  { data: { inputs: names, targets: targetNames } }: SavedModel,
  data: NamedBytes,
  wanted: Wanted,
  labels: O.Option<NamedBytes>
): E.Either<string, readonly [NumberArray, NumberArray | undefined]> =>
  pipe(
    E.Do,
    E.bind('labels', () =>
      wanted === 'inputs'
        ? E.right(undefined)
        : pipe(
            labels,
            E.fromOption(() => labelsMissing(data.file))
          )
    ),
    E.bind('inputs', () => pipe(arrayIn(data), E.flatMap(fitting(data.file, names.length, 'inputs')))),
    E.bind('targets', ({ labels: own }) =>
      own === undefined
        ? E.right(undefined)
        : pipe(arrayIn(own), E.flatMap(fitting(own.file, targetNames.length, 'targets')))
    ),
    E.flatMap(({ inputs, targets, labels: own }) =>
      targets !== undefined && targets.extents[0] !== inputs.extents[0]
        ? E.left(
            `${own?.file ?? ''}: expected ${inputs.extents[0] ?? 1} targets, one for each example of ${data.file}; got ${targets.extents[0] ?? 1}. Give files that belong together.`
          )
        : E.right([inputs, targets] as const)
    )
  )

/** Whether an array has examples of so many numbers. */
const fitting =
  (file: string, width: number, what: string) =>
  (array: NumberArray): E.Either<string, NumberArray> =>
    array.extents.length > 0 && widthOf(array) === width
      ? E.right(array)
      : E.left(
          `${file}: expected ${width} ${what} for each example, as many as the model has; got ${array.extents.slice(1).join(' × ') || '1'}. Give an array whose first index counts the examples.`
        )

const isWhole = ({ type }: NumberArray): boolean => type !== 'float32' && type !== 'float64'

/** Whether targets are classes: whole numbers, one for each example, of a network that has an output for each class. */
export const areClasses = (targets: NumberArray, outputs: number): boolean =>
  isWhole(targets) && widthOf(targets) === 1 && outputs > 1

/** The table of an array and its labels; what its targets are is decided by them, unless it is known. */
export const tableOfFiles = (
  data: NamedBytes,
  labels: O.Option<NamedBytes>,
  classesIn: (targets: NumberArray) => boolean
): E.Either<CommandError, Table> =>
  pipe(
    labels,
    E.fromOption(() => labelsMissing(data.file)),
    E.bindTo('labels'),
    E.bind('inputs', () => arrayIn(data)),
    E.bind('targets', found => arrayIn(found.labels)),
    E.flatMap(({ labels: { file }, inputs, targets }) =>
      pipe(tableOfArrays(data.file)({ inputs, targets, classes: classesIn(targets) }), E.mapLeft(showArrayError(file)))
    ),
    E.mapLeft(wrong)
  )
