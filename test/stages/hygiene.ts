import { readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { repositoryFiles, root, type Stage, tally } from './stage.ts'

export interface Rule {
  readonly pattern: RegExp
  readonly applies: (path: string) => boolean
  readonly message: string
}

const always = (): boolean => true
const isTest = (path: string): boolean => path.endsWith('.test.ts')
const isLock = (path: string): boolean => path === 'package-lock.json'

export const rules: readonly Rule[] = [
  {
    pattern: /registry\.(?:npmjs|yarnpkg|npmmirror)\.|\bregistry=/u,
    applies: always,
    message: 'names a package registry'
  },
  {
    pattern: /(?<![\w.:/~}])\/(?:work|root|home|Users)\/\w|\b[A-Z]:\\Users\\/u,
    applies: always,
    message: 'holds a path of one machine'
  },
  { pattern: /"resolved": "https?:/u, applies: isLock, message: 'holds the address of a registry' },
  {
    pattern:
      /\b(?:it|test|describe|suite|bench)(?:\.\w+)*\.(?:only|skip|todo|fails)\b|\b(?:xit|xdescribe|fdescribe)\(/u,
    applies: isTest,
    message: 'leaves tests out'
  },
  {
    pattern: /(?:eslint|oxlint)-disable/u,
    applies: path => /^(?:src|laws)\//u.test(path),
    message: 'turns off a rule'
  },
  { pattern: /^(?:<{7}|>{7}) /u, applies: always, message: 'holds a merge conflict' }
]

/** Files that are not text, or are data which no one wrote by hand. */
const opaque: ReadonlySet<string> = new Set([
  '.png',
  '.gz',
  '.npy',
  '.npz',
  '.idx',
  '.ico',
  '.woff2',
  '.onnx',
  '.safetensors'
])

/** The lines that break a rule, with its message. */
export const faultsOf = (path: string, text: string): readonly string[] => {
  const applying = rules.filter(rule => rule.applies(path))
  return text
    .split('\n')
    .flatMap((line, index) =>
      applying
        .filter(rule => rule.pattern.test(line))
        .map(rule => `${path}:${index + 1} ${rule.message}: ${line.trim().slice(0, 100)}`)
    )
}

/** Nothing in the repository ties it to one machine or registry, and no test is left out. */
export const hygiene: Stage = {
  name: 'hygiene',
  cores: 1,
  run: async () => {
    const files = (await repositoryFiles()).filter(path => !opaque.has(extname(path)))
    const faults = files.map(path => faultsOf(path, readFileSync(join(root, path), 'utf8')))
    const guilty = faults.filter(each => each.length > 0)
    return [tally('hygiene', 'files', files.length, guilty.length, guilty.flat())]
  }
}
