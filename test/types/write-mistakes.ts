/** `npm run docs:mistakes`: writes the page of all mistakes, and code and messages on the page of the best. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { bestPath, refreshed } from './best.ts'
import { cataloguePath, fixtures, pageOf } from './catalogue.ts'
import { consumerOf } from './build.ts'
import { check, root } from './compile.ts'

const messages = await check('7.0', await consumerOf('mistakes-page', 'test/types/mistakes'))
writeFileSync(join(root, cataloguePath), await pageOf(fixtures, messages))
const best = join(root, bestPath)
writeFileSync(best, await refreshed(readFileSync(best, 'utf8'), fixtures, messages))
console.log(`${cataloguePath}: ${fixtures.length} mistakes; code and messages of ${bestPath}`)
