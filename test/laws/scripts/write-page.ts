import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { format } from 'prettier'
import packageJson from '../../../package.json' with { type: 'json' }

/** The root of the repository. */
export const root: string = join(import.meta.dirname, '../../..')

/** Writes a page of the documentation, formatted. */
export const writePage = async (path: string, markdown: string): Promise<void> => {
  const settings = { ...packageJson.prettier, trailingComma: 'none', arrowParens: 'avoid', parser: 'markdown' } as const
  writeFileSync(join(root, path), await format(markdown, settings))
  console.log(`${path} is written`)
}
