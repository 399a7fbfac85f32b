import {
  add,
  compose,
  denseLayer,
  getVectorSpace,
  layer,
  noParameters,
  noShape,
  residualLayer,
  probabilities,
  scale,
  simplex,
  sharedLayer,
  sigmoidLayer,
  softmaxLayer,
  tanhLayer,
  vector,
  type Activation,
  activationLayer,
  type Layer,
  type None,
  type Shape,
  dense,
  input,
  sigmoid,
  tanh,
  type AnyRange,
  type Vector
} from 'lawgrad'
import {
  activationSuite,
  compositionSuite,
  layerSuite,
  networkSuite,
  residualSuite,
  shapeSuite,
  sharedSuite,
  type Compose
} from 'lawgrad/laws'
import { pipe } from 'fp-ts/lib/function.js'
import { wrong } from './suites-support.ts'
import { wrongBranches } from './branch-subjects.ts'
import { affine, type P, sigmoids, tanhs, softpluses, square, evens } from './layer-subjects.ts'

/** The derivative of a sigmoid as a quotient that overflows. */
const overflowing: Activation<AnyRange>['derivative'] =
  ({ over, exp, plus: with_, times: by, num }) =>
  z =>
    over(exp(z), by(with_(num(1), exp(z)), with_(num(1), exp(z))))

const counter = { calls: 0 }
const count = (): number => (counter.calls += 1)

/** A pullback of a dense layer that is changed on the way. */
const pulling = (
  change: (back: { readonly parameters: P; readonly input: Vector<2> }, c: Vector<2>) => typeof back
): Layer<2, 2, P> => ({
  ...affine,
  vjp: parameters => x => {
    const { output, pullback } = affine.vjp(parameters)(x)
    return { output, pullback: c => change(pullback(c), c) }
  }
})

const { scale: times, add: plus } = getVectorSpace(affine.shape)

wrong(
  'layer',
  {
    'the equation has an output too many': [
      layerSuite<2, 2, P>({
        ...affine,
        at: algebra => (p, x, noise) => ({
          ...affine.at(algebra)(p, x, noise),
          // what the types of a definition refuse
          output: algebra.concat(x)(affine.at(algebra)(p, x, noise).output) as never
        })
      }),
      'declared shape = actual shape'
    ],
    'forward counts its calls': [
      layerSuite<2, 2, P>({ ...affine, forward: p => x => scale(count())(affine.forward(p)(x)) }),
      'purity',
      'forward = equation'
    ],
    'the pullback adds a constant': [
      layerSuite(pulling(back => ({ ...back, input: add(vector([0.5, 0]))(back.input) }))),
      'the pullback is linear',
      'adjoint'
    ],
    'the pullback is too large by a ten-thousandth': [
      layerSuite(pulling(back => ({ parameters: times(1.0001)(back.parameters), input: scale(1.0001)(back.input) }))),
      'adjoint',
      'pullback = dual numbers',
      'pullback = complex step',
      'pullback = Richardson extrapolation',
      'pullback = central difference'
    ],
    'the pullback returns the cotangent, weights forgotten': [
      layerSuite(pulling((back, c) => ({ ...back, input: c }))),
      'adjoint',
      'pullback = dual numbers'
    ],
    'the bias has no gradient': [
      layerSuite(pulling(back => ({ ...back, parameters: { ...back.parameters, bias: vector([0, 0]) } }))),
      'adjoint'
    ],
    'weight decay slipped in': [
      layerSuite<2, 2, P>({
        ...affine,
        vjp: p => x => {
          const { output, pullback } = affine.vjp(p)(x)
          return {
            output,
            pullback: c => ({ ...pullback(c), parameters: plus(times(0.01)(p))(pullback(c).parameters) })
          }
        }
      }),
      'the pullback is linear',
      'adjoint'
    ],
    'twice as steep at its kink as on either side': [
      layerSuite(
        activationLayer({
          name: 'steep',
          equation:
            ({ where, num }) =>
            z =>
              where(z, z, num(0)),
          derivative:
            ({ where, negate, num }) =>
            z =>
              where(z, num(1), where(negate(z), num(0), num(2)))
        })(2)
      ),
      'between the branches at a kink'
    ],
    ...wrongBranches,
    'a kink that no branch tells': [
      layerSuite(
        activationLayer({
          name: '√z²',
          equation:
            ({ sqrt, times: by }) =>
            z =>
              sqrt(by(z, z)),
          derivative:
            ({ over, sqrt, times: by }) =>
            z =>
              over(z, sqrt(by(z, z)))
        })(2)
      ),
      'kinks are branches'
    ],
    'an exception at NaN': [
      layerSuite<2, 2, P>({
        ...affine,
        forward: p => x => {
          if ([...x].some(Number.isNaN)) throw new RangeError('NaN')
          return affine.forward(p)(x)
        }
      }),
      'total'
    ],
    'a sigmoid that overflows': [
      layerSuite(
        activationLayer({
          name: 'sigmoid',
          equation:
            ({ over, exp, plus: with_, num }) =>
            z =>
              over(exp(z), with_(num(1), exp(z))),
          derivative: overflowing
        })(2)
      ),
      'no NaN out of numbers'
    ],
    'a sigmoid that says it is a softmax': [
      layerSuite<2, 2, None>({ ...sigmoidLayer(2), range: simplex }),
      'range: simplex'
    ],
    'a tanh that says it is a probability': [
      layerSuite<2, 2, None>({ ...tanhLayer(2), range: probabilities }),
      'range: probabilities'
    ],
    'initialize draws nothing': [
      layerSuite<2, 2, P>({
        ...affine,
        initialize: () => random => [affine.shape.unflatten(Array.from({ length: 6 }, () => Number.NaN)), random]
      }),
      'initialize'
    ]
  },
  [layerSuite(affine), layerSuite(softmaxLayer(2)), layerSuite(sigmoidLayer(2))]
)

/** A composition whose pullback is changed. */
const composing =
  (first: number, through: number): Compose =>
  second =>
  before => {
    const right_ = compose(second)(before)
    return {
      ...right_,
      vjp: parameters => x => {
        const { output, pullback } = right_.vjp(parameters)(x)
        return {
          output,
          pullback: c => {
            const back = pullback(c)
            const [p, q] = back.parameters
            return { parameters: [getVectorSpace(before.shape).scale(first)(p), q], input: scale(through)(back.input) }
          }
        }
      }
    }
  }

wrong(
  'composition',
  {
    'the first layer learns twice as fast': [
      compositionSuite(affine, {}, composing(2, 1)),
      'identity is the unit',
      'composition is associative',
      'chain rule'
    ],
    'the cotangent is halved on the way': [
      compositionSuite(affine, {}, composing(1, 0.5)),
      'identity is the unit',
      'chain rule'
    ]
  },
  [compositionSuite(affine)]
)

const { shape } = affine
const space = getVectorSpace(shape)
wrong(
  'shape',
  {
    'flatten from last to first': [
      shapeSuite('reversed', { ...shape, flatten: tree => shape.flatten(tree).toReversed() }),
      'flatten and unflatten are inverse'
    ],
    'a size off by one': [
      shapeSuite('off by one', { ...shape, count: 5 } satisfies Shape<P>),
      'parameter count',
      'another number of components is refused'
    ],
    'subtraction turned around': [
      shapeSuite('turned', shape, { ...space, subtract: b => a => space.subtract(a)(b) }),
      'vector space'
    ],
    'an inner product that forgets a component': [
      shapeSuite('forgetful', shape, {
        ...space,
        inner: b => a => space.inner(shape.unflatten([...shape.flatten(b).slice(1), 0]))(a)
      }),
      'inner product'
    ]
  },
  [shapeSuite('dense', shape)]
)

const bent = (derivative: Activation<AnyRange>['derivative']): Layer<2, 2, None> =>
  activationLayer({
    name: 'bent',
    equation: ({ sigmoid: g }) => g,
    derivative
  })(2)
const claims = { range: [0, 1], symmetry: 'logistic', monotone: true } as const
const swapped = layer<2, 2, None>({
  name: 'swapped',
  inputs: 2,
  outputs: 2,
  shape: noShape,
  equation:
    ({ splitAt, concat, map, sigmoid: g }) =>
    () =>
    z => {
      const [a, b] = splitAt(1, 1)(z)
      return map(g)(concat(a)(b))
    },
  pullback:
    ({ filled, num }) =>
    (_, z) =>
    () => ({ parameters: noParameters, input: filled(z)(num(0)) })
})

wrong(
  'activation',
  {
    'components exchanged': [activationSuite(swapped, claims), 'componentwise'],
    'tanh said to be a sigmoid': [activationSuite(tanhLayer(2), claims), 'range', 'logistic symmetry'],
    'a sigmoid said to be odd': [activationSuite(sigmoidLayer(2), { ...claims, symmetry: 'odd' }), 'odd symmetry'],
    'a sigmoid said to be even': [activationSuite(sigmoidLayer(2), { ...claims, symmetry: 'even' }), 'even symmetry'],
    'a relu said to be even': [
      activationSuite(tanhLayer(2), { range: [-1, 1], symmetry: 'softplus', monotone: true }),
      'softplus symmetry'
    ],
    'a square said to increase': [activationSuite(square(2), { range: [0, Infinity], monotone: true }), 'monotone'],
    'a derivative that overflows': [activationSuite(bent(overflowing), claims), 'a number for every number'],
    'g(1 − g), which loses its digits': [
      activationSuite(
        bent(
          ({ sigmoid: g, times: by, minus, num }) =>
            z =>
              by(g(z), minus(num(1), g(z)))
        ),
        claims
      ),
      'relative accuracy at saturation'
    ],
    'the derivative of tanh': [
      activationSuite(
        bent(
          ({ tanh: t, times: by, minus, num }) =>
            z =>
              minus(num(1), by(t(z), t(z)))
        ),
        claims
      ),
      'relative accuracy at saturation'
    ]
  },
  [sigmoids, tanhs, softpluses, evens]
)

const overwritten: Layer<2, 2, P> = {
  ...residualLayer(affine),
  vjp: p => x => ({ output: residualLayer(affine).forward(p)(x), pullback: c => affine.vjp(p)(x).pullback(c) })
}
wrong(
  'sharing',
  {
    'a residual whose first use is overwritten': [
      residualSuite(overwritten, affine),
      'cotangents of a residual are summed'
    ],
    'shared weights of which the last use counts': [
      sharedSuite(
        {
          ...sharedLayer(2, affine),
          vjp: p => x => {
            const second = affine.vjp(p)(affine.forward(p)(x))
            return {
              output: second.output,
              pullback: c => ({
                ...sharedLayer(2, affine).vjp(p)(x).pullback(c),
                parameters: second.pullback(c).parameters
              })
            }
          }
        },
        affine,
        2
      ),
      'cotangents of shared parameters are summed'
    ]
  },
  [residualSuite(residualLayer(affine), affine), sharedSuite(sharedLayer(2, affine), affine, 2)]
)

const xor = pipe(input(2), dense(2), sigmoid, dense(2), tanh)
wrong(
  'network',
  {
    'a layer is left out': [
      networkSuite({
        ...xor,
        forward:
          ([first, a]) =>
          x =>
            pipe(x, denseLayer(2, 2).forward(first), sigmoidLayer(2).forward(a))
      }),
      'forward = its layers in turn'
    ],
    'a parameter too many': [
      networkSuite({ ...xor, shape: { ...xor.shape, count: xor.shape.count + 1 } }),
      'parameters of the layers'
    ],
    'a pullback of its own': [
      networkSuite({
        ...xor,
        vjp: p => x => ({ output: xor.vjp(p)(x).output, pullback: c => xor.vjp(p)(x).pullback(scale(2)(c)) })
      }),
      'the empty network is the unit'
    ]
  },
  [networkSuite(xor)]
)
