/**
 * `npm run bench:csv`: a table of a million rows and ten columns, read in parts by `readRows`, by csv-parse, and once more to numbers.
 *
 * Each reader has a process of its own. `npm run bench:csv -- 100000` takes so many rows.
 */
import { spawnSync } from 'node:child_process'
import { createReadStream, createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import * as E from 'fp-ts/lib/Either.js'
import { parse, type Options } from 'csv-parse'
import { readInputsAsync } from '../../src/data/table/inputs.ts'
import { readRowsAsync } from '../../src/data/table/rows.ts'

const columns = 10
const names = Array.from({ length: columns }, (_, k) => `x${k + 1}`)

/** Numbers with up to four digits after the point, and with all their digits, by turns. */
const lines = function* (rows: number): Generator<string> {
  yield `${names.join(',')}\n`
  let seed = 1
  const next = (): number => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647
  for (let row = 0; row < rows; row++)
    yield `${names.map((_, k) => (k % 2 === 0 ? (100 * next() - 50).toFixed(4) : String(next()))).join(',')}\n`
}

/** How many cells csv-parse gives. */
const byCsvParse = async (file: string, options: Options): Promise<number> => {
  let cells = 0
  await pipeline(
    createReadStream(file),
    parse({
      ...options,
      on_record: (record: readonly string[]) => {
        cells += record.length
        return null
      }
    }).resume()
  )
  return cells
}

const readers: Readonly<Record<string, (file: string) => Promise<number>>> = {
  readRows: async file => {
    let cells = 0
    for await (const row of readRowsAsync({ file })(createReadStream(file)))
      if (E.isRight(row)) cells += row.right.cells.length
      else throw new Error(row.left._tag)
    return cells
  },
  // what decodeCsv asked of it
  'csv-parse, trimming': file =>
    byCsvParse(file, { bom: true, record_delimiter: ['\r\n', '\n', '\r'], relax_column_count: true, trim: true }),
  'csv-parse, as it is': file => byCsvParse(file, {}),
  'readInputs, to numbers': async file => {
    let cells = columns // the header, which is no row of inputs
    for await (const row of readInputsAsync({ file, inputs: names, kinds: names.map(() => 'number') })(
      createReadStream(file)
    ))
      if (E.isRight(row)) cells += row.right.inputs.length
      else throw new Error(row.left._tag)
    return cells
  }
}

const [first = '1000000', file = ''] = process.argv.slice(2)
const read = readers[first]

interface Measured {
  readonly cells: number
  readonly seconds: number
  readonly megabytes: number
}

if (read !== undefined) {
  const start = performance.now()
  const cells = await read(file)
  const seconds = (performance.now() - start) / 1000
  console.log(JSON.stringify({ cells, seconds, megabytes: (process.resourceUsage().maxRSS * 1024) / 1e6 }))
} else {
  const rows = Number(first)
  const folder = mkdtempSync(join(tmpdir(), 'lawgrad-csv-'))
  const table = join(folder, 'table.csv')
  try {
    await pipeline(lines(rows), createWriteStream(table))
    const size = statSync(table).size / 1e6
    console.log(`${rows} rows of ${columns} columns, ${size.toFixed(0)} MB`)
    const results = Object.keys(readers).map(name => {
      const { stdout, stderr, status } = spawnSync(
        process.execPath,
        [...process.execArgv, import.meta.filename, name, table],
        { encoding: 'utf8' }
      )
      if (status !== 0) throw new Error(stderr)
      const measured: Measured = JSON.parse(stdout)
      const { cells, seconds, megabytes } = measured
      if (cells !== (rows + 1) * columns) throw new Error(`${name} read ${cells} cells`)
      console.log(
        `${name.padEnd(24)}${seconds.toFixed(2).padStart(7)} s ${(size / seconds).toFixed(1).padStart(7)} MB/s  peak ${megabytes.toFixed(0)} MB`
      )
      return measured
    })
    const [own, trimming, plain] = results.map(({ seconds }) => seconds)
    const ratio = Math.min(trimming ?? NaN, plain ?? NaN) / (own ?? NaN)
    const peak = results[0]?.megabytes ?? NaN
    console.log(
      `${ratio.toFixed(1)} times as fast as the faster of the two; at least 2.5 are asked for, and a peak below 300 MB`
    )
    process.exitCode = ratio >= 2.5 && peak < 300 ? 0 : 1
  } finally {
    rmSync(folder, { recursive: true })
  }
}
