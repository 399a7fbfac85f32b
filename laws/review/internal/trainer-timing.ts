/** Wrong training in which numbers of another time or place are used. */
import { adams, fault, remembering, type TrainerSuspect } from './trainer-suspect.ts'
import type { Place } from './trainer.ts'

/** What a rule remembers is kept in one place for several parameters. */
export const shared: readonly TrainerSuspect[] = (
  [
    [
      'layers',
      'all layers share what the optimizer remembers',
      ({ isBias, row, column }) => `${isBias},${row},${column}`
    ],
    ['tensors', 'all tensors share what the optimizer remembers', ({ row, column }) => `${row},${column}`],
    [
      'weights and biases',
      'weights and biases of a layer share what the optimizer remembers',
      ({ layer, row, column }) => `${layer},${row},${column}`
    ],
    [
      'units',
      'all units share what the optimizer remembers',
      ({ layer, isBias, column }) => `${layer},${isBias},${column}`
    ],
    [
      'inputs',
      'all inputs of a unit share what the optimizer remembers',
      ({ layer, isBias, row }) => `${layer},${isBias},${row}`
    ],
    ['a tensor', 'one number is remembered for a whole tensor', ({ layer, isBias }) => `${layer},${isBias}`],
    ['a layer', 'one number is remembered for a whole layer', ({ layer }) => String(layer)],
    ['everything', 'one number is remembered for all parameters', () => '']
  ] as const satisfies readonly (readonly [string, string, (place: Place) => string])[]
).flatMap(([name, cause, key]) =>
  [false, true].map(isDownward =>
    fault(
      `memory shared by ${name}${isDownward ? ', downward' : ''}`,
      cause,
      { memory: { key, isDownward } },
      remembering
    )
  )
)

/** Gradients of another time, and steps of another kind. */
export const timely: readonly TrainerSuspect[] = [
  fault(
    'gradient of the first parameters',
    'every step takes the gradient at the first parameters: it is not taken anew',
    {
      isTakenAt: 'first'
    }
  ),
  fault('gradient of the parameters before', 'the gradient is taken at the parameters of the step before', {
    isTakenAt: 'before'
  }),
  fault('gradient late', 'each step uses the gradient of the step before', { isLate: () => true }),
  fault('single precision', 'the parameters are rounded to single precision after each step', { after: Math.fround }),
  fault('rate by the root of t', 'the learning rate falls as 1/√t, though no schedule is asked for', {
    schedule: t => 1 / Math.sqrt(t)
  }),
  fault('rate by t', 'the learning rate falls as 1/t, though no schedule is asked for', { schedule: t => 1 / t }),
  fault('rate grows with t', 'the learning rate grows with the step t', { schedule: t => t }),
  fault('rate to zero', 'the learning rate falls to 0 over the steps, though no schedule is asked for', {
    schedule: (t, _, steps) => 1 - (t - 1) / steps
  }),
  fault('rate to zero, from 1', 'the learning rate falls to 0 over the steps, though no schedule is asked for', {
    schedule: (t, _, steps) => 1 - t / steps
  }),
  fault('cosine', 'the learning rate falls as a cosine over the steps, though no schedule is asked for', {
    schedule: (t, _, steps) => (1 + Math.cos((Math.PI * (t - 1)) / steps)) / 2
  }),
  fault('memory lost', 'what the optimizer remembers is lost when an epoch begins', { forgets: 'memory' }, remembering),
  fault(
    'memory and counter lost',
    'what the optimizer remembers is lost when an epoch begins, and its steps are counted anew',
    { forgets: 'memory and counter' },
    remembering
  ),
  fault('no first step', 'the first step changes nothing', { schedule: t => (t === 1 ? 0 : 1) }),
  ...(
    [
      ['up', (n: number) => n],
      ['down', (n: number, all: number) => all - 1 - n]
    ] as const
  ).map(([way, place]) =>
    fault(
      `counter of tensors, ${way}`,
      'the counter of the bias correction goes up with each tensor, not with each step',
      { time: (t, _, tensor, tensors) => (t - 1) * tensors + place(tensor, tensors) + 1 },
      adams
    )
  ),
  ...([0, 1] as const).map(late =>
    fault(
      `counter of layers${late === 1 ? ', downward' : ''}`,
      'the counter of the bias correction goes up with each layer, not with each step',
      {
        time: (t, _, tensor, tensors) => {
          const [layer, layers] = [Math.floor(tensor / 2), tensors / 2]
          return (t - 1) * layers + (late === 1 ? layers - 1 - layer : layer) + 1
        }
      },
      adams
    )
  )
]
