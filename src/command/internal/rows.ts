/**
 * Rows of a file as they come, each as cells for a model.
 */
import * as E from 'fp-ts/lib/Either.js'
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
import { standardInput, type Capabilities, type FileError } from '../capabilities.ts'

/** What comes of a table: first its columns, then its rows; what is wrong with a row does not end them. */
export type Piece =
  | { readonly _tag: 'Columns'; readonly columns: ModelColumns }
  | { readonly _tag: 'Row'; readonly row: ModelRow }
  | { readonly _tag: 'WrongRow'; readonly others: readonly string[]; readonly errors: NonEmptyArray<RowError> }
  | { readonly _tag: 'WrongFile'; readonly errors: NonEmptyArray<RowError> }
  | { readonly _tag: 'Unreadable'; readonly error: FileError }

/** What a file is called in sentences. */
export const saidOf = (file: string): string => (file === standardInput ? 'standard input' : file)

/** The pieces of a file, lazily, in constant memory. */
export const pieces = async function* (
  { readChunks }: Pick<Capabilities, 'readChunks'>,
  model: SavedModel,
  file: string,
  wanted: Wanted
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
  let read: ReturnType<typeof modelRow> | undefined
  let others: readonly number[] = []
  for await (const found of readRowsAsync({ file: said, format })(bytes())) {
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
