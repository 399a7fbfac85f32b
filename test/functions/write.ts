/** Writes the elementary functions of numbers from their programs. */
import { writeFile } from 'node:fs/promises'
import { format } from 'prettier'
import packageData from '../../package.json' with { type: 'json' }
import { numbersText } from './print.ts'

await writeFile(
  new URL('../../src/scalar/functions/numbers.ts', import.meta.url),
  await format(numbersText(), { parser: 'typescript', ...(packageData.prettier as object) })
)
