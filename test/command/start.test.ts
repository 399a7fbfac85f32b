/** What `lawgrad` loads before it knows what it is asked for: the time that it takes to start is that of loading. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '../..')
const start = pathToFileURL(`${root}/`).href

/** The packages and the files of the repository that a command line loads. */
const loadedBy = (...argv: readonly string[]) => {
  const preload = pathToFileURL(join(import.meta.dirname, 'loaded-modules.ts')).href
  const main = join(root, 'src/command/node/main.ts')
  const { stdout, stderr } = spawnSync(process.execPath, ['-C', 'lawgrad-source', '--import', preload, main, ...argv], {
    encoding: 'utf8'
  })
  const urls: readonly string[] = JSON.parse(stderr)
  const paths = urls.map(url => url.replace(start, ''))
  const packages = paths.flatMap(path => /node_modules\/((?:@[^/]+\/)?[^/]+)/u.exec(path)?.[1] ?? [])
  return {
    out: stdout,
    packages: [...new Set(packages)].toSorted(),
    files: paths.filter(path => path.startsWith('src/') || path.startsWith('laws/')).toSorted()
  }
}

describe('lawgrad --help', () => {
  const { out, packages, files } = loadedBy('--help')

  it('loads the parser of command lines and fp-ts, and no other package', () => {
    expect(out).toContain('Usage: lawgrad')
    expect(packages).toEqual(['commander', 'fp-ts'])
  })

  it('loads the command line and the sentences of errors, and nothing that computes, reads, draws or tries laws', () => {
    expect(files).toContain('src/command/node/main.ts')
    expect(files.filter(path => !/^src\/(?:command|data|report)\//u.test(path))).toEqual([])
    // of a command's own folder nothing, and of data and reports what the sentences of errors are made of
    const commands = /^src\/command\/(?!internal\/|node\/)\w+\//u
    expect(files.filter(path => commands.test(path))).toEqual([])
    const sentences =
      /^src\/(?:data\/(?:.*error|text|table\/number|internal\/(?:utf8|wording))|report\/clean-text)\.ts$/u
    expect(files.filter(path => !path.startsWith('src/command/') && !sentences.test(path))).toEqual([])
    expect(files.length).toBeLessThan(50)
  })
})

describe('the help of a command', () => {
  it('loads what that command needs, and no other command', () => {
    const { out, files } = loadedBy('describe', '--help')
    expect(out).toContain('Usage: lawgrad describe [options] <model>')
    expect(files).toContain('src/command/describe/run.ts')
    expect(files.filter(path => /^(?:laws|src\/command\/(?:train|verify))\//u.test(path))).toEqual([])
  })
})

describe('what Node compiled for the command', () => {
  it('is kept for the next start, in the folder that Node has for it', () => {
    const folder = mkdtempSync(join(tmpdir(), 'lawgrad-compiled-'))
    const { NODE_COMPILE_CACHE: _, ...env } = process.env
    const main = join(root, 'src/command/node/main.ts')
    const { status } = spawnSync(process.execPath, ['-C', 'lawgrad-source', main, '--version'], {
      env: { ...env, TMPDIR: folder, TEMP: folder }
    })
    const kept = readdirSync(folder, { recursive: true })
    rmSync(folder, { recursive: true })
    expect(status).toBe(0)
    expect(kept.length).toBeGreaterThan(40)
  })
})
