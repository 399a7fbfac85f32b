import { pipe } from 'fp-ts/lib/function.js'
import { denseLayer, layer, type DenseParameters, type Layer, type Size } from '../../src/index.ts'
import { asDimension } from '../../src/dimension/internal/known.ts'
import { count } from './flat.ts'

/** The parameters of a dense layer some of whose sizes are forgotten. */
export type Affine = DenseParameters<never, never>

// proof: the number of components of a size is a positive integer, and it is used under one type only
const components = (size: Size): never => count(size) as never

/** A value inside of an equation, its size forgotten. */
const some = (value: unknown): never =>
  // proof: the components of a size are of one number only, so that flat tensors of it and matrices beside it are of that size
  value as never

/** Two numbers to a tensor of any size: an affine map, folded. */
export const before = <I extends Size>(size: I): Layer<2, I, Affine> => {
  // proof: as above
  const { shape, initialize } = denseLayer<2, never>(2, components(size)) as unknown as Layer<2, never, Affine>
  return layer<2, I, Affine>({
    name: 'before',
    inputs: 2,
    outputs: asDimension<I>(size),
    shape,
    initialize,
    equation:
      ({ matVec, add, fold }) =>
      ({ weights, bias }) =>
      x =>
        pipe(some(x), matVec(weights), add(bias), z => fold<I>(size)(some(z))),
    pullback:
      ({ outer, transposedMatVec, flat }) =>
      ({ weights }, x) =>
      c => {
        const d = some(flat(c))
        return {
          parameters: { weights: some(outer(d)(some(x))), bias: d },
          input: some(transposedMatVec(weights)(d))
        }
      }
  })
}

/** A tensor of any size to two numbers: an affine map of its components. */
export const after = <O extends Size>(size: O): Layer<O, 2, Affine> => {
  // proof: as above
  const { shape, initialize } = denseLayer<never, 2>(components(size), 2) as unknown as Layer<never, 2, Affine>
  return layer<O, 2, Affine>({
    name: 'after',
    inputs: asDimension<O>(size),
    outputs: 2,
    shape,
    initialize,
    equation:
      ({ matVec, add, flat }) =>
      ({ weights, bias }) =>
      x =>
        some(pipe(some(flat(x)), matVec(weights), add(bias))),
    pullback:
      ({ outer, transposedMatVec, flat, fold }) =>
      ({ weights }, x) =>
      c => ({
        parameters: { weights: some(outer(some(c))(some(flat(x)))), bias: some(c) },
        input: fold<O>(size)(some(transposedMatVec(weights)(some(c))))
      })
  })
}
