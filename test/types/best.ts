/**
 * The page of the best mistakes: its words are written by hand; under `<!-- mistake: NAME -->` stand the code of the fixture of that name and what
 * the compiler says about it.
 */
import { format } from 'prettier'
import packageJson from '../../package.json' with { type: 'json' }
import type { Message } from './compile.ts'
import type { Fixture } from './fixture.ts'

export const bestPath = 'docs/mistakes.md'

const blocks = /<!-- mistake: (?<name>[\w-]+) -->\n\n```ts error\n[\s\S]*?\n```\n\n```text\n[\s\S]*?\n```/gu

/** The names of the mistakes that the page shows. */
export const namesOf = (page: string): readonly string[] =>
  [...page.matchAll(blocks)].map(({ groups }) => groups?.['name'] ?? '')

const block = ({ name, code }: Fixture, messages: readonly Message[]): string => {
  const said = messages.filter(({ file }) => file === `${name}.ts`).map(({ text }) => text)
  return `<!-- mistake: ${name} -->\n\n\`\`\`ts error\n${code}\n\`\`\`\n\n\`\`\`text\n${said.join('\n')}\n\`\`\``
}

/** The page with the code and the messages of now. What names no fixture stays as it is. */
export const refreshed = (
  page: string,
  catalogue: readonly Fixture[],
  messages: readonly Message[]
): Promise<string> => {
  const written = page.replaceAll(blocks, (before: string, name: string) => {
    const fixture = catalogue.find(each => each.name === name)
    return fixture === undefined ? before : block(fixture, messages)
  })
  return format(written, {
    ...packageJson.prettier,
    trailingComma: 'none',
    arrowParens: 'avoid',
    parser: 'markdown'
  })
}
