/** `npm run docs:mistakes`: writes docs/mistakes.md. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { cataloguePath, fixtures, pageOf } from './catalogue.ts'
import { check, root } from './compile.ts'

const page = await pageOf(fixtures, await check('7.0', 'test/types/mistakes/tsconfig.json'))
writeFileSync(join(root, cataloguePath), page)
console.log(`${cataloguePath}: ${fixtures.length} mistakes`)
