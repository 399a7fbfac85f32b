import { alignedNumbers } from './aligned-numbers.ts'
import { escapeMarkup } from './escape-markup.ts'
import { htmlStyle } from './html-style.ts'
import { mathml } from './mathml.ts'
import { column, isNumericColumn } from './text-table.ts'

/** A table of text; in columns of numbers the decimal points stand below each other. The note stands below the table. */
export interface ReportTable {
  readonly caption?: string
  readonly headers: readonly string[]
  readonly rows: readonly (readonly string[])[]
  readonly note?: string
}

/** A picture, once for a screen and once for a telephone: the page shows the one that fits. */
export interface PictureSet {
  readonly wide: string
  readonly narrow: string
}

/** A part of a report, in the order heading, paragraphs, tables, pictures. `svgs` are trusted: what `renderSvg` gives, in one size or in two. */
export interface ReportSection {
  readonly heading: string
  readonly paragraphs: readonly string[]
  readonly tables: readonly ReportTable[]
  readonly svgs: readonly (string | PictureSet)[]
}

/** An equation as plain text and as LaTeX, which is what a page shows. */
export interface Formula {
  readonly text: string
  readonly latex: string
}

/** What `htmlReport` sets. `summary` is a list of names with values; `equations` stand one a line. */
export interface HtmlReportOptions {
  readonly title: string
  readonly summary: readonly (readonly [string, string])[]
  readonly equations: readonly Formula[]
  readonly sections: readonly ReportSection[]
}

const each = <A>(items: readonly A[], write: (item: A, index: number) => string): string => items.map(write).join('')

const wrapped =
  (open: string, close: string) =>
  (inside: string): string =>
    inside === '' ? '' : open + inside + close

/** A blank as wide as a digit, or as a point. */
const blank = (sign: string): string => (sign === '.' ? '\u2008' : '\u2007')

const table = ({ caption, headers, rows, note }: ReportTable): string => {
  const columns = headers.map((_, i) => {
    const cells = column(rows, i)
    return isNumericColumn(cells)
      ? { attribute: ' class="number"', cells: alignedNumbers(blank)(cells) }
      : { attribute: '', cells }
  })
  return (
    '<div class="scroll"><table>' +
    (caption === undefined ? '' : `<caption>${escapeMarkup(caption)}</caption>`) +
    `<thead><tr>${each(headers, (text, i) => `<th scope="col"${columns[i]?.attribute ?? ''}>${escapeMarkup(text)}</th>`)}</tr></thead>` +
    `<tbody>${each(rows, (_, row) => `<tr>${each(columns, ({ attribute, cells }) => `<td${attribute}>${escapeMarkup(cells[row] ?? '')}</td>`)}</tr>\n`)}</tbody></table></div>\n` +
    (note === undefined ? '' : `<p class="note">${escapeMarkup(note)}</p>\n`)
  )
}

/** Makes the ids of a picture its own, so that two pictures on a page do not use each other's clip paths and gradients. */
const withOwnIds = (svg: string, prefix: string): string =>
  svg
    .replace(/^<\?xml[^>]*\?>\s*|<!DOCTYPE[^>]*>\s*/giu, '')
    .replace(/(<[^<>]*\sid=")/gu, `$1${prefix}`)
    .replace(/(url\(["']?#|href="#)/gu, `$1${prefix}`)

const figure = (svg: string | PictureSet, prefix: string): string =>
  typeof svg === 'string'
    ? `<figure>${withOwnIds(svg, prefix)}</figure>\n`
    : `<figure><div class="wide">${withOwnIds(svg.wide, prefix)}</div><div class="narrow">${withOwnIds(svg.narrow, `${prefix}narrow-`)}</div></figure>\n`

const section = ({ heading, paragraphs, tables, svgs }: ReportSection, index: number): string =>
  `<section>\n<h2>${escapeMarkup(heading)}</h2>\n` +
  each(paragraphs, text => `<p>${escapeMarkup(text)}</p>\n`) +
  each(tables, table) +
  each(svgs, (svg, i) => figure(svg, `figure-${index + 1}-${i + 1}-`)) +
  '</section>\n'

/**
 * A report as one self-contained HTML page: pictures and style inline, equations as MathML, no script, nothing fetched (its content security
 * policy forbids both). Text is escaped; page and pictures
 * follow the reader's light or dark scheme; prints well. The same input gives the
 * same bytes. Never fails.
 *
 * @example
 * ```ts
 * import { htmlReport } from 'lawgrad/report'
 * import { strict as assert } from 'node:assert'
 * const page = htmlReport({ title: 'a < b', summary: [['seed', '0']], equations: [], sections: [] })
 * assert.ok(page.includes('<h1>a &lt; b</h1>'))
 * ```
 */
export const htmlReport = ({ title, summary, equations, sections }: HtmlReportOptions): string =>
  '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n' +
  `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">\n` +
  '<meta name="viewport" content="width=device-width, initial-scale=1">\n' +
  `<title>${escapeMarkup(title)}</title>\n<style>${htmlStyle}</style>\n</head>\n<body>\n<main>\n` +
  `<h1>${escapeMarkup(title)}</h1>\n` +
  wrapped(
    '<dl>\n',
    '</dl>\n'
  )(each(summary, ([name, value]) => `<dt>${escapeMarkup(name)}</dt><dd>${escapeMarkup(value)}</dd>\n`)) +
  wrapped(
    '<ol class="equations">\n',
    '</ol>\n'
  )(each(equations, ({ latex, text }) => `<li>${mathml(latex, text)}</li>\n`)) +
  each(sections, section) +
  '</main>\n</body>\n</html>\n'
