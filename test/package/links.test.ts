import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { anchorsOf, brokenLinks, linksOf } from './links.ts'

describe('the links of a page', () => {
  it('are all of them, pictures too, but not what is code or elsewhere', () => {
    const page = '[a](b.md) ![c](d.svg) [e](<f.md#g>) `[h](i.md)` [j](https://k.org)\n```ts\nf[x](y)\n```\n[l](#m)'
    expect(linksOf(page)).toEqual(['b.md', 'd.svg', 'f.md#g', '#m'])
  })

  it('lead to headings by their words', () =>
    expect(anchorsOf('# One, `two`\n\n```sh\n# no heading\n```\n## Three-four: 5')).toEqual([
      'one-two',
      'three-four-5'
    ]))

  it('are broken where a file, or a heading, is not there', () => {
    const folder = mkdtempSync(join(tmpdir(), 'links-'))
    try {
      writeFileSync(join(folder, 'a.md'), '[b](b.md) [b](b.md#there) [b](b.md#gone) [c](c.md) [d](..)')
      writeFileSync(join(folder, 'b.md'), '## There\n[a](#nowhere)')
      expect(brokenLinks(folder, ['a.md', 'b.md', 'x.js'])).toEqual([
        'a.md: b.md#gone names no heading',
        'a.md: c.md leads to no file of the package',
        'a.md: .. leads to no file of the package',
        'b.md: #nowhere names no heading'
      ])
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })
})
