/**
 * What a checker of gradients asks of a function: its values around a point, and what its backward pass answers, in the order of gradcheck.
 */
import {
  batch,
  costGradient,
  gaussians,
  numpyRandomState,
  pythonRandom,
  quadraticLoss,
  realScalar,
  vector,
  type hessianVector,
  type Layer,
  type Size
} from 'lawgrad'
import { casesOf } from '../../planted/setting.ts'
import { costField, withCase, type NetworkCase, type OpenedCase } from 'lawgrad/laws'
import fc from 'fast-check'
import { flat, shapeOf } from '../../../laws/internal/flat.ts'
import { gradientAt } from '../../../laws/suites/differentiated.ts'
import type { PlantedBug } from '../../planted/bug.ts'
import { gradientBugs } from '../../planted/gradient/catalogue.ts'
import { hessianBugs, hessianNetwork } from '../../planted/hessian-bugs.ts'

type Numbers = readonly number[]

/** A function with a gradient of its own: the outputs at a point, and from there the pullback. */
export type Asked = (x: Numbers) => { readonly outputs: Numbers; readonly pull: (cotangent: Numbers) => Numbers }

/** A function, and the points to check it at. */
export type Subject = { readonly asked: Asked; readonly points: readonly Numbers[] }

/** All that gradcheck comes to know at a point. */
export type Question = {
  readonly point: Numbers
  readonly base: Numbers
  readonly minus: readonly Numbers[]
  readonly plus: readonly Numbers[]
  /** What is pulled back of each output, and the same asked again. */
  readonly rows: readonly (readonly Numbers[])[]
  readonly ofZero: Numbers
}

const eps = 1e-6

/** What gradcheck finds out at a point, in its order. */
export const questionAt =
  (asked: Asked) =>
  (point: Numbers): Question => {
    const { outputs, pull } = asked(point)
    const around = (step: number) => point.map((x, i) => asked(point.with(i, x + step)).outputs)
    const [minus, plus] = [around(-eps), around(eps)]
    const unit = (j: number) => outputs.map((_, k) => (k === j ? 1 : 0))
    const rows = () => outputs.map((_, j) => pull(unit(j)))
    return { point, base: outputs, minus, plus, rows: [rows(), rows()], ofZero: pull(outputs.map(() => 0)) }
  }

const near = (a: number | undefined, b: number, atol: number, rtol: number): boolean =>
  Math.abs((a ?? Number.NaN) - b) <= atol + rtol * Math.abs(b)

/** The rules of `torch.autograd.gradcheck`, with its defaults. */
export const gradcheckRule = ({ base, minus, plus, rows: [rows = [], again = []], ofZero }: Question): boolean =>
  base.every((_, j) =>
    minus.every((low, i) => near(rows[j]?.[i], ((plus[i]?.[j] ?? NaN) - (low[j] ?? NaN)) / (2 * eps), 1e-5, 1e-3))
  ) &&
  rows.every((row, j) => row.every((g, i) => g === again[j]?.[i])) &&
  ofZero.every(g => g === 0)

/** The rules of `jax.test_util.check_grads`, order 1, reverse mode: one direction and one cotangent. */
export const checkGradsRule =
  (asked: Asked) =>
  (point: Numbers): boolean => {
    const { outputs, pull } = asked(point)
    const [drawn] = gaussians(point.length + outputs.length)(numpyRandomState(0))
    const [u, c] = [drawn.slice(0, point.length), drawn.slice(point.length)]
    const at = (t: number) => asked(point.map((x, i) => x + t * (u[i] ?? 0))).outputs
    const [low, high] = [at(-1e-4), at(1e-4)]
    const numeric = c.reduce((sum, cj, j) => sum + cj * (((high[j] ?? NaN) - (low[j] ?? NaN)) / 2e-4), 0)
    const inner = pull(c).reduce((sum, g, i) => sum + g * (u[i] ?? 0), 0)
    return near(inner, numeric, 1e-5, 1e-5)
  }

const points = (size: number, count: number): readonly Numbers[] => {
  const [drawn] = gaussians(size * count)(pythonRandom(20_260_101))
  return Array.from({ length: count }, (_, k) => drawn.slice(k * size, (k + 1) * size))
}

/** A layer as a function of its parameters and its input, its noise at the mean. */
const layerSubject =
  (count: number) =>
  <I extends Size, O extends Size, P>(layer: Layer<I, O, P>): Subject => {
    const [ins, outs, { count: size }] = [shapeOf(layer.inputs), shapeOf(layer.outputs), layer.shape]
    return {
      points: points(size + ins.count, count),
      asked: x => {
        const { output, pullback } = layer.vjp(layer.shape.unflatten(x.slice(0, size)))(ins.unflatten(x.slice(size)))
        return {
          outputs: flat(output),
          pull: c => {
            const { parameters, input } = pullback(outs.unflatten(c))
            return [...layer.shape.flatten(parameters), ...flat(input)]
          }
        }
      }
    }
  }

const isObject = (u: unknown): u is Readonly<Record<string, unknown>> => typeof u === 'object' && u !== null
// proof: what has a pullback and a shape in the catalogue is a layer
const isLayer = (u: unknown): u is Layer<2, 2, unknown> => isObject(u) && 'vjp' in u && 'shape' in u

type AnyLoss = {
  readonly value: (target: unknown) => (prediction: unknown) => number
  readonly gradient: (target: unknown) => (prediction: unknown) => never
}

const isLoss = (u: unknown): u is AnyLoss => isObject(u) && 'takes' in u && 'value' in u && 'gradient' in u

/** Targets and predictions inside of the domain of every loss: probabilities that sum to 1. */
const lossSubject = (count: number, { value, gradient }: AnyLoss): Subject => {
  const pair = shapeOf<2>(2)
  const target = pair.unflatten([1, 0])
  return {
    points: points(1, count).map(([z = 0]) => [1 / (1 + Math.exp(-z)), 1 / (1 + Math.exp(z))]),
    asked: x => ({
      outputs: [value(target)(pair.unflatten(x))],
      pull: ([c = NaN]) => flat<2>(gradient(target)(pair.unflatten(x))).map(g => c * g)
    })
  }
}

const pointOf = ({ parameters, inputs }: NetworkCase): Numbers => [...parameters, ...inputs.flat()]

/** The case with its parameters and inputs replaced by a point. */
const moved = (one: NetworkCase, x: Numbers): NetworkCase => {
  const size = one.parameters.length
  const width = one.sizes[0] ?? 0
  return {
    ...one,
    parameters: x.slice(0, size),
    inputs: one.inputs.map((_, k) => x.slice(size + k * width, size + (k + 1) * width))
  }
}

/** The cost of each of some networks, with a gradient that may be wrong. */
const gradientSubjects = (bug: (typeof gradientBugs)[number], count: number): readonly Subject[] => {
  const { setting, plant } = bug
  const gradient = gradientAt(plant(), setting.loss)
  return fc.sample(casesOf(setting, [1]), { seed: 20_260_101, numRuns: count }).map(one => {
    const cost = withCase(<I extends Size, O extends Size, P>({ network, batch }: OpenedCase<I, O, P>) =>
      costField<I, O, P>(network, setting.loss, batch)(realScalar)
    )(one)
    return {
      points: [pointOf(one)],
      asked: x => ({ outputs: [cost(x)], pull: ([c = NaN]) => gradient(moved(one, x)).map(g => c * g) })
    }
  })
}

const examples = batch([
  { input: vector([0.5, -1.25]), target: vector([1]) },
  { input: vector([2, 0.75]), target: vector([0]) }
])

/** The gradient of a cost as a function of the parameters, whose pullback is the Hessian. */
const hessianSubject = (product: typeof hessianVector, count: number): Subject => {
  const { shape } = hessianNetwork
  const of = product(hessianNetwork, quadraticLoss)(examples)
  const gradient = costGradient(hessianNetwork, quadraticLoss)(examples)
  return {
    points: points(shape.count, count),
    asked: x => ({
      outputs: shape.flatten(gradient(shape.unflatten(x)).gradient),
      pull: c => shape.flatten(of(shape.unflatten(x))(shape.unflatten(c)))
    })
  }
}

/** What a checker of gradients may be asked of a bug: nothing where it is not about a gradient. */
export const subjectsOf = (bug: PlantedBug, count: number): readonly Subject[] => {
  const ofGradient = gradientBugs.find(({ name }) => name === bug.name)
  const ofHessian = hessianBugs.find(({ name }) => name === bug.name)
  if (ofGradient !== undefined) return gradientSubjects(ofGradient, count)
  if (ofHessian !== undefined) return [hessianSubject(ofHessian.plant(), count)]
  const subject = bug.plant()
  return isLayer(subject) ? [layerSubject(count)(subject)] : isLoss(subject) ? [lossSubject(count, subject)] : []
}
