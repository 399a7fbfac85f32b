import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { cache } from '../stage.ts'
import type { Example } from './extract.ts'

export const folder: string = cache('examples')

/** An example as a file: its lines stand on the lines that they have in its source, so every message is right. */
export interface Written {
  readonly example: Example
  /** Relative to `folder`, with `/`. */
  readonly file: string
  readonly text: string
}

/** The blocks that one needs: itself, and while it continues, those before it in the same file. */
const chainOf = (examples: readonly Example[], index: number): readonly Example[] => {
  const own = examples[index]
  if (own === undefined) return []
  const before = examples.slice(0, index).findLastIndex(each => !each.flags.has('error'))
  const linked = own.flags.has('continue') && before >= 0 && examples[before]?.path === own.path
  return linked ? [...chainOf(examples, before), own] : [own]
}

const textOf = (chain: readonly Example[]): string => {
  const lines: string[] = []
  for (const { line, code } of chain) {
    while (lines.length < line - 1) lines.push('')
    lines.push(...code)
  }
  return `${lines.join('\n')}\n`
}

export const arrange = (examples: readonly Example[]): readonly Written[] =>
  examples.map((example, index) => ({
    example,
    file: `${example.path}.L${example.line}.ts`,
    text: textOf(chainOf(examples, index))
  }))

const settings = {
  extends: '../../tsconfig.json',
  compilerOptions: {
    moduleDetection: 'force',
    erasableSyntaxOnly: false,
    noUnusedLocals: false,
    noUnusedParameters: false
  },
  include: ['**/*.ts'],
  exclude: []
}

export const write = (files: readonly Written[]): void => {
  rmSync(folder, { recursive: true, force: true })
  for (const { file, text } of files) {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    writeFileSync(join(folder, file), text)
  }
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(settings, undefined, 2))
}
