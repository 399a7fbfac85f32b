/** All that reads files from outside. */
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import { decodeCsv } from '../../src/data/csv.ts'
import { showDataError, showDataErrors, type DataError } from '../../src/data/data-error.ts'
import { decodeTable } from '../../src/data/table/decode.ts'
import { readInputs } from '../../src/data/table/inputs.ts'
import { decodeJsonTable } from '../../src/data/table/json.ts'
import type { Table, TableDescription } from '../../src/data/table/table.ts'
import { showArrayError } from '../../src/exchange/arrays/array-error.ts'
import { decodeIdx, encodeIdx } from '../../src/exchange/idx/idx.ts'
import { decodeNpy, encodeNpy } from '../../src/exchange/npy/npy.ts'
import { showDocumentErrors } from '../../src/exchange/document-error.ts'
import { decodeModel } from '../../src/exchange/model-file/model-file.ts'
import { decodeState, encodeState } from '../../src/exchange/state-file/state-file.ts'
import { petText, stateText, stateTrainer } from '../unit/exchange/models.ts'
import type { Target } from './fuzz.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

const hex = (text: string): Uint8Array =>
  Uint8Array.from((text.match(/../gu) ?? []).map(byte => Number.parseInt(byte, 16)))

const rightOf = (array: E.Either<unknown, Uint8Array>): Uint8Array => (E.isRight(array) ? array.right : bytes('none'))

/** Thrown, and found, where what was read is not as it is claimed to be. */
const claim = (holds: boolean, what: string): void => {
  if (!holds) throw new Error(what)
}

/** Every cell is a finite number, a text or nothing, and of its kind. */
const checked = (table: Table): Table => {
  const { rows, kinds, lines, others } = table
  claim(rows.length === lines.length && rows.length === others.length, 'as many lines as rows')
  for (const row of rows)
    for (const side of ['inputs', 'targets'] as const) {
      claim(row[side].length === kinds[side].length, 'a cell for each column')
      for (const [k, cell] of row[side].entries())
        claim(
          cell === null ||
            (kinds[side][k] === 'number'
              ? typeof cell === 'number' && Number.isFinite(cell)
              : typeof cell === 'string'),
          `a cell of its kind: ${String(cell)}`
        )
    }
  return table
}

const tables: readonly Uint8Array[] = [
  'x,y,k\n1,2.5,red\n-3,.5e1,blue\n',
  'x;y;k\n"1,5";2;"a ""b"""\n\n3;4;c\n',
  'x\ty\tk\r\n1\t2\t3\r\n',
  ' 18.0  8   307\t"name"\n 15.0  8   350\t"other"\n',
  '# c\n1,?,NA\n2,,3\n',
  '\uFEFF"a\nb",y,k\r1,2,3\r',
  'x,y,k\n1e400,\u22122,−3\n1,234,5\n'
].map(bytes)

const pieces: readonly Uint8Array[] = [
  ...[
    ',',
    ';',
    '\t',
    ' ',
    '"',
    '""',
    '\n',
    '\r',
    '\r\n',
    '#',
    '?',
    'NA',
    '-',
    '.',
    'e',
    '1',
    '0,5',
    '1,234',
    '1e999',
    'é',
    '\uFEFF',
    '\u00a0',
    'x',
    'y'
  ].map(bytes),
  hex('c3'),
  hex('fffe'),
  hex('ff'),
  hex('00')
]

const descriptions: readonly TableDescription[] = [
  { file: 't', columns: { targets: ['y'] } },
  { file: 't', columns: { inputs: [1], targets: [2] }, classes: [1], format: { missing: ['?'], comment: '#' } },
  { file: 't', columns: { targets: [1] }, format: { delimiter: 'spaces', header: false } },
  {
    file: 't',
    columns: { inputs: [2, 1], targets: [3] },
    format: { delimiter: 'semicolon', decimal: 'comma', header: true }
  },
  { file: 't', columns: { targets: ['y'] }, format: { delimiter: 'tab' } }
]

/** A description by the first byte, so that all are tried. */
const described = (all: Uint8Array): TableDescription => descriptions[all.length % descriptions.length] ?? { file: 't' }

const text = (all: Uint8Array): string => new TextDecoder().decode(all)

const both = (all: Uint8Array): readonly Uint8Array[] => [
  all.subarray(0, all.length >> 1),
  all.subarray(all.length >> 1)
]

const firstLeft = (rows: Iterable<E.Either<DataError, unknown>>): E.Either<string, null> => {
  for (const row of rows) if (E.isLeft(row)) return E.left(showDataError(row.left))
  return E.right(null)
}

const jsonSeeds = [
  '[{"x":1.5,"k":"red","y":0},\n{"x":null,"k":"blue","y":1}]',
  '[["x","y"],[1,2],[3,true]]',
  '{"columns":["x","y"],"rows":[[1,"2"],[null,4]]}',
  '{"x":1,"y":2}\n{"x":3,"y":4}\n'
].map(bytes)

const jsonPieces = [
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  '"',
  '\\',
  '\\u00e9',
  '\n',
  'null',
  'true',
  '1e999',
  '"__proto__"',
  '"rows"',
  '"y"',
  '{}',
  '[]',
  '-'
].map(bytes)

const documentPieces = [
  ...jsonPieces,
  ...['"-0"', '"NaN"', '"_tag"', '"extents"', '1e9', '[]]', '"leaf"', '"x"'].map(bytes)
]

export const targets: readonly Target[] = [
  {
    name: 'decodeModel',
    seeds: [bytes(petText)],
    pieces: documentPieces,
    read: all => pipe(decodeModel(text(all)), E.mapLeft(showDocumentErrors))
  },
  {
    name: 'decodeState',
    seeds: [bytes(stateText)],
    pieces: documentPieces,
    read: all => pipe(decodeState(stateTrainer)(text(all)), E.bimap(showDocumentErrors, encodeState(stateTrainer)))
  },
  {
    name: 'decodeTable',
    seeds: tables,
    pieces,
    read: all => pipe(decodeTable(described(all))(all), E.bimap(showDataErrors, checked))
  },
  {
    name: 'decodeTable of a network',
    seeds: tables,
    pieces,
    read: all =>
      pipe(
        decodeTable(
          { file: 't', ...(all.length % 2 === 0 ? {} : { format: { header: false } }) },
          { inputs: 2, outputs: 1 }
        )(all),
        E.bimap(showDataErrors, checked)
      )
  },
  {
    name: 'decodeCsv',
    seeds: tables,
    pieces,
    read: all => pipe(decodeCsv({ file: 't', inputs: 2, outputs: 1 })(text(all)), E.mapLeft(showDataErrors))
  },
  {
    name: 'readInputs',
    seeds: tables,
    pieces,
    read: all => firstLeft(readInputs({ ...described(all), inputs: [1, 2], kinds: ['number', 'text'] })(both(all)))
  },
  {
    name: 'decodeJsonTable',
    seeds: jsonSeeds,
    pieces: jsonPieces,
    read: all =>
      pipe(decodeJsonTable({ file: 't', columns: { targets: ['y'] } })(text(all)), E.bimap(showDataErrors, checked))
  },
  {
    name: 'decodeIdx',
    seeds: (['uint8', 'int16', 'float64'] as const).map(type =>
      rightOf(encodeIdx({ type, extents: [2, 2], values: [1, 2, 3, 4] }))
    ),
    pieces: ['00000801', '00000003', 'ffffffff', '00', '0d', '7ff80000'].map(hex),
    read: all => pipe(decodeIdx(all), E.mapLeft(showArrayError('t')))
  },
  {
    name: 'decodeNpy',
    seeds: (['bool', 'int64', 'float32'] as const).map(type =>
      rightOf(encodeNpy({ type, extents: [2, 1], values: [0, 1] }))
    ),
    pieces: [
      ...[
        "'",
        '(',
        ')',
        ',',
        '<f8',
        '>i8',
        '|b1',
        'True',
        '(0,)',
        '(2, 1)',
        "'descr'",
        '{',
        '}',
        '9007199254740993'
      ].map(bytes),
      hex('934e554d5059'),
      hex('ff')
    ],
    read: all => pipe(decodeNpy(all), E.mapLeft(showArrayError('t')))
  }
]
