/** What the tests of planted bugs share: the matrix at few cases must be what the page says. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { cellsOf, chapters, inChapter, key, lawsOfRows } from '../laws/scripts/matrix-page.ts'
import { matrixSeed } from '../laws/scripts/matrix-seed.ts'
import { root } from '../laws/scripts/write-page.ts'
import type { BugKind } from './bug.ts'
import { plantedBugs } from './catalogue.ts'
import { killMatrix, type BugRow, type KillMatrix, type LawName } from './kill-matrix.ts'

const page = readFileSync(join(root, 'docs/generated/kill-matrix.md'), 'utf8')

/** The chapter of the page with a title. */
const chapterOf = (title: string): readonly string[] =>
  (page.split(`## ${title}\n`)[1]?.split('\n## ')[0] ?? '').split('\n')

const tableRows = (lines: readonly string[]): ReadonlyMap<string, readonly string[]> =>
  new Map(
    lines
      .filter(line => line.startsWith('| '))
      .map(line =>
        line
          .split('|')
          .slice(1, -1)
          .map(cell => cell.trim())
      )
      .map(([name = '', ...cells]) => [name, cells])
  )

const plain = (text: string): string => text.replaceAll('\\', '').trim()

/** Cells of the page as they are when no more cases are tried than in a row. */
const upTo = (cells: readonly string[], { tried }: BugRow, laws: readonly string[]): readonly string[] =>
  cells.map((cell, k) => (Number(cell) > (tried.find(one => key(one) === laws[k])?.cases ?? Infinity) ? '·' : cell))

/** What the page says of bugs of some kinds: by bug and law the case that killed, NaN where none did. */
const toldOf = (kinds: readonly BugKind[]): ReadonlyMap<string, number> =>
  new Map(
    chapters
      .filter(([, each]) => each.some(kind => kinds.some(one => one === kind)))
      .flatMap(([title]) => {
        const lines = chapterOf(title)
        const laws = lines.flatMap(line => /^\d+\. (?<law>.+)$/u.exec(line)?.groups?.['law'] ?? []).map(plain)
        return [...tableRows(lines)].flatMap(([bug, cells]) =>
          cells.flatMap((cell, k) => (cell === '' ? [] : [[`${plain(bug)} ${laws[k]}`, Number(cell)] as const]))
        )
      })
  )

/**
 * Every bug is killed, every law kills, and the page says so, for the bugs of some kinds. What the page says of a bug and a law that holds is not tried again: `npm run laws:matrix`
 * does; what remembers from call to call is tried by all.
 */
export const testMatrix = (kinds: readonly BugKind[], runs: number, remembering: readonly string[]): void => {
  const bugs = plantedBugs.filter(({ kind }) => kinds.includes(kind))
  const told = toldOf(kinds)
  const most = (bug: string, law: LawName): number => {
    const at = remembering.includes(bug) ? undefined : told.get(`${bug} ${key(law)}`)
    return at === undefined ? Infinity : Number.isNaN(at) ? 0 : Math.max(1, at)
  }
  const matrix: KillMatrix = killMatrix({ seed: matrixSeed, runs, most })(bugs)
  describe(`${bugs.length} planted bugs of ${kinds.join(', ')}, ${runs} cases`, () => {
    it('every bug is killed by a law', () => expect(matrix.survivors).toEqual([]))
    it('every law kills a bug', () => expect(matrix.vacuous).toEqual([]))
    for (const [title, ofKinds] of chapters.filter(([, each]) => each.some(kind => kinds.some(one => one === kind)))) {
      const rows: readonly BugRow[] = inChapter(matrix.rows, ofKinds)
      const laws = lawsOfRows(rows)
      const lines = chapterOf(title)
      const table = tableRows(lines)
      it(`the page has the bugs and the laws of ${title}`, () => {
        expect([...table.keys()].slice(2).map(plain)).toEqual(rows.map(({ bug }) => bug.name))
        const legend = lines.flatMap(line => /^\d+\. (?<law>.+)$/u.exec(line)?.groups?.['law'] ?? [])
        expect(legend.map(plain)).toEqual(laws)
        for (const { bug } of rows) expect(plain(page)).toContain(`**${bug.name}**: ${bug.cause}`)
      })
      it(`the page says which case killed which bug of ${title}`, () => {
        for (const row of rows.filter(({ bug }) => !remembering.includes(bug.name)))
          expect([row.bug.name, ...upTo(table.get(row.bug.name) ?? [], row, laws)]).toEqual([
            row.bug.name,
            ...cellsOf(row, laws)
          ])
      })
    }
  })
}
