/** The page of what was found. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { format, resolveConfig } from 'prettier'
import type { Review } from 'lawgrad/laws'
import { findingLines } from '../../../src/command/review/text.ts'
import { root } from '../../stages/stage.ts'
import { conventions, found, type Found } from './found.ts'
import { reviews } from './reviews.ts'

interface Facts {
  readonly versions: ReadonlyMap<string, string>
  readonly reviews: ReadonlyMap<string, Review>
  readonly printed: ReadonlyMap<string, string>
}

const cell = (text: string): string => text.replaceAll('|', '\\|')
const table = (headers: readonly string[], rows: readonly (readonly string[])[]): string =>
  [headers, headers.map(() => '---'), ...rows].map(row => `| ${row.map(cell).join(' | ')} |`).join('\n')

const saidOf = (one: Review | undefined): string =>
  one?.finding === undefined
    ? ''
    : findingLines(one.finding)
        .filter(line => /^(?:first|where|smallest|cause|known: there)/u.test(line))
        .join('\n')

const fenced = (language: string, text: string): string => `\`\`\`${language}\n${text.trimEnd()}\n\`\`\``

const section =
  ({ versions, reviews: answers, printed }: Facts) =>
  ({ library, title, text, told, shown, case: file }: Found): string => {
    const one = told === undefined ? undefined : answers.get(told)
    const lines = [...(one?.conventions ?? []), ...(one?.remarks ?? [])].filter(line => shown?.test(line) === true)
    const said = shown === undefined ? saidOf(one) : lines.join('\n')
    return [
      `### ${library} ${versions.get(library)}: ${title}`,
      text,
      ...(told === undefined ? [] : [`\`npx lawgrad review '${told}'\` says:`, fenced('text', said)]),
      `By the library alone (\`${file}\`):`,
      fenced(file.endsWith('.py') ? 'python' : 'js', readFileSync(join(import.meta.dirname, 'cases', file), 'utf8')),
      'It prints:',
      fenced('text', (printed.get(file) ?? '').trim())
    ].join('\n\n')
  }

/** What was told as a convention, library by library, without the optimizers. */
const toldOf = ({ versions, reviews: answers }: Facts): readonly string[] =>
  [...versions.keys()].flatMap(name => {
    const told = reviews
      .filter(({ library }) => library === name)
      .flatMap(({ command }) => answers.get(command)?.conventions ?? [])
      .flatMap(each => each.replace(/ \(\w+\)$/u, '').split('; and biases'))
      .map(each => (each.startsWith(' do not') ? `biases${each}` : each))
    return told.length === 0 ? [] : [`- ${name}: ${[...new Set(told)].join('; ')}`]
  })

/** Writes docs/review/found.md. */
export const writePage = async (facts: Facts): Promise<void> => {
  const rows = reviews.map(({ library, command }) => {
    const one = facts.reviews.get(command)
    return [
      `${library} ${facts.versions.get(library)}`,
      `\`${command}\``,
      one?.precision ?? '',
      one?.finding === undefined ? 'nothing' : `${one.finding.stage}: ${one.finding.causes[0]?.cause}`
    ]
  })
  const text = `# What reviews of libraries found

Written by \`npm run review:libraries\`, which installs the libraries from npm into a folder of the user's cache, takes NumPy, scikit-learn and PyTorch where a Python has them, asks each through an adapter of
\`test/review/libraries\`, and runs each case below. It fails where a review or a case no longer says so. The folder that it prints has all programs: there each command repeats a review, and each case is run by itself.

What is said here is about the versions named here, and about what was asked: nothing found is not a proof. Single precision is judged as such. A choice that differs from ours is a convention, and no fault.

## Reviews

${table(['library', 'command', 'precision', 'found'], rows)}

Told as conventions:

${toldOf(facts).join('\n')}

## Findings

${found.map(section(facts)).join('\n\n')}

## Conventions

${conventions.map(section(facts)).join('\n\n')}
`
  const file = join(root, 'docs/review/found.md')
  writeFileSync(file, await format(text, { ...(await resolveConfig(file)), filepath: file }))
}
