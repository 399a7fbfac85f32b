/**
 * Wrong readings of a layer that is right.
 */
import { compose, denseLayer, sigmoidLayer, tanhLayer, type Layer, type Scalar, type Size } from 'lawgrad'
import { readingsSuite, type Readings } from 'lawgrad/laws'
import { interpret } from '../../src/algebra/graph/interpret.ts'
import { gradientGraph, layerGraph } from '../../src/layer/graph.ts'
import { outputOver, pullbackOver } from '../../src/layer/over.ts'
import { group, planted, type LawGroup, type PlantedBug } from './bug.ts'
import { negated } from './internal/graphs.ts'

const unit = compose(sigmoidLayer(2))(denseLayer(2, 2))
const other = compose(tanhLayer(2))(denseLayer(2, 2))

/** The laws of the readings of a layer. */
export const readingLaws = (readings: Partial<Readings>): readonly LawGroup[] => [
  group('reading', readingsSuite(unit, {}, readings))
]

const bug = (name: string, cause: string, plant: () => Partial<Readings>): PlantedBug<Partial<Readings>> =>
  planted('reading', name, cause, plant, readingLaws)

/** Real parts alone, as constants. */
const realParts = <S>(scalar: Scalar<S>, numbers: readonly S[]): readonly S[] =>
  numbers.map(x => scalar.fromNumber(scalar.real(x)))

/** Wrong readings. */
export const readingBugs: readonly PlantedBug<Partial<Readings>>[] = [
  bug('reading: graph of another layer', 'the graph is that of tanh for that of the sigmoid', () => ({
    layerGraph: () => layerGraph(other)
  })),
  bug(
    'reading: gradient of another layer',
    'the graph of the gradient is that of tanh for that of the sigmoid',
    () => ({
      gradientGraph: () => gradientGraph(other)
    })
  ),
  bug('reading: outputs negated', 'the outputs of a graph come out with the wrong sign', () => ({
    interpret: graph => leaves => negated(interpret(graph)(leaves))
  })),
  bug('reading: outputs turned around', 'the outputs over scalars come out in another order', () => ({
    outputOver:
      <S>(scalar: Scalar<S>) =>
      <I extends Size, O extends Size, P>(layer: Layer<I, O, P>) =>
      (...point: Parameters<ReturnType<ReturnType<typeof outputOver<S>>>>) =>
        outputOver(scalar)(layer)(...point).toReversed()
  })),
  bug('reading: cotangents added twice', 'over scalars the cotangents of the input are added to themselves', () => ({
    pullbackOver:
      <S>(scalar: Scalar<S>) =>
      <I extends Size, O extends Size, P>(layer: Layer<I, O, P>) =>
      (...point: Parameters<ReturnType<ReturnType<typeof pullbackOver<S>>>>) => {
        const { parameters, input } = pullbackOver(scalar)(layer)(...point)
        return { parameters, input: input.map(x => scalar.add(x, x)) }
      }
  })),
  bug('reading: bounds forgotten', 'a reading goes on with the real parts: bounds and derivatives are lost', () => ({
    pullbackOver:
      <S>(scalar: Scalar<S>) =>
      <I extends Size, O extends Size, P>(layer: Layer<I, O, P>) =>
      (...point: Parameters<ReturnType<ReturnType<typeof pullbackOver<S>>>>) => {
        const { parameters, input } = pullbackOver(scalar)(layer)(...point)
        return { parameters: realParts(scalar, parameters).map(x => scalar.mul(x, scalar.fromNumber(1.5))), input }
      }
  }))
]
