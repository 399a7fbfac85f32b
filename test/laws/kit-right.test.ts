/** The kit on honest parts that it must not refuse, and on batches larger than those it draws. */
import {
  activationLayer,
  anySizeLoss,
  batch,
  layer,
  noParameters,
  noShape,
  probabilities,
  uniform,
  type Dimension,
  type Initializer
} from 'lawgrad'
import {
  acrossSizes,
  activationSuite,
  analyticGradient,
  batchGradientSuite,
  initializerSuite,
  layerSuite,
  lossSuite,
  runSuite,
  without,
  type Suite
} from 'lawgrad/laws'
import * as fc from 'fast-check'
import { pipe } from 'fp-ts/lib/function.js'
import { describe, expect, it } from 'vitest'

const failing = (suite: Suite, runs = 100, seed = 1): readonly string[] =>
  runSuite({ seed, runs })(suite).flatMap(({ law: name, verdict }) => (verdict._tag === 'Pass' ? [] : [name]))

describe('what is right is not refused', () => {
  const honestGelu = activationLayer({
    name: 'gelu',
    equation:
      ({ plus, times, tanh, num }) =>
      z =>
        times(
          times(num(0.5), z),
          plus(num(1), tanh(times(num(0.8), plus(z, times(num(0.04), times(z, times(z, z)))))))
        ),
    derivative:
      ({ plus, minus, times, tanh, num }) =>
      z => {
        const square = times(z, z)
        const a = tanh(times(num(0.8), plus(z, times(num(0.04), times(z, square)))))
        const inner = times(num(0.8), plus(num(1), times(num(0.12), square)))
        return plus(
          times(num(0.5), plus(num(1), a)),
          times(times(num(0.5), z), times(minus(num(1), times(a, a)), inner))
        )
      }
  })
  it('1 − a² in the tail, and an overflow beyond 1e100, in double precision', () =>
    expect(
      failing(activationSuite(honestGelu(1), { range: [-1, Infinity], monotone: false, precision: 'double' }))
    ).toEqual([]))
  const centered = <N extends number>(size: Dimension<N>) =>
    layer({
      name: 'centered',
      inputs: size,
      outputs: size,
      shape: noShape,
      equation:
        ({ mean, map, minus }) =>
        () =>
        x => {
          const middle = mean(x)
          return map(a => minus(a, middle))(x)
        },
      pullback:
        ({ mean, map, minus }) =>
        () =>
        c => {
          const middle = mean(c)
          return { parameters: noParameters, input: map(a => minus(a, middle))(c) }
        }
    })
  it('a layer that is constant at size 1', () =>
    expect(
      failing(
        acrossSizes('centered', size => layerSuite(centered(size)), [1, 3]),
        20
      )
    ).toEqual([]))
  it('signs, and values that are mostly 0, as initializers', () => {
    const drawn = (of: (u: number) => number): Initializer => ({
      name: 'drawn',
      draw: () => count => random => {
        const [values, next] = uniform(0, 1).draw({ fanIn: 1, fanOut: 1 })(count)(random)
        return [values.map(of), next]
      }
    })
    const signs = drawn(u => (u < 0.5 ? -0.1 : 0.1))
    const seldom = drawn(u => (u < 0.05 ? -1 : u < 0.1 ? 1 : 0))
    expect(failing(initializerSuite(signs, { variance: () => 0.01 }))).toEqual([])
    expect(failing(initializerSuite(seldom, { variance: () => 0.1 }))).toEqual([])
  })
  it('a loss that has no value where its best prediction would be', () => {
    const naive = anySizeLoss({
      name: 'naive cross-entropy',
      takes: [probabilities],
      targets: 'unit interval',
      equation:
        ({ sum, zipWith, negate, plus, minus, times, log, num }) =>
        y =>
        h =>
          negate(sum(zipWith((p, t) => plus(times(t, log(p)), times(minus(num(1), t), log(minus(num(1), p)))))(y)(h))),
      gradient:
        ({ zipWith, minus, over, num }) =>
        y =>
        h =>
          zipWith((p, t) => minus(over(minus(num(1), t), minus(num(1), p)), over(t, p)))(y)(h)
    })
    const inside = fc.integer({ min: 1, max: 63 }).map(k => [k / 64])
    const laws = lossSuite(naive, 1, { predictions: inside, precision: 'double' })
    expect(failing(pipe(laws, without('zero at the target')))).toEqual([])
  })
})

describe('batches', () => {
  it('examples beyond the eighth are seen to be dropped', () => {
    const dropping: typeof analyticGradient = (of, loss) => given => at => {
      const [first, ...more] = given.examples
      const right = analyticGradient(of, loss)
      return more.length < 8 ? right(given)(at) : [...right(batch([first, ...more.slice(0, 7)]))(at)]
    }
    expect(failing(batchGradientSuite('mine', dropping), 30)).toContain('large batch = mean of singles')
  })
})
