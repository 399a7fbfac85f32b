/** What a newcomer meets in a folder that npm has just made: it runs, or the message says what to change. */
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { execute, root } from '../stages/stage.ts'

/** Files in projects: one of a kind that `npm init -y` makes, and one of modules. */
const files = {
  'commonjs/package.json': '{"name":"fresh","version":"1.0.0","main":"index.js","type":"commonjs"}',
  'module/package.json': '{"name":"fresh","version":"1.0.0","type":"module"}',
  'commonjs/model.ts':
    "import { dense, input, pipe, sigmoid } from 'lawgrad'\nexport default pipe(input(2), dense(1), sigmoid)\n",
  'commonjs/exporting.js': 'export default 1\n',
  'commonjs/model.mts':
    "import { dense, input, pipe, sigmoid } from 'lawgrad'\nexport default pipe(input(2), dense(1), sigmoid)\n",
  'commonjs/required.js':
    "const { dense, input, pipe, sigmoid } = require('lawgrad')\nmodule.exports = pipe(input(2), dense(1), sigmoid)\n",
  'module/required.js': "const { input } = require('lawgrad')\nmodule.exports = input(2)\n",
  'module/function.ts':
    "import { dense, input, sigmoid } from 'lawgrad'\nimport { pipe } from 'fp-ts/function'\nexport default pipe(input(2), dense(1), sigmoid)\n",
  'module/either.ts':
    "import { right } from 'fp-ts/Either'\nimport { input } from 'lawgrad'\nexport default right(input(2))\n",
  'module/es6.ts': "import { some } from 'fp-ts/es6/Option'\nexport default some(1)\n",
  'module/bare.ts': "import { pipe } from 'fp-ts/lib/function'\nexport default pipe(1)\n",
  'module/folder.ts': "import './parts'\n",
  'module/parts/index.ts': 'export default 1\n',
  'module/size-from-json.ts': `import { dense, input, sigmoid, withDimension } from 'lawgrad'
import { pipe } from 'fp-ts/lib/function.js'
const { hidden } = JSON.parse('{"hidden": 4}')
export default withDimension('hidden', h => pipe(input(2), dense(h), sigmoid, dense(1), sigmoid))(hidden)
`,
  'module/no-size-from-json.ts': `import { dense, input, withDimension } from 'lawgrad'
import { pipe } from 'fp-ts/lib/function.js'
export const network = withDimension('hidden', h => pipe(input(2), dense(h)))(2.5)
`
}

let place = ''
const describeIn = (path: string) =>
  execute(
    process.execPath,
    ['-C', 'lawgrad-source', join(root, 'src/command/node/main.ts'), 'describe', path.replace(/^.*\//u, '')],
    { cwd: join(place, dirname(path)), seconds: 60 }
  )

beforeAll(() => {
  place = realpathSync(mkdtempSync(join(tmpdir(), 'lawgrad-first-')))
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(place, dirname(path)), { recursive: true })
    writeFileSync(join(place, path), text)
  }
  mkdirSync(join(place, 'node_modules'))
  symlinkSync(root, join(place, 'node_modules/lawgrad'))
  symlinkSync(join(root, 'node_modules/fp-ts'), join(place, 'node_modules/fp-ts'))
})
afterAll(() => rmSync(place, { recursive: true, force: true }))

describe.concurrent('a model', () => {
  it.each([
    ['commonjs/model.mts', 'h = sigmoid(weights¹·x + bias¹)'],
    ['commonjs/required.js', 'h = sigmoid(weights¹·x + bias¹)'],
    ['module/size-from-json.ts', 'a¹ = sigmoid(weights¹·x + bias¹)']
  ])('%s is taken', async (path, equation) => {
    const { code, stdout, stderr } = await describeIn(path)
    expect([code, stderr]).toEqual([0, ''])
    expect(stdout).toContain(equation)
  })

  const toModule =
    'The package.json above it says "type": "commonjs": set it to "module" (npm pkg set type=module), or let the name of the model end in .mts or .mjs.'

  it.each([
    ['commonjs/model.ts', toModule],
    ['commonjs/exporting.js', toModule],
    [
      'module/required.js',
      'The package.json above it says "type": "module": write import and export, or let the name of the model end in .cts or .cjs.'
    ],
    ['module/function.ts', "Import it from 'fp-ts/lib/function.js', the path that Node resolves."],
    ['module/either.ts', "Import it from 'fp-ts/lib/Either.js', the path that Node resolves."],
    ['module/es6.ts', "Import it from 'fp-ts/lib/Option.js', the path that Node resolves."],
    ['module/bare.ts', "Import it from 'fp-ts/lib/function.js', the path that Node resolves."],
    ['module/folder.ts', 'Node imports no folder: name the file in it, such as index.js.'],
    [
      'module/no-size-from-json.ts',
      'got the error of building it: hidden: expected a size that is a positive integer, such as 3; got 2.5. Correct what it is built of.'
    ]
  ])('%s is told what to change', async (path, remedy) => {
    const { code, stdout, stderr } = await describeIn(path)
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr.trimEnd().endsWith(remedy), stderr).toBe(true)
  })
})

describe('the first program of the README', () => {
  const program =
    /```ts\n(?<code>[^`]+)```/u.exec(readFileSync(join(root, 'README.md'), 'utf8'))?.groups?.['code'] ?? ''
  const runIn = (type: string) => {
    writeFileSync(join(place, type, 'readme.ts'), program)
    return execute(process.execPath, ['-C', 'lawgrad-source', 'readme.ts'], { cwd: join(place, type), seconds: 60 })
  }

  it('runs as written among modules', async () => expect(await runIn('module')).toMatchObject({ code: 0, stderr: '' }))

  it('is told what to change in a project as npm init makes it, by Node and by the README', async () => {
    const { code, stderr } = await runIn('commonjs')
    expect([code, stderr]).toEqual([1, expect.stringContaining('Make sure to set "type": "module"')])
    expect(readFileSync(join(root, 'README.md'), 'utf8')).toContain('npm pkg set type=module')
  })
})
