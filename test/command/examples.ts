/** What most tests of the command give it. */
import { dense, identity, input, sigmoid } from 'lawgrad'
import { pipe } from 'fp-ts/lib/function.js'
import type { Settings } from './machine.ts'

export const orNetwork = pipe(input(2), dense(1), sigmoid)
export const xorNetwork = pipe(input(2), dense(2), sigmoid, dense(1), sigmoid)
export const line = pipe(input(1), dense(1), identity)

export const or = 'x1,x2,y\n0,0,0\n1,0,1\n0,1,1\n1,1,1\n'

/** `or.ts`, `xor.ts` and `line.ts` with `or.csv` and `line.csv`. */
export const ordinary: Settings = {
  files: { 'or.csv': or, 'line.csv': 'x,y\n0,1\n1,3\n2,5\n' },
  modules: {
    'or.ts': { exports: { default: orNetwork } },
    'xor.ts': { exports: { default: xorNetwork } },
    'line.ts': { exports: { default: line } }
  }
}

export const trainOr = ['train', 'or.ts', '--data', 'or.csv'] as const
