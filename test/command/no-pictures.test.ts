/** Without the optional packages that draw, all is written but the pictures, and the command says what brings them. */
import { describe, expect, it, vi } from 'vitest'
import * as E from 'fp-ts/lib/Either.js'
import { activatedRegion, errorPlot, renderSvg, showReportError, textCurve } from '../../src/report/index.ts'
import { ordinary, trainOr } from './examples.ts'
import { run } from './machine.ts'

vi.mock('vega', () => {
  throw new Error("Cannot find package 'vega'")
})
vi.mock('d3-contour', () => {
  throw new Error("Cannot find package 'd3-contour'")
})

describe('without vega and d3-contour', () => {
  it('train writes everything else, prints its results, and tells the install command', async () => {
    const { code, out, err, sets } = await run(ordinary, ...trainOr, '--epochs', '5')
    expect(code).toBe(0)
    expect(sets[0]?.files.map(({ name }) => name)).toEqual(['report.html', 'model.json', 'history.csv'])
    expect(sets[0]?.files[0]?.text).toContain('<h2>Learned parameters</h2>')
    expect(sets[0]?.files[0]?.text).not.toContain('<svg')
    expect(out).toContain('Learned parameters')
    expect(out).not.toContain('error.svg')
    expect(err).toMatch(
      /^lawgrad train: the results are written without pictures\. Pictures are drawn by vega, vega-lite, d3-contour, which could not be loaded \(.+\)\. Install them: npm install vega vega-lite d3-contour\.\nlawgrad train: warning: .+ the most frequent class, 1 .+\n$/
    )
  })

  it('--json stays one document, which lists what was written', async () => {
    const { out } = await run(ordinary, ...trainOr, '--epochs', '5', '--json')
    expect(JSON.parse(out).files).toEqual(['out/or/report.html', 'out/or/model.json', 'out/or/history.csv'])
  })

  it('the functions of lawgrad/report that draw say so, and the others work', async () => {
    const plot = errorPlot({ title: 't', values: [1, 0.5], axis: 'J' })
    const drawn = [await renderSvg(plot)(), await activatedRegion(x1 => x1, 0, { x1: [0, 1], x2: [0, 1] })()]
    for (const each of drawn) {
      expect(each).toMatchObject({ left: { _tag: 'PackagesMissing', packages: ['vega', 'vega-lite', 'd3-contour'] } })
      expect(E.isLeft(each) && showReportError(each.left)).toContain('npm install vega vega-lite d3-contour')
    }
    expect(textCurve({ title: 't', axis: 'J' })([1, 0.5])).toContain('epoch')
  })
})
