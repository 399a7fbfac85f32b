/** `npm run types:budget`: measures what the types cost, and writes docs/generated/types-budget.md and the limits of the tests. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { format } from 'prettier'
import packageJson from '../../../package.json' with { type: 'json' }
import { root } from '../compile.ts'
import { limitsPath, measureAll, versions } from './measure.ts'

const costs = await measureAll('budget')
const number = (n: number): string => n.toLocaleString('en-US')

const rows = Object.entries(costs).flatMap(([title, byVersion]) =>
  versions.map(version => {
    const { types = 0, instantiations = 0, seconds = 0 } = byVersion[version] ?? {}
    return `| ${title} | ${version} | ${number(types)} | ${number(instantiations)} | ${seconds.toFixed(2)} |`
  })
)

const page = `# What the types cost

A project that imports the package, its declarations built, is checked by each compiler. Half of the layers are dense, with widths
from 2 to 62, the others sigmoids; a network is made of pipes of sixteen stages, joined by \`andThen\`, once by
the \`pipe\` of fp-ts and once by that of this package, which says more where a stage does not fit. The whole API is every
export of the four entry points and every program of \`test/types/programs\`.

Types and instantiations are exact: they are the same on every machine and in every run (the native compiler on one thread; on several
it checks some types once in each). The tests fail when one of them grows by more than a twentieth. Seconds are those of checking on
the machine that wrote this page, and nothing depends on them. A network of n layers costs about 190·n
instantiations by the pipe of fp-ts, and about 400·n by that of this package.

| project | TypeScript | types | instantiations | seconds |
|---|---|--:|--:|--:|
${rows.join('\n')}

Written by \`npm run types:budget\`.
`

const settings = { ...packageJson.prettier, trailingComma: 'none', arrowParens: 'avoid' } as const
writeFileSync(join(root, 'docs/generated/types-budget.md'), await format(page, { ...settings, parser: 'markdown' }))
const limits = Object.fromEntries(
  Object.entries(costs).map(([title, byVersion]) => [
    title,
    Object.fromEntries(
      Object.entries(byVersion).map(([version, { types, instantiations }]) => [version, { types, instantiations }])
    )
  ])
)
writeFileSync(limitsPath, await format(JSON.stringify(limits), { ...settings, parser: 'json' }))
console.log(rows.join('\n'))
