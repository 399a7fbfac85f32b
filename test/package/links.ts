/** The links of the pages that are in the package: each leads to a page, a picture or a source that is in it too. */
import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'

const withoutCode = (markdown: string): string => markdown.replaceAll(/^```[\s\S]*?^```|`[^`\n]*`/gmu, '')

/** What a page links to, but for addresses of other places. */
export const linksOf = (markdown: string): readonly string[] =>
  [...withoutCode(markdown).matchAll(/\]\(\s*<?(?<to>[^)\s>]+)/gu)]
    .map(({ groups }) => groups?.['to'] ?? '')
    .filter(to => !/^[a-z][a-z\d+.-]*:/iu.test(to))

/** The name that a heading has in a link. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replaceAll(/\s/gu, '-')

/** The names of all headings of a page. */
export const anchorsOf = (markdown: string): readonly string[] =>
  [...markdown.replaceAll(/^```[\s\S]*?^```/gmu, '').matchAll(/^#+ (?<heading>.+)$/gmu)].map(({ groups }) =>
    anchorOf(groups?.['heading'] ?? '')
  )

const faultOf = (folder: string, page: string, markdown: string, link: string): readonly string[] => {
  const [path = '', anchor] = link.split('#')
  const target = path === '' ? join(folder, page) : join(folder, dirname(page), path)
  if (!existsSync(target) || !statSync(target).isFile()) return [`${page}: ${link} leads to no file of the package`]
  const text = path === '' ? markdown : readFileSync(target, 'utf8')
  return anchor === undefined || anchorsOf(text).includes(anchor) ? [] : [`${page}: ${link} names no heading`]
}

/** What is wrong with the links of a package's pages. */
export const brokenLinks = (folder: string, files: readonly string[]): readonly string[] =>
  files
    .filter(path => path.endsWith('.md'))
    .flatMap(page => {
      const markdown = readFileSync(join(folder, page), 'utf8')
      return linksOf(markdown).flatMap(link => faultOf(folder, page, markdown, link))
    })
