/** Diagnosis: what is planted, and the same made independently, is named after what it is; what is right is right. */
import {
  activationLayer,
  anySizeLoss,
  append,
  backpropagate,
  batch,
  batchNoise,
  bernoulli,
  costGradient,
  dense,
  denseLayer,
  input,
  layer,
  matrix,
  matrixShape,
  meanNoise,
  noParameters,
  noShape,
  pythonRandom,
  quadraticLoss,
  residual,
  shared,
  sigmoid,
  softmax,
  tanh,
  tensorShape,
  vector,
  type Batch,
  type Example,
  type Layer,
  type Loss,
  type Noise,
  type Size
} from 'lawgrad'
import { analyticGradient, diagnoseAt, showDiagnosis, type Diagnosis } from 'lawgrad/laws'
import { pipe } from 'fp-ts/lib/function.js'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { gradientBugs } from '../planted/gradient/catalogue.ts'
import { settings } from '../planted/setting.ts'
import { vectorized } from './independent/vectorized.ts'
import { diagnoseAll, diagnosesOf, expected, mistakes } from './scripts/diagnoses.ts'
import { root } from './scripts/write-page.ts'

describe('planted gradients', () => {
  const wrong = (by: string, every: number) => mistakes.filter(one => one.by === by).filter((_, k) => k % every === 0)
  it('each has a cause of its own', () => expect(Object.keys(expected)).toEqual(gradientBugs.map(({ name }) => name)))
  it('the true cause has the numbers of each, and stands first for nine in ten', () => {
    const rows = diagnoseAll({ seed: 5, cases: 1 }, wrong('planted', 1))
    expect(rows.length).toBe(gradientBugs.length)
    expect(rows.filter(({ hit }) => hit === 'no')).toEqual([])
    expect(rows.filter(({ hit }) => hit === 'first').length).toBeGreaterThanOrEqual(0.9 * rows.length)
  })
  it('so it is for mistakes that were made independently', () => {
    const rows = diagnoseAll({ seed: 6, cases: 1 }, [...wrong('on matrices', 5), ...wrong('with types', 2)])
    expect(rows.length).toBeGreaterThanOrEqual(20)
    expect(rows.filter(({ hit }) => hit === 'no')).toEqual([])
  })
  it('the page says for how many, of all', () => {
    const [, hits = '', all = ''] =
      /has the numbers for (?<hits>\d+) of (?<all>\d+)/u.exec(
        readFileSync(join(root, 'docs/generated/kill-matrix.md'), 'utf8')
      ) ?? []
    expect(Number(all)).toBe(2 * mistakes.length)
    expect(hits).toBe(all)
  })
})

describe('what is right', () => {
  it.each(Object.values(settings).map(setting => [setting.name, setting] as const))('%s', (_, setting) => {
    for (const wrong of [() => analyticGradient, () => vectorized('no mistake')])
      for (const diagnosis of diagnosesOf({ by: '', bug: '', setting, wrong }, 3, 4))
        expect(diagnosis).toEqual({ _tag: 'Right', deviation: expect.closeTo(0, 12) })
  })
})

/** Parameters of no special values. */
const parametersOf = <I extends Size, O extends Size, P>({ shape }: Layer<I, O, P>, seed = 0): P =>
  shape.unflatten(Array.from({ length: shape.count }, (_, i) => Math.sin(7 * i + 1 + seed) * 0.9))

const three = <I extends Size, O extends Size>(
  inputs: (k: number) => { readonly input: Batch<I, O>['examples'][0]['input'] },
  targets: (k: number) => Batch<I, O>['examples'][0]['target']
): Batch<I, O> => batch<readonly [Example<I, O>]>([0, 1, 2].map(k => ({ ...inputs(k), target: targets(k) })) as never)

/** What is said of the library's own gradient, changed at the end, at two points. */
const said = <I extends Size, O extends Size, P>(
  network: Layer<I, O, P>,
  loss: Loss<NoInfer<O>>,
  examples: Batch<NoInfer<I>, NoInfer<O>>,
  change: (gradient: readonly number[], parameters: readonly number[]) => readonly number[] = g => g
): Diagnosis =>
  diagnoseAt<I, O, P>(
    network,
    loss,
    given => theta =>
      change(analyticGradient<I, O, P>(network, loss as never)(given)(theta), network.shape.flatten(theta))
  )([0, 1].map(seed => ({ batch: examples, parameters: parametersOf<I, O, P>(network, seed) })))

const first = (diagnosis: Diagnosis): string | undefined =>
  diagnosis._tag === 'Explained' ? diagnosis.causes[0]?.name : diagnosis._tag

const twoToTwo: Batch<2, 2> = three(
  k => ({ input: vector([Math.cos(k), Math.sin(3 * k + 1)]) }),
  k => vector([0.2 + 0.2 * k, 0.9 - 0.1 * k])
)

describe('nothing is known by its name', () => {
  const fourth = (name: string, slope: number) =>
    anySizeLoss({
      name,
      equation:
        ({ zipWith, sum, minus, times }) =>
        y =>
        h =>
          sum(
            zipWith((a, b) => {
              const square = times(minus(a, b), minus(a, b))
              return times(square, square)
            })(y)(h)
          ),
      gradient: ({ zipWith, minus, times, num }) =>
        zipWith((a, b) => {
          const r = minus(a, b)
          return times(num(slope), times(times(r, r), r))
        })
    })
  const steep = (right: boolean) =>
    activationLayer({
      name: 'sigmoid',
      equation:
        ({ times, plus, num, tanh: th }) =>
        z =>
          times(num(0.5), plus(num(1), th(times(num(9), z)))),
      derivative:
        ({ times, minus, num, tanh: th }) =>
        z => {
          const t = th(times(num(9), z))
          return right ? times(num(4.5), minus(num(1), times(t, t))) : num(1)
        }
    })
  const network = pipe(input(2), dense(3), tanh, dense(2))
  const liar = (right: boolean) => pipe(input(2), dense(3), append(steep(right)(3)), dense(2))
  it('a right loss that is called quadratic and is another is right', () =>
    expect(said(network, fourth('quadratic', 4), twoToTwo)).toEqual({ _tag: 'Right', deviation: 0 }))
  it('a wrong one is what it is', () => {
    const diagnosis = said(network, fourth('quadratic', 2), twoToTwo)
    expect(first(diagnosis)).toBe('gradient ÷ 2')
    expect(showDiagnosis(said(network, fourth('quadratic', -1), twoToTwo))).toContain(
      'the gradient of the loss is not the derivative of its equation'
    )
  })
  it('a right layer that is called sigmoid and is another is right', () =>
    expect(said(liar(true), quadraticLoss, twoToTwo)).toEqual({ _tag: 'Right', deviation: 0 }))
  it('a wrong one is what it is', () => {
    const diagnosis = said(liar(false), quadraticLoss, twoToTwo)
    expect(first(diagnosis)).toBe('slope missing: layer 1 (sigmoid)')
    expect(showDiagnosis(diagnosis)).toContain(
      'the pullback of layer 1 (sigmoid) is not the derivative of its equation'
    )
  })
  it('a wrong gradient of a right one is what it is', () =>
    expect(first(said(liar(true), quadraticLoss, twoToTwo, g => g.map(x => -x)))).toBe('sign'))
})

describe('networks of any kind', () => {
  it('branches: one of them forgotten', () => {
    const network = pipe(input(2), residual(pipe(input(2), dense(2), tanh)), dense(2), sigmoid)
    const through = pipe(input(2), dense(2), tanh)
    expect(said(network, quadraticLoss, twoToTwo)._tag).toBe('Right')
    // the skip is left out of what the inputs are sent: only what the block sends back is left
    const right = analyticGradient(network, quadraticLoss)
    const wrong = diagnoseAt(network, quadraticLoss, given => theta => {
      const numbers = right(given)(theta)
      const inner = given.examples.map(example => {
        const [block, , last] = [theta[0], theta, theta[1]] as const
        const a = network.layers[0].forward(block)(example.input)
        const top = pipe(input(2), dense(2), sigmoid).vjp([last, []])(a)
        const c = top.pullback(quadraticLoss.gradient(example.target)(top.output)).input
        return [...through.vjp(block)(example.input).pullback(c).input]
      })
      return [...numbers.slice(0, network.shape.count), ...inner.flat().map(g => g / given.examples.length)]
    })([0, 1].map(seed => ({ batch: twoToTwo, parameters: parametersOf(network, seed) })))
    expect(first(wrong)).toMatch(/left out: what is added up between layers$/u)
  })
  it('shared layers: only the last use counted', () => {
    const block = pipe(input(2), dense(2), tanh)
    const network = pipe(input(2), shared(2, block), dense(2))
    expect(said(network, quadraticLoss, twoToTwo)._tag).toBe('Right')
    const wrong = diagnoseAt(network, quadraticLoss, given => theta => {
      const numbers = analyticGradient(network, quadraticLoss)(given)(theta)
      const uses = given.examples.map(({ input: x, target }) => {
        const once = block.forward(theta[0])(x)
        const [last, top] = [block.vjp(theta[0])(once), denseLayer(2, 2).vjp(theta[1])(block.forward(theta[0])(once))]
        const c = top.pullback(quadraticLoss.gradient(target)(top.output)).input
        return block.shape.flatten(last.pullback(c).parameters)
      })
      const mean = Array.from(
        { length: block.shape.count },
        (_, i) => uses.reduce((s, one) => s + (one[i] ?? 0), 0) / 3
      )
      return [...mean, ...numbers.slice(block.shape.count)]
    })([0, 1].map(seed => ({ batch: twoToTwo, parameters: parametersOf(network, seed) })))
    expect(first(wrong)).toBe('layer without gradient: layer 0.0 (dense), use 1')
  })
  it('layers of the user, on matrices: a factor dropped, a matrix turned around', () => {
    const mixing = (slip: boolean) =>
      layer({
        name: 'mixing',
        inputs: [2, 2],
        outputs: [2, 2],
        shape: matrixShape(2, 2),
        equation:
          ({ matMul, map, tanh: th }) =>
          w =>
          x =>
            map(th)(matMul(w)(x)),
        pullback:
          ({ matMul, transpose, hadamard, map, minus, num, times }) =>
          (w, x, y) =>
          c => {
            const delta = hadamard(map(a => minus(num(1), times(a, a)))(y))(c)
            return {
              parameters: matMul(delta)(transpose(x)),
              input: matMul(slip ? w : transpose(w))(delta)
            }
          }
      })
    const examples = three<[2, 2], [2, 2]>(
      k => ({
        input: matrix([
          [k, 0.5],
          [Math.sin(k), -0.3]
        ])
      }),
      k =>
        matrix([
          [0.1 * k, 1],
          [0, -0.2]
        ])
    )
    const network = (slip: boolean) => pipe(input(2, 2), append(mixing(false)), append(mixing(slip)))
    expect(said(network(false), quadraticLoss, examples)).toEqual({ _tag: 'Right', deviation: 0 })
    const turned = said(network(true), quadraticLoss, examples)
    expect(showDiagnosis(turned)).toBe(
      'the pullback of layer 1 (mixing) is not the derivative of its equation: the cotangent of x is wrong (exactly)'
    )
    // the same slip in a gradient of the user's own: that of a network that has it
    const slipped = diagnoseAt(
      network(false),
      quadraticLoss,
      given => theta => analyticGradient(network(true), quadraticLoss)(given)(theta)
    )([0, 1].map(seed => ({ batch: examples, parameters: parametersOf(network(false), seed) })))
    expect(first(slipped)).toBe('transpose dropped: layer 1 (mixing)')
  })
})

describe('noise and images', () => {
  const noisy = layer({
    name: 'noisy',
    inputs: 2,
    outputs: 2,
    shape: noShape,
    noise: { size: 2, distribution: bernoulli(0.5) },
    equation:
      ({ hadamard }) =>
      (_, noise) =>
        hadamard(noise),
    pullback:
      ({ hadamard }) =>
      (_, _x, _y, noise) =>
      c => ({ parameters: noParameters, input: hadamard(noise)(c) })
  })
  it('noise is what was drawn', () => {
    const network = pipe(input(2), dense(2), append(noisy), dense(2))
    const [drawn] = batchNoise(network)(3)(pythonRandom(1))
    const ask = (noise: readonly Noise[], factor: number) =>
      diagnoseAt(network, quadraticLoss, given => theta => [
        ...network.shape
          .flatten(costGradient(network, quadraticLoss)(given, noise)(theta).gradient)
          .map(g => factor * g),
        ...given.examples.flatMap((example, k) =>
          [...backpropagate(network, quadraticLoss)(theta)(example, noise[k]).input].map(g => (factor * g) / 3)
        )
      ])([0, 1].map(seed => ({ batch: twoToTwo, parameters: parametersOf(network, seed), noise: drawn })))
    expect(ask(drawn, 1)).toEqual({ _tag: 'Right', deviation: expect.closeTo(0, 12) })
    expect(first(ask(drawn, -1))).toBe('sign')
    expect(
      ask(
        [1, 1, 1].map(() => meanNoise(network)),
        1
      )._tag
    ).toBe('Unknown')
  })
  it('windows of images: the gradient of a kernel turned around', () => {
    const network = pipe(
      input(1, 3, 3),
      append(
        layer({
          name: 'windows',
          inputs: [1, 3, 3],
          outputs: [1, 4],
          shape: matrixShape(1, 4),
          equation:
            ({ windows, matMul }) =>
            kernel =>
            x =>
              matMul(kernel)(windows(2)(x)),
          pullback:
            ({ windows, foldWindows, matMul, transpose }) =>
            (kernel, x) =>
            c => ({
              parameters: matMul(c)(transpose(windows(2)(x))),
              input: foldWindows([1, 3, 3], 2)(matMul(transpose(kernel))(c))
            })
        })
      )
    )
    const examples = batch([
      {
        input: tensorShape([1, 3, 3]).unflatten([1, 0, 2, -1, 0.5, 0, 0.25, 3, 1]),
        target: matrix([[0, 1, 0.5, 2]])
      }
    ])
    expect(said(network, quadraticLoss, examples)._tag).toBe('Right')
    expect(first(said(network, quadraticLoss, examples, g => g.map((x, i) => (i < 4 ? -x : x))))).toBe(
      'parameters sign: layer 0 (windows)'
    )
  })
})

describe('what is said', () => {
  const network = pipe(input(2), dense(3), sigmoid, dense(2), softmax)
  it('a constant that nobody knows beforehand is fitted', () => {
    expect(
      showDiagnosis(said(network, quadraticLoss, twoToTwo, (g, theta) => g.map((x, i) => x + 0.003 * (theta[i] ?? 0))))
    ).toMatch(/^weight decay has slipped into the gradient: 0\.003·θ is added/u)
    expect(showDiagnosis(said(network, quadraticLoss, twoToTwo, g => g.map(x => 7 * x)))).toMatch(
      /^the gradient is off by a factor of 7 /u
    )
  })
  it('the parameters alone are explained where the inputs fit nothing', () => {
    const diagnosis = said(network, quadraticLoss, twoToTwo, g =>
      g.map((x, i) => (i >= network.shape.count ? 1 : (i >= 6 && i < 9) || i >= 15 ? 0 : x))
    )
    expect(diagnosis._tag === 'Explained' && diagnosis.by).toBe('parameters')
    expect(first(diagnosis)).toBe('bias gradient missing: layers 0 (dense) and 2 (dense)')
  })
  it('what nothing explains is unknown, with what is known of it', () => {
    const diagnosis = said(network, quadraticLoss, twoToTwo, g => g.map((x, i) => (i === 4 ? 5 * x : x)))
    expect(diagnosis).toMatchObject({
      _tag: 'Unknown',
      first: { tensor: '0.weights', component: '0.weights[2,0]' }
    })
    expect(diagnosis._tag === 'Unknown' && diagnosis.known).toMatch(
      /^0\.weights\[2,0\] is \S+ where \S+ is right, 5 times that; wrong: 0\.weights; right: 0\.bias, 2\.weights, 2\.bias, input$/u
    )
  })
  it('an answer of another length is no gradient', () =>
    expect(showDiagnosis(said(network, quadraticLoss, twoToTwo, g => g.slice(1)))).toBe(
      'unknown; expected a gradient of 23 components; got 22'
    ))
  it('one that changes from call to call is not right', () => {
    const state = { calls: 0 }
    const diagnosis = said(network, quadraticLoss, twoToTwo, g => {
      state.calls += 1
      return g.map(x => x * (state.calls % 2 === 0 ? 1.5 : 1))
    })
    expect(showDiagnosis(diagnosis)).toMatch(/^it is not deterministic: 0\.weights\[0,0\] is /u)
  })
  it('where no number is finite nothing is right', () => {
    const far = network.shape.unflatten(network.shape.flatten(parametersOf(network)).map(() => Number.NaN))
    const diagnosis = diagnoseAt(
      network,
      quadraticLoss,
      analyticGradient(network, quadraticLoss)
    )([{ batch: twoToTwo, parameters: far }])
    expect(showDiagnosis(diagnosis)).toBe('unknown; the right gradient has no finite component there')
    expect(said(network, quadraticLoss, twoToTwo, g => g.map(() => Number.NaN))).toMatchObject({
      _tag: 'Explained',
      causes: [{ name: 'not finite' }]
    })
  })
  it('without a point nothing is known', () =>
    expect(diagnoseAt(network, quadraticLoss, () => () => [])([])._tag).toBe('Unknown'))
  it('the same is said of the same', () => {
    const ask = () => said(network, quadraticLoss, twoToTwo, g => g.map(x => 2 * x))
    expect(ask()).toEqual(ask())
  })
})
