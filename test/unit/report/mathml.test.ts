import { describe, expect, it } from 'vitest'
import {
  binaryCrossEntropy,
  dense,
  input,
  quadraticLoss,
  relu,
  residual,
  sigmoid,
  sigmoidCrossEntropy,
  softmax,
  softmaxCrossEntropy,
  tanh
} from 'lawgrad'
import { pipe } from 'fp-ts/lib/function.js'
import { gradientLatex, layerLatex } from '../../../src/layer/equations.ts'
import { lossLatex } from '../../../src/loss/equations.ts'
import { networkLatex } from '../../../src/network/equations.ts'
import { mathml } from '../../../src/report/index.ts'
import { parseXml } from '../../command/xml.ts'

const inside = (latex: string): string => mathml(latex, '').replace(/^<math [^>]*>|<\/math>$/gu, '')

const name = (text: string): string => `<mi>${text}</mi>`
const sign = (text: string): string => `<mo>${text}</mo>`
const row = (...parts: readonly string[]): string => `<mrow>${parts.join('')}</mrow>`

describe('mathml', () => {
  it.each([
    ['z = -1.5', `${name('z')}${sign('=')}${sign('−')}<mn>1.5</mn>`],
    [String.raw`\mathit{bias}_{1}`, `<msub>${name('bias')}${row('<mn>1</mn>')}</msub>`],
    ["t_{1}'", `<msubsup>${name('t')}${row('<mn>1</mn>')}${row(sign('′'))}</msubsup>`],
    [String.raw`x^{\top}`, `<msup>${name('x')}${row(name('⊤'))}</msup>`],
    [String.raw`\frac{1}{1 + x}`, `<mfrac>${row('<mn>1</mn>')}${row('<mn>1</mn>', sign('+'), name('x'))}</mfrac>`],
    [String.raw`\sqrt{\theta}`, `<msqrt>${row(name('θ'))}</msqrt>`],
    [String.raw`\operatorname{sigmoid}\left(z\right)`, `${name('sigmoid')}${row(sign('('), name('z'), sign(')'))}`],
    [String.raw`\left\langle a, b \right\rangle`, row(sign('⟨'), name('a'), sign(','), name('b'), sign('⟩'))],
    [
      String.raw`\begin{cases} a & \text{if } b > 0 \\ c & \text{otherwise} \end{cases}`,
      row(
        sign('{'),
        `<mtable><mtr><mtd>${name('a')}</mtd><mtd><mtext>if\u00A0</mtext>${name('b')}${sign('&gt;')}<mn>0</mn></mtd></mtr>` +
          `<mtr><mtd>${name('c')}</mtd><mtd><mtext>otherwise</mtext></mtd></mtr></mtable>`
      )
    ],
    [String.raw`\text{a\_b\textbackslash{}}`, String.raw`<mtext>a_b\</mtext>`]
  ])('sets %s', (latex, expected) => expect(inside(latex)).toBe(expected))

  it('escapes what it is given, alternative included', () => {
    expect(mathml('<', '"<&>')).toBe('<math display="block" alttext="&quot;&lt;&amp;&gt;"><mo>&lt;</mo></math>')
    expect(inside(String.raw`\text{<script>}`)).toBe('<mtext>&lt;script&gt;</mtext>')
  })

  it.each([
    '}',
    String.raw`\right)`,
    String.raw`\left(`,
    String.raw`\frac`,
    '_',
    '^',
    '{',
    String.raw`\begin{cases} a &`,
    '\\',
    ''
  ])('is well-formed for %j', latex => {
    parseXml(`<?xml version="1.0" encoding="UTF-8"?>\n${mathml(latex, latex)}`)
    expect(inside(latex)).not.toContain('undefined')
  })

  it('knows every command that the equations of the library use, and all of it is well-formed', () => {
    const block = pipe(input(3), dense(3), tanh)
    const network = pipe(input(2), dense(3), relu, residual(block), sigmoid, dense(2), softmax)
    const losses = [quadraticLoss, binaryCrossEntropy, sigmoidCrossEntropy, softmaxCrossEntropy]
    const all = [
      networkLatex(network),
      ...[network, ...network.layers].flatMap(layer => [layerLatex(layer), gradientLatex(layer)]),
      ...losses.map(loss => lossLatex(2)(loss))
    ].flatMap(({ lines, legend }) => [...lines, ...legend])
    expect(all.length).toBeGreaterThan(40)
    for (const line of all) {
      parseXml(`<?xml version="1.0" encoding="UTF-8"?>\n${mathml(line, '')}`)
      // what is not known is set by its name: only names of functions may be
      const unknown = [...line.matchAll(/\\(?<name>[A-Za-z]+)/gu)]
        .map(({ groups }) => groups?.['name'] ?? '')
        .filter(each => inside(line).includes(`<mi>${each}</mi>`))
      expect(unknown.filter(each => !['exp', 'log', 'tanh', 'max'].includes(each))).toEqual([])
    }
  })
})
