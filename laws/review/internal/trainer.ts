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
  readonly targets?: (k: number, examples: number, batchSize: number) => number
  /** The inputs of other examples. */
  readonly inputs?: (k: number, examples: number, batchSize: number) => number
  /** A factor of each step's gradient, by how many examples there are, how many the batch size says, and the outputs. */
  readonly factor?: (taken: number, batchSize: number, all: number, outputs: number, inputs: number) => number
  /** The gradient of a step is added to those before, at some places. */
  readonly accumulates?: (place: Place) => boolean
  /** What accumulates are sums over examples: they are divided by the number of examples of the last step. */
  readonly accumulatesSums?: boolean
  /** What the rule remembers is lost when an epoch begins; its counter of steps, too. */
  readonly forgets?: 'memory' | 'memory and counter'
  readonly upperFirst?: boolean
  /** The gradients of a batch are taken one example at a time, with a step for each. */
  readonly online?: boolean
  readonly only?: (layer: number, isBias: boolean, layers: number) => boolean
  readonly rate?: (rate: number) => number
  readonly biasRate?: (rate: number) => number
  readonly gradient?: (
    g: readonly number[],
    layerOf: readonly number[],
    tensorOf: readonly number[]
  ) => readonly number[]
  readonly isEpsilonInside?: boolean
  readonly update?: (rule: Hyper) => Rule
  /** Where that rule is used; everywhere, unless said. */
  readonly updateAt?: (place: Place, layers: number) => boolean
  readonly decay?: 'not times rate' | 'in the gradient' | 'of the new' | 'decoupled'
  /** A factor of the weight decay. */
  readonly decayTimes?: number
  readonly decaysOnly?: 'weights' | 'biases'
  /** A factor of the weight decay of a parameter, by how many examples were taken. */
  readonly decayShare?: (place: Place, layers: number, taken: number, hyper: Hyper) => number
  /** The weight decay is divided by the number of examples of a step. */
  readonly isDecayMean?: boolean
  /** The number of a step as the rule counts it, for a tensor: the weights and the bias of each layer in turn. */
  readonly time?: (t: number, batchesOfEpoch: number, tensor: number, tensors: number) => number
  /** A factor of the change in step t. */
  readonly schedule?: (t: number, batchesOfEpoch: number, steps: number) => number
  /** A factor of the change of a tensor, by how many examples were taken. */
  readonly share?: (place: Place, layers: number, taken: number, hyper: Hyper) => number
  /** Parameters of one key share what the rule remembers, one after the other; from the last layer down, if told so. */
  readonly memory?: { readonly key: (place: Place) => string; readonly isDownward: boolean }
  /** What the rule remembers begins with these numbers in place of 0. */
  readonly begin?: readonly [memory: number, second: number]
  /** The parameters at which a gradient is taken: the first ones, or those of the step before. */
  readonly isTakenAt?: 'first' | 'before'
  /** The error is sent back through the weights of the start, or of the step before, though what is updated are those of now. */
  readonly sentBackThrough?: 'first' | 'before'
  /** The gradient of the step before is used, and in the first step none. */
  readonly isLate?: (place: Place) => boolean
  /** The gradient is taken where so many times the velocity leads. */
  readonly looksAhead?: number
  /** A penalty in the gradient. */
  readonly penalty?: (x: number, isBias: boolean) => number
  /** What becomes of the parameters after a step. */
  readonly after?: (x: number) => number
  /** The case that is trained on in place of the one given. */
  readonly on?: (reviewCase: ReviewCase) => ReviewCase | undefined
  /** How many steps are made in place of those asked for. */
  readonly count?: (steps: number, batchesOfEpoch: number) => number
}

/** A place of the parameters: its layer, whether it is of a bias, its row and column there. */
export interface Place {
  readonly layer: number
  readonly isBias: boolean
  readonly row: number
  readonly column: number
  readonly isLastRow: boolean
  readonly isLastColumn: boolean
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

/** The change of one component: what is taken from θ, and what is remembered, a third number if a rule needs one. */
export type Rule = (
  g: number,
  s: number,
  v: number,
  t: number,
  w: number
) => readonly [change: number, s: number, v: number, w?: number]

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
export const placesOf = ({ sizes }: Pick<ReviewCase, 'sizes'>): readonly Place[] =>
  sizes.slice(1).flatMap((outputs, layer) => {
    const inputs = sizes[layer]!
    const placeOf = (at: number, isBias: boolean, row: number, column: number): Place => ({
      layer: at,
      isBias,
      row,
      column,
      isLastRow: row === outputs - 1,
      isLastColumn: isBias || column === inputs - 1
    })
    return [
      ...upTo(outputs * inputs).map(i => placeOf(layer, false, Math.floor(i / inputs), i % inputs)),
      ...upTo(outputs).map(row => placeOf(layer, true, row, 0))
    ]
  })

/** How training goes on. */
export interface Course {
  readonly optimizer: WireOptimizer
  readonly steps: number
  readonly batchSize: number
}

const same = (k: number): number => k

/** The parameters after each step; `scale` is the factor of the cost by how many examples a step has. */
export const walk = (
  given: ReviewCase,
  { optimizer, steps, batchSize }: Course,
  scale: (examples: number) => number,
  switches: Switches = {},
  disturb: (g: readonly number[]) => readonly number[] = g => g
): readonly (readonly number[])[] => {
  const own = hyperOf(optimizer, switches.isEpsilonInside)
  const meant = switches.on?.(given) ?? given
  const all = meant.inputs.length
  const { targets = same, inputs = same } = switches
  const reviewCase: ReviewCase = {
    ...meant,
    targets: meant.targets.map((_, k) => meant.targets[targets(k, all, batchSize)]!),
    inputs: meant.inputs.map((_, k) => meant.inputs[inputs(k, all, batchSize)]!)
  }
  const hyper: Hyper = { ...own, rate: switches.rate?.(own.rate) ?? own.rate }
  const biasHyper: Hyper = { ...own, rate: switches.biasRate?.(own.rate) ?? hyper.rate }
  const make = switches.update ?? ruleOf
  const [rule, biasRule, right] = [make(hyper), make(biasHyper), ruleOf(hyper)]
  const places = placesOf(reviewCase)
  const layerOf = places.map(({ layer }) => layer)
  const tensorOf = places.map(({ layer, isBias }) => 2 * layer + (isBias ? 1 : 0))
  const depth = reviewCase.activations.length
  const outputs = reviewCase.sizes.at(-1)!
  const change = changeOf(own, hyper.rate, depth, switches)
  const cells = cellsOf(places, switches.memory)
  const begin = switches.begin ?? [0, 0]
  let theta: readonly number[] = reviewCase.parameters
  let before = theta
  const memory = cells.of.map(() => begin[0])
  const second = cells.of.map(() => begin[1])
  const third = cells.of.map(() => 0)
  let sum = places.map(() => 0)
  let late = places.map(() => 0)
  const trace: (readonly number[])[] = []
  let t = 0
  const batches = Math.ceil(all / batchSize)
  const gradientAt = (
    examples: readonly number[],
    through?: (k: number) => readonly (readonly number[])[] | undefined
  ) => {
    const factor =
      scale(examples.length) * (switches.factor?.(examples.length, batchSize, all, outputs, reviewCase.sizes[0]!) ?? 1)
    const point =
      switches.isTakenAt === 'first'
        ? reviewCase.parameters
        : switches.isTakenAt === 'before'
          ? before
          : switches.looksAhead !== undefined
            ? theta.map((x, i) => x - switches.looksAhead! * hyper.rate * hyper.momentum * memory[i]!)
            : theta
    const old = switches.sentBackThrough === 'first' ? reviewCase.parameters : before
    const layers = switches.sentBackThrough === undefined ? undefined : denseData(reviewCase, old)
    const g = meanGradient(reviewCase, point, examples, through ?? (k => layers?.[k]?.weights))
      .flat()
      .map((x, i) => x * factor + (switches.penalty?.(point[i]!, places[i]!.isBias) ?? 0))
    return disturb(switches.gradient?.(g, layerOf, tensorOf) ?? g)
  }
  const applied = (g: readonly number[], taken: number, commit: boolean): readonly number[] => {
    const nextMemory = commit ? memory : [...memory]
    const nextSecond = commit ? second : [...second]
    const nextThird = commit ? third : [...third]
    const next = [...theta]
    const by = switches.schedule?.(t, batches, steps) ?? 1
    for (const i of cells.order) {
      const place = places[i]!
      const { layer, isBias } = place
      const [now, cell] = [theta[i]!, cells.of[i]!]
      const tensor = tensorOf[i]!
      const time = switches.time?.(t, batches, tensor, 2 * depth) ?? t
      const here = switches.updateAt?.(place, depth) === false ? right : isBias ? biasRule : rule
      const fresh = change.gradient(g[i]!, now, place, taken)
      const [own_, s, v, w] = here(fresh, nextMemory[cell]!, nextSecond[cell]!, time, nextThird[cell]!)
      nextMemory[cell] = s
      nextSecond[cell] = v
      nextThird[cell] = w ?? 0
      if (switches.only?.(layer, isBias, depth) === false) continue
      const off =
        by * (switches.share?.(place, depth, taken, own) ?? 1) * (own_ + change.apart(now, own_, place, taken))
      next[i] = switches.after?.(now - off) ?? now - off
    }
    return next
  }
  const moved = (g: readonly number[], taken: number): void => {
    before = theta
    theta = applied(g, taken, true)
  }
  const one = (examples: readonly number[]): void => {
    t += 1
    if (switches.upperFirst === true) {
      const updated = new Map<number, readonly (readonly number[])[]>()
      let g = gradientAt(examples)
      for (let k = depth - 1; k >= 0; k--) {
        const fresh = gradientAt(examples, layer => updated.get(layer))
        g = g.map((x, i) => (layerOf[i] === k ? fresh[i]! : x))
        updated.set(k, denseData(reviewCase, applied(g, examples.length, false))[k]!.weights)
      }
      moved(g, examples.length)
      return
    }
    const fresh = gradientAt(examples)
    const g = fresh.map((x, i) => (switches.isLate?.(places[i]!) === true ? late[i]! : x))
    late = [...fresh]
    const of = switches.accumulatesSums === true ? examples.length : 1
    sum = sum.map((x, i) => x + g[i]! * of)
    moved(
      g.map((x, i) => (switches.accumulates?.(places[i]!) === true ? sum[i]! / of : x)),
      examples.length
    )
  }
  const count = switches.count?.(steps, batches) ?? steps
  for (const [k, examples] of (switches.plan ?? orderedPlan)(all, batchSize, count).entries()) {
    if (switches.forgets !== undefined && k % batches === 0) {
      memory.fill(begin[0])
      second.fill(begin[1])
      third.fill(0)
      if (switches.forgets === 'memory and counter') t = 0
    }
    if (switches.online === true) for (const k of examples) one([k])
    else if (examples.length > 0) one(examples)
    trace.push(theta)
  }
  return trace
}

/** What weight decay adds to a gradient, and what it takes from a parameter apart from it. */
const changeOf = (hyper: Hyper, rate: number, depth: number, switches: Switches) => {
  const { name, weightDecay } = hyper
  const decay = switches.decay ?? (name === 'adamW' ? 'decoupled' : 'in the gradient')
  const by = (place: Place, taken: number): number =>
    switches.decaysOnly === (place.isBias ? 'weights' : 'biases')
      ? 0
      : (weightDecay * (switches.decayTimes ?? 1) * (switches.decayShare?.(place, depth, taken, hyper) ?? 1)) /
        (switches.isDecayMean === true ? taken : 1)
  const gradient = (g: number, x: number, place: Place, taken: number): number =>
    decay === 'in the gradient' && weightDecay !== 0 ? g + by(place, taken) * x : g
  const apart = (x: number, change: number, place: Place, taken: number): number => {
    if (weightDecay === 0) return 0
    switch (decay) {
      case 'decoupled':
        return rate * by(place, taken) * x
      case 'of the new':
        return rate * by(place, taken) * (x - change)
      case 'not times rate':
        return by(place, taken) * x
      case 'in the gradient':
        return 0
    }
  }
  return { gradient, apart }
}

/** Where each parameter's memory is kept, and in which order parameters are gone through. */
const cellsOf = (places: readonly Place[], shared: Switches['memory']) => {
  if (shared === undefined) return { of: places.map((_, i) => i), order: upTo(places.length) }
  const keys = places.map(shared.key)
  const layers = places.map(({ layer }, i) => [layer, i] as const)
  const order = shared.isDownward
    ? layers.toSorted(([a, i], [b, j]) => b - a || i - j).map(([, i]) => i)
    : upTo(places.length)
  return { of: keys.map(key => keys.indexOf(key)), order }
}
