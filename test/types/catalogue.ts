/**
 * The page of mistakes, made of the fixtures and of what the compiler says about them.
 */
import { format } from 'prettier'
import packageJson from '../../package.json' with { type: 'json' }
import type { Message } from './compile.ts'
import { fixtures, type Fixture } from './fixture.ts'

export const cataloguePath = 'docs/generated/mistakes.md'

const chapters: readonly (readonly [title: string, names: RegExp])[] = [
  [
    'Vectors',
    /^(?:vector-(?!of)|dot|add-lengths|subtract-l|hadamard|zip|array|empty-vector|tuple-w|look|concat|split|union-of|maximum|callback)/u
  ],
  ['Matrices', /^(?:matrix|ragged-matrix|empty|mat-|outer|add-matrix|subtract-m|transpose-f|rows|flatten-and)/u],
  ['Bias absorption', /^(?:absorbed|bias|weights-not|separate)/u],
  [
    'Networks',
    /^(?:append|and-then|repeat|compose|residual|shared|input-f|layer-not|size-f|network|deep|beside|supertype|flatten-into)/u
  ],
  ['Branches and architectures', /^(?:branches|some-layer|ensemble|frozen|tied)/u],
  ['Networks and data', /^(?:single|cotangent|data|train|step|ragged|target|example|spread-e|loss)/u],
  ['Parameters, gradients and states', /^(?:param|transposed|decoded|gradient|optimizer|state|start|tuple-of)/u],
  ['Equations of your own', /^(?:equation|noise|layer-of)/u],
  ['Pullbacks of your own', /^pullback/u],
  ['Losses of your own', /^your-loss/u],
  ['Optimizers and schedules of your own', /^(?:link|schedule)/u],
  ['Ranges', /^range/u],
  ['Sizes', /^(?:dimension|times|vector-of|input-a)/u],
  ['Sizes known only at run time', /^(?:door|witness)/u]
]

const chapterOf = ({ name }: Fixture): string => chapters.find(([, names]) => names.test(name))?.[0] ?? 'More'

const section = ({ name, title, what, code }: Fixture, messages: readonly Message[]): string => {
  const text = messages
    .filter(({ file }) => file === `${name}.ts`)
    .map(message => message.text)
    .join('\n')
  // The compiler adds paths to types that print alike; such a message is shown without them, and not compared by the examples.
  const shown = text.includes('Two different types with this name') ? 'txt' : 'text'
  return `### ${title}\n\n${what}\n\n\`\`\`ts error\n${code}\n\`\`\`\n\n\`\`\`${shown}\n${text}\n\`\`\`\n`
}

const introduction = `# Mistakes that do not compile

Every mistake about shapes that this page shows is a compile error, and the message says what does not fit. The code is that of
the fixtures in \`test/types/mistakes\`, the messages are those of TypeScript 7.0; TypeScript 5.9 and 6.0 blame the same
place. The page is written by \`npm run docs:mistakes\`, and a test says when it is out of date.
`

/** The page as text. */
export const pageOf = (catalogue: readonly Fixture[], messages: readonly Message[]): Promise<string> =>
  format(
    [
      introduction,
      ...[...chapters.map(([title]) => title), 'More'].flatMap(chapter => {
        const inside = catalogue.filter(fixture => chapterOf(fixture) === chapter)
        return inside.length === 0 ? [] : [`## ${chapter}\n`, ...inside.map(each => section(each, messages))]
      })
    ].join('\n'),
    { ...packageJson.prettier, trailingComma: 'none', arrowParens: 'avoid', parser: 'markdown' }
  )

export { fixtures }
