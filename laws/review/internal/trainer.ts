/**
 * Training over plain arrays: the rules as PyTorch has them, with switches for what is done otherwise.
 */
import { upTo, denseData } from '../../arbitraries/dense-data.ts'
import type { ReviewCase } from '../case.ts'
import type { WireOptimizer } from '../protocol.ts'
import { meanGradient } from './plain.ts'

/** What is done otherwise in training; nothing where a switch is not there. */
export interface Switches {
  /** The examples of each step, by their order and batch size. */
  readonly plan?: (examples: number, batchSize: number, steps: number) => readonly (readonly number[])[]
  /** The targets of other examples. */
  readonly targets?: (k: number, examples: number) => number
  /** A factor of each step's gradient, by how many examples there are, how many the batch size says, and the outputs. */
  readonly factor?: (taken: number, batchSize: number, all: number, outputs: number) => number
  /** The gradient of a step is added to those before. */
  readonly accumulates?: boolean
  readonly upperFirst?: boolean
  /** The gradients of a batch are taken one example at a time, with a step for each. */
  readonly online?: boolean
  readonly only?: (layer: number, isBias: boolean, layers: number) => boolean
  readonly rate?: (rate: number) => number
  readonly biasRate?: (rate: number) => number
  readonly gradient?: (g: readonly number[], layerOf: readonly number[]) => readonly number[]
  readonly isEpsilonInside?: boolean
  readonly update?: (rule: Hyper) => Rule
  readonly decay?:
    | 'none'
    | 'not times rate'
    | 'sign'
    | 'twice'
    | 'weights alone'
    | 'in the gradient'
    | 'of the new'
    | 'biases alone'
    | 'half'
    | 'decoupled'
  /** The number of a step as the rule counts it. */
  readonly time?: (t: number, batchesOfEpoch: number) => number
}

/** Hyperparameters, all of them. */
export interface Hyper {
  readonly name: WireOptimizer['name']
  readonly rate: number
  readonly momentum: number
  readonly decay: number
  readonly beta1: number
  readonly beta2: number
  /** The root of a sum of squares, with ε inside or outside. */
  readonly root: (squares: number) => number
  readonly weightDecay: number
}

export const hyperOf = (optimizer: WireOptimizer, isInside = false): Hyper => ({
  name: optimizer.name,
  rate: optimizer.learningRate,
  momentum: optimizer.momentum ?? 0,
  decay: optimizer.decay ?? 0.9,
  beta1: optimizer.beta1 ?? 0.9,
  beta2: optimizer.beta2 ?? 0.999,
  root: squares =>
    isInside ? Math.sqrt(squares + (optimizer.epsilon ?? 1e-8)) : Math.sqrt(squares) + (optimizer.epsilon ?? 1e-8),
  weightDecay: optimizer.weightDecay ?? 0
})

/** The change of one component: what is taken from θ, and what is remembered. */
export type Rule = (g: number, s: number, v: number, t: number) => readonly [change: number, s: number, v: number]

export const ruleOf = ({ name, rate, momentum, decay, beta1, beta2, root }: Hyper): Rule => {
  switch (name) {
    case 'gradientDescent':
      return (g, s, v) => [rate * g, s, v]
    case 'momentum':
      return (g, s, v) => {
        const now = momentum * s + g
        return [rate * now, now, v]
      }
    case 'nesterov':
      return (g, s, v) => {
        const now = momentum * s + g
        return [rate * (g + momentum * now), now, v]
      }
    case 'adagrad':
      return (g, s, v) => {
        const now = v + g * g
        return [(rate * g) / root(now), s, now]
      }
    case 'rmsProp':
      return (g, s, v) => {
        const now = decay * v + (1 - decay) * g * g
        return [(rate * g) / root(now), s, now]
      }
    case 'adam':
    case 'adamW':
      return (g, s, v, t) => {
        const [m, u] = [beta1 * s + (1 - beta1) * g, beta2 * v + (1 - beta2) * g * g]
        return [(rate * (m / (1 - beta1 ** t))) / root(u / (1 - beta2 ** t)), m, u]
      }
  }
}

export const orderedPlan = (examples: number, batchSize: number, steps: number): readonly (readonly number[])[] => {
  const batches = Math.ceil(examples / batchSize)
  return upTo(steps).map(k => {
    const start = (k % batches) * batchSize
    return upTo(Math.min(batchSize, examples - start)).map(j => start + j)
  })
}

/** What stands at each place of the parameters: its layer, and whether it is of a bias. */
const placesOf = ({ sizes }: ReviewCase): readonly (readonly [layer: number, isBias: boolean])[] =>
  sizes
    .slice(1)
    .flatMap((outputs, k) => [
      ...upTo(outputs * sizes[k]!).map(() => [k, false] as const),
      ...upTo(outputs).map(() => [k, true] as const)
    ])

/** How training goes on. */
export interface Course {
  readonly optimizer: WireOptimizer
  readonly steps: number
  readonly batchSize: number
}

/** The parameters after each step; `scale` is the factor of the cost by how many examples a step has. */
export const walk = (
  given: ReviewCase,
  { optimizer, steps, batchSize }: Course,
  scale: (examples: number) => number,
  switches: Switches = {},
  disturb: (g: readonly number[]) => readonly number[] = g => g
): readonly (readonly number[])[] => {
  const own = hyperOf(optimizer, switches.isEpsilonInside)
  const all = given.inputs.length
  const targets = switches.targets
  const reviewCase: ReviewCase =
    targets === undefined ? given : { ...given, targets: given.targets.map((_, k) => given.targets[targets(k, all)]!) }
  const hyper: Hyper = { ...own, rate: switches.rate?.(own.rate) ?? own.rate }
  const biasHyper: Hyper = { ...own, rate: switches.biasRate?.(own.rate) ?? hyper.rate }
  const make = switches.update ?? ruleOf
  const [rule, biasRule] = [make(hyper), make(biasHyper)]
  const places = placesOf(reviewCase)
  const layerOf = places.map(([layer]) => layer)
  const depth = reviewCase.activations.length
  const outputs = reviewCase.sizes.at(-1)!
  const { weightDecay } = own
  const decay = switches.decay ?? (own.name === 'adamW' ? 'decoupled' : 'in the gradient')
  let theta: readonly number[] = reviewCase.parameters
  let memory = places.map(() => 0)
  let second = places.map(() => 0)
  let sum = places.map(() => 0)
  const trace: (readonly number[])[] = []
  let t = 0
  const batches = Math.ceil(all / batchSize)
  const gradientAt = (
    examples: readonly number[],
    through?: (k: number) => readonly (readonly number[])[] | undefined
  ) => {
    const factor = scale(examples.length) * (switches.factor?.(examples.length, batchSize, all, outputs) ?? 1)
    const g = meanGradient(reviewCase, theta, examples, through)
      .flat()
      .map(x => x * factor)
    return disturb(switches.gradient?.(g, layerOf) ?? g)
  }
  const decayed = (g: readonly number[]): readonly number[] =>
    weightDecay === 0
      ? g
      : g.map((x, i) => {
          const isBias = places[i]![1]
          const by = weightDecay * theta[i]!
          switch (decay) {
            case 'in the gradient':
              return x + by
            case 'sign':
              return own.name === 'adamW' ? x : x - by
            case 'twice':
              return own.name === 'adamW' ? x : x + 2 * by
            case 'half':
              return own.name === 'adamW' ? x : x + by / 2
            case 'weights alone':
              return own.name === 'adamW' || isBias ? x : x + by
            case 'biases alone':
              return own.name === 'adamW' || !isBias ? x : x + by
            default:
              return x
          }
        })
  const apart = (i: number, change: number): number => {
    const [now, isBias] = [theta[i]!, places[i]![1]]
    const by = hyper.rate * weightDecay * now
    if (weightDecay === 0) return 0
    if (decay === 'decoupled') return by
    if (decay === 'of the new') return hyper.rate * weightDecay * (now - change)
    if (decay === 'not times rate') return weightDecay * now
    if (own.name !== 'adamW') return 0
    return decay === 'sign'
      ? -by
      : decay === 'twice'
        ? 2 * by
        : decay === 'half'
          ? by / 2
          : decay === 'weights alone'
            ? isBias
              ? 0
              : by
            : decay === 'biases alone'
              ? isBias
                ? by
                : 0
              : 0
  }
  const applied = (g: readonly number[], commit: boolean): readonly number[] => {
    const time = switches.time?.(t, batches) ?? t
    const nextMemory: number[] = []
    const nextSecond: number[] = []
    const next = decayed(g).map((x, i) => {
      const [layer, isBias] = places[i]!
      const [change, s, v] = (isBias ? biasRule : rule)(x, memory[i]!, second[i]!, time)
      nextMemory.push(s)
      nextSecond.push(v)
      return switches.only?.(layer, isBias, depth) === false ? theta[i]! : theta[i]! - change - apart(i, change)
    })
    if (commit) {
      memory = nextMemory
      second = nextSecond
    }
    return next
  }
  const one = (examples: readonly number[]): void => {
    t += 1
    if (switches.upperFirst === true) {
      const updated = new Map<number, readonly (readonly number[])[]>()
      let g = gradientAt(examples)
      for (let k = depth - 1; k >= 0; k--) {
        const fresh = gradientAt(examples, layer => updated.get(layer))
        g = g.map((x, i) => (layerOf[i] === k ? fresh[i]! : x))
        updated.set(k, denseData(reviewCase, applied(g, false))[k]!.weights)
      }
      theta = applied(g, true)
      return
    }
    const g = gradientAt(examples)
    sum = sum.map((x, i) => x + g[i]!)
    theta = applied(switches.accumulates === true ? sum : g, true)
  }
  for (const examples of (switches.plan ?? orderedPlan)(all, batchSize, steps)) {
    if (switches.online === true) for (const k of examples) one([k])
    else if (examples.length > 0) one(examples)
    trace.push(theta)
  }
  return trace
}
