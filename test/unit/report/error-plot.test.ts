import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { costAxis, errorPlot, squaredErrorAxis, thinHistory, valueScale } from '../../../src/report/index.ts'

const values = fc.array(fc.oneof(fc.double(), fc.double({ min: -10, max: 10, noNaN: true })), { maxLength: 300 })

describe('thinHistory', () => {
  it('keeps first, last and every extreme of every stretch, in order', () => {
    fc.assert(
      fc.property(values, fc.integer({ min: 1, max: 20 }), (history, buckets) => {
        const thin = thinHistory(buckets)(history)
        const epochs = thin.map(point => point.epoch)
        expect(epochs).toEqual([...new Set(epochs)].toSorted((a, b) => a - b))
        expect(thin.every(({ epoch, value }) => Object.is(history[epoch], value))).toBe(true)
        expect(thin.length).toBeLessThanOrEqual(3 * buckets + 2)
        expect(epochs.slice(0, 1)).toEqual(history.slice(0, 1).map(() => 0))
        expect(epochs.slice(-1)).toEqual(history.slice(0, 1).map(() => history.length - 1))
        Array.from({ length: buckets }, (_, b) => {
          const [from, to] = [
            Math.floor((b * history.length) / buckets),
            Math.floor(((b + 1) * history.length) / buckets)
          ]
          const all = history.slice(from, to).filter(Number.isFinite)
          const kept = thin.filter(p => p.epoch >= from && p.epoch < to && Number.isFinite(p.value)).map(p => p.value)
          if (all.length > 0)
            expect([Math.min(...kept), Math.max(...kept)]).toEqual([Math.min(...all), Math.max(...all)])
          expect(thin.some(p => p.epoch >= from && p.epoch < to && !Number.isFinite(p.value))).toBe(
            !history.slice(from, to).every(Number.isFinite)
          )
        })
      })
    )
  })

  it('does not lose a single spike among 300,000 values', () => {
    const history = Array.from({ length: 300_000 }, (_, i) => (i === 123_457 ? 99 : 1))
    const thin = thinHistory(500)(history)
    expect(thin).toContainEqual({ epoch: 123_457, value: 99 })
    expect(thin.length).toBeLessThanOrEqual(1502)
  })
})

describe('valueScale', () => {
  it.each([
    [[0.58, 0.00047], 'log'],
    [[1, 100], 'linear'],
    [[1, 100.1], 'log'],
    [[0, 100], 'linear'],
    [[-1, 1000], 'linear'],
    [[1, 1000, NaN, Infinity], 'log'],
    [[], 'linear']
  ] as const)('of %j is %s', (list, kind) => {
    expect(valueScale(5)(list).kind).toBe(kind)
  })

  it('holds every drawable value and has at least two ticks, ascending and inside', () => {
    const hostile = fc.oneof(
      fc.double(),
      fc.constantFrom(0, -0, 5e-324, 1e-320, 1e300, -1e300, 1e15, 1e15 + 0.125, 0.1, 0.3)
    )
    fc.assert(
      fc.property(fc.array(hostile, { maxLength: 8 }), fc.integer({ min: 2, max: 10 }), (list, count) => {
        const { domain, ticks } = valueScale(count)(list)
        expect(domain.every(Number.isFinite) && domain[0] < domain[1]).toBe(true)
        list.filter(v => Math.abs(v) <= 1e300).forEach(v => expect(v >= domain[0] && v <= domain[1]).toBe(true))
        expect(ticks.length).toBeGreaterThanOrEqual(2)
        expect(ticks.length).toBeLessThanOrEqual(count + 3)
        expect(ticks).toEqual([...new Set(ticks)].toSorted((a, b) => a - b))
        expect(ticks.every(t => t >= domain[0] && t <= domain[1])).toBe(true)
      }),
      { numRuns: 1000 }
    )
  })
})

describe('errorPlot', () => {
  it('is plain JSON that names the quantity and its scale', () => {
    const plot = errorPlot({ title: 'OR', values: [0.58, 0.0005], axis: squaredErrorAxis })
    expect(JSON.parse(JSON.stringify(plot))).toEqual(plot)
    expect(plot).toMatchObject({
      encoding: {
        y: { axis: { title: 'Σ(h − y)² (log scale)' }, scale: { type: 'log' } },
        x: { axis: { title: 'epoch' } }
      },
      title: { text: ['OR'], subtitle: ['0.58 at epoch 0, 0.0005 at epoch 1'] }
    })
    expect(errorPlot({ title: 'OR', values: [3, 2], axis: costAxis })).toMatchObject({
      encoding: { y: { axis: { title: costAxis }, scale: { type: 'linear' } } }
    })
  })

  it('breaks where values are not finite, and says where that starts', () => {
    const plot = errorPlot({ title: 'diverged', values: [4, 9, NaN, Infinity], axis: 'J' })
    expect(plot).toMatchObject({
      data: { values: [{ value: 4 }, { value: 9 }, { value: null }, { value: null }] },
      title: { subtitle: ['The value at epoch 2 is not finite; such values are not drawn.'] }
    })
  })

  it('stays plain JSON for any values', () => {
    fc.assert(
      fc.property(values, fc.string({ unit: 'binary' }), (list, title) => {
        const plot = errorPlot({ title, values: list, axis: 'J' })
        expect(JSON.stringify(JSON.parse(JSON.stringify(plot)))).toBe(JSON.stringify(plot))
        expect(JSON.stringify(plot)).not.toContain('"http://')
      })
    )
  })
})
