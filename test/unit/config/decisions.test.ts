import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { root } from '../../stages/stage.ts'

const folder = join(root, 'docs/adr')
const heading = /^# (?<number>\d+)\. (?<title>.+)\n/u

/** The line of the list that a decision has. */
const lineOf = (file: string): string => {
  const { number = '?', title = '?' } = heading.exec(readFileSync(join(folder, file), 'utf8'))?.groups ?? {}
  return `${number}. [${title}](${file})`
}

it('the list of decisions has each of them, by number', () => {
  const files = readdirSync(folder).filter(file => file !== 'README.md')
  const listed = readFileSync(join(folder, 'README.md'), 'utf8').split('\n')
  expect(listed.filter(line => /^\d/u.test(line))).toEqual(files.toSorted().map(lineOf))
})
