/** Text for a terminal: headings with what is below, and pairs of names with values. */
import { cleanText } from '../report/clean-text.ts'
import { displayWidth } from '../report/display-width.ts'

/** Every line that is not empty moved to the right. */
export const indented = (text: string): string => text.replaceAll(/^(?=.)/gmu, '  ')

/** Names with their values below each other. */
export const pairs = (items: readonly (readonly [string, string])[]): string => {
  const width = items.reduce((widest, [name]) => Math.max(widest, displayWidth(name)), 0)
  return items
    .map(([name, value]) => `${name}${' '.repeat(width - displayWidth(name))}  ${cleanText(value)}`)
    .join('\n')
}

export const section = (heading: string, body: string): string => `${heading}\n\n${indented(body)}\n\n`
