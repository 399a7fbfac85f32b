/**
 * What an editor shows: hover texts read as architecture, completion offers the public names and no other, and the definition
 * that it goes to is documented source.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { consumer } from './build.ts'
import { root } from './compile.ts'
import { open, type Editor } from './editor.ts'

const source = `import { andThen, append, batch, dense, denseLayer, dot, fit, gradientDescent, initialState, input, pipe, pythonRandom, quadraticLoss, relu, repeat, sigmoid, softmax, step, trainer, uniform, vector, withDimension, zeros } from 'lawgrad'

const network = pipe(input(2), dense(2), sigmoid, dense(1), sigmoid)
const or = pipe(input(2), dense(1), sigmoid)
const classifier = pipe(input(4), dense(3), softmax)
const image = input(1, 28, 28)
const learner = trainer(network, quadraticLoss, gradientDescent(40))
const state = initialState(learner, uniform(0, 1))(pythonRandom(0))
const { parameters } = state
const x = vector([1, 0])
const layer = denseLayer(3, 2)
const data = batch([{ input: x, target: vector([1]) }])
const next = step(learner)(data)(state)
const stage = dense(3)
const head = append(denseLayer(3, 2))
const block = pipe(input(3), dense(3), sigmoid)
const blocks = repeat(4, block)
const deep = pipe(input(2), stage, andThen(block), append(denseLayer(3, 2)))
const run = withDimension('features', features => [...zeros(features)].length)
const history = fit(learner, { epochs: 10 })(data)(state)
const product = dot(x)(x)

network.name
state.step
x.size
layer.name
parameters.length
void [or, classifier, image, relu, next, stage, head, blocks, deep, run, history, product]
`

interface Shown {
  readonly displayString: string
}

interface Completions {
  readonly entries: readonly { readonly name: string }[]
}

interface Place {
  readonly file: string
  readonly start: { readonly line: number; readonly offset: number }
}

const lines = source.split('\n')
const project: { file: string; editor: Editor | undefined } = { file: '', editor: undefined }

beforeAll(async () => {
  const folder = await consumer('editor')
  const file = join(folder, 'model.ts')
  writeFileSync(file, source)
  Object.assign(project, { file, editor: open(file, source) })
}, 120_000)

afterAll(() => project.editor?.close())

/** Asks about the first place where `text` stands, `past` characters into it. */
const ask = async (command: string, text: string, past: number): Promise<unknown> => {
  const line = lines.findIndex(each => each.includes(text))
  const column = (lines[line] ?? '').indexOf(text) + past
  return project.editor?.ask(command, project.file, line + 1, column + 1)
}

const hover = async (text: string, past: number): Promise<string> => {
  // The protocol says so.
  const shown = (await ask('quickinfo', text, past)) as Shown
  return shown.displayString
}

const completion = async (text: string): Promise<readonly string[]> => {
  const { entries } = (await ask('completionInfo', text, text.length)) as Completions
  return entries.map(({ name }) => name).toSorted()
}

describe('hover texts', () => {
  it.each([
    ['network', 'Network<2, 1, [Dense<2, 2>, Sigmoid<2>, Dense<2, 1>, Sigmoid<1>]>'],
    ['or', 'Network<2, 1, [Dense<2, 1>, Sigmoid<1>]>'],
    ['classifier', 'Network<4, 3, [Dense<4, 3>, Softmax<3>]>'],
    ['image', 'Network<[1, 28, 28], [1, 28, 28], []>'],
    [
      'learner',
      'Trainer<2, 1, readonly [DenseParameters<2, 2>, readonly [], DenseParameters<2, 1>, readonly []], readonly [Nothing]>'
    ],
    [
      'state',
      'TrainingState<readonly [DenseParameters<2, 2>, readonly [], DenseParameters<2, 1>, readonly []], readonly [Nothing]>'
    ],
    ['x', 'Vector<2>'],
    ['layer', 'Dense<3, 2>'],
    ['data', 'Batch<2, 1>'],
    [
      'next',
      '[Metrics, TrainingState<readonly [DenseParameters<2, 2>, readonly [], DenseParameters<2, 1>, readonly []], readonly [Nothing]>]'
    ],
    ['stage', 'AppendDense<3>'],
    ['head', 'Append<3, 2, Dense<3, 2>>'],
    ['blocks', 'RepeatStage<4, 3, [Dense<3, 3>, Sigmoid<3>]>'],
    ['deep', 'Network<2, 2, [Dense<2, 3>, Dense<3, 3>, Sigmoid<3>, Dense<3, 2>]>'],
    ['run', '(size: number) => Either<DimensionError, number>'],
    ['parameters', 'readonly [DenseParameters<2, 2>, readonly [], DenseParameters<2, 1>, readonly []]'],
    ['product', 'number']
  ])('%s', async (text, expected) => {
    const declaration = text === 'parameters' ? 'const { parameters' : `const ${text}`
    expect(await hover(declaration, declaration.length - 1)).toBe(`const ${text}: ${expected}`)
  })
})

describe('the hover of a stage in a pipe', () => {
  it('shows the size that it gets and the size that it gives', async () => {
    expect(await hover('append(denseLayer(3, 2)))', 2)).toContain('): Append<3, 2, Dense<3, 2>>')
    expect(await hover('andThen(block), ', 2)).toContain('): AppendAll<3, 3, [Dense<3, 3>, Sigmoid<3>]>')
  })

  it('shows them for each stage, over the pipe', async () => {
    const shown = await hover('pipe(input(2), stage', 1)
    expect(shown).toContain('ab: Stage<Network<2, 2, []>, Network<2, 3, [Dense<2, 3>]>>')
    expect(shown).toContain(
      'bc: Stage<Network<2, 3, [Dense<2, 3>]>, Network<2, 3, [Dense<2, 3>, Dense<3, 3>, Sigmoid<3>]>>'
    )
  })
})

describe('completion', () => {
  it.each([
    [
      'network.',
      [
        'at',
        'equation',
        'forward',
        'initialize',
        'inputs',
        'layers',
        'name',
        'noise',
        'outputs',
        'range',
        'shape',
        'use',
        'vjp'
      ]
    ],
    ['state.', ['optimizer', 'parameters', 'random', 'step']],
    ['x.', ['components', 'size', 'toString']],
    [
      'layer.',
      ['at', 'equation', 'forward', 'initialize', 'inputs', 'name', 'noise', 'outputs', 'range', 'shape', 'use', 'vjp']
    ]
  ])('after `%s`', async (text, expected) => {
    expect(await completion(text)).toEqual(expected)
  })
})

describe('the definition', () => {
  it.each(['dense', 'dot', 'vector', 'withDimension', 'quadraticLoss', 'fit', 'relu'])(
    'of %s is documented source',
    async name => {
      const places = (await ask('definition', `${name}, `, 1)) as readonly Place[]
      const { file = '', start } = places[0] ?? {}
      expect(file.startsWith(join(root, 'src'))).toBe(true)
      const above = readFileSync(file, 'utf8')
        .split('\n')
        .slice(0, (start?.line ?? 1) - 1)
      expect(above.at(-1)).toMatch(/\*\/$/u)
    }
  )
})
