/** Ways for training to be wrong with a constant in them that nobody knows beforehand. */
import type { OptimizerName } from '../protocol.ts'
import { shownConstant, factorGrid, fractionGrid, smallGrid, type Grid } from './fit.ts'
import type { Family } from './explain.ts'
import { smoothed } from './case-suspects.ts'
import { adams, adaptive, momenta } from './trainer-suspect.ts'
import { ruleOf, type Hyper, type Place, type Switches } from './trainer.ts'

export interface TrainerFamily extends Family<Switches> {
  readonly of?: readonly OptimizerName[]
}

const family = (
  name: string,
  cause: (c: string) => string,
  grid: Grid,
  at: (c: number) => Switches,
  of?: readonly OptimizerName[]
): TrainerFamily => ({
  name,
  cause: c => cause(shownConstant(c)),
  grid,
  at,
  ...(of === undefined ? {} : { of })
})

const epochOf = (t: number, batches: number): number => Math.ceil(t / batches) - 1

/** Rates that fall or grow, by steps k = 0, 1, … or by epochs. */
const schedules: readonly TrainerFamily[] = (
  [
    ['step', (t: number) => t - 1],
    ['step, counted from 1', (t: number) => t],
    ['epoch', epochOf],
    ['epoch, counted from 1', (t: number, batches: number) => epochOf(t, batches) + 1]
  ] as const
).flatMap(([unit, count]) => [
  family(
    `rate ÷ (1 + c·k) by ${unit}`,
    c => `the learning rate falls as 1/(1 + ${c}·k) with the ${unit} k, though no schedule is asked for`,
    smallGrid,
    c => ({ schedule: (t, batches) => 1 / (1 + c * count(t, batches)) })
  ),
  family(
    `rate × c^k by ${unit}`,
    c => `the learning rate is multiplied by ${c} each ${unit}, though no schedule is asked for`,
    [...fractionGrid, 1.001, 1.01, 1.1, 2, 10],
    c => ({ schedule: (t, batches) => c ** count(t, batches) })
  ),
  family(
    `rate × exp(−c·k) by ${unit}`,
    c => `the learning rate falls as exp(−${c}·k) with the ${unit} k, though no schedule is asked for`,
    smallGrid,
    c => ({ schedule: (t, batches) => Math.exp(-c * count(t, batches)) })
  ),
  family(
    `warm-up by ${unit}`,
    c => `the learning rate grows to its value in the first ${c} ${unit}s: a warm-up that is not asked for`,
    [1.001, 2.001, 3.001, 4.001, 5.001, 7.001, 10.001, 20, 50, 100, 1000, 10_000],
    c => ({ schedule: (t, batches) => Math.min(1, count(t, batches) / c) })
  )
])

const places: readonly (readonly [said: string, takes: (place: Place, depth: number) => boolean])[] = [
  ['all parameters', () => true],
  ['the biases', ({ isBias }) => isBias],
  ['the weights', ({ isBias }) => !isBias],
  ['the first layer', ({ layer }) => layer === 0],
  ['the last layer', ({ layer }, depth) => layer === depth - 1],
  ['every layer but the last', ({ layer }, depth) => layer < depth - 1],
  ['every layer but the first', ({ layer }) => layer > 0]
]

const shares: readonly TrainerFamily[] = places.map(([said, takes]) =>
  family(
    `change of ${said} × c`,
    c => `the change of ${said} is ${c} times what it should be`,
    factorGrid,
    c => ({ share: (place, depth) => (takes(place, depth) ? c : 1) })
  )
)

const penalties: readonly TrainerFamily[] = (
  [
    ['all parameters', '', () => 1],
    ['the weights', ', of the weights alone', (isBias: boolean) => (isBias ? 0 : 1)],
    ['the biases', ', of the biases alone', (isBias: boolean) => (isBias ? 1 : 0)]
  ] as const
).flatMap(([said, alone, takes]) => [
  family(
    `decay of ${said}`,
    c => `a weight decay of ${c} has slipped in${alone}`,
    factorGrid,
    c => ({ penalty: (x, isBias) => c * x * takes(isBias) })
  ),
  family(
    `1-norm of ${said}`,
    c => `${c} times the sign of ${said} is added to the gradient: a penalty that is not asked for`,
    factorGrid,
    c => ({ penalty: (x, isBias) => c * Math.sign(x) * takes(isBias) })
  )
])

const norm = (g: readonly number[]): number => Math.hypot(...g)

/** Cut by the norm of what belongs together: the weights and biases of a layer, or each tensor by itself. */
const byNorms = (g: readonly number[], belongs: readonly number[], most: number): readonly number[] => {
  const norms = new Map([...new Set(belongs)].map(one => [one, norm(g.filter((_, i) => belongs[i] === one))]))
  return g.map((x, i) => x * Math.min(1, most / norms.get(belongs[i]!)!))
}

const cuts: readonly TrainerFamily[] = [
  family(
    'clipped',
    c => `the components of the gradient are clipped at ±${c}`,
    smallGrid,
    c => ({
      gradient: g => g.map(x => Math.max(-c, Math.min(c, x)))
    })
  ),
  family(
    'norm clipped',
    c => `the norm of the gradient is clipped at ${c}`,
    smallGrid,
    c => ({
      gradient: g => g.map(x => x * Math.min(1, c / norm(g)))
    })
  ),
  family(
    'norm of a layer clipped',
    c => `the norm of the gradient of each layer is clipped at ${c}`,
    smallGrid,
    c => ({ gradient: (g, layerOf) => byNorms(g, layerOf, c) })
  ),
  family(
    'norm of a tensor clipped',
    c => `the norm of the gradient of each tensor, weights and biases apart, is clipped at ${c}`,
    smallGrid,
    c => ({ gradient: (g, _, tensorOf) => byNorms(g, tensorOf, c) })
  )
]

const hyper = (
  name: string,
  cause: (c: string) => string,
  of: readonly OptimizerName[],
  grid: Grid,
  change: (hyper: Hyper, c: number) => Hyper
): TrainerFamily => family(name, cause, grid, c => ({ update: given => ruleOf(change(given, c)) }), of)

const constants: readonly TrainerFamily[] = [
  hyper(
    'momentum is c',
    c => `the momentum is ${c}, whatever is asked for`,
    momenta,
    fractionGrid,
    (one, momentum) => ({
      ...one,
      momentum
    })
  ),
  hyper(
    'decay is c',
    c => `the decay ρ is ${c}, whatever is asked for`,
    ['rmsProp'],
    fractionGrid,
    (one, decay) => ({
      ...one,
      decay
    })
  ),
  hyper(
    'β₁ is c',
    c => `β₁ is ${c}, whatever is asked for`,
    adams,
    fractionGrid,
    (one, beta1) => ({ ...one, beta1 })
  ),
  hyper(
    'β₂ is c',
    c => `β₂ is ${c}, whatever is asked for`,
    adams,
    fractionGrid,
    (one, beta2) => ({ ...one, beta2 })
  ),
  family(
    'squares begin with c',
    c => `the sum of squares begins with ${c}, not with 0`,
    smallGrid,
    c => ({ begin: [0, c] }),
    adaptive
  ),
  hyper(
    'ε is c',
    c => `ε is ${c}, whatever is asked for`,
    adaptive,
    [0, ...smallGrid],
    (one, epsilon) => ({
      ...one,
      root: squares => Math.sqrt(squares) + epsilon
    })
  ),
  hyper(
    'ε is c, in the root',
    c => `ε is ${c}, in the root, whatever is asked for`,
    adaptive,
    smallGrid,
    (one, e) => ({
      ...one,
      root: squares => Math.sqrt(squares + e)
    })
  ),
  family(
    'dampened',
    c => `the gradient is multiplied by ${c} before it goes into the velocity`,
    factorGrid,
    c => ({
      update:
        ({ rate, momentum }) =>
        (g, s, v) => {
          const now = momentum * s + c * g
          return [rate * now, now, v]
        }
    }),
    ['momentum']
  )
]

/** Factors that depend on how many examples a step takes. */
const counts: readonly TrainerFamily[] = (
  [
    ['c·n', 'the number of examples in it', (n: number) => n],
    ['c/n', '1 by the number of examples in it', (n: number) => 1 / n],
    ['c·√n', 'the root of the number of examples in it', Math.sqrt],
    ['c/√n', '1 by the root of the number of examples in it', (n: number) => 1 / Math.sqrt(n)]
  ] as const
).flatMap(([name, said, of]) => [
  family(
    `gradient × ${name}`,
    c => `the gradient of a step is ${c} times ${said} times what it should be`,
    factorGrid,
    c => ({ factor: taken => c * of(taken) })
  ),
  family(
    `gradient × ${name} of the batch size`,
    c =>
      `the gradient of a step is ${c} times ${said.replace('examples in it', 'examples in a full batch')} times what it should be`,
    factorGrid,
    c => ({ factor: (_, batchSize) => c * of(batchSize) })
  )
])

/** What is remembered though nothing asks for it, and looks to another place. */
const kept: readonly TrainerFamily[] = [
  family(
    'momentum not asked for',
    c => `${c} of the gradient of the steps before is kept: a momentum that is not asked for`,
    fractionGrid,
    c => ({
      update:
        ({ rate }) =>
        (g, s, v) => {
          const now = c * s + g
          return [rate * now, now, v]
        }
    }),
    ['gradientDescent']
  ),
  family(
    'running mean not asked for',
    c => `the gradient is averaged with those of the steps before, ${c} of them and the rest of the new one`,
    fractionGrid,
    c => ({
      update:
        ({ rate }) =>
        (g, s, v) => {
          const now = c * s + (1 - c) * g
          return [rate * now, now, v]
        }
    }),
    ['gradientDescent']
  ),
  family(
    'look ahead × c',
    c => `the gradient is taken at θ − ${c}·η·μ·v, where 1 time is right`,
    factorGrid,
    c => ({ looksAhead: c, update: hyper => ruleOf({ ...hyper, name: 'momentum' }) }),
    ['nesterov']
  )
]

const targets: readonly TrainerFamily[] = [
  family(
    'label smoothing',
    c => `training is on smoothed targets: (1 − ${c})·y + ${c}/n`,
    fractionGrid,
    c => ({ on: one => smoothed(one, c) })
  ),
  family(
    'inputs × c',
    c => `the inputs are multiplied by ${c} in training`,
    factorGrid,
    c => ({ on: one => ({ ...one, inputs: one.inputs.map(row => row.map(x => c * x)) }) })
  )
]

const decays: readonly TrainerFamily[] = [
  family(
    'weight decay × c',
    c => `the weight decay is ${c} times what it should be`,
    factorGrid,
    c => ({ decayTimes: c })
  )
]

/** Families of wrong trainers. */
export const trainerFamilies: readonly TrainerFamily[] = [
  ...shares,
  ...schedules,
  ...constants,
  ...cuts,
  ...counts,
  ...kept,
  ...decays,
  ...penalties,
  ...targets
]
