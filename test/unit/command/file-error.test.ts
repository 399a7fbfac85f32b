import { fileURLToPath, pathToFileURL } from 'node:url'
import { describe, expect, it } from 'vitest'
import { fileError, fileErrorWhere, moduleError } from '../../../src/command/node/file-error.ts'

const system = (code: string): Error => Object.assign(new Error(`${code}: said`), { code, path: 'out/a.txt' })

describe('fileError', () => {
  it.each([
    ['ENOENT', 'missing'],
    ['EISDIR', 'isFolder'],
    ['ENOTDIR', 'isNoFolder'],
    ['EACCES', 'denied'],
    ['EROFS', 'denied'],
    ['ENOSPC', 'full'],
    ['EIO', 'other']
  ])('knows %s', (code, problem) => {
    expect(fileError('or.csv')(system(code))).toEqual({
      _tag: 'FileError',
      path: 'or.csv',
      problem,
      reason: `${code}: said`
    })
    expect(fileErrorWhere('out')(system(code)).path).toBe('out/a.txt')
  })

  it('takes anything that is thrown', () => {
    expect(fileError('a')(undefined)).toMatchObject({ problem: 'other', reason: 'undefined' })
    expect(fileErrorWhere('a')('text')).toMatchObject({ path: 'a', reason: 'text' })
  })
})

describe('moduleError', () => {
  const url = pathToFileURL('models/or.ts').href

  it('finds the place in the module', () => {
    const error = Object.assign(new RangeError('first\nsecond'), {
      stack: `RangeError: first\n    at f (file:///elsewhere.js:9:9)\n    at g (${url}:3:7)\n    at ${url}:5:1`
    })
    expect(moduleError('models/or.ts', url)(error)).toEqual({
      _tag: 'ModuleError',
      path: 'models/or.ts',
      reason: 'RangeError: first',
      code: '',
      place: 'models/or.ts:3:7'
    })
  })

  it('finds the place of a syntax error on top of the stack', () => {
    for (const name of [url, fileURLToPath(url)]) {
      const error = Object.assign(new SyntaxError('bad'), { stack: `${name}:2\nlet let\n\nSyntaxError: bad` })
      expect(moduleError('models/or.ts', url)(error).place).toBe('models/or.ts:2')
    }
  })

  it('takes anything that is thrown', () =>
    expect(moduleError('a.ts', url)(null)).toEqual({
      _tag: 'ModuleError',
      path: 'a.ts',
      reason: 'the thrown value null',
      code: '',
      place: ''
    }))

  it('does not repeat who imported what', () => {
    const error = Object.assign(new Error("Cannot find package 'x' imported from /a/b.ts"), {
      code: 'ERR_MODULE_NOT_FOUND'
    })
    expect(moduleError('a.ts', url)(error)).toMatchObject({
      reason: "Error: Cannot find package 'x'",
      code: 'ERR_MODULE_NOT_FOUND'
    })
  })
})
