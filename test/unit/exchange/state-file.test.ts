import {
  adadelta,
  adagrad,
  adam,
  adamW,
  amsGrad,
  batch,
  chain,
  clipByNorm,
  decodeState,
  dense,
  dropout,
  encodeState,
  eqRandom,
  fit,
  gradientDescent,
  initialState,
  input,
  lion,
  momentum,
  pipe,
  pythonRandom,
  quadraticLoss,
  rmsProp,
  showDocumentErrors,
  sigmoid,
  trainer,
  uniform,
  vector,
  type Course,
  type Optimizer,
  type SavedState
} from 'lawgrad'
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import { describe, expect, it } from 'vitest'
import type { AnyMemory } from '../../../src/optimizer/optimizer.ts'
import { right, wrongs } from './models.ts'

const network = pipe(input(2), dense(3), sigmoid, dropout(0.5), dense(1))

const xor = batch([
  { input: vector([0, 0]), target: vector([0]) },
  { input: vector([1, 0]), target: vector([1]) },
  { input: vector([0, 1]), target: vector([1]) },
  { input: vector([1, 1]), target: vector([0]) }
])

/** A course that has just begun. */
const begun = (random = pythonRandom(1)): Course<never> => ({
  epoch: 0,
  position: 0,
  epochStart: random,
  history: [],
  best: O.none,
  notes: {}
})

type NetworkParameters = Parameters<typeof network.forward>[0]

/** Every bit of a state: −0 and NaN are told from 0 and from other numbers. */
const bits = <Ms extends readonly AnyMemory[]>({ state, course }: SavedState<NetworkParameters, Ms>) => {
  const tree = (parameters: NetworkParameters) => network.shape.flatten(parameters)
  const links: readonly {
    readonly tensors: Readonly<Record<string, NetworkParameters>>
    readonly numbers: Readonly<Record<string, number>>
  }[] = state.optimizer.links as never
  return {
    step: state.step,
    parameters: tree(state.parameters),
    count: state.optimizer.count,
    links: links.map(({ tensors, numbers }) => ({
      tensors: Object.entries(tensors).map(([name, each]) => [name, tree(each)]),
      numbers
    })),
    random: state.random.words,
    epochStart: course.epochStart.words,
    course: [course.epoch, course.position, course.history, course.notes],
    best: O.isSome(course.best)
      ? {
          ...course.best.value,
          best: { ...course.best.value.best, parameters: tree(course.best.value.best.parameters) }
        }
      : null
  }
}

const ten = { epochs: 10, batchSize: 3 } as const

/** Ten epochs, saved and loaded, and ten more; and twenty without a break. */
const broken = <Ms extends readonly AnyMemory[]>(optimizer: Optimizer<Ms>) => {
  const teacher = trainer(network, quadraticLoss, optimizer)
  const start = initialState(teacher, uniform(-1, 1))(pythonRandom(5))
  const last = (states: ReturnType<ReturnType<ReturnType<typeof fit<2, 1, NetworkParameters, Ms>>>>) =>
    [...states].at(-1)?.[1] ?? start
  const half = last(fit(teacher, ten)(xor)(start))
  const saved: SavedState<NetworkParameters, Ms> = { lawgrad: '1.2.3', state: half, course: begun(half.random) }
  const loaded = right(decodeState(teacher)(encodeState(teacher)(saved)))
  const state = { lawgrad: '1.2.3', course: begun() }
  return {
    saved: bits(saved),
    loaded: bits(loaded),
    whole: bits({ ...state, state: last(fit(teacher, { ...ten, epochs: 20 })(xor)(start)) }),
    resumed: bits({ ...state, state: last(fit(teacher, ten)(xor)(loaded.state)) })
  }
}

describe('training that is saved, loaded and gone on with is training without a break, bit for bit', () => {
  it.each([
    ['gradientDescent', broken(gradientDescent(0.1))],
    ['momentum', broken(momentum(0.1))],
    ['nesterov', broken(momentum(0.1, { nesterov: true }))],
    ['rmsProp', broken(rmsProp(0.01))],
    ['adam', broken(adam(0.01))],
    ['adamW', broken(adamW(0.01))],
    ['amsGrad', broken(amsGrad(0.01))],
    ['adagrad', broken(adagrad(0.1))],
    ['adadelta', broken(adadelta(1))],
    ['lion', broken(lion(0.001))],
    ['a chain', broken(chain(clipByNorm(0.1), adam(0.01)))]
  ])('%s', (_, { saved, loaded, whole, resumed }) => {
    expect(loaded).toStrictEqual(saved)
    expect(resumed).toStrictEqual(whole)
  })
})

const line = pipe(input(1), dense(1))
const teacher = trainer(line, quadraticLoss, adam(0.1))
const start = initialState(teacher, uniform(-1, 1))(pythonRandom(0))

const double = fc.oneof(fc.double(), fc.constantFrom(-0, 5e-324, -2.2250738585072014e-308, 1.7976931348623157e308))

/** A tree with two components. */
const tree = fc.tuple(double, double).map(components => line.shape.unflatten(components))

describe('a state', () => {
  it('keeps every double: −0, subnormal, huge, infinite and NaN', () =>
    fc.assert(
      fc.property(tree, tree, tree, double, (parameters, first, second, number) => {
        const link = { tensors: { mean: first, square: second }, numbers: {} }
        const links = start.optimizer.links.map(each => ({ ...each, tensors: fill(each.tensors, link.tensors) }))
        const state = { ...start, parameters, optimizer: { count: 3, links } } as unknown as typeof start
        const course: Course<typeof parameters> = {
          ...begun(),
          history: [{ cost: number, epoch: 1 }],
          best: O.some({ best: { parameters: second, cost: number, step: 2 }, sinceBest: 1 })
        }
        const text = encodeState(teacher)({ lawgrad: '1', state, course })
        const loaded = right(decodeState(teacher)(text))
        const flat = (each: typeof parameters) => line.shape.flatten(each)
        expect(flat(loaded.state.parameters)).toStrictEqual(flat(parameters))
        expect(loaded.course.history).toStrictEqual(course.history)
        expect(loaded.state.optimizer.links.map(each => Object.values(each.tensors).map(flat))).toStrictEqual(
          links.map(each => Object.values(each.tensors).map(flat))
        )
        expect(O.isSome(loaded.course.best) && flat(loaded.course.best.value.best.parameters)).toStrictEqual(
          flat(second)
        )
      }),
      { numRuns: 50 }
    ))

  it('keeps the course with what belongs to it', () => {
    const course: Course<typeof start.parameters> = {
      epoch: 3,
      position: 2,
      epochStart: pythonRandom(9),
      history: [{ epoch: 1, cost: 0.5 }],
      best: O.some({ best: { parameters: start.parameters, cost: 0.25, step: 8 }, sinceBest: 2 }),
      notes: { options: 'ab12', data: 'cd34' }
    }
    const loaded = right(decodeState(teacher)(encodeState(teacher)({ lawgrad: '1.2.3', state: start, course })))
    expect(loaded).toEqual({ lawgrad: '1.2.3', state: start, course })
    expect(eqRandom.equals(loaded.course.epochStart, pythonRandom(9))).toBe(true)
  })
})

/** The tensors in the order of their names, others in their place. */
const fill = <A>(tensors: Readonly<Record<string, A>>, others: Readonly<Record<string, A>>) =>
  Object.fromEntries(Object.entries(tensors).map(([name, own], k) => [name, Object.values(others)[k] ?? own]))

describe('decodeState tells where and what', () => {
  const text = encodeState(teacher)({ lawgrad: '1.2.3', state: start, course: begun() })
  const edited = (from: string | RegExp, to: string): string => {
    const other = text.replace(from, to)
    expect(other).not.toBe(text)
    return other
  }

  it.each<readonly [string, () => string, RegExp]>([
    [
      'a file that was cut off',
      () => text.slice(0, -40),
      /^line \d+, column \d+: expected .*; got the end of the file\./
    ],
    ['another format', () => edited('state/1', 'state/2'), /^format: expected "lawgrad-state\/1"; got the text/],
    [
      'a generator that is none',
      () => edited('"words": [', '"words": [1, '),
      /^random: expected the words of a generator/
    ],
    ['a step that is none', () => edited('"step": 0', '"step": -1'), /^step: expected an integer from 0; got -1\./],
    [
      'a tree of another form',
      () => edited(/"weights": \[\[[^\]]*\]\]/, '"weights": [1]'),
      /^parameters\.0\.weights\.0: expected a list of 1 numbers; got 1\./
    ],
    [
      'a memory of another form',
      () => edited(/("optimizer"[^]*?)"weights": \[\[[^\]]*\]\]/, '$1"weights": [[true]]'),
      /^optimizer\.links\.0\.tensors\.\w+\.0\.weights\.0\.0: expected a number; got true\./
    ],
    [
      'a course that is missing',
      () => edited('"course"', '"curse"'),
      /^course: expected the course of training; got nothing\./
    ]
  ])('%s', (_, broken, expected) => expect(wrongs(decodeState(teacher)(broken()))[0]).toMatch(expected))

  it('another network', () =>
    expect(wrongs(decodeState(trainer(pipe(input(1), dense(2)), quadraticLoss, adam(0.1)))(text))[0]).toBe(
      'network.outputs: expected 2, as the network 1 → dense 2 has; got 1. Give the network that was saved, or the file of this one.'
    ))

  it('another optimizer', () => {
    const found = decodeState(trainer(line, quadraticLoss, momentum(0.1)))(text)
    expect(E.isLeft(found) && showDocumentErrors(found.left)).toMatch(
      /^optimizer\.links.*: expected .*, as momentum.*; got .*\. Go on with the optimizer that was saved, or begin anew\.$/m
    )
  })
})
