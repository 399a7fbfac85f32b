import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'
import {
  decisionPlot as decisionPlotTask,
  errorPlot,
  htmlReport,
  renderSvg,
  type Plot,
  showReportError,
  squaredErrorAxis
} from '../../../src/report/index.ts'

const hostile = '<script>alert("1 & 2")</script>\u0000\u001b[31m\ud800 \'x\''
const points = [
  [0, 0, 0],
  [1, 0, 1],
  [0, 1, 1],
  [1, 1, 1]
].map(([x1 = 0, x2 = 0, label = 0]) => ({ x1, x2, label }))
const decisionPlot = async (options: Parameters<typeof decisionPlotTask>[0]): Promise<Plot> => {
  const plot = await decisionPlotTask(options)()
  return E.isRight(plot) ? plot.right : expect.fail(showReportError(plot.left))
}

const or = await decisionPlot({
  title: 'OR gate',
  axes: ['first', 'second'],
  points,
  activation: (a, b) => 1 / (1 + Math.exp(4.1 - 8.7 * a - 8.7 * b)),
  line: { theta0: -4.1, theta1: 8.7, theta2: 8.7 }
})
const error = errorPlot({ title: 'Error', values: [0.58, 0.1, 0.01, 0.0005], axis: squaredErrorAxis })

const rendered = async (spec: typeof or): Promise<string> =>
  E.getOrElse<Parameters<typeof showReportError>[0], string>(e => `failed: ${showReportError(e)}`)(
    await renderSvg(spec)()
  )

describe('renderSvg', () => {
  it.each(['constructor', 'valueOf', '__proto__'])(
    'draws a title and axes that are called %s, as every object has one',
    async name => {
      const svg = await rendered(await decisionPlot({ title: name, axes: [name, name], points, activation: a => a }))
      expect(svg).toMatch(/^<svg /u)
      expect(svg.split(name).length).toBeGreaterThan(3)
    }
  )

  it('gives the same bytes each time, whatever was drawn in between', async () => {
    const first = await rendered(or)
    await rendered(error)
    expect(await rendered(or)).toBe(first)
    expect(await rendered(JSON.parse(JSON.stringify(or)))).toBe(first)
  })

  it('labels everything and depends on nothing outside', async () => {
    const svg = await rendered(or)
    ;[
      'OR gate',
      'first',
      'second',
      'y = 0',
      'y = 1',
      'activated: h ≥ 0.5',
      'θ₀ + θ₁x₁ + θ₂x₂ = 0',
      '#0072B2',
      '#D55E00'
    ].forEach(word => expect(svg).toContain(word))
    expect(svg).toMatch(
      /^<svg role="img" aria-label="OR gate" [^>]*width="600" height="\d+"[^>]*><title>OR gate<\/title><desc>[^<]+<\/desc>/u
    )
    expect(await rendered(error)).toContain('Σ(h − y)² (log scale)')
    for (const picture of [svg, await rendered(error)]) {
      expect(picture).not.toMatch(
        /<script|<image|<foreignObject|@import|url\(|\shref=|\son[a-z]+=|\sid=|NaN|undefined/u
      )
      expect(picture.match(/https?:[^"]*/gu)).toEqual(['http://www.w3.org/2000/svg', 'http://www.w3.org/1999/xlink'])
    }
  })

  it('escapes hostile text', async () => {
    const svg = await rendered(
      await decisionPlot({ title: hostile, axes: [hostile, hostile], points, activation: () => 1 })
    )
    expect(svg).not.toContain('<script')
    expect(svg).not.toMatch(/(?!\n)\p{Cc}|\p{Cs}/u)
    expect(svg).toContain('&lt;script&gt;')
  })

  it('draws histories that are empty, of one value, and not finite', async () => {
    for (const values of [[], [1], [NaN], [1, NaN, 2], [0, 0, 0], [1e-320, 1e300], [Infinity]]) {
      const svg = await rendered(errorPlot({ title: 'x', values, axis: 'J' }))
      expect(svg).toMatch(/^<svg/u)
      expect(svg).not.toMatch(/NaN|Infinity(?! )/u)
    }
  })

  it('fetches nothing, and says what it was asked to fetch', async () => {
    const of = (address: string) => renderSvg({ data: { url: address }, mark: 'point', encoding: {} })()
    expect(await of('data.csv')).toEqual(E.left({ _tag: 'ExternalReference', address: 'data.csv' }))
    expect(await of('http://127.0.0.1:9/x.json')).toMatchObject({ left: { address: 'http://127.0.0.1:9/x.json' } })
    const image = await renderSvg({
      data: { values: [{}] },
      mark: { type: 'image', url: 'a.png', width: 9, height: 9 }
    })()
    expect(image).toMatchObject({ _tag: 'Left', left: { _tag: 'ExternalReference', address: 'a.png' } })
  })

  it('says why a specification is none', async () => {
    const result = await renderSvg(JSON.parse('{"nothing": 1}'))()
    expect(result).toMatchObject({ _tag: 'Left', left: { _tag: 'SpecificationInvalid' } })
    expect(E.isLeft(result) && showReportError(result.left)).toMatch(
      /^Vega-Lite cannot compile the specification: .+schema/su
    )
  })
})

describe('htmlReport', () => {
  const report = async (text: string): Promise<string> =>
    htmlReport({
      title: text,
      summary: [[text, text]],
      equations: [{ text, latex: 'h' }],
      sections: [
        {
          heading: text,
          paragraphs: [text],
          tables: [
            {
              caption: text,
              headers: [text, 'n'],
              rows: [
                [text, '-1.5'],
                ['a', '2']
              ]
            }
          ],
          svgs: [await rendered(or), await rendered(error)]
        }
      ]
    })

  it('holds everything it was given, pictures included, in order', async () => {
    const page = await report('Learning OR')
    expect(page.match(/Learning OR/gu)).toHaveLength(9 + 1)
    expect(page.match(/<svg role="img"/gu)).toHaveLength(2)
    expect(page.match(/<(?:title|h1|dl|ol|h2|p|table|figure)\b/gu)?.join('')).toMatch(
      /^<title<h1<dl<ol<h2<p<table<figure<title<figure<title$/u
    )
    expect(page).toContain('<td class="number">−1.5</td>')
    expect(page).toContain('<td>a</td>')
  })

  it('is self-contained: no script, nothing to fetch, and a policy that forbids both', async () => {
    const page = await report('x')
    expect(page).not.toMatch(/<script|<link|<iframe|<img|@import|\ssrc=|\shref=|\son[a-z]+=/u)
    expect(page).toContain("content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:\"")
  })

  it('escapes hostile text everywhere', async () => {
    const page = await report(hostile)
    expect(page).not.toContain('<script')
    expect(page).not.toMatch(/(?!\n)\p{Cc}|\p{Cs}/u)
    const quoted = '&lt;script&gt;alert(&quot;1 &amp; 2&quot;)&lt;/script&gt;\ufffd\ufffd[31m\ufffd &#39;x&#39;'
    expect(page.split(quoted)).toHaveLength(11)
  })

  it('keeps the ids of two pictures apart', () => {
    const svg = '<svg><clipPath id="clip0"></clipPath><g clip-path="url(#clip0)"><use href="#clip0"/></g></svg>'
    const page = htmlReport({
      title: '',
      summary: [],
      equations: [],
      sections: [{ heading: '', paragraphs: [], tables: [], svgs: [svg, svg] }]
    })
    expect(page.match(/figure-1-[12]-clip0/gu)?.join(' ')).toBe(
      [1, 2].flatMap(i => Array<string>(3).fill(`figure-1-${i}-clip0`)).join(' ')
    )
  })
})
