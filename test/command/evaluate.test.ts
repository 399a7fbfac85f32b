/** `lawgrad evaluate` on a machine in memory. */
import { decodeModel, encodeModel, evaluateRows, modelPredictor, showEvaluation } from 'lawgrad'
import { describe, expect, it } from 'vitest'
import { lineAbout, lineNetwork, petNetwork, petText, right } from '../unit/exchange/models.ts'
import { run } from './machine.ts'
import { saved, withFiles } from './saved.ts'

const evaluation = right(
  evaluateRows(right(modelPredictor(right(decodeModel(petText)))))([
    { inputs: [11, -0.9], targets: ['cat'] },
    { inputs: [8, -1.2], targets: ['dog'] }
  ])
)

const line = right(encodeModel(lineNetwork, lineAbout)(lineNetwork.shape.unflatten([3, 1])))

describe('lawgrad evaluate', () => {
  it('tells what the model is worth on rows, classes by name, beside the trivial answer', async () => {
    const { code, out, err } = await run(saved, 'evaluate', 'out', 'pets.csv')
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toContain('Evaluation of out/model.json\n\n  Network   2 → dense 4 → tanh → dense 3\n')
    for (const told of showEvaluation(evaluation).split('\n')) expect(out).toContain(`  ${told}\n`)
    expect(out).toContain('Confusion (rows: the class, columns: the prediction)')
  })

  it('tells the same as JSON', async () => {
    const { code, out } = await run(saved, 'evaluate', 'out', 'pets.csv', '--json')
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({
      format: 'lawgrad-evaluation/1',
      lawgrad: '1.2.3',
      model: 'out/model.json',
      data: 'pets.csv',
      examples: 2,
      cost: evaluation.cost,
      classification: {
        baseline: { accuracy: 0.5, class: 'cat' },
        confusion: { classes: ['cat', 'dog', 'fish'] }
      }
    })
  })

  it('tells errors in the unit of the data', async () => {
    // 35 and 5 are predicted
    const files = withFiles({ 'line.json': line, 'x.csv': 'y,x\n33,14\n7,10\n' })
    expect((await run(files, 'evaluate', 'line.json', 'x.csv')).out).toContain(
      'RMSE 2 (the mean of the targets: 13), MAE 2 (13)'
    )
    expect(JSON.parse((await run(files, 'evaluate', 'line.json', 'x.csv', '--json')).out)).toMatchObject({
      regression: { rmse: 2, mae: 2, baseline: { rmse: 13, mae: 13 }, targets: [{ name: 'y', rmse: 2 }] },
      betterThanTrivial: true
    })
  })

  it('takes the network itself', async () => {
    const settings = { ...saved, modules: { 'pets.ts': { exports: { default: petNetwork } } } }
    const own = await run(settings, 'evaluate', 'out', 'pets.csv', '--network', 'pets.ts')
    expect(own).toEqual(await run(saved, 'evaluate', 'out', 'pets.csv'))
  })

  it('wants the targets, and classes that were learned', async () => {
    const without = await run(withFiles({ 'pets.csv': 'length,weight\n1,2\n' }), 'evaluate', 'out', 'pets.csv')
    expect(without).toMatchObject({ code: 2, out: '', err: expect.stringContaining('got "kind".') })
    const strange = withFiles({ 'pets.csv': 'length,weight,kind\n1,2,cow\n' })
    expect((await run(strange, 'evaluate', 'out', 'pets.csv')).err).toBe(
      'lawgrad evaluate: pets.csv, line 2, column 3 (kind): expected one of the classes cat, dog, fish; got "cow". Correct the cell: the model has learned no other.\n'
    )
  })
})
