/** What wrong training may be: one switch each. */
import { upTo } from '../../arbitraries/dense-data.ts'
import type { OptimizerName } from '../protocol.ts'
import { partFaults } from './part-faults.ts'
import { ruleFaults } from './rule-faults.ts'
import { ruleRelatives } from './rule-relatives.ts'
import { caseSuspects } from './case-suspects.ts'
import { shared, timely } from './trainer-timing.ts'
import { adams, adaptive, fault, momenta, plain, type TrainerSuspect } from './trainer-suspect.ts'
import { orderedPlan, ruleOf, type Place, type Switches } from './trainer.ts'

const choice = (name: string, cause: string, of: readonly OptimizerName[], switches: Switches): TrainerSuspect => ({
  name,
  cause,
  isChoice: true,
  of,
  switches
})

const general: readonly TrainerSuspect[] = [
  fault('ascent', 'the gradient is added: the step goes up', { rate: eta => -eta }),
  fault('rate twice', 'the learning rate is applied twice', { rate: eta => eta * eta }),
  fault('rate missing', 'the learning rate is not applied', { rate: () => 1 }),
  fault('rate × 2', 'the step is twice what it should be', { rate: eta => 2 * eta }),
  fault('rate ÷ 2', 'the step is half of what it should be', { rate: eta => eta / 2 }),
  fault(
    'upper layer updated first',
    'the upper layer is updated before the error is sent back through it to the lower layer',
    { upperFirst: true }
  ),
  ...(['first', 'before'] as const).map(which =>
    fault(
      `sent back through old weights: ${which}`,
      `the error is sent back through the weights ${which === 'first' ? 'of the start' : 'of the step before'}, not through those of now`,
      { sentBackThrough: which }
    )
  ),
  fault('biases not updated', 'the biases are not updated', { only: (_, isBias) => !isBias }),
  fault('weights not updated', 'the weights are not updated', { only: (_, isBias) => isBias }),
  fault('first layer not updated', 'the first layer is not updated', { only: layer => layer > 0 }),
  fault('last layer not updated', 'the last layer is not updated', { only: (layer, _, layers) => layer < layers - 1 }),
  fault('only the last layer updated', 'only the last layer is updated', {
    only: (layer, _, layers) => layer === layers - 1
  }),
  fault('only the first layer updated', 'only the first layer is updated', { only: layer => layer === 0 }),
  fault('nothing updated', 'the parameters do not change', { only: () => false }),
  fault('biases without rate', 'the biases are updated without the learning rate', { biasRate: () => 1 }),
  fault('biases up', 'the biases are updated with the wrong sign', { biasRate: eta => -eta }),
  fault('weights up', 'the weights are updated with the wrong sign', { share: ({ isBias }) => (isBias ? 1 : -1) }),
  fault('biases with rate × 2', 'the biases are updated twice', { biasRate: eta => 2 * eta }),
  fault('signs alone', 'only the sign of the gradient is used', { gradient: g => g.map(Math.sign) }, [
    'gradientDescent',
    ...momenta
  ]),
  fault(
    'gradient of norm 1',
    'the gradient is scaled to norm 1',
    { gradient: g => g.map(x => x / Math.hypot(...g)) },
    plain
  ),
  ...[0.1, 0.5, 1, 5].flatMap((most): readonly TrainerSuspect[] => [
    fault(
      `clipped at ${most}`,
      `the components of the gradient are clipped at ±${most}`,
      { gradient: g => g.map(x => Math.max(-most, Math.min(most, x))) },
      plain
    ),
    fault(
      `norm clipped at ${most}`,
      `the norm of the gradient is clipped at ${most}`,
      { gradient: g => g.map(x => x * Math.min(1, most / Math.hypot(...g))) },
      plain
    )
  ]),
  fault('accumulates', 'gradients accumulate across steps: they are never set to zero', { accumulates: () => true }),
  fault('biases accumulate', 'the gradients of the biases accumulate across steps: they are never set to zero', {
    accumulates: ({ isBias }) => isBias
  }),
  fault('weights accumulate', 'the gradients of the weights accumulate across steps: they are never set to zero', {
    accumulates: ({ isBias }) => !isBias
  }),
  fault('first layer accumulates', 'the gradients of the first layer accumulate across steps', {
    accumulates: ({ layer }) => layer === 0
  })
]

const onOthers: readonly TrainerSuspect[] = caseSuspects.map(({ name, cause, of }) =>
  fault(`training: ${name}`, `in training, ${cause}`, { on: of })
)

const counting: readonly TrainerSuspect[] = [
  fault('sum for mean', 'the gradient of a step is the sum over the batch, not its mean', { factor: taken => taken }),
  fault('÷ m twice', 'the gradient of a step is divided by the number of examples twice', {
    factor: taken => 1 / taken
  }),
  fault('÷ batch size', 'the gradient of a last batch that is not full is divided by the batch size', {
    factor: (taken, batchSize) => taken / Math.max(taken, batchSize)
  }),
  fault('÷ all examples', 'the gradient of a batch is divided by the number of all examples', {
    factor: (taken, _, all) => taken / all
  }),
  fault('÷ outputs', 'the gradient of a step is divided by the number of outputs', {
    factor: (_, __, ___, outputs) => 1 / outputs
  }),
  fault('÷ inputs', 'the gradient of a step is divided by the number of inputs, not of examples', {
    factor: (taken, _, __, ___, inputs) => taken / inputs
  }),
  fault('× outputs', 'the gradient of a step is multiplied by the number of outputs', {
    factor: (_, __, ___, outputs) => outputs
  })
]

const epochs =
  (of: (batches: readonly (readonly number[])[], epoch: number) => readonly (readonly number[])[]) =>
  (examples: number, batchSize: number, steps: number): readonly (readonly number[])[] => {
    const count = Math.ceil(examples / batchSize)
    return upTo(Math.ceil(steps / count))
      .flatMap(epoch => of(orderedPlan(examples, batchSize, count), epoch))
      .slice(0, steps)
  }

/** As many steps as asked for of epochs that have fewer. */
const shorter =
  (of: (batches: readonly (readonly number[])[]) => readonly (readonly number[])[], whole: boolean) =>
  (examples: number, batchSize: number, steps: number): readonly (readonly number[])[] => {
    const count = Math.ceil(examples / batchSize)
    const one = of(orderedPlan(examples, batchSize, count))
    return whole
      ? upTo(Math.round(steps / count)).flatMap(() => one)
      : upTo(steps).map(k => one[k % Math.max(1, one.length)] ?? [])
  }

const full =
  (batchSize: number) =>
  (batch: readonly number[]): boolean =>
    batch.length === batchSize

const schedules: readonly TrainerSuspect[] = [
  ...[true, false].map(whole =>
    fault('last batch dropped', 'the last batch of an epoch is dropped where it is not full', {
      plan: (examples, batchSize, steps) =>
        shorter(batches => batches.filter(full(batchSize)), whole)(examples, batchSize, steps)
    })
  ),
  ...[true, false].map(whole =>
    fault('last batch always dropped', 'the last batch of an epoch is dropped', {
      plan: shorter(batches => batches.slice(0, -1), whole)
    })
  ),
  ...[true, false].map(whole =>
    fault('first batch dropped', 'the first batch of an epoch is dropped', {
      plan: shorter(batches => batches.slice(1), whole)
    })
  ),
  fault('first batch each time', 'every step takes the first batch', {
    plan: epochs(batches => batches.map(() => batches[0] ?? []))
  }),
  fault('batches in reverse', 'the batches come in reverse order', { plan: epochs(batches => batches.toReversed()) }),
  fault('examples in reverse', 'the examples come in reverse order: they are shuffled or sorted', {
    plan: (examples, batchSize, steps) =>
      orderedPlan(examples, batchSize, steps).map(batch => batch.map(k => examples - 1 - k))
  }),
  fault('last example of each batch dropped', 'the last example of each batch is dropped', {
    plan: epochs(batches => batches.map(batch => (batch.length > 1 ? batch.slice(0, -1) : batch)))
  }),
  fault('first example of each batch dropped', 'the first example of each batch is dropped', {
    plan: epochs(batches => batches.map(batch => (batch.length > 1 ? batch.slice(1) : batch)))
  }),
  fault('last example dropped', 'the last example is never used', {
    plan: epochs(batches =>
      batches.map((batch, k) => (k === batches.length - 1 && batch.length > 1 ? batch.slice(0, -1) : batch))
    )
  }),
  fault('last batch filled up', 'a last batch that is not full is filled up with the first examples', {
    plan: (examples, batchSize, steps) =>
      upTo(steps).map(k => upTo(Math.min(batchSize, examples)).map(j => (k * batchSize + j) % examples))
  }),
  fault('last batch filled up, each epoch', 'a last batch that is not full is filled up with the first examples', {
    plan: epochs(batches => batches.map(batch => upTo(batches[0]?.length ?? 0).map(j => batch[j] ?? j - batch.length)))
  }),
  fault('last batch moved back', 'a last batch that is not full begins earlier, with examples that were used before', {
    plan: (examples, batchSize, steps) =>
      orderedPlan(examples, batchSize, steps).map(batch => {
        const start = Math.max(0, Math.min(batch[0] ?? 0, examples - batchSize))
        return upTo(Math.min(batchSize, examples)).map(j => start + j)
      })
  }),
  fault('last batch joined', 'a last batch that is not full is joined to the one before', {
    plan: shorter(
      batches =>
        batches.length > 1 && !full(batches[0]?.length ?? 0)(batches.at(-1) ?? [])
          ? [...batches.slice(0, -2), [...(batches.at(-2) ?? []), ...(batches.at(-1) ?? [])]]
          : batches,
      false
    )
  }),
  fault('batches overlap', 'the batches overlap by one example', {
    plan: (examples, batchSize, steps) =>
      orderedPlan(examples, batchSize, steps).map(batch =>
        [...batch, (batch.at(-1) ?? 0) + 1].filter(k => k < examples)
      )
  }),
  fault('batches begin one example apart', 'a batch begins one example after the one before, not one batch', {
    plan: (examples, batchSize, steps) =>
      upTo(steps).map(k =>
        upTo(batchSize)
          .map(j => (k % examples) + j)
          .filter(i => i < examples)
      )
  }),
  fault('batch size ignored', 'every step takes all examples: the batch size is ignored', {
    plan: (examples, _, steps) => upTo(steps).map(() => upTo(examples))
  }),
  fault('an epoch too many', 'there is a step too many', {
    plan: (examples, batchSize, steps) => orderedPlan(examples, batchSize, steps + 1)
  }),
  fault('a step too few', 'there is a step too few: a loop ends one too early', {
    plan: (examples, batchSize, steps) => orderedPlan(examples, batchSize, Math.max(0, steps - 1))
  }),
  fault('only one step', 'only the first step is made', {
    plan: (examples, batchSize) => orderedPlan(examples, batchSize, 1)
  }),
  fault('only one epoch', 'only the first epoch is made', {
    plan: (examples, batchSize, steps) =>
      orderedPlan(examples, batchSize, Math.min(steps, Math.ceil(examples / batchSize)))
  }),
  fault('an epoch for each step', 'a whole epoch is made for each step', {
    plan: (examples, batchSize, steps) => orderedPlan(examples, batchSize, steps * Math.ceil(examples / batchSize))
  }),
  fault('a step for each example', 'a step is made for each example, not for each batch', { online: true }),
  fault(
    'a step for each example of the mean',
    'a step is made for each example, with its gradient divided by the number of examples',
    { online: true, factor: (_, batchSize) => 1 / batchSize }
  ),
  fault('targets reversed', 'inputs and targets are not in the same order', { targets: (k, m) => m - 1 - k }),
  fault('targets of the example before', 'inputs go with the targets of the example before', {
    targets: (k, m) => (k + m - 1) % m
  }),
  fault('targets of the next example', 'inputs go with the targets of the next example', {
    targets: (k, m) => (k + 1) % m
  })
]

const decays: readonly TrainerSuspect[] = [
  fault('weight decay missing', 'there is no weight decay', { decayTimes: 0 }),
  fault('weight decay not times the rate', 'the weight decay is not multiplied by the learning rate', {
    decay: 'not times rate'
  }),
  fault('weight decay sign', 'the weight decay has the wrong sign: parameters grow', { decayTimes: -1 }),
  fault('weight decay twice', 'the weight decay is applied twice', { decayTimes: 2 }),
  fault('weight decay half', 'the weight decay is half of what it should be', { decayTimes: 0.5 }),
  fault('weight decay of biases alone', 'the weight decay is applied to the biases alone', { decaysOnly: 'biases' }),
  fault(
    'weight decay in the gradient',
    'the weight decay is added to the gradient, and goes through the moments: that is Adam with L2',
    { decay: 'in the gradient' },
    ['adamW']
  ),
  fault(
    'weight decay apart',
    'the weight decay does not go through what the optimizer remembers: it is taken from the parameters apart',
    { decay: 'decoupled' },
    ['momentum', 'nesterov', 'adagrad', 'rmsProp', 'adam']
  ),
  fault('weight decay of the new parameters', 'the weight decay is taken of the parameters after the step', {
    decay: 'of the new'
  }),
  {
    name: 'weights decay, biases do not',
    cause: 'biases do not decay',
    isChoice: true,
    switches: { decaysOnly: 'weights' }
  },
  choice(
    'decay over the examples',
    'biases do not decay, and the decay of weights is divided by the number of examples of a step',
    [...plain, 'adam', 'rmsProp', 'adagrad'],
    { decaysOnly: 'weights', isDecayMean: true }
  )
]

/** What programs choose, each with a switch. */
export const trainerChoices: readonly TrainerSuspect[] = [
  choice('averaged velocity', 'your velocity is an average: μ·v + (1 − μ)·g', ['momentum'], {
    update:
      ({ rate, momentum }) =>
      (g, s, v) => {
        const now = momentum * s + (1 - momentum) * g
        return [rate * now, now, v]
      }
  }),
  choice(
    'gradient ahead',
    'your Nesterov takes the gradient at θ − η·μ·v, and keeps the parameters it takes it for',
    ['nesterov'],
    { looksAhead: 1, update: hyper => ruleOf({ ...hyper, name: 'momentum' }) }
  ),
  choice('epsilon in the root', 'your ε stands in the root', adaptive, { isEpsilonInside: true }),
  choice('epsilon of the paper', 'your ε is added before the bias correction: ε̂ of Adam’s paper', adams, {
    update:
      ({ rate, beta1, beta2, root }) =>
      (g, s, v, t) => {
        const [m, u] = [beta1 * s + (1 - beta1) * g, beta2 * v + (1 - beta2) * g * g]
        return [(rate * (Math.sqrt(1 - beta2 ** t) / (1 - beta1 ** t)) * m) / root(u), m, u]
      }
  }),
  ...decays.filter(({ isChoice }) => isChoice)
]

const somewhere: readonly (readonly [said: string, takes: (place: Place, layers: number) => boolean])[] = [
  ['for the biases', ({ isBias }) => isBias],
  ['for the weights', ({ isBias }) => !isBias],
  ['for the first layer', ({ layer }) => layer === 0],
  ['for the last layer', ({ layer }, layers) => layer === layers - 1]
]

/** Wrong rules that are used for some parameters alone. */
const partly: readonly TrainerSuspect[] = somewhere.flatMap(([said, updateAt]) =>
  ruleFaults
    .filter(({ switches }) => switches.update !== undefined)
    .map(one => ({
      ...one,
      name: `${one.name} ${said}`,
      cause: `${said}, ${one.cause}`,
      switches: { ...one.switches, updateAt }
    }))
)

/** Faults of a step and of the rule. */
export const trainerFaults: readonly TrainerSuspect[] = [
  ...general,
  ...counting,
  ...ruleFaults,
  ...ruleRelatives,
  ...partly,
  ...timely,
  ...shared,
  ...partFaults,
  ...decays.filter(({ isChoice }) => !isChoice)
]

/** Faults of which examples a step takes. */
export const scheduleFaults: readonly TrainerSuspect[] = [...schedules, ...onOthers]
