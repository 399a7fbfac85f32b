/**
 * The cases that a program is asked about: the same ones each time.
 */
import { parameterCount, type ActivationName } from '../../arbitraries/network-case.ts'
import type { ReviewCase } from '../case.ts'
import type { LossName, StartAnswer } from '../protocol.ts'

/** Numbers in [0, 1) from a seed. */
export const randomOf = (seed: number): (() => number) => {
  let state = (seed ^ 0x9e37_79b9) >>> 0
  return () => {
    state = (state + 0x6d2b_79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

/** What a program can be asked about. */
export interface Scope {
  readonly hidden: readonly ActivationName[]
  readonly last: (loss: LossName) => readonly ActivationName[]
  readonly losses: readonly LossName[]
  readonly hasSizes: (sizes: readonly number[]) => boolean
  readonly fits: (reviewCase: Pick<ReviewCase, 'sizes' | 'inputs' | 'activations' | 'loss'>) => boolean
  readonly only: readonly (readonly number[])[] | undefined
  readonly examples: (wanted: number) => number
  /** Whether it can make steps on so many of all examples, and the number that is nearest to so many. */
  readonly steps: (batchSize: number, all: number) => boolean
  readonly batch: (wanted: number) => number
}

const all: readonly ActivationName[] = ['sigmoid', 'tanh', 'relu', 'identity', 'softplus', 'softmax']

const within = (value: number, [least = 1, most = Infinity]: readonly number[]): boolean =>
  value >= least && value <= most

/** The scope of a program by what it says of itself. */
export const scopeOf = (said: StartAnswer, fixed?: Pick<ReviewCase, 'sizes' | 'activations' | 'loss'>): Scope => {
  const activations = said.activations ?? said.hiddenActivations ?? said.lastActivations ?? ['sigmoid']
  const known = all.filter(name => activations.includes(name))
  const ofHidden: readonly ActivationName[] = said.hiddenActivations ?? known
  const hidden: readonly ActivationName[] = ofHidden.filter(name => name !== 'softmax')
  const ofLast: readonly ActivationName[] = said.lastActivations ?? known
  const last = (loss: LossName): readonly ActivationName[] =>
    loss === 'quadratic'
      ? ofLast
      : ofLast.filter(name => name === (loss === 'binaryCrossEntropy' ? 'sigmoid' : 'softmax'))
  const losses = (said.losses ?? ['quadratic']).filter(loss => last(loss).length > 0)
  const only = fixed === undefined ? said.sizes : [fixed.sizes]
  const hasSizes = (sizes: readonly number[]): boolean =>
    (only === undefined || only.some(each => String(each) === String(sizes))) &&
    within(sizes.length - 1, said.layers ?? []) &&
    sizes.every(size => within(size, said.widths ?? []))
  const fits: Scope['fits'] = ({ sizes, inputs, activations: names, loss }) =>
    hasSizes(sizes) &&
    within(inputs.length, said.examples ?? []) &&
    losses.includes(loss) &&
    names.slice(0, -1).every(name => hidden.includes(name)) &&
    last(loss).includes(names.at(-1) ?? 'identity') &&
    (fixed === undefined || (String(names) === String(fixed.activations) && loss === fixed.loss))
  const sizes = said.batchSizes === 'all' ? [] : (said.batchSizes ?? [])
  return {
    hidden: fixed === undefined ? (hidden.length === 0 ? ['identity'] : hidden) : [],
    last,
    losses: fixed === undefined ? losses : [fixed.loss],
    hasSizes,
    fits,
    only,
    examples: wanted => {
      const [least = 1, most = Infinity] = said.examples ?? []
      return Math.max(least, Math.min(most, wanted))
    },
    steps: (batchSize, count) =>
      (said.batchSizes === 'all' ? batchSize === count : within(batchSize, sizes)) &&
      (said.partialBatches !== false || count % batchSize === 0),
    batch: wanted => {
      const [least = 1, most = Infinity] = sizes
      return Math.max(least, Math.min(most, wanted))
    }
  }
}

/** Parameters within ±1, inputs within ±1.5; targets are 0 or 1, one 1 in a row for the categorical cross-entropy. */
export const drawCase = (
  random: () => number,
  sizes: readonly number[],
  activations: readonly ActivationName[],
  loss: LossName,
  examples: number
): ReviewCase => {
  // Numbers that no single precision has: a rounding of them is seen.
  const draw = (range: number): number => (2 * random() - 1) * range
  const outputs = sizes.at(-1)!
  return {
    sizes,
    activations,
    loss,
    parameters: Array.from({ length: parameterCount(sizes) }, () => draw(1)),
    inputs: Array.from({ length: examples }, () => Array.from({ length: sizes[0]! }, () => draw(1.5))),
    targets: Array.from({ length: examples }, () => {
      const one = Math.floor(random() * outputs)
      return Array.from({ length: outputs }, (_, k) =>
        loss === 'quadratic' ? random() : loss === 'binaryCrossEntropy' ? Math.round(random()) : k === one ? 1 : 0
      )
    })
  }
}

const architectures: readonly (readonly [sizes: readonly number[], examples: number])[] = [
  [[2, 3, 4], 5],
  [[3, 3, 3], 3],
  [[3, 2], 4],
  [[4, 3, 2, 3], 3],
  [[2, 2, 1], 1],
  [[1, 1], 2],
  [[2, 5, 1], 7],
  [[3, 4, 2], 17],
  [[5, 8, 3], 2],
  [[2, 3, 3, 2, 2], 4],
  [[1, 4, 1], 6],
  [[8, 3, 5], 3]
]

/** The cases of a review; the first has no two sizes alike, if that can be. */
export const casesOf = (scope: Scope, seed: number, fixed?: readonly ActivationName[]): readonly ReviewCase[] => {
  const random = randomOf(seed)
  const sized: readonly (readonly [readonly number[], number])[] =
    scope.only === undefined
      ? architectures
      : scope.only.flatMap(sizes => [5, 3, 1, 2, 7, 17, 4].map(m => [sizes, m] as const)).slice(0, 21)
  const offered = sized.filter(([sizes]) => scope.hasSizes(sizes))
  return offered.flatMap(([sizes, wanted], k) => {
    const rounds = k < 2 && fixed === undefined ? Math.max(scope.losses.length, 1) : 1
    return Array.from({ length: rounds }, (_, round) => {
      const loss = scope.losses[(k + round) % scope.losses.length] ?? 'quadratic'
      const last = scope.last(loss)
      const names = fixed ?? [
        ...sizes.slice(2).map((_size, j) => scope.hidden[(k + j) % scope.hidden.length]!),
        last[(k + round) % last.length] ?? 'identity'
      ]
      return drawCase(random, sizes, names, loss, scope.examples(wanted))
    }).filter(one => scope.fits(one) && !one.sizes.some(size => size < 1) && alive(one))
  })
}

/** A softmax of one output is the constant 1. */
const alive = ({ sizes, activations }: ReviewCase): boolean => !(activations.at(-1) === 'softmax' && sizes.at(-1) === 1)

/** The case with all numbers of its first layer so large that its units are saturated. */
export const saturated = (reviewCase: ReviewCase, size: number): ReviewCase => {
  const [inputs = 1, outputs = 1] = reviewCase.sizes
  const first = inputs * outputs
  return {
    ...reviewCase,
    parameters: reviewCase.parameters.map((x, k) =>
      k < first ? 0 : k < first + outputs ? size * ((k - first) % 2 === 0 ? -1 : 1) : x
    )
  }
}

/** The case with logits that are far apart, whatever the inputs. */
export const farApart = (reviewCase: ReviewCase, size: number): ReviewCase => {
  const outputs = reviewCase.sizes.at(-1)!
  const [count, last] = [reviewCase.parameters.length, outputs * (reviewCase.sizes.at(-2)! + 1)]
  return {
    ...reviewCase,
    parameters: reviewCase.parameters.map((x, k) =>
      k < count - last ? x : k < count - outputs ? 0 : size * ((k - count + outputs) % 2 === 0 ? 1 : -1)
    )
  }
}

/** The case with all parameters zero. */
export const zeroed = (reviewCase: ReviewCase): ReviewCase => ({
  ...reviewCase,
  parameters: reviewCase.parameters.map(() => 0)
})
