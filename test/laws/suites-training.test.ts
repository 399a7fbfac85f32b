import {
  adam,
  adamW,
  boundedScalar,
  complexScalar,
  dense,
  dualScalar,
  eqRandom,
  fit,
  getVectorSpace,
  gradientDescent,
  input,
  momentum,
  pythonRandom,
  quadraticLoss,
  randomFromState,
  randomState,
  realScalar,
  rmsProp,
  sigmoid,
  train,
  trainer,
  type GradientDescent,
  type Nothing,
  type Random
} from 'lawgrad'
import {
  codecSuite,
  dyadic,
  optimizerSuite,
  randomCodecSuite,
  scalarSuite,
  trainingSuite,
  type OptimizerFactory
} from 'lawgrad/laws'
import * as fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import { scalarOptions } from '../planted/scalar-bugs.ts'
import { centred } from '../planted/wrong-optimizers.ts'
import { right, wrong } from './suites-support.ts'

const descent = optimizerSuite(gradientDescent, { withoutMemory: gradientDescent, descentLemma: true })
const adams = optimizerSuite(rate => adam(rate), { scaleFree: rate => adam(rate, { epsilon: 0 }), signStep: true })
const network = pipe(input(2), dense(2), sigmoid, dense(1), sigmoid)
const byAdam = trainingSuite(trainer(network, quadraticLoss, adam(0.1)), { manySteps: 12_000 })
const number = dyadic(4)
const reals = scalarSuite(realScalar, { name: 'real', dyadics: number, parts: x => [x] })

right(
  descent,
  optimizerSuite(rate => momentum(rate), {
    withoutMemory: rate => momentum(rate, { momentum: 0 }),
    descentLemma: true
  }),
  optimizerSuite(rate => momentum(rate, { nesterov: true }), {
    withoutMemory: rate => momentum(rate, { momentum: 0, nesterov: true })
  }),
  adams,
  optimizerSuite(rate => rmsProp(rate), { scaleFree: rate => rmsProp(rate, { epsilon: 0 }) }),
  optimizerSuite(rate => adamW(rate), { fixedPoint: false }),
  byAdam,
  reals,
  scalarSuite(dualScalar, {
    name: 'dual',
    dyadics: fc.record({ primal: number, tangent: number }),
    parts: ({ primal, tangent }) => [primal, tangent]
  }),
  scalarSuite(complexScalar, {
    name: 'complex',
    dyadics: fc.record({ re: number, im: number }),
    parts: ({ re, im }) => [re, im]
  }),
  scalarSuite(boundedScalar, {
    name: 'bounded',
    dyadics: number.map(boundedScalar.fromNumber),
    parts: ({ value }) => [value]
  }),
  randomCodecSuite
)

/** Plain descent whose update is changed, given the rate and the count of steps. */
const bent =
  (
    change: (update: number, rate: number, count: number, parameter: number) => number
  ): OptimizerFactory<readonly [Nothing]> =>
  rate => {
    const rule = gradientDescent(rate)
    return {
      ...rule,
      update: shape => situation => {
        const space = getVectorSpace(shape)
        const { update, state } = rule.update(shape)(situation)
        const { count } = situation.state
        return { update: space.zipWith((u, p) => change(u, rate, count, p))(situation.parameters)(update), state }
      }
    }
  }

const counter = { calls: 0 }
/** An optimizer that remembers outside of its state. */
const remembering: OptimizerFactory<readonly [Nothing]> = rate => {
  const memory = { calls: 0 }
  const rule = gradientDescent(rate)
  return {
    ...rule,
    update: shape => situation => {
      memory.calls += 1
      const gradient = getVectorSpace(shape).scale(memory.calls)(situation.gradient)
      return rule.update(shape)({ ...situation, gradient })
    }
  }
}
const forgetful: GradientDescent = {
  ...gradientDescent(1),
  update: shape => situation => ({
    ...gradientDescent(1).update(shape)(situation),
    state: { ...situation.state, count: 1 }
  })
}

wrong(
  'optimizer',
  {
    'counts its calls': [optimizerSuite(bent(u => u * (counter.calls += 1))), 'purity'],
    'remembers outside of its state': [optimizerSuite(remembering), 'k steps = fold'],
    'loses the count': [optimizerSuite(() => forgetful), 'state', 'rate 0 is the identity'],
    uphill: [optimizerSuite(bent(u => -u)), 'the first step goes downhill'],
    decays: [optimizerSuite(bent((u, rate, _, p) => u - rate * p)), 'zero gradient is a fixed point'],
    'the rate applied twice': [
      optimizerSuite(gradientDescent, { withoutMemory: bent((u, rate) => u * rate), descentLemma: true }),
      'momentum 0 = plain descent'
    ],
    'a variance without a clamp': [optimizerSuite(centred), 'stays finite'],
    'three times as far': [
      optimizerSuite(
        bent(u => 3 * u),
        { descentLemma: true }
      ),
      'descent lemma'
    ],
    'plain descent said to be Adam': [
      optimizerSuite(gradientDescent, { scaleFree: gradientDescent, signStep: true }),
      'invariant to the scale of the gradient',
      'the first step is −rate·sign(g)'
    ],
    'RMSProp said to be Adam: the bias is not corrected': [
      optimizerSuite(rate => rmsProp(rate), { scaleFree: rate => rmsProp(rate, { epsilon: 0 }), signStep: true }),
      'the first step is −rate·sign(g)'
    ]
  },
  [descent, adams]
)

const options = { manySteps: 100 }
const impure = remembering(0.1)
wrong(
  'training',
  {
    'the optimizer remembers outside of its state': [
      trainingSuite(trainer(network, quadraticLoss, impure), options),
      'n + m = n then m',
      'same seed, same history',
      'fit = train',
      'resumed = uninterrupted'
    ],
    'an epoch is lost': [
      trainingSuite(trainer(network, quadraticLoss, gradientDescent(1)), {
        ...options,
        using: { fit, train: (t, o) => train(t, { ...o, epochs: o.epochs - 1 }) }
      }),
      'purity',
      'steps are counted',
      'no stack overflow'
    ]
  },
  [byAdam].map(suite => ({ ...suite, laws: suite.laws }))
)

wrong(
  'scalar',
  {
    'a choice that takes the other branch at NaN': [
      scalarSuite(
        { ...realScalar, where: (a, positive, otherwise) => (a > 0 ? positive : otherwise) },
        { name: 'wrong', dyadics: number, parts: x => [x] }
      ),
      'choice by a sign'
    ],
    'subtraction turned around': [
      scalarSuite({ ...realScalar, sub: (a, b) => b - a }, { name: 'wrong', dyadics: number, parts: x => [x] }),
      'inverses',
      'real is a homomorphism of the ring'
    ],
    'a sum off by a little': [
      scalarSuite(
        { ...realScalar, add: (a, b) => a + b * 1.0001 },
        { name: 'wrong', dyadics: number, parts: x => [x] }
      ),
      'commutative ring'
    ],
    'tanh for the sigmoid': [
      scalarSuite({ ...realScalar, sigmoid: Math.tanh }, { name: 'wrong', dyadics: number, parts: x => [x] }),
      'functions are those of numbers'
    ],
    'the tangent of exp as that of 2·exp': [
      scalarSuite(
        { ...dualScalar, exp: a => ({ primal: Math.exp(a.primal), tangent: 2 * a.tangent * Math.exp(a.primal) }) },
        scalarOptions.dual
      ),
      'f(x + n) = f(x) + f′(x)·n'
    ],
    'a softplus that overflows': [
      scalarSuite(
        { ...realScalar, softplus: a => a - Math.log(Math.exp(a)) + Math.log1p(Math.exp(a)) },
        { name: 'wrong', dyadics: number, parts: x => [x] }
      ),
      'total'
    ]
  },
  [reals]
)

const generators = { values: fc.nat().map(pythonRandom), eq: eqRandom }
const none = (): E.Either<string, Random> => E.right(pythonRandom(0))
wrong(
  'codec',
  {
    'the first word is lost': [
      codecSuite({
        ...generators,
        name: 'wrong',
        encode: random => ({ ...randomState(random), words: randomState(random).words.slice(1) }),
        decode: randomFromState
      }),
      'round trip'
    ],
    'nothing is refused': [
      codecSuite({ ...generators, name: 'wrong', encode: () => 0, decode: none, refused: fc.integer() }),
      'refusal'
    ],
    'counts its calls': [
      codecSuite({ ...generators, name: 'wrong', encode: () => (counter.calls += 1), decode: none }),
      'JSON keeps it'
    ]
  },
  [randomCodecSuite]
)
