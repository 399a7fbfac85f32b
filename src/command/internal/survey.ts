/**
 * A table as it is read through: what is wrong with it, and how much there is of it.
 */
import type { RowError, ModelColumns } from '../../exchange/model-file/model-table.ts'
import type { FileError } from '../capabilities.ts'
import type { Piece } from './rows.ts'

/** So many errors are told one by one. */
const most = 10

/** What was found. */
export interface Survey {
  readonly unreadable: FileError | undefined
  /** Why it is not what was asked for. */
  readonly refused: string | undefined
  /** The first errors, and the number of all. */
  readonly errors: readonly RowError[]
  readonly count: number
  readonly columns: ModelColumns | undefined
  readonly rows: number
  /** Rows that miss a value. */
  readonly incomplete: number
}

/** What is kept of a table while it is read. */
export interface Surveyor {
  readonly see: (piece: Piece) => void
  /** Whether something is wrong by now. */
  readonly isWrong: () => boolean
  /** What was found, once all has been seen. */
  readonly found: () => Survey
}

/** Whether nothing is wrong with a row but that values are missing. */
const isIncomplete = (errors: readonly RowError[]): boolean =>
  errors.every(error => error._tag === 'CellFault' && error.fault._tag === 'Missing')

/** Begins to read through a table; with `skip`, rows that miss a value are no errors. */
export const surveyor = (skip: boolean): Surveyor => {
  const errors: RowError[] = []
  let [count, rows, incomplete, last] = [0, 0, 0, 1]
  let columns: ModelColumns | undefined
  let unreadable: FileError | undefined
  let refused: string | undefined
  const add = (found: readonly RowError[]): void => {
    count += found.length
    errors.push(...found.slice(0, most - errors.length))
  }
  return {
    see: piece => {
      switch (piece._tag) {
        case 'Columns':
          ;({ columns } = piece)
          break
        case 'Row':
          rows++
          last = piece.row.line
          break
        case 'WrongRow':
          rows++
          if (isIncomplete(piece.errors)) incomplete++
          if (!skip || !isIncomplete(piece.errors)) add(piece.errors)
          break
        case 'WrongFile':
          add(piece.errors)
          break
        case 'Unreadable':
          unreadable = piece.error
          break
        case 'Refused':
          refused = piece.sentence
      }
    },
    isWrong: () => count > 0 || unreadable !== undefined || refused !== undefined,
    found: () => {
      if (columns !== undefined && rows === 0 && count === 0)
        add([{ _tag: 'HeaderAlone', file: columns.file, line: last }])
      return { unreadable, refused, errors, count, columns, rows, incomplete }
    }
  }
}
