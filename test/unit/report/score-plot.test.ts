/** The picture of scores against a setting. */
import { betweenLogarithms, choice } from 'lawgrad'
import * as E from 'fp-ts/lib/Either.js'
import { renderSvg } from 'lawgrad/report'
import { expect, it } from 'vitest'
import { scorePlot } from '../../../src/report/score-plot.ts'

it('has a logarithmic axis where the space has one, and counts what diverged', async () => {
  const plot = scorePlot('rate', betweenLogarithms(0.01, 1), [
    { setting: 0.01, score: 2 },
    { setting: 1, score: NaN }
  ])
  expect(plot).toMatchObject({ encoding: { x: { scale: { type: 'log', domain: [0.01, 1] } } } })
  expect(plot['data']).toEqual({ values: [{ setting: 0.01, score: 2 }] })
  const svg = await renderSvg(plot)()
  expect(E.isRight(svg) && svg.right).toContain('1 diverged')
})

it('has the values of a choice in their order', async () => {
  const plot = scorePlot('optimizer', choice('momentum', 'adam'), [{ setting: 'adam', score: 1 }])
  expect(plot).toMatchObject({ encoding: { x: { type: 'ordinal', scale: { domain: ['momentum', 'adam'] } } } })
  expect(E.isRight(await renderSvg(plot)())).toBe(true)
})
