/** `lawgrad predict` on a machine in memory. */
import { decodeModel, encodeModel, modelPredictor, predictRows, showModel } from 'lawgrad'
import { describe, expect, it } from 'vitest'
import { lineAbout, lineNetwork, petModel, petNetwork, petText, right } from '../unit/exchange/models.ts'
import { fault, run } from './machine.ts'
import { saved, withFiles } from './saved.ts'

/** The answers that the functions of the library give. */
const expected = right(
  predictRows(right(modelPredictor(right(decodeModel(petText)))))([
    [11, -0.9],
    [8, -1.2]
  ])
).map(([answer]) => ({ value: answer?.value, scores: answer?._tag === 'Class' ? answer.scores : [] }))

const answers = [
  'id,kind,predicted_kind,probability_cat,probability_dog,probability_fish',
  ...expected.map(({ value, scores }, k) => [['a7,cat', '"b, 8",dog'][k], value, ...scores].join(',')),
  ''
].join('\n')

describe('lawgrad predict', () => {
  it('answers each row: what is no input first, then the class by name and the probability of each', async () => {
    expect(await run(saved, 'predict', 'out', 'pets.csv')).toEqual({ code: 0, out: answers, err: '', sets: [] })
    expect((await run(saved, 'predict', 'out/model.json', 'pets.csv')).out).toBe(answers)
    expect((await run(saved, 'predict', 'out/', 'pets.csv')).out).toBe(answers)
  })

  it('writes a file with --output, and nothing to standard output', async () => {
    const { code, out, sets } = await run(saved, 'predict', 'out', 'pets.csv', '--output', 'answers.csv')
    expect({ code, out }).toEqual({ code: 0, out: '' })
    expect(sets.map(({ files }) => files)).toEqual([[{ name: 'answers.csv', text: answers }]])
  })

  it('answers with JSON', async () => {
    const { code, out } = await run(saved, 'predict', 'out', 'pets.csv', '--json')
    expect(code).toBe(0)
    const named = (scores: readonly number[]) => ({ cat: scores[0], dog: scores[1], fish: scores[2] })
    expect(JSON.parse(out)).toEqual({
      format: 'lawgrad-predictions/1',
      lawgrad: '1.2.3',
      model: 'out/model.json',
      data: 'pets.csv',
      gradient: { grade: 'unchecked', reason: 'the file does not say', examples: 0, command: '' },
      rows: expected.map(({ value, scores }, k) => ({
        kept: [
          { id: 'a7', kind: 'cat' },
          { id: 'b, 8', kind: 'dog' }
        ][k],
        predicted: { kind: value },
        probabilities: { kind: named(scores) }
      }))
    })
  })

  it('answers with numbers in the unit of the data, in a table written as the other was', async () => {
    const format = { ...lineAbout.data.format, delimiter: 'semicolon', decimal: 'comma' } as const
    const text = right(
      encodeModel(lineNetwork, { ...lineAbout, data: { ...lineAbout.data, format } })(
        lineNetwork.shape.unflatten([3, 1.1])
      )
    )
    const { out } = await run(
      withFiles({ 'line.json': text, 'x.csv': 'x;note\n14;a\n10,5;"b;c"\n' }),
      'predict',
      'line.json',
      'x.csv'
    )
    // 5·(3·(x − 10)/2 + 1.1)
    expect(out).toBe('note;predicted_y\na;35,5\n"b;c";9,25\n')
  })

  it('says scores where the network promises no probabilities', async () => {
    const { out } = await run(
      withFiles({ 'm.json': showModel({ ...petModel, loss: { ...petModel.loss, answers: 'logits' } }) }),
      'predict',
      'm.json',
      'pets.csv'
    )
    expect(out).toContain('predicted_kind,score_cat,score_dog,score_fish\n')
  })

  it('leaves a row without an answer if told so, and says how many', async () => {
    const files = withFiles({ 'pets.csv': 'id,length,weight\na,,11\nb,-0.9,11\n' })
    const { code, out, err } = await run(files, 'predict', 'out', 'pets.csv', '--missing', 'skip')
    expect(code).toBe(0)
    expect(out.split('\n').slice(1, 2)).toEqual(['a,,,,'])
    expect(out.split('\n')[2]).toBe(`b,${expected[0]?.value},${expected[0]?.scores.join(',')}`)
    expect(err).toBe('lawgrad predict: 1 row without an answer: a value is missing.\n')
  })

  it('answers by the network itself where the file holds no equation', async () => {
    const opaque = showModel({
      ...petModel,
      equations: { ...petModel.equations, network: { _tag: 'Untraced', reason: 'mine cannot be read as a graph' } }
    })
    const settings = {
      ...withFiles({ 'm.json': opaque }),
      modules: { 'pets.ts': { exports: { default: petNetwork } }, 'other.ts': { exports: { default: lineNetwork } } }
    }
    expect((await run(settings, 'predict', 'm.json', 'pets.csv')).err).toBe(
      'lawgrad predict: m.json: equations: expected the equation of the network; got none, for mine cannot be read as a graph. Give the network itself, as the module exports it (pets.ts). For instance: --network pets.ts\n'
    )
    expect((await run(settings, 'predict', 'm.json', 'pets.csv', '--network', 'pets.ts')).out).toBe(answers)
    expect((await run(settings, 'predict', 'm.json', 'pets.csv', '--network', 'other.ts')).err).toContain(
      'm.json: network.inputs: expected 1, as the network 1 → dense 1 has; got 2.'
    )
  })

  it('streams a table of any length', async () => {
    const rows = Array.from({ length: 5000 }, (_, k) => `${k},-0.9,11`)
    const { out } = await run(
      withFiles({ 'pets.csv': ['id,length,weight', ...rows, ''].join('\n') }),
      'predict',
      'out',
      'pets.csv'
    )
    expect(out.split('\n').length).toBe(5002)
    expect(out).toContain(`\n4999,${expected[0]?.value},`)
  })
})

describe('lawgrad predict refuses', () => {
  it.each<readonly [string, string, readonly string[]]>([
    [
      'a column that is missing',
      'id,length\n1,2\n',
      [
        'pets.csv: expected one of the columns id, length; got "weight". Give a name as it stands there, or a position from 1 to 2.'
      ]
    ],
    ['an empty table', '', ['pets.csv: expected rows of cells; got an empty file. Give the file that holds the data.']],
    [
      'a table without rows',
      'length,weight\n',
      [
        'pets.csv, line 1: expected at least one row after the names of the columns; got none. Add a row; if this row is one, say so: --no-header'
      ]
    ],
    [
      'wrong cells, all of them',
      'length,weight\n1,red\n,3\n1,2,3\n',
      [
        'pets.csv, line 2, column 2 (weight): expected a number; got "red". Correct the cell; numbers have a decimal point here.',
        'pets.csv, line 3, column 1 (length): expected a value; got none. Fill it in, or leave the row out; predict leaves it without an answer if told so: --missing skip',
        'pets.csv, line 4: expected 2 cells, as in the first row; got 3. Remove what is too much, and put a cell that contains the separator in quotes.'
      ]
    ]
  ])('%s', async (_, text, sentences) => {
    const { code, out, err } = await run(withFiles({ 'pets.csv': text }), 'predict', 'out', 'pets.csv')
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(
      err
        .trimEnd()
        .split('\n')
        .map(line => line.replace('lawgrad predict:', '').trim())
    ).toEqual(sentences)
  })

  it('many wrong cells, and counts them', async () => {
    const { err } = await run(
      withFiles({ 'pets.csv': `length,weight\n${'a,b\n'.repeat(30)}` }),
      'predict',
      'out',
      'pets.csv'
    )
    expect(err.trimEnd().split('\n')).toHaveLength(11)
    expect(err).toMatch(/pets\.csv: and 50 more errors\.\n$/)
  })

  it('a model that is none, by its path', async () => {
    expect((await run(saved, 'predict', 'nowhere', 'pets.csv')).err).toBe(
      'lawgrad predict: nowhere: expected a saved model, or the folder that train wrote it into; there is none at this path. Check the spelling; a path starts from the current folder.\n'
    )
    expect(await run(withFiles({ 'm.json': petText.slice(0, 50) }), 'predict', 'm.json', 'pets.csv')).toMatchObject({
      code: 2,
      err: expect.stringMatching(/^lawgrad predict: m\.json: line 3, column \d+: expected /)
    })
    expect((await run(withFiles({ 'm.json': Uint8Array.of(255, 254) }), 'predict', 'm.json', 'pets.csv')).err).toBe(
      'lawgrad predict: m.json: expected a saved model, JSON in UTF-8; got other bytes. Give the file model.json that train wrote.\n'
    )
  })

  it('a table that cannot be read', async () =>
    expect(await run(withFiles({ 'pets.csv': 'denied' }), 'predict', 'out', 'pets.csv')).toMatchObject({
      code: 2,
      err: expect.stringMatching(/^lawgrad predict: pets\.csv: expected a CSV file; got one that may not be read\./)
    }))

  it.each([
    ['pets.csv', 'the data'],
    ['out/model.json', 'the model']
  ])('to overwrite an input: %s', async (path, what) =>
    expect(await run(saved, 'predict', 'out', 'pets.csv', '--output', path)).toEqual({
      code: 2,
      out: '',
      err: `lawgrad predict: --output: expected a file for the answers that replaces nothing which is read; got "${path}". ${path} is the file of ${what}, and would be written over: move that file, or name another file.\n`,
      sets: []
    })
  )

  it('what it cannot write', async () =>
    expect(
      await run(
        { ...saved, writing: fault('answers.csv', 'full') },
        'predict',
        'out',
        'pets.csv',
        '--output',
        'answers.csv'
      )
    ).toMatchObject({ code: 1, err: expect.stringContaining('expected to write answers.csv; the disk is full.') }))

  it('an option that is none', async () =>
    expect((await run(saved, 'predict', 'out', 'pets.csv', '--missing', 'mean')).err).toBe(
      'lawgrad predict: --missing: expected error, skip; got "mean". Choose one of them.\n'
    ))
})
