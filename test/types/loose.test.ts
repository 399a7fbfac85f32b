/**
 * Projects without `strict`: the mistakes are refused there as well, but for those listed here, each because of what one option leaves out.
 */
import { join } from 'node:path'
import { beforeAll, expect, it } from 'vitest'
import { consumerOf } from './build.ts'
import { check, root } from './compile.ts'
import { fixtures, folder } from './fixture.ts'

/** What is not refused without each option. */
const lost: Readonly<Record<string, readonly string[]>> = {
  // A stage that refuses by a sentence takes less than a network; functions may then be given more than they take.
  strictFunctionTypes: [
    'range-softmax-in-between',
    'range-softmax-of-one',
    'range-softmax-twice',
    'repeat-any',
    'shapes-kernel',
    'shapes-pool-block',
    'shapes-pool-in-use'
  ],
  // An index into what has none is of type any.
  noImplicitAny: ['equation-index'],
  // Undefined is of every type.
  strictNullChecks: ['size-undefined']
}

const refused = new Set<string>()

beforeAll(async () => {
  const options = { strict: false, exactOptionalPropertyTypes: false, typeRoots: [join(root, 'node_modules/@types')] }
  const project = await consumerOf('loose', folder, options)
  for (const { file } of await check('7.0', project)) refused.add(file.replace(/\.ts$/u, ''))
}, 120_000)

it('without strict, every mistake is refused but these', () =>
  expect(fixtures.map(({ name }) => name).filter(name => !refused.has(name))).toEqual(
    Object.values(lost).flat().toSorted()
  ))
