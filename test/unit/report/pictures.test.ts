import * as E from 'fp-ts/lib/Either.js'
import * as fc from 'fast-check'
import { inflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import {
  confusionPlot,
  curvePlot,
  errorPlot,
  htmlReport,
  type Plot,
  predictionPlot,
  renderSvg,
  showReportError,
  squaredErrorAxis,
  weightsPlot
} from '../../../src/report/index.ts'
import { darkInk } from '../../../src/report/dark-ink.ts'
import { pngAddress } from '../../../src/report/internal/png.ts'

const drawn = async (plot: Plot): Promise<string> => {
  const svg = await renderSvg(plot)()
  return E.isRight(svg) ? svg.right : expect.fail(showReportError(svg.left))
}

const sizes = ['wide', 'narrow'] as const
const widthOf = { wide: 600, narrow: 340 } as const

const training = { name: 'training', values: [8, 2, 0.01, 0.001] }
const validation = { name: 'validation', values: [8, 3, 1, 2] }
const curves = curvePlot({
  title: 'Cars',
  axis: 'J',
  curves: [training, validation],
  best: { epoch: 2, curve: 'validation' }
})

const ofMarks = (plot: Plot): readonly string[] =>
  [...JSON.stringify(plot).matchAll(/"type":"(\w+)"/gu)].map(m => m[1] ?? '')

describe('every picture', () => {
  it.each(sizes)('is drawn %s, its type 12 px or more, in colors that can be darkened', async size => {
    const plots = [
      curvePlot({ title: 'Cars', axis: 'J', curves: [training, validation], size }),
      errorPlot({ title: 'Cars', axis: squaredErrorAxis, values: training.values, size }),
      predictionPlot({
        title: 'Cars',
        quantity: 'mpg',
        parts: [{ name: 'test', points: [{ actual: 1, predicted: 2 }] }],
        size
      }),
      confusionPlot({
        title: 'Iris',
        classes: ['a long name of a class', 'b'],
        counts: [
          [1, 0],
          [2, 3]
        ],
        size
      }),
      weightsPlot({ title: 'Images', columns: 2, units: [{ name: 'unit 1', weights: [1, 0, -1, 0] }], size })
    ]
    for (const plot of plots) {
      expect(JSON.parse(JSON.stringify(plot))).toEqual(plot)
      const svg = await drawn(plot)
      expect(svg).toMatch(new RegExp(`^<svg [^>]*width="${widthOf[size]}"`, 'u'))
      const heights = [...svg.matchAll(/font-size="([\d.]+)px"/gu)].map(m => Number(m[1]))
      expect(Math.min(...heights)).toBeGreaterThanOrEqual(12)
      expect(svg).not.toMatch(/NaN|undefined/u)
      const known = new Set([...darkInk.map(([light]) => light), 'none', 'transparent', '#fefefe'])
      const colors = [...svg.matchAll(/ (?:fill|stroke)="([^"]+)"/gu)].map(m => m[1] ?? '')
      expect(colors.filter(color => !known.has(color))).toEqual([])
    }
  })

  it('stands on the page in two sizes, with ids of its own', () => {
    const svg = (n: number): string => `<svg><clipPath id="clip"/><text>${n}</text></svg>`
    const page = htmlReport({
      title: '',
      summary: [],
      equations: [],
      sections: [{ heading: '', paragraphs: [], tables: [], svgs: [{ wide: svg(1), narrow: svg(2) }] }]
    })
    expect(page).toContain('<div class="wide"><svg><clipPath id="figure-1-1-clip"/><text>1</text></svg></div>')
    expect(page).toContain('<div class="narrow"><svg><clipPath id="figure-1-1-narrow-clip"/><text>2</text></svg></div>')
  })
})

describe('curvePlot', () => {
  it('says the last values and the best, on a scale that all share', () => {
    expect(curves).toMatchObject({
      title: {
        subtitle: ['training 0.001 at the end, validation 2 at the end, best after epoch 2, validation', '1']
      },
      layer: [{ encoding: { y: { scale: { type: 'log' }, axis: { title: 'J (log scale)' } } } }, {}, {}]
    })
    expect(ofMarks(curves)).toContain('rule')
  })

  it('has one dash and one color a curve, and no mark without a best epoch', () => {
    const plain = curvePlot({ title: '', axis: 'J', curves: [training, validation] })
    expect(ofMarks(plain)).not.toContain('rule')
    expect(plain).toMatchObject({
      layer: [
        {
          encoding: {
            color: { scale: { domain: ['training', 'validation'], range: ['#0072B2', '#D55E00'] } },
            strokeDash: { scale: { range: [[], [6, 3]] } }
          }
        }
      ]
    })
  })

  it('takes curves that are empty or not finite, and a best epoch that is not there', async () => {
    for (const values of [[], [NaN], [1, Infinity, 2]])
      await drawn(curvePlot({ title: 'x', axis: 'J', curves: [{ name: 'a', values }], best: { epoch: 7, curve: 'a' } }))
    await drawn(curvePlot({ title: 'x', axis: 'J', curves: [], best: { epoch: 7, curve: 'a' } }))
  })
})

describe('predictionPlot', () => {
  const points = [
    { actual: -3, predicted: 4 },
    { actual: 20, predicted: NaN },
    { actual: 1, predicted: Infinity }
  ]
  const plot = predictionPlot({ title: 'Cars', quantity: 'mpg', parts: [{ name: 'test', points }] })

  it('has two axes alike, in units of the data, and the diagonal', () => {
    const scale = { scale: { domain: [-4, 4] } }
    expect(plot).toMatchObject({
      layer: [
        {
          data: {
            values: [
              { actual: -4, predicted: -4 },
              { actual: 4, predicted: 4 }
            ]
          },
          mark: { type: 'line' }
        },
        {
          encoding: {
            x: { axis: { title: 'mpg, actual' }, ...scale },
            y: { axis: { title: 'mpg, predicted' }, ...scale }
          }
        }
      ]
    })
  })

  it('leaves out what is not finite, and says so', () => {
    expect(plot).toMatchObject({
      title: {
        subtitle: ['On the diagonal the prediction is right. 2 of 3 predictions are not finite and are', 'left out']
      },
      layer: [{}, { data: { values: [{ actual: -3, predicted: 4, part: 'test' }] } }]
    })
  })

  it('draws at most three thousand points, the same share of each part', () => {
    const many = (name: string, count: number) => ({
      name,
      points: Array.from({ length: count }, (_, k) => ({ actual: k, predicted: k }))
    })
    const values = JSON.stringify(
      predictionPlot({ title: '', quantity: 'y', parts: [many('training', 9000), many('test', 3000)] })
    )
    expect(values.match(/"part":"training"/gu)).toHaveLength(2250)
    expect(values.match(/"part":"test"/gu)).toHaveLength(750)
  })
})

describe('confusionPlot', () => {
  it('colors by the share of the row, and writes counts and names', async () => {
    const plot = confusionPlot({
      title: 'Iris',
      classes: ['setosa', 'other'],
      counts: [
        [9, 3],
        [0, 0]
      ]
    })
    expect(plot).toMatchObject({
      layer: [
        { data: { values: [{ share: 0.75 }, { share: 0.25 }, { share: 0 }, { share: 0 }] } },
        { data: { values: [{ text: '9', strong: true }, { text: '3', strong: false }, {}, {}] } },
        {},
        {},
        {},
        {}
      ]
    })
    const svg = await drawn(plot)
    for (const word of ['setosa', 'other', 'predicted', 'actual', '9']) expect(svg).toContain(`>${word}</text>`)
    expect(svg).toContain(
      '<desc>Heat map of 2 × 2 counts: 9 of 12 of setosa are right, 0 of 0 of other are right.</desc>'
    )
  })

  it('leaves counts out that have no room', () => {
    const classes = Array.from({ length: 20 }, (_, k) => `${k}`)
    const counts = classes.map(() => classes.map(() => 1000))
    const plot = confusionPlot({ title: '', classes, counts, size: 'narrow' })
    expect(plot).toMatchObject({ layer: [{}, { data: { values: [] } }, {}, {}, {}, {}] })
  })
})

describe('weightsPlot', () => {
  it('is limited to 36 images, and says how many more there are', async () => {
    const units = Array.from({ length: 40 }, (_, k) => ({ name: `unit ${k + 1}`, weights: [k, 0, 0, -k] }))
    const plot = weightsPlot({ title: 'Images', columns: 2, units })
    expect(plot).toMatchObject({
      title: { subtitle: ['Blue is below 0, orange above, full color at ±35; … and 4 more units'] }
    })
    const svg = await drawn(plot)
    expect(svg.match(/<image /gu)).toHaveLength(36)
    expect(svg).toContain('image-rendering: pixelated')
  })

  it('gives 0 and what is not finite no color, and the extremes the full one', () => {
    const address = (weights: readonly number[]): string =>
      /data:[^"]+/u.exec(JSON.stringify(weightsPlot({ title: '', columns: 2, units: [{ name: '', weights }] })))?.[0] ??
      ''
    expect(address([1, -1, 0, 0.5])).toBe(address([2, -2, NaN, 1]))
    expect(address([1, -1, 0, 0.5])).not.toBe(address([1, 1, 0, 0.5]))
    expect(address([0, 0, 0, 0])).toContain('data:image/png;base64,')
  })
})

describe('pngAddress', () => {
  const chunks = (bytes: Buffer, at = 8): readonly { readonly name: string; readonly data: Buffer }[] => {
    if (at >= bytes.length) return []
    const length = bytes.readUInt32BE(at)
    const name = bytes.toString('latin1', at + 4, at + 8)
    return [{ name, data: bytes.subarray(at + 8, at + 8 + length) }, ...chunks(bytes, at + 12 + length)]
  }

  it('stores the indices in a stream that zlib reads', () => {
    const size = fc.integer({ min: 1, max: 300 })
    fc.assert(
      fc.property(size, size, (columns, rows) => {
        const indices = Array.from({ length: columns * rows }, (_, k) => k % 3)
        const palette = [[1, 2, 3, 4] as const, [5, 6, 7, 8] as const, [9, 10, 11, 12] as const]
        const address = pngAddress(columns, palette)(indices)
        const all = chunks(Buffer.from(address.replace('data:image/png;base64,', ''), 'base64'))
        expect(all.map(({ name }) => name)).toEqual(['IHDR', 'PLTE', 'tRNS', 'IDAT', 'IEND'])
        const [header, colors, opacities, pixels] = all.map(({ data }) => data)
        expect([header?.readUInt32BE(0), header?.readUInt32BE(4)]).toEqual([columns, rows])
        expect([...(colors ?? [])]).toEqual([1, 2, 3, 5, 6, 7, 9, 10, 11])
        expect([...(opacities ?? [])]).toEqual([4, 8, 12])
        const lines = inflateSync(pixels ?? new Uint8Array())
        expect([...lines].filter((_, k) => k % (columns + 1) !== 0)).toEqual(indices)
      }),
      { numRuns: 10 }
    )
  })

  it('has the checksum that the format asks for', () => {
    const [, base64 = ''] = pngAddress(1, [[0, 0, 0, 0]])([0]).split(',')
    expect(Buffer.from(base64, 'base64').toString('hex').slice(-24)).toBe('0000000049454e44ae426082')
  })
})
