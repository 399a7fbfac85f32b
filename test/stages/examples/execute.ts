/** Imports the modules listed in the file `argv[2]`, one after the other, and writes what they threw to `argv[3]`. */
import { readFileSync, writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'

const [, , input = '', output = ''] = process.argv
const paths: readonly string[] = JSON.parse(readFileSync(input, 'utf8'))
const textOf = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error))
const quiet = (): void => undefined
Object.assign(console, { log: quiet, info: quiet, warn: quiet, error: quiet, table: quiet })

const thrown: Record<string, string> = Object.fromEntries(
  paths.map(path => [path, 'was not run: an example before it ended the process, or took too long'])
)
for (const path of paths) {
  thrown[path] = 'ended the process, or took too long'
  writeFileSync(output, JSON.stringify(thrown))
  try {
    await import(pathToFileURL(path).href)
    delete thrown[path]
  } catch (error) {
    thrown[path] = textOf(error)
  }
}
writeFileSync(output, JSON.stringify(thrown))
