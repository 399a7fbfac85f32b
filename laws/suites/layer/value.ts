/**
 * Laws of a layer that need no derivative.
 */
import * as fc from 'fast-check'
import { boundedScalar, pythonRandom, realScalar, uniform, type Layer, type Size } from '../../../src/index.ts'
import { outputOver } from '../../../src/layer/over.ts'
import { compareValues, sameBits } from '../../compare.ts'
import { earlyInfinity, modest, showEarly } from '../../internal/early-infinity.ts'
import { count, flat, shapeOf } from '../../internal/flat.ts'
import { law, type Law } from '../../law.ts'
import { all, claim, type Verdict } from '../../verdict.ts'
import { askNeighbours, type LayerPoint, pulled, answers, type Of } from './point.ts'

export const declaredShape = <I extends Size, O extends Size, P>(
  layer: Layer<I, O, P>,
  arbitrary: fc.Arbitrary<LayerPoint<I, O, P>>
): Of<I, O, P> =>
  law({
    name: 'declared shape = actual shape',
    statement: 'output, cotangents and the equation have the sizes that the layer says',
    source: 'equations (4)–(9)',
    arbitrary,
    check: point => fits(layer, point)
  })

export const fits = <I extends Size, O extends Size, P>(
  layer: Layer<I, O, P>,
  { parameters, input, noise, cotangent }: LayerPoint<I, O, P>
): Verdict => {
  const { output, pullback } = layer.vjp(parameters)(input, noise)
  const back = pullback(cotangent)
  const read = outputOver(realScalar)(layer)(layer.shape.flatten(parameters), flat(input), noise)
  const sizes: readonly (readonly [string, number, number])[] = [
    ['outputs of forward', count(layer.outputs), flat(layer.forward(parameters, noise)(input)).length],
    ['outputs of vjp', count(layer.outputs), flat(output).length],
    ['outputs of the equation', count(layer.outputs), read.length],
    ['cotangents of the parameters', layer.shape.count, layer.shape.flatten(back.parameters).length],
    ['cotangents of the input', count(layer.inputs), flat(back.input).length]
  ]
  return all(sizes.map(([what, expected, got]) => claim(expected === got, `expected ${expected} ${what}; got ${got}`)))
}

export const pure = <I extends Size, O extends Size, P>(
  layer: Layer<I, O, P>,
  arbitrary: fc.Arbitrary<LayerPoint<I, O, P>>
) =>
  law({
    name: 'purity',
    statement:
      'the same input gives the same answers bit for bit, whatever was asked in between, and neither what was given nor what was answered is changed',
    source: 'the definition of a function',
    arbitrary: fc.tuple(arbitrary, arbitrary),
    check: ([one, other]) => {
      const given = () => [
        ...layer.shape.flatten(one.parameters),
        ...flat(one.input),
        ...one.noise.flatMap(flat),
        ...flat(one.cotangent)
      ]
      const before = given()
      const closure = () => pulled(layer)(one.parameters, one.input, one.noise)
      const [back, late] = [closure(), closure()]
      const [asked, first] = [answers(layer, one), back(one.cotangent)]
      // answers that are kept, and read again when others have been given
      const { output, pullback } = layer.vjp(one.parameters)(one.input, one.noise)
      const kept = pullback(one.cotangent)
      const reading = () => [...flat(output), ...layer.shape.flatten(kept.parameters), ...flat(kept.input)]
      const soon = reading()
      // other inputs in between, with the same parameters too; the late closure is asked for the first time only after them
      const beside = { ...other, parameters: one.parameters }
      const copied = (theta: P) => layer.shape.unflatten(layer.shape.flatten(theta))
      const fresh = { ...beside, parameters: copied(one.parameters) }
      const { unflatten } = shapeOf<I>(layer.inputs)
      const moved = { ...one, parameters: other.parameters }
      const afresh = { ...moved, input: unflatten(flat(one.input)), parameters: copied(other.parameters) }
      const [shared, , seldom, again] = [
        answers(layer, beside),
        answers(layer, other),
        late(one.cotangent),
        back(one.cotangent)
      ]
      return all([
        sameBits({ name: 'first answer', values: asked }, { name: 'second answer', values: answers(layer, one) }),
        sameBits({ name: 'pulled back', values: first }, { name: 'pulled back again', values: again }),
        sameBits({ name: 'pulled back', values: first }, { name: 'pulled back late', values: seldom }),
        sameBits(
          { name: 'another input, the same parameters', values: shared },
          { name: 'another input, a copy of the parameters', values: answers(layer, fresh) }
        ),
        sameBits({ name: 'an answer', values: soon }, { name: 'the same answer, read later', values: reading() }),
        sameBits(
          { name: 'other parameters, the same input', values: answers(layer, moved) },
          { name: 'other parameters, a copy of the input', values: answers(layer, afresh) }
        ),
        sameBits({ name: 'given', values: before }, { name: 'given, afterwards', values: given() })
      ])
    }
  })

export const forwardIsEquation = <I extends Size, O extends Size, P>(
  layer: Layer<I, O, P>,
  arbitrary: fc.Arbitrary<LayerPoint<I, O, P>>
): Of<I, O, P> =>
  law({
    name: 'forward = equation',
    statement:
      'forward, and the output of vjp, are the equation read with numbers, up to twice its rounding, at every magnitude and after their neighbours',
    source: 'the equation of the layer',
    arbitrary,
    check: point => {
      const { parameters, input, noise } = point
      askNeighbours(layer, point)
      const theta = layer.shape.flatten(parameters).map(boundedScalar.fromNumber)
      const read = outputOver(boundedScalar)(layer)(theta, flat(input).map(boundedScalar.fromNumber), noise)
      const [forward, { output }] = [layer.forward(parameters, noise)(input), layer.vjp(parameters)(input, noise)]
      const twice = [...read, ...read]
      return compareValues({
        names: twice.map((_, j) => `output[${j % read.length}]${j < read.length ? '' : ' of vjp'}`),
        left: { name: 'layer', values: [...flat(forward), ...flat(output)] },
        right: { name: 'equation', values: twice.map(({ value }) => value) },
        tolerance: j => 2 * (twice[j]?.error ?? 0)
      })
    }
  })

export const total = <I extends Size, O extends Size, P>(
  layer: Layer<I, O, P>,
  arbitrary: fc.Arbitrary<LayerPoint<I, O, P>>
): Of<I, O, P> =>
  law({
    name: 'total',
    statement:
      'NaN, infinities, zeros of both signs, huge and subnormal numbers: no exception, and the declared shapes',
    source: 'IEEE 754',
    arbitrary,
    check: point => fits(layer, point)
  })

export const noNaN = <I extends Size, O extends Size, P>(
  layer: Layer<I, O, P>,
  arbitrary: fc.Arbitrary<LayerPoint<I, O, P>>,
  everywhere: boolean
): Of<I, O, P> =>
  law({
    name: 'no NaN out of numbers',
    statement:
      'large, zero and subnormal inputs, past where exponentials overflow, the vector of zeros and those of equal components give numbers, forward and back, and infinity only beyond the largest of them',
    source: 'the range of the equation',
    arbitrary,
    check: point => {
      const { unflatten } = shapeOf<I>(layer.inputs)
      const [first = 0] = flat(point.input)
      const equal = (x: number) => ({ ...point, input: unflatten(flat(point.input).map(() => x)) })
      return all(
        [point, ...(everywhere ? [equal(0), equal(first)] : [])].map(each => {
          // where an output is rightly infinite, so is what it is sent back by, and 0 times that is none
          const outputs = flat(layer.forward(each.parameters, each.noise)(each.input))
          const told = outputs.some(y => Math.abs(y) === Infinity) ? outputs : answers(layer, each)
          const bad = told.filter(Number.isNaN).length
          return all([
            claim(bad === 0, `expected numbers at ${each.input.toString()}; got ${bad} NaN`),
            reachesInfinity(layer, each)
          ])
        })
      )
    }
  })

/** Whether outputs become infinite by way of the largest numbers alone, where inputs are such that honest powers of them are numbers. */
const reachesInfinity = <I extends Size, O extends Size, P>(
  layer: Layer<I, O, P>,
  { parameters, input, noise }: LayerPoint<I, O, P>
): Verdict => {
  const { unflatten } = shapeOf<I>(layer.inputs)
  const x = flat(input)
  const along = (t: number): readonly number[] =>
    flat(layer.forward(parameters, noise)(unflatten(x.map(each => each * t))))
  const early = x.every(each => Math.abs(each) <= modest) ? earlyInfinity(along) : undefined
  return claim(
    early === undefined,
    early === undefined ? '' : showEarly(`output ${early.index} at ${input.toString()}`, early)
  )
}

export const initializes = <I extends Size, O extends Size, P>(layer: Layer<I, O, P>): Law<number> =>
  law({
    name: 'initialize',
    statement: 'draws finite parameters of the declared shape, the same from the same generator',
    source: '§2.1: parameters are found, starting from a draw',
    arbitrary: fc.nat(),
    check: seed => {
      const draw = () => layer.shape.flatten(layer.initialize(uniform(-1, 1))(pythonRandom(seed))[0])
      const [first, second] = [draw(), draw()]
      return all([
        claim(first.length === layer.shape.count, `expected ${layer.shape.count} parameters; got ${first.length}`),
        claim(first.every(Number.isFinite), 'expected finite parameters'),
        claim(
          first.every((x, i) => Object.is(x, second[i])),
          'the same generator gave other parameters'
        )
      ])
    }
  })
