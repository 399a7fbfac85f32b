/**
 * The page of the kill matrix: who killed what, and at which case.
 */
import type { BugRow, KillMatrix, LawName } from '../../planted/kill-matrix.ts'

/** What bugs of which kinds stand in one table. */
export const chapters: readonly (readonly [title: string, kinds: readonly string[]])[] = [
  ['Gradients and batches', ['gradient', 'batch']],
  ['Hessians', ['hessian']],
  ['Layers, activations, networks', ['layer']],
  ['Readings', ['reading']],
  ['Noise', ['noise']],
  ['Losses', ['loss']],
  ['Optimizers', ['optimizer']],
  ['Initializers and schedules', ['initializer', 'schedule']],
  ['Training', ['training']],
  ['Immutability', ['immutability']],
  ['Codecs and shapes', ['codec']],
  ['Scalars', ['scalar']]
]

/** A diagnosis of a mistake on one network. */
export type DiagnosisRow = {
  readonly by: string
  readonly bug: string
  /** The first cause. */
  readonly named: string
  /** Whether the true cause is the first, or one whose numbers are the same there. */
  readonly hit: 'first' | 'as near' | 'no'
  readonly deviation: number
  readonly how: string
}

export const key = ({ about, law }: LawName): string => `${about}: ${law}`

/** The laws that were tried on some bugs, in order, without repetition. */
export const lawsOfRows = (rows: readonly BugRow[]): readonly string[] => [
  ...new Set(rows.flatMap(({ tried }) => tried.map(key)))
]

/** The cells of a bug: the case that killed it, `·` where the law held, nothing where it is not tried. */
export const cellsOf = ({ tried, kills }: BugRow, laws: readonly string[]): readonly string[] =>
  laws.map(law => {
    const kill = kills.find(each => key(each) === law)
    return kill !== undefined ? String(kill.at) : tried.some(each => key(each) === law) ? '·' : ''
  })

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`

/** The rows of a chapter. */
export const inChapter = (rows: readonly BugRow[], kinds: readonly string[]): readonly BugRow[] =>
  rows.filter(({ bug }) => kinds.includes(bug.kind))

const chapter = (title: string, rows: readonly BugRow[]): string => {
  const laws = lawsOfRows(rows)
  return [
    `## ${title}`,
    `${rows.length} bugs × ${laws.length} laws.`,
    laws.map((law, k) => `${k + 1}. ${law}`).join('\n'),
    [
      row(['bug', ...laws.map((_, k) => String(k + 1))]),
      row(['---', ...laws.map(() => '---')]),
      ...rows.map(each => row([each.bug.name, ...cellsOf(each, laws)]))
    ].join('\n'),
    rows.map(({ bug }) => `- **${bug.name}**: ${bug.cause}`).join('\n')
  ].join('\n\n')
}

const alone = ({ rows }: KillMatrix): readonly string[] =>
  rows.flatMap(({ bug, kills }) => (kills.length === 1 ? kills.map(kill => `${bug.name}: ${key(kill)}`) : []))

/** What was diagnosed of mistakes. */
export const diagnosisChapter = (rows: readonly DiagnosisRow[]): string => {
  const hits = rows.filter(({ hit }) => hit !== 'no')
  const sources = [...new Set(rows.map(({ by }) => by))]
  const odd = rows.filter(({ hit, how }) => hit !== 'first' || how !== 'gradient')
  return [
    '## Diagnosis',
    `\`diagnoseAt\` was given the wrong gradients of the catalogue, and the same mistakes written once more by hand: on matrices of whole batches as
in NumPy, and with the library’s own types. It knows none of them: it compares numbers with changes of the network’s own gradient. **The true
cause has the numbers for ${hits.length} of ${rows.length}**, and stands first for ${rows.filter(({ hit }) => hit === 'first').length}; where it does not, others are the same function on that network.`,
    [
      row(['written', 'diagnoses', 'true cause first', 'as near as the first']),
      row(['---', '---', '---', '---']),
      ...sources.map(source => {
        const of = (kind: DiagnosisRow['hit']) => rows.filter(({ by, hit }) => by === source && hit === kind).length
        return row([source, String(of('first') + of('as near') + of('no')), String(of('first')), String(of('as near'))])
      })
    ].join('\n'),
    'Where not the numbers of the whole gradient decided, or another cause stands first:',
    [
      row(['written', 'mistake', 'named first', 'deviation', 'by']),
      row(['---', '---', '---', '---', '---']),
      ...odd.map(({ by, bug, named, deviation, how }) =>
        row([by, bug, named.replaceAll('|', String.raw`\|`), deviation.toExponential(1), how])
      )
    ].join('\n')
  ].join('\n\n')
}

/** The page as Markdown; with what was diagnosed of mistakes, if that was asked. */
export const pageOf = (matrix: KillMatrix, diagnosed: readonly DiagnosisRow[] = []): string => {
  const { rows, laws, survivors, vacuous, seed, runs } = matrix
  const kills = (law: LawName) => rows.filter(each => each.kills.some(kill => key(kill) === key(law))).length
  return [
    '# Kill matrix',
    `Every law is tried on every planted bug of its kind: ${rows.length} wrong implementations, ${laws.length} laws. A number is the case, from 1, at
which the law failed; \`·\` says that it held in all of them, an empty cell that the law is not about such a part; 0 that no case could
be drawn. Seed ${seed}, up to ${runs} cases for each pair. \`npm run laws:matrix\` writes this page, and a test says when it is out of date.`,
    `- Bugs that no law kills: ${survivors.length === 0 ? 'none' : survivors.join(', ')}.
- Laws that kill no bug (vacuous): ${vacuous.length === 0 ? 'none' : vacuous.map(key).join(', ')}.
- Bugs that one law alone kills: ${alone(matrix).length}.`,
    ...chapters.map(([title, kinds]) => chapter(title, inChapter(rows, kinds))),
    '## Laws',
    [
      row(['law', 'bugs killed']),
      row(['---', '---']),
      ...laws.toSorted((a, b) => kills(b) - kills(a)).map(law => row([key(law), String(kills(law))]))
    ].join('\n'),
    'Bugs that one law alone kills:',
    alone(matrix)
      .map(each => `- ${each}`)
      .join('\n'),
    ...(diagnosed.length === 0 ? [] : [diagnosisChapter(diagnosed)])
  ].join('\n\n')
}
