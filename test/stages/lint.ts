import { broken, codeFolders, existing, node, type Outcome, type Stage, type Tally, tally } from './stage.ts'

interface Diagnostic {
  readonly message: string
  readonly code?: string
  readonly filename: string
  readonly labels: readonly { readonly span: { readonly line: number; readonly column: number } }[]
}

interface Answer {
  readonly diagnostics: readonly Diagnostic[]
  readonly number_of_files: number
}

export const oxlint = (config: string, paths: readonly string[]): Promise<Outcome> =>
  node('node_modules/oxlint/bin/oxlint', ['-c', config, '-f', 'json', '--deny-warnings', ...paths])

const positionOf = ({ filename, labels }: Diagnostic): string => {
  const at = labels[0]?.span
  return at === undefined ? filename : `${filename}:${at.line}:${at.column}`
}

const describe = (each: Diagnostic): string => `${positionOf(each)} ${each.code ?? ''} ${each.message}`

/** Any diagnostic fails, a warning too: a rule that crashes is only a warning to oxlint. */
export const read = (name: string, outcome: Outcome): Tally => {
  if (!outcome.stdout.startsWith('{')) return broken(name, 'files', outcome)
  const { diagnostics, number_of_files: total }: Answer = JSON.parse(outcome.stdout)
  if (outcome.code !== 0 && diagnostics.length === 0) return broken(name, 'files', outcome)
  const guilty = new Set(diagnostics.map(each => each.filename))
  return tally(name, 'files', total, guilty.size, diagnostics.map(describe))
}

const linter = (name: string, config: string, folders: () => readonly string[]): Stage => ({
  name,
  cores: 1,
  run: async () => [read(name, await oxlint(config, folders()))]
})

/** Mistakes and doubtful code, everywhere. */
export const lint: Stage = linter('lint', 'test/config/oxlint.json', codeFolders)

/** Expressions, immutable data and honest types in src and laws, with `internal/` and `src/command/node` as the table says. */
export const purity: Stage = linter('purity', 'test/config/purity.json', () => existing(['src', 'laws']))
