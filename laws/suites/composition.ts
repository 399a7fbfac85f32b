/**
 * What composing a layer with others must satisfy.
 */
import * as fc from 'fast-check'
import { compose, type Layer, type Noise, type None, type Size, type Tensor } from '../../src/index.ts'
import { ordinary } from '../arbitraries/scalar.ts'
import { noiseOf, parametersOf, tensorOf, vectorOf } from '../arbitraries/tensors.ts'
import { sameBits } from '../compare.ts'
import { after as narrowed, before as spread } from '../internal/around.ts'
import { flat, identityOf } from '../internal/flat.ts'
import { law, suite, type Suite } from '../law.ts'
import { all, type Verdict } from '../verdict.ts'
import type { LayerOptions } from './layer.ts'

/** A way to compose layers: `first` and then `second`. */
export type Compose = <M extends Size, O extends Size, Q>(
  second: Layer<M, O, Q>
) => <I extends Size, P>(first: Layer<I, M, P>) => Layer<I, O, readonly [P, Q]>

/**
 * The laws of composition around a layer: the identity is its unit on both sides, composition is associative up to the nesting of the
 * parameters, and the pullback of a composition is the composition of the pullbacks; all bit for bit, for composing computes nothing.
 *
 * `through` is the composition under test, the library's `compose` by default. Never fails.
 */
export const compositionSuite = <I extends Size, O extends Size, P>(
  layer: Layer<I, O, P>,
  { inputs = ordinary(4), parameters = ordinary(2) }: LayerOptions = {},
  through: Compose = compose
): Suite => {
  const theta = parametersOf(layer.shape, parameters)
  const [before, after] = [spread<I>(layer.inputs), narrowed<O>(layer.outputs)]
  const around = fc.record({
    before: parametersOf(before.shape, ordinary(1)),
    parameters: theta,
    after: parametersOf(after.shape, ordinary(1)),
    input: vectorOf<2>(2, ordinary(1)),
    noise: noiseOf(layer),
    cotangent: vectorOf<2>(2, ordinary(1))
  })
  return suite(`composition of ${layer.name}`, [
    law({
      name: 'identity is the unit',
      statement: 'the layer after the identity, and before it, is the layer, forward and back, bit for bit',
      source: 'the definition of a category',
      arbitrary: fc.record({
        parameters: theta,
        input: tensorOf<I>(layer.inputs, inputs),
        noise: noiseOf(layer),
        cotangent: tensorOf<O>(layer.outputs, ordinary(1))
      }),
      check: ({ parameters, input, noise, cotangent }) => {
        const alone = { name: 'the layer alone', values: both<I, O, P>(layer, parameters, input, noise, cotangent) }
        const left = through<I, O, P>(layer)<I, None>(identityOf<I>(layer.inputs))
        const right = through<O, O, None>(identityOf<O>(layer.outputs))<I, P>(layer)
        const sides = {
          left: both<I, O, readonly [None, P]>(left, [[], parameters], input, noise, cotangent),
          right: both<I, O, readonly [P, None]>(right, [parameters, []], input, noise, cotangent)
        }
        return all([
          sameBits({ name: 'after the identity', values: sides.left }, alone),
          sameBits({ name: 'before the identity', values: sides.right }, alone)
        ])
      }
    }),
    law({
      name: 'composition is associative',
      statement: '(a then b) then c = a then (b then c), forward and back, bit for bit',
      source: 'the definition of a category',
      arbitrary: around,
      check: ({ before: a, parameters: b, after: c, input, noise, cotangent }) =>
        sameBits(
          {
            name: '(a then b) then c',
            values: both(through(after)(through(layer)(before)), [[a, b], c], input, noise, cotangent)
          },
          {
            name: 'a then (b then c)',
            values: both(through(through(after)(layer))(before), [a, [b, c]], input, noise, cotangent)
          }
        )
    }),
    law({
      name: 'chain rule',
      statement: 'the pullback of a composition is the composition of the pullbacks, turned around, bit for bit',
      source: 'the chain rule; Nielsen, chapter 2, BP2',
      arbitrary: around,
      check: ({ before: a, parameters: b, after: c, input, noise, cotangent }): Verdict => {
        const one = before.vjp(a)(input)
        const two = layer.vjp(b)(one.output, noise)
        const three = after.vjp(c)(two.output)
        const back = three.pullback(cotangent)
        const back2 = two.pullback(back.input)
        const back1 = one.pullback(back2.input)
        return sameBits(
          {
            name: 'composed',
            values: both(through(after)(through(layer)(before)), [[a, b], c], input, noise, cotangent)
          },
          {
            name: 'by hand',
            values: [
              ...flat(three.output),
              ...before.shape.flatten(back1.parameters),
              ...layer.shape.flatten(back2.parameters),
              ...after.shape.flatten(back.parameters),
              ...flat(back1.input)
            ]
          }
        )
      }
    })
  ])
}

/** The output, and the cotangents of parameters and input. */
const both = <I extends Size, O extends Size, P>(
  layer: Layer<I, O, P>,
  parameters: P,
  input: Tensor<I>,
  noise: Noise,
  cotangent: Tensor<O>
): readonly number[] => {
  const { output, pullback } = layer.vjp(parameters)(input, noise)
  const back = pullback(cotangent)
  return [...flat(output), ...layer.shape.flatten(back.parameters), ...flat(back.input)]
}
