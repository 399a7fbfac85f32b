/**
 * The page of the kill matrix: who killed what, and at which case.
 */
import type { BugRow, KillMatrix, LawName } from 'lawgrad/laws'

/** What bugs of which kinds stand in one table. */
export const chapters: readonly (readonly [title: string, kinds: readonly string[]])[] = [
  ['Gradients and batches', ['gradient', 'batch']],
  ['Layers, activations, networks', ['layer']],
  ['Losses', ['loss']],
  ['Optimizers', ['optimizer']],
  ['Training', ['training']],
  ['Codecs and shapes', ['codec']],
  ['Scalars', ['scalar']]
]

/** A diagnosis of a mistake that was made independently. */
export type DiagnosisRow = {
  readonly by: string
  readonly bug: string
  readonly named: string
  readonly deviation: number
  readonly how: string
}

const key = ({ about, law }: LawName): string => `${about}: ${law}`

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

const diagnoses = (rows: readonly DiagnosisRow[]): string => {
  const hits = rows.filter(({ bug, named }) => bug === named)
  const sources = [...new Set(rows.map(({ by }) => by))]
  const odd = rows.filter(({ bug, named, how }) => bug !== named || how !== 'numbers')
  return [
    '## Diagnosis',
    `\`diagnose\` was given wrong gradients that were written independently of the catalogue, once more by hand: on matrices of whole batches as in
NumPy, and with the library’s own types. The bugs are the catalogue’s, so that what each mistake is was known to whoever wrote them; the code is
another. **The true cause is named first for ${hits.length} of ${rows.length}.**`,
    [
      row(['written', 'mistakes', 'true cause first']),
      row(['---', '---', '---']),
      ...sources.map(source => {
        const of = rows.filter(({ by }) => by === source)
        return row([source, String(of.length), String(of.filter(({ bug, named }) => bug === named).length)])
      })
    ].join('\n'),
    'Where not the numbers of the whole gradient decided, or the cause was another:',
    [
      row(['written', 'mistake', 'named first', 'deviation', 'by']),
      row(['---', '---', '---', '---', '---']),
      ...odd.map(({ by, bug, named, deviation, how }) => row([by, bug, named, deviation.toExponential(1), how]))
    ].join('\n')
  ].join('\n\n')
}

/** The page as Markdown. */
export const pageOf = (matrix: KillMatrix, diagnosed: readonly DiagnosisRow[]): string => {
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
    diagnoses(diagnosed)
  ].join('\n\n')
}
