/** The bits of the elementary functions are those that every engine found, and no other function of the host's comes into results. */
import { globSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import golden from '../../../golden/functions.json' with { type: 'json' }
import { hashes } from '../../../functions/hash.ts'

it('the hash of 100,000 results of each function is the golden one', () => {
  expect(hashes()).toEqual(golden)
}, 60_000)

/** Those whose last bits differ between engines; powers of two are exact. */
const host =
  /Math\.(?:exp|expm1|log|log1p|sinh|cosh|tanh|sin|cos|tan|pow|hypot|cbrt)\b|(?<!\b2n?) \*\* |\b2 \*\* (?!-?\d)/u

const codeOf = (text: string): string => text.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*|'[^'\n]*'/gu, '')

it('src uses none of the host’s elementary functions', () => {
  // the kits are programs in other languages, as texts
  const sources = globSync('src/**/*.ts', { cwd: new URL('../../../../', import.meta.url) }).filter(
    path => !path.startsWith('src/command/review/kits')
  )
  expect(sources.length).toBeGreaterThan(100)
  const users = sources.filter(path =>
    host.test(codeOf(readFileSync(new URL(`../../../../${path}`, import.meta.url), 'utf8')))
  )
  expect(users).toEqual([])
  for (const bad of ['Math.exp(x)', 'x ** 2', '2 ** k', 'Math.hypot(a, b)']) expect(bad).toMatch(host)
})
