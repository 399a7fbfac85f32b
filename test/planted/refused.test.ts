/** Bugs of the catalogue that do not come into being where one writes them plainly: what refuses them, and why they are planted past it. */
import {
  addDecayedParameters,
  batch,
  dense,
  gradientDescent,
  initialState,
  input,
  layer,
  matrixShape,
  momentum,
  pythonRandom,
  quadraticLoss,
  sigmoid,
  step,
  structShape,
  trainer,
  uniform,
  vector,
  vectorShape,
  type Algebra,
  type Back,
  type DenseParameters,
  type Expr,
  type Over
} from 'lawgrad'
import { pipe } from 'fp-ts/lib/function.js'
import { describe, expect, it } from 'vitest'
import { plantedBugs } from './catalogue.ts'

type Affine = DenseParameters<3, 2>

const right = {
  name: 'dense',
  inputs: 3,
  outputs: 2,
  shape: structShape<{ readonly weights: Affine['weights']; readonly bias: Affine['bias'] }>({
    weights: matrixShape(2, 3),
    bias: vectorShape(2)
  }),
  equation:
    ({ matVec, add }: Algebra) =>
    ({ weights, bias }: Over<Affine>) =>
    (x: Expr<3>): Expr<2> =>
      add(bias)(matVec(weights)(x)),
  pullback:
    ({ outer, transposedMatVec }: Algebra) =>
    ({ weights }: Over<Affine>, x: Expr<3>) =>
    (c: Expr<2>): Back<3, Affine> => ({
      parameters: { weights: outer(c)(x), bias: c },
      input: transposedMatVec(weights)(c)
    })
} as const

/** What types refuse, written past them. */
const untyped = <A>(value: unknown): A => value as A

const unit = trainer(pipe(input(1), dense(1), sigmoid), quadraticLoss, gradientDescent(0.1))
const start = initialState(unit, uniform(0, 1))(pythonRandom(0))

const refusals: readonly (readonly [bug: string, plant: () => unknown, refusal: RegExp])[] = [
  [
    'layer: bias forgotten forward',
    () =>
      layer<3, 2, Affine>({
        ...right,
        equation:
          ({ matVec }) =>
          ({ weights }) =>
            matVec(weights)
      }),
    /the layer dense, its equation: expected every parameter to be used; got none that uses bias/u
  ],
  [
    'layer: an output too many',
    () =>
      layer<3, 2, Affine>({
        ...right,
        equation: algebra => parameters => x =>
          untyped(algebra.concat(algebra.splitAt(1, 1)(right.equation(algebra)(parameters)(x))[0])(x))
      }),
    /the layer dense, its equation: expected the output y of size 2; got 4/u
  ],
  [
    'layer: weights for their transpose',
    () =>
      layer<3, 2, Affine>({
        ...right,
        pullback:
          ({ outer, matVec }) =>
          ({ weights }, x) =>
          c => ({ parameters: { weights: outer(c)(x), bias: c }, input: untyped(matVec(weights)(untyped(c))) })
      }),
    /the layer dense, its pullback: Type '2' is not assignable to type '3'/u
  ],
  [
    'layer: weight gradient transposed',
    () =>
      layer<3, 2, Affine>({
        ...right,
        pullback:
          ({ outer, transposedMatVec }) =>
          ({ weights }, x) =>
          c => ({ parameters: { weights: untyped(outer(x)(c)), bias: c }, input: transposedMatVec(weights)(c) })
      }),
    /the layer dense, its pullback: expected the cotangent of weights of size \[2, 3\]; got \[3, 2\]/u
  ],
  [
    'layer: weights forgotten',
    () =>
      layer<3, 2, Affine>({
        ...right,
        pullback:
          ({ outer }) =>
          (_, x) =>
          c => ({ parameters: { weights: outer(c)(x), bias: c }, input: untyped(c) })
      }),
    /the layer dense, its pullback: expected the cotangent of x of size 3; got 2/u
  ],
  [
    'momentum: never decays',
    () => momentum(0.1, { momentum: 1 }),
    /momentum: expected a number from 0 to below 1; got 1/u
  ],
  [
    'adamW: decay without the rate',
    () => addDecayedParameters(-0.01),
    /weightDecay: expected a finite number from 0; got -0.01/u
  ],
  [
    'optimizer: mutates its state',
    () => Object.assign(start.optimizer, { count: 1 }),
    /Cannot assign to read only property 'count'/u
  ],
  ['training: start mutated', () => Object.assign(start, { step: 1 }), /Cannot assign to read only property 'step'/u]
]

describe('bugs that are refused where they are written plainly', () => {
  it.each(refusals)('%s', (bug, plant, refusal) => {
    expect(plantedBugs.map(({ name }) => name)).toContain(bug)
    expect(plant).toThrow(refusal)
  })
  it('what is right is not refused', () => {
    expect(layer<3, 2, Affine>(right).shape.count).toBe(8)
    const one = batch([{ input: vector([1]), target: vector([0]) }])
    expect(step(unit)(one)(start)[1].step).toBe(1)
  })
})
