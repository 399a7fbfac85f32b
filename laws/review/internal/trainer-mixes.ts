/** Rules whose parts are put together otherwise, and batches of another length or distance: looked for when nothing simpler explains. */
import { upTo } from '../../arbitraries/dense-data.ts'
import type { OptimizerName } from '../protocol.ts'
import { adams, fault, momenta, type TrainerSuspect } from './trainer-suspect.ts'
import type { Hyper, Place, Rule, Switches } from './trainer.ts'

type Of<A> = readonly (readonly [said: string, of: A])[]

const adamFactors: Of<(one: Hyper) => number> = [
  ['β₁', ({ beta1 }) => beta1],
  ['β₂', ({ beta2 }) => beta2],
  ['(1 − β₁)', ({ beta1 }) => 1 - beta1],
  ['(1 − β₂)', ({ beta2 }) => 1 - beta2],
  ['1', () => 1],
  ['0', () => 0]
]

type Correction = (beta: number, t: number) => number

const ofBetas = (letter: string, of: (one: Hyper) => number, other: (one: Hyper) => number) => {
  const powers: Of<Correction> = [
    [`1 − ${letter}ᵗ`, (beta, t) => 1 - beta ** t],
    ['1', () => 1],
    [`1 − ${letter}·t`, (beta, t) => 1 - beta * t],
    [`1 − ${letter}`, beta => 1 - beta],
    [`1 + ${letter}ᵗ`, (beta, t) => 1 + beta ** t],
    [`${letter}ᵗ`, (beta, t) => beta ** t],
    [`1/(1 − ${letter}ᵗ)`, (beta, t) => 1 / (1 - beta ** t)],
    [`(1 − ${letter}ᵗ)²`, (beta, t) => (1 - beta ** t) ** 2],
    [`√(1 − ${letter}ᵗ)`, (beta, t) => Math.sqrt(1 - beta ** t)],
    [`1 − ${letter} to the t + 1`, (beta, t) => 1 - beta ** (t + 1)],
    [`1 − ${letter} to the t − 1`, (beta, t) => 1 - beta ** (t - 1)]
  ]
  const foreign = letter === 'β₁' ? 'β₂' : 'β₁'
  return [
    ...powers.map(([said, power]) => [said, (one: Hyper, t: number) => power(of(one), t)] as const),
    [`1 − ${foreign}ᵗ`, (one: Hyper, t: number) => 1 - other(one) ** t] as const
  ]
}

const first = ({ beta1 }: Hyper): number => beta1
const second = ({ beta2 }: Hyper): number => beta2

/** A moment `p·before + q·new`, divided by a correction. */
interface Moment {
  readonly said: string
  readonly next: (one: Hyper, before: number, now: number) => number
  readonly corrected: (one: Hyper, moment: number, t: number) => number
}

const moments = (
  letter: string,
  square: string,
  corrections: Of<(one: Hyper, t: number) => number>
): readonly Moment[] =>
  adamFactors.flatMap(([p, old]) =>
    adamFactors.flatMap(([q, fresh]) =>
      corrections.map(([r, correction]) => ({
        said: `${letter} is (${p}·${letter} + ${q}·${square}) ÷ ${r === '1' ? '1' : `(${r})`}`,
        next: (one: Hyper, before: number, now: number) => old(one) * before + fresh(one) * now,
        corrected: (one: Hyper, moment: number, t: number) => moment / correction(one, t)
      }))
    )
  )

const [firsts, seconds] = [
  moments('m', 'g', ofBetas('β₁', first, second)),
  moments('v', 'g²', ofBetas('β₂', second, first))
]

/** The right moments, which stand where the other one is wrong. */
const rightFirst = firsts.find(({ said }) => said === 'm is (β₁·m + (1 − β₁)·g) ÷ (1 − β₁ᵗ)')!
const rightSecond = seconds.find(({ said }) => said === 'v is (β₂·v + (1 − β₂)·g²) ÷ (1 − β₂ᵗ)')!

const adamOf =
  (one: Moment, other: Moment) =>
  (hyper: Hyper): Rule =>
  (g, s, v, t) => {
    const [m, u] = [one.next(hyper, s, g), other.next(hyper, v, g * g)]
    return [(hyper.rate * one.corrected(hyper, m, t)) / hyper.root(other.corrected(hyper, u, t)), m, u]
  }

const adamMixes: readonly TrainerSuspect[] = [
  ...firsts.map(one => fault(one.said, `in Adam, ${one.said}`, { update: adamOf(one, rightSecond) }, adams)),
  ...seconds.map(one => fault(one.said, `in Adam, ${one.said}`, { update: adamOf(rightFirst, one) }, adams))
]

const momentumFactors: Of<(one: Hyper) => number> = [
  ['μ', ({ momentum }) => momentum],
  ['(1 − μ)', ({ momentum }) => 1 - momentum],
  ['(−μ)', ({ momentum }) => -momentum],
  ['1', () => 1],
  ['(−1)', () => -1],
  ['η', ({ rate }) => rate],
  ['0', () => 0]
]

/** The step, from the gradient, the velocity before and the one after. */
const velocitySteps: Of<(one: Hyper, g: number, before: number, after: number) => number> = [
  ['η·v', ({ rate }, _, __, after) => rate * after],
  ['v', (_, __, ___, after) => after],
  ['η·μ·v', ({ rate, momentum }, _, __, after) => rate * momentum * after],
  ['η·(g + v)', ({ rate }, g, _, after) => rate * (g + after)],
  ['η·(g + μ·v)', ({ rate, momentum }, g, _, after) => rate * (g + momentum * after)],
  ['g + μ·v', ({ momentum }, g, _, after) => g + momentum * after],
  ['η·g + μ·v', ({ rate, momentum }, g, _, after) => rate * g + momentum * after],
  ['η·(v + μ·(v − v before))', ({ rate, momentum }, _, before, after) => rate * (after + momentum * (after - before))],
  ['v + μ·(v − v before)', ({ momentum }, _, before, after) => after + momentum * (after - before)],
  ['v − μ·(v before)', ({ momentum }, _, before, after) => after - momentum * before],
  ['η·(v before)', ({ rate }, _, before) => rate * before],
  ['η·g', ({ rate }, g) => rate * g]
]

const momentumMixes: readonly TrainerSuspect[] = momentumFactors.flatMap(([p, old]) =>
  momentumFactors.flatMap(([q, fresh]) =>
    velocitySteps.map(([said, step]) =>
      fault(
        `v is ${p}·v + ${q}·g, the step ${said}`,
        `the velocity v becomes ${p}·v + ${q}·g, and the step is ${said}`,
        {
          update: hyper => (g, s, v) => {
            const now = old(hyper) * s + fresh(hyper) * g
            return [step(hyper, g, s, now), now, v]
          }
        },
        momenta
      )
    )
  )
)

const squareFactors: Of<(one: Hyper) => number> = [
  ['ρ', ({ decay }) => decay],
  ['(1 − ρ)', ({ decay }) => 1 - decay],
  ['1', () => 1],
  ['0', () => 0]
]

const squares: Of<(g: number, rate: number) => number> = [
  ['g²', g => g * g],
  ['|g|', g => Math.abs(g)],
  ['g', g => g],
  ['(η·g)²', (g, rate) => (rate * g) ** 2]
]

const roots: Of<(one: Hyper, before: number, after: number) => number> = [
  ['√s', ({ root }, _, after) => root(after)],
  ['√(s before)', ({ root }, before) => root(before)],
  ['s', ({ root }, _, after) => after + root(0)],
  ['s²', ({ root }, _, after) => after * after + root(0)],
  ['1 + √s', (_, __, after) => 1 + Math.sqrt(after)],
  ['1/√s', ({ root }, _, after) => 1 / root(after)]
]

const squareMixes: readonly TrainerSuspect[] = squareFactors.flatMap(([p, old]) =>
  squareFactors.flatMap(([q, fresh]) =>
    squares.flatMap(([square, of]) =>
      roots.map(([below, root]) =>
        fault(
          `s is ${p}·s + ${q}·${square}, divided by ${below}`,
          `the squares s become ${p}·s + ${q}·${square}, and the step is η·g ÷ ${below}`,
          {
            update: hyper => (g, s, v) => {
              const now = old(hyper) * v + fresh(hyper) * of(g, hyper.rate)
              return [(hyper.rate * g) / root(hyper, v, now), s, now]
            }
          },
          ['rmsProp', 'adagrad']
        )
      )
    )
  )
)

/** Numbers of examples by the batch size. */
const lengths: Of<(size: number) => number> = [
  ['the batch size', size => size],
  ['1 less than the batch size', size => Math.max(1, size - 1)],
  ['1 more than the batch size', size => size + 1],
  ['twice the batch size', size => 2 * size],
  ['half the batch size', size => Math.max(1, Math.floor(size / 2))],
  ['1', () => 1]
]

/** Where the next batch begins, and where an epoch ends. */
const ends: Of<(start: number, by: number, length: number, examples: number) => number> = [
  ['from the first example on when none is left', (start, by, _, n) => (start + by >= n ? 0 : start + by)],
  [
    'from the first example on when the last was taken',
    (start, by, length, n) => (start + length >= n ? 0 : start + by)
  ],
  [
    'from the first example on when a batch is not full',
    (start, by, length, n) => (start + by + length > n ? 0 : start + by)
  ],
  ['around the end', (start, by, _, n) => (start + by) % n]
]

const plan =
  (
    lengthOf: (size: number) => number,
    distanceOf: (size: number) => number,
    nextOf: (start: number, by: number, length: number, examples: number) => number,
    isRound: boolean
  ): NonNullable<Switches['plan']> =>
  (examples, batchSize, steps) => {
    const [length, by] = [lengthOf(batchSize), distanceOf(batchSize)]
    const starts: number[] = []
    for (let start = 0; starts.length < steps; start = nextOf(start, by, length, examples)) starts.push(start)
    return starts.map(start =>
      upTo(length)
        .map(j => (isRound ? (start + j) % examples : start + j))
        .filter(k => k < examples)
    )
  }

const batchMixes: readonly TrainerSuspect[] = lengths.flatMap(([length, lengthOf]) =>
  lengths.flatMap(([distance, distanceOf]) =>
    ends.flatMap(([end, nextOf]) =>
      [false, true].map(isRound =>
        fault(
          `batches of ${length}, ${distance} apart, ${end}${isRound ? ', filled up' : ''}`,
          `a batch has as many examples as ${length}, and the next one begins ${distance} later, ${end}`,
          { plan: plan(lengthOf, distanceOf, nextOf, isRound) }
        )
      )
    )
  )
)

const units: Of<(place: Place) => boolean> = [
  ['the last unit of each layer', ({ isLastRow }) => isLastRow],
  ['the first unit of each layer', ({ row }) => row === 0],
  ['the weights of the last unit of each layer', ({ isBias, isLastRow }) => !isBias && isLastRow],
  ['the weights of the first unit of each layer', ({ isBias, row }) => !isBias && row === 0],
  ['the bias of the last unit of each layer', ({ isBias, isLastRow }) => isBias && isLastRow],
  ['the bias of the first unit of each layer', ({ isBias, row }) => isBias && row === 0],
  ['the weight of the last input of each unit', ({ isBias, isLastColumn }) => !isBias && isLastColumn],
  ['the weight of the first input of each unit', ({ isBias, column }) => !isBias && column === 0]
]

const partUpdates: readonly TrainerSuspect[] = units.flatMap(([said, takes]) =>
  (
    [
      ['is not updated', 0],
      ['is updated with the wrong sign', -1],
      ['is updated twice', 2]
    ] as const
  ).map(([what, factor]) =>
    fault(`${said} ${what}`, `${said} ${what}`, { share: place => (takes(place) ? factor : 1) })
  )
)

const places: Of<(place: Place, layers: number) => boolean> = [
  ['all parameters', () => true],
  ['the biases', ({ isBias }) => isBias],
  ['the weights', ({ isBias }) => !isBias],
  ['the first layer', ({ layer }) => layer === 0],
  ['the last layer', ({ layer }, layers) => layer === layers - 1],
  ['every layer but the last', ({ layer }, layers) => layer < layers - 1],
  ['every layer but the first', ({ layer }) => layer > 0]
]

const shares: readonly (readonly [
  said: string,
  of: (taken: number, hyper: Hyper) => number,
  about?: readonly OptimizerName[]
])[] = [
  ['is divided by the number of examples of the step', taken => 1 / taken],
  ['is multiplied by the number of examples of the step', taken => taken],
  ['is multiplied by the learning rate once more', (_, { rate }) => rate],
  ['is not multiplied by the learning rate', (_, { rate }) => 1 / rate],
  ['is multiplied by the momentum', (_, { momentum }) => momentum, momenta],
  ['is multiplied by 1 minus the momentum', (_, { momentum }) => 1 - momentum, momenta],
  ['is multiplied by 1 − β₁', (_, { beta1 }) => 1 - beta1, adams],
  ['is multiplied by 1 − β₂', (_, { beta2 }) => 1 - beta2, adams],
  ['has the wrong sign', () => -1],
  ['is made twice', () => 2],
  ['is half of what it should be', () => 0.5]
]

const partShares: readonly TrainerSuspect[] = places.flatMap(([said, takes]) =>
  shares.map(([what, of, about]) =>
    fault(
      `change of ${said} ${what}`,
      `the change of ${said} ${what}`,
      { share: (place, layers, taken, hyper) => (takes(place, layers) ? of(taken, hyper) : 1) },
      about
    )
  )
)

const sums: readonly TrainerSuspect[] = places
  .slice(0, 4)
  .map(([said, takes]) =>
    fault(
      `sums of ${said} accumulate`,
      `the gradients of ${said} accumulate across steps: their sums are never set to zero`,
      { accumulates: place => takes(place, Infinity), accumulatesSums: true }
    )
  )

const pairings: Of<(k: number, examples: number, batchSize: number) => number> = [
  ['of the first batch', (k, _, size) => k % size],
  ['of the next batch', (k, n, size) => (k + size) % n],
  ['of the batch before', (k, n, size) => (k - size + n * size) % n],
  ['of the first example of the batch', (k, _, size) => k - (k % size)],
  [
    'of the batch in reverse order',
    (k, n, size) => 2 * (k - (k % size)) + Math.min(size, n - (k - (k % size))) - 1 - k
  ],
  ['of the last examples', (k, n, size) => Math.max(0, n - size) + (k % size)]
]

const paired: readonly TrainerSuspect[] = pairings.flatMap(([said, of]) =>
  (
    [
      ['targets', 'inputs'],
      ['inputs', 'targets']
    ] as const
  ).map(([wrong, right]) =>
    fault(`${wrong} ${said}`, `in training, the ${right} of a batch go with the ${wrong} ${said}`, {
      [wrong]: (k: number, n: number, size: number) => of(k, n, Math.min(n, size)) % n
    })
  )
)

const decayShares: Of<(taken: number, hyper: Hyper) => number> = [
  ['is missing', () => 0],
  ['is divided by the number of examples of the step', taken => 1 / taken],
  ['is multiplied by the number of examples of the step', taken => taken],
  ['is multiplied by the learning rate once more', (_, { rate }) => rate],
  ['is not multiplied by the learning rate', (_, { rate }) => 1 / rate],
  ['has the wrong sign', () => -1],
  ['is made twice', () => 2],
  ['is half of what it should be', () => 0.5],
  ['is squared', (_, { weightDecay }) => weightDecay]
]

const partDecays: readonly TrainerSuspect[] = places.flatMap(([said, takes]) =>
  decayShares.map(([what, of]) =>
    fault(`decay of ${said} ${what}`, `the weight decay of ${said} ${what}`, {
      decayShare: (place, layers, taken, hyper) => (takes(place, layers) ? of(taken, hyper) : 1)
    })
  )
)

/** Faults that are looked for when no other explains. */
export const mixedFaults: readonly TrainerSuspect[] = [
  ...partUpdates,
  ...partShares,
  ...partDecays,
  ...places.slice(1, 4).map(([said, takes]) =>
    fault(`late for ${said}`, `each step uses the gradient of the step before for ${said}`, {
      isLate: place => takes(place, Infinity)
    })
  ),
  ...sums,
  ...paired,
  ...adamMixes,
  ...momentumMixes,
  ...momentumMixes.flatMap(one =>
    places.slice(1, 3).map(([said, takes]) => ({
      ...one,
      name: `${one.name} for ${said}`,
      cause: `for ${said}, ${one.cause}`,
      switches: { ...one.switches, updateAt: takes }
    }))
  ),
  ...squareMixes,
  ...batchMixes
]
