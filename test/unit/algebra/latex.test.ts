/** The LaTeX reading, by hand. */
import { pipe } from 'fp-ts/lib/function.js'
import { describe, expect, it } from 'vitest'
import { latex } from '../../../src/algebra/latex.ts'
import { text } from '../../../src/algebra/text.ts'

const two = latex({ a: 2, b: 2, W: [2, 2] })

describe('LaTeX', () => {
  it.each([
    [
      String.raw`y = \mathit{weights}^{\top} \cdot \left(c + \alpha\right)`,
      latex({ weights: [2, 3], c: 2, α: 2 })(({ transposedMatVec, add }) => ({ weights, c, α }) => ({
        y: transposedMatVec(weights)(add(α)(c))
      })).lines[0]
    ],
    [
      String.raw`y = \frac{a}{1 + \exp\left(-b\right)} \odot a`,
      two(({ zipWith, over, plus, num, exp, negate, hadamard }) => ({ a, b }) => ({
        y: hadamard(a)(zipWith((x, z) => over(x, plus(num(1), exp(negate(z)))))(b)(a))
      })).lines[0]
    ],
    [
      String.raw`y = \left(\frac{a}{b}\right)^{2}`,
      two(({ zipWith, over, map, times }) => ({ a, b }) => ({ y: map(x => times(x, x))(zipWith(over)(b)(a)) })).lines[0]
    ],
    [
      String.raw`y = \begin{cases} 1 & \text{if } a > 0 \\ -1 & \text{if } a < 0 \\ 0 & \text{otherwise} \end{cases}`,
      two(({ map, where, num, negate }) => ({ a }) => ({
        y: map(x => where(x, num(1), where(negate(x), num(-1), num(0))))(a)
      })).lines[0]
    ],
    [
      String.raw`y = \left(1.5 \times 10^{-7}\right) \cdot \sqrt{a + 10^{-8}}`,
      two(({ map, sqrt, plus, num, times }) => ({ a }) => ({
        y: map(x => times(num(1.5e-7), sqrt(plus(x, num(1e-8)))))(a)
      })).lines[0]
    ],
    [
      String.raw`y = \left\langle a, b \right\rangle - \max\left(\left[a, b\right]\right)`,
      two(({ dot, max, concat, minus }) => ({ a, b }) => ({ y: minus(dot(b)(a), max(concat(b)(a))) })).lines[0]
    ],
    [
      String.raw`y = \operatorname{mapRows}\left(r \mapsto \operatorname{softmax}\left(r\right), W\right)`,
      two(({ mapRows, softmax }) => ({ W }) => ({ y: pipe(W, mapRows(softmax)) })).lines[0]
    ],
    [String.raw`y = \text{50\%\_\{x\}}`, latex({ '50%_{x}': 2 })(() => inputs => ({ y: inputs['50%_{x}'] })).lines[0]]
  ])('%s', (expected, got) => {
    expect(got).toBe(expected)
  })

  it('braces a name with a mark before it raises it', () => {
    const { lines } = two(({ exp, map, outer, add }) => ({ a, b }) => {
      const t = map(exp)(add(b)(a))
      return { y: outer(t)(t) }
    })
    expect(lines).toEqual([String.raw`t = \exp\left(a + b\right)`, String.raw`y = t \cdot t^{\top}`])
    const both = two(({ exp, map, outer, add, tanh, matMul }) => ({ a, b }) => {
      const [t, u] = [map(exp)(add(b)(a)), map(tanh)(add(b)(a))]
      return { y: matMul(outer(t)(u))(outer(u)(t)) }
    })
    expect(both.lines.at(-1)).toBe(
      String.raw`y = t_{1} \cdot {t_{2}}^{\top} \cdot \left(t_{2} \cdot {t_{1}}^{\top}\right)`
    )
  })

  it('tells in the legend what functions are, as the text does', () => {
    const f = { a: 2 } as const
    expect(text(f)(({ map, softplus, softmax }) => ({ a }) => ({ y: softmax(map(softplus)(a)) })).legend).toEqual([
      'softplus(z) = log(1 + exp(z))',
      'softmax(z) = exp(z) / Σ(exp(z))'
    ])
    expect(latex(f)(({ map, sigmoid }) => ({ a }) => ({ y: map(sigmoid)(a) })).legend).toEqual([
      String.raw`\operatorname{sigmoid}\left(z\right) = \frac{1}{1 + \exp\left(-z\right)}`
    ])
    expect(text(f)(({ map, exp }) => ({ a }) => ({ y: map(exp)(a) })).legend).toEqual([])
  })
})
