/**
 * Rows of a file as they come, each as cells for a model.
 */
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import type { NonEmptyArray } from 'fp-ts/lib/NonEmptyArray.js'
import { readRowsAsync } from '../../data/table/rows.ts'
import {
  modelColumns,
  modelRow,
  namesOf,
  type ModelColumns,
  type ModelRow,
  type RowError,
  type Wanted
} from '../../exchange/model-file/model-table.ts'
import type { SavedModel } from '../../exchange/model-file/saved-model.ts'
import { arraysFor, isArray, labelsWithTable, longestMark, type NamedBytes } from '../arrays.ts'
import type { Capabilities, FileError } from '../capabilities.ts'
import { saidOf } from '../paths.ts'
import { joined } from './joined.ts'

/** What comes of a table: first its columns, then its rows; what is wrong with a row does not end them. */
export type Piece =
  | { readonly _tag: 'Columns'; readonly columns: ModelColumns }
  | { readonly _tag: 'Row'; readonly row: ModelRow }
  | { readonly _tag: 'WrongRow'; readonly others: readonly string[]; readonly errors: NonEmptyArray<RowError> }
  | { readonly _tag: 'WrongFile'; readonly errors: NonEmptyArray<RowError> }
  | { readonly _tag: 'Unreadable'; readonly error: FileError }
  /** The file is none that can be taken. */
  | { readonly _tag: 'Refused'; readonly sentence: string }

/** The pieces of an array, with its targets where they are wanted. */
const arrayPieces = function* (
  model: SavedModel,
  data: NamedBytes,
  wanted: Wanted,
  labels: O.Option<NamedBytes>
): Generator<Piece, void> {
  const found = arraysFor(model, data, wanted, labels)
  if (E.isLeft(found)) return yield { _tag: 'Refused', sentence: found.left }
  const [inputs, targets] = found.right
  const [width, outputs] = [model.data.inputs.length, targets === undefined ? 0 : model.data.targets.length]
  const positions = Array.from({ length: width + outputs }, (_, k) => k)
  const columns: ModelColumns = {
    file: data.file,
    names: [...model.data.inputs, ...model.data.targets].slice(0, width + outputs),
    inputs: positions.slice(0, width),
    targets: positions.slice(width),
    others: []
  }
  yield { _tag: 'Columns', columns }
  const read = modelRow(model, columns)
  const [count = 0] = inputs.extents
  for (let row = 0; row < count; row++) {
    const cells: number[] = []
    for (let k = row * width; k < (row + 1) * width; k++) cells.push(inputs.values[k]!)
    for (let k = row * outputs; k < (row + 1) * outputs; k++) cells.push(targets!.values[k]!)
    const made = read({ cells, line: row + 1 })
    yield E.isRight(made) ? { _tag: 'Row', row: made.right } : { _tag: 'WrongRow', others: [], errors: made.left }
  }
}

/** The pieces of a file, lazily; those of a table in constant memory. */
export const pieces = async function* (
  { readChunks }: Pick<Capabilities, 'readChunks'>,
  model: SavedModel,
  file: string,
  wanted: Wanted,
  labels: O.Option<NamedBytes> = O.none
): AsyncGenerator<Piece, void> {
  const { format } = model.data
  const said = saidOf(file)
  const broken: FileError[] = []
  const bytes = async function* (): AsyncGenerator<Uint8Array, void> {
    for await (const chunk of readChunks(file)) {
      if (E.isRight(chunk)) yield chunk.right
      else {
        broken.push(chunk.left)
        return
      }
    }
  }
  const parts = bytes()
  // enough to see what it is, though it may come by single bytes
  const first: Uint8Array[] = []
  for (let known = 0; known < longestMark;) {
    const part = await parts.next()
    if (part.done === true) break
    first.push(part.value)
    known += part.value.length
  }
  const beginning = joined(Uint8Array)(first)
  if (isArray(beginning)) {
    const all: Uint8Array[] = [beginning]
    for await (const part of parts) all.push(part)
    if (broken[0] === undefined)
      yield* arrayPieces(model, { file: said, bytes: joined(Uint8Array)(all) }, wanted, labels)
    else yield { _tag: 'Unreadable', error: broken[0] }
    return
  }
  if (O.isSome(labels)) return yield { _tag: 'Refused', sentence: labelsWithTable(labels.value.file, said) }
  const texts = async function* (): AsyncGenerator<Uint8Array, void> {
    yield beginning
    yield* parts
  }
  let read: ReturnType<typeof modelRow> | undefined
  let others: readonly number[] = []
  for await (const found of readRowsAsync({ file: said, format })(texts())) {
    if (broken[0] !== undefined) break
    if (E.isLeft(found)) return yield { _tag: 'WrongFile', errors: [found.left] }
    if (read === undefined) {
      const columns = modelColumns(model, said, wanted)(namesOf(format, found.right))
      if (E.isLeft(columns)) return yield { _tag: 'WrongFile', errors: columns.left }
      yield { _tag: 'Columns', columns: columns.right }
      read = modelRow(model, columns.right)
      ;({ others } = columns.right)
      if (format.header) continue
    }
    const row = read(found.right)
    yield E.isRight(row)
      ? { _tag: 'Row', row: row.right }
      : { _tag: 'WrongRow', others: others.map(k => found.right.cells[k] ?? ''), errors: row.left }
  }
  if (broken[0] !== undefined) yield { _tag: 'Unreadable', error: broken[0] }
  else if (read === undefined) yield { _tag: 'WrongFile', errors: [{ _tag: 'EmptyTable', file: said }] }
}
