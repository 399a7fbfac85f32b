/** Wrong ways back in which one number stands for another: in what weights and biases take, or in what is sent back. */
import { denseData, type DenseData } from '../../arbitraries/dense-data.ts'
import type { ReviewCase } from '../case.ts'
import { plainActivations, slopesByOutput } from './activations.ts'
import type { GradientSuspect } from './gradient-suspects.ts'
import { passage, type Passage } from './plain.ts'
import { layerSets, type InLayers } from './layer-sets.ts'

type Row = readonly number[]

/** The numbers of one layer on the way back: error `d` of its units, what it is before the slope `c`, the slope `s`. */
interface At {
  readonly d: Row
  readonly c: Row
  readonly s: Row
  readonly z: Row
  readonly a: Row
  readonly x: Row
  /** The weighted sums that the input comes from, and their slopes; of the first layer, the input and 1. */
  readonly below: Row
  readonly slopeBelow: Row
  readonly w: readonly Row[]
  readonly network: Row
  /** The number of examples. */
  readonly m: number
}

/** What is done otherwise in the layers where it is. */
interface Otherwise {
  readonly weight?: (at: At, i: number, j: number) => number
  readonly bias?: (at: At, i: number) => number
  readonly sent?: (at: At, j: number) => number
  readonly slope?: (s: Row, z: Row, a: Row, activation: string) => Row
  /** What stays from the example before is added to what is sent back. */
  readonly keeps?: boolean
  /** The example whose inputs, or whose slopes, are taken. */
  readonly input?: (n: number, m: number) => number
  readonly slopeOf?: (n: number, m: number) => number
}

const ones = (row: Row): Row => row.map(() => 1)

const slopes = ({ activation }: DenseData, z: Row, a: Row): Row => plainActivations[activation]!.back(z, a, ones(z))

/** How an error goes back through an activation. */
const through = (layer: DenseData, z: Row, a: Row, c: Row, change: Otherwise['slope']): Row => {
  if (layer.activation === 'softmax') return plainActivations['softmax']!.back(z, a, c)
  const s = slopes(layer, z, a)
  const taken = change?.(s, z, a, layer.activation) ?? s
  return c.map((one, i) => one * taken[i]!)
}

const gradientBy =
  (inLayers: InLayers, otherwise: Otherwise) =>
  (one: ReviewCase): Row => {
    const layers = denseData(one)
    const depth = layers.length
    const ways = one.inputs.map(x => passage(layers, x))
    const m = ways.length
    const kept = layers.map(({ weights }) => weights[0]!.map(() => 0))
    const exampleBy = (n: number): Row => {
      const own = ways[n]!
      const wayOf = (k: number, other: Otherwise['input']): Passage =>
        other === undefined || !inLayers(k, depth) ? own : ways[other(n, m)]!
      let c: Row = own.a[depth - 1]!.map((h, i) => h - one.targets[n]![i]!)
      let all: Row = []
      for (let k = depth - 1; k >= 0; k--) {
        const layer = layers[k]!
        const isOther = inLayers(k, depth)
        const isCross = k === depth - 1 && one.loss !== 'quadratic'
        const way = wayOf(k, otherwise.slopeOf)
        const [z, a] = [way.z[k]!, way.a[k]!]
        const d = isCross ? c : through(layer, z, a, c, isOther ? otherwise.slope : undefined)
        const from = wayOf(k, otherwise.input)
        const x = k === 0 ? from.x : from.a[k - 1]!
        const below = k === 0 ? x : from.z[k - 1]!
        const at: At = {
          d,
          c,
          s: isCross ? ones(z) : slopes(layer, z, a),
          z,
          a,
          x,
          below,
          slopeBelow: k === 0 ? ones(x) : slopes(layers[k - 1]!, below, x),
          w: layer.weights,
          network: own.x,
          m
        }
        const { weight, bias, sent } = isOther ? otherwise : {}
        all = [
          ...d.flatMap((di, i) => x.map((xj, j) => weight?.(at, i, j) ?? di * xj)),
          ...d.map((di, i) => bias?.(at, i) ?? di),
          ...all
        ]
        c = x.map((_, j) => sent?.(at, j) ?? d.reduce((sum, di, i) => sum + di * at.w[i]![j]!, 0))
        if (isOther && otherwise.keeps === true) {
          c = c.map((v, j) => v + kept[k]![j]!)
          kept[k] = [...c]
        }
      }
      return all
    }
    const each = ways.map((_, n) => exampleBy(n))
    return each[0]!.map((_, i) => each.reduce((sum, g) => sum + g[i]!, 0) / m)
  }

/** A suspect for all layers and for some. */
const placed = (name: string, cause: string, otherwise: Otherwise): readonly GradientSuspect[] =>
  layerSets.map(([where, inLayers]) => ({
    name: `${name}${where}`,
    cause: where === '' ? cause : `${where.trim()}, ${cause}`,
    gradient: gradientBy(inLayers, otherwise)
  }))

const ofUnits: readonly (readonly [said: string, of: (at: At) => Row])[] = [
  ['the error before the slope', ({ c }) => c],
  ['the error with the slope twice', ({ d, s }) => d.map((x, i) => x * s[i]!)],
  ['the slope', ({ s }) => s],
  ['the output', ({ a }) => a],
  ['the weighted sum', ({ z }) => z],
  ['the error times the output', ({ d, a }) => d.map((x, i) => x * a[i]!)],
  ['the error in reverse order', ({ d }) => d.toReversed()],
  ['the error of the first unit', ({ d }) => d.map(() => d[0]!)],
  ['the error of the last unit', ({ d }) => d.map(() => d.at(-1)!)],
  ['the error of the unit before', ({ d }) => d.map((_, i) => d.at(i - 1)!)],
  ['the error of the next unit', ({ d }) => d.map((_, i) => d[(i + 1) % d.length]!)],
  ['the sum of the errors of all units', ({ d }) => d.map(() => d.reduce((sum, x) => sum + x, 0))],
  ['the error without its sign', ({ d }) => d.map(Math.abs)],
  ['the sign of the error', ({ d }) => d.map(Math.sign)],
  ['the square of the error', ({ d }) => d.map(x => x * x)],
  ['the error where it is positive', ({ d }) => d.map(x => Math.max(0, x))],
  ['1', ({ d }) => ones(d)]
]

const uses: readonly (readonly [said: string, isWeight: boolean, isBias: boolean, isSent: boolean])[] = [
  ['weights take', true, false, false],
  ['biases take', false, true, false],
  ['weights and biases take', true, true, false],
  ['what is sent back takes', false, false, true],
  ['weights and what is sent back take', true, false, true],
  ['biases and what is sent back take', false, true, true],
  ['weights, biases and what is sent back take', true, true, true]
]

const wrongErrors = ofUnits.flatMap(([what, of]) =>
  uses.flatMap(([said, isWeight, isBias, isSent]) =>
    placed(`${said} ${what}`, `${said} ${what}, in place of a unit’s error`, {
      ...(isWeight ? { weight: (at: At, i: number, j: number) => of(at)[i]! * at.x[j]! } : {}),
      ...(isBias ? { bias: (at: At, i: number) => of(at)[i]! } : {}),
      ...(isSent
        ? {
            sent: (at: At, j: number) => {
              const units = of(at)
              return at.w.reduce((sum, row, i) => sum + units[i]! * row[j]!, 0)
            }
          }
        : {})
    })
  )
)

const ofInputs: readonly (readonly [said: string, of: (at: At, i: number, j: number) => number | undefined])[] = [
  ['the output of its own unit', ({ a }, i) => a[i]!],
  ['the weighted sum of its own unit', ({ z }, i) => z[i]!],
  ['the weighted sum of the layer below', ({ below }, _, j) => below[j]!],
  ['the slope of the layer below', ({ slopeBelow }, _, j) => slopeBelow[j]!],
  ['the input times its slope', ({ x, slopeBelow }, _, j) => x[j]! * slopeBelow[j]!],
  ['the input of the network', ({ network, x }, _, j) => (network.length === x.length ? network[j]! : undefined)],
  ['the output of the layer', ({ a, x }, _, j) => (a.length === x.length ? a[j]! : undefined)],
  ['the weight itself', ({ w }, i, j) => w[i]![j]!],
  ['the input of the other end', ({ x }, _, j) => x.at(-1 - j)!],
  ['the input before', ({ x }, _, j) => x.at(j - 1)!],
  ['the next input', ({ x }, _, j) => x[(j + 1) % x.length]!],
  ['the first input', ({ x }) => x[0]!],
  ['the last input', ({ x }) => x.at(-1)!],
  ['the input of the number of its unit', ({ x }, i) => x[i]],
  ['the square of the input', ({ x }, _, j) => x[j]! ** 2],
  ['the sum of all inputs', ({ x }) => x.reduce((sum, one) => sum + one, 0)],
  ['1', () => 1]
]

const wrongInputs = ofInputs.flatMap(([what, of]) =>
  placed(`weights take ${what} for the input`, `the gradient of a weight takes ${what}, in place of its input`, {
    weight: (at, i, j) => at.d[i]! * (of(at, i, j) ?? at.x[j]!)
  })
)

const weighed =
  (of: (w: readonly Row[], i: number, j: number) => number): NonNullable<Otherwise['sent']> =>
  ({ d, w }, j) =>
    d.reduce((sum, di, i) => sum + di * of(w, i, j), 0)

const flat = (w: readonly Row[]): Row => w.flat()

const right = weighed((w, i, j) => w[i]![j]!)

const sendings: readonly (readonly [cause: string, sent: NonNullable<Otherwise['sent']>])[] = [
  ['the error is sent back without the weights', weighed(() => 1)],
  ['the error is sent back through the weights without their signs', weighed((w, i, j) => Math.abs(w[i]![j]!))],
  ['the error is sent back with the wrong sign', weighed((w, i, j) => -w[i]![j]!)],
  ['the error is sent back through the squares of the weights', weighed((w, i, j) => w[i]![j]! ** 2)],
  [
    'the weights are not transposed in the way back where they are square',
    weighed((w, i, j) => (w.length === w[0]!.length ? w[j]![i]! : w[i]![j]!))
  ],
  ['the weights are reshaped in the way back, not transposed', weighed((w, i, j) => flat(w)[j * w.length + i]!)],
  ['the error is sent back by the weight of the first input', weighed((w, i) => w[i]![0]!)],
  ['the error is sent back by the weight of the last input', weighed((w, i) => w[i]!.at(-1)!)],
  ['the error is sent back by the weight of the input before', weighed((w, i, j) => w[i]!.at(j - 1)!)],
  ['the error is sent back by the weight of the next input', weighed((w, i, j) => w[i]![(j + 1) % w[i]!.length]!)],
  ['the error is sent back by the weights of the first unit', weighed((w, _, j) => w[0]![j]!)],
  ['the error is sent back by the weights of the units in reverse order', weighed((w, i, j) => w.at(-1 - i)![j]!)],
  [
    'a loop ends one too early: the error of the last unit is not sent back',
    ({ d, w }, j) => d.slice(0, -1).reduce((sum, di, i) => sum + di * w[i]![j]!, 0)
  ],
  [
    'a loop ends one too early: the error of the last of several units is not sent back',
    ({ d, w }, j) => d.slice(0, Math.max(1, d.length - 1)).reduce((sum, di, i) => sum + di * w[i]![j]!, 0)
  ],
  [
    'a loop begins one too late: the error of the first unit is not sent back',
    weighed((w, i, j) => (i === 0 ? 0 : w[i]![j]!))
  ],
  [
    'a loop begins one too late: the error of the first of several units is not sent back',
    weighed((w, i, j) => (i === 0 && w.length > 1 ? 0 : w[i]![j]!))
  ],
  ['the error of the first unit alone is sent back: the others do not count', ({ d, w }, j) => d[0]! * w[0]![j]!],
  [
    'what is sent back is overwritten, not added up: the error of the last unit alone counts',
    ({ d, w }, j) => d.at(-1)! * w.at(-1)![j]!
  ],
  ['no error is sent back to the last input', (at, j) => (j === at.x.length - 1 ? 0 : right(at, j))],
  ['no error is sent back to the first input', (at, j) => (j === 0 ? 0 : right(at, j))],
  ['no error is sent back', () => 0],
  ['what is sent back is averaged over the units, not summed', (at, j) => right(at, j) / at.d.length],
  ['the error is sent back through the signs of the weights', weighed((w, i, j) => Math.sign(w[i]![j]!))],
  ['the error is divided by the weights, not multiplied, where it is sent back', weighed((w, i, j) => 1 / w[i]![j]!)],
  ['what is sent back is divided by the number of examples once more', (at, j) => right(at, j) / at.m],
  ['what is sent back is multiplied by the number of examples', (at, j) => right(at, j) * at.m],
  ['what is sent back is twice what it should be', (at, j) => right(at, j) * 2],
  ['what is sent back is half of what it should be', (at, j) => right(at, j) / 2],
  ['what is sent back is multiplied by the number of units', (at, j) => right(at, j) * at.d.length],
  ['what is sent back is multiplied by the number of inputs', (at, j) => right(at, j) * at.x.length],
  ['what is sent back is taken without its sign', (at, j) => Math.abs(right(at, j))],
  ['what is sent back is divided by the number of inputs', (at, j) => right(at, j) / at.x.length],
  ['what is sent back is multiplied by the input', (at, j) => right(at, j) * at.x[j]!],
  ['what is sent back is added to the input', (at, j) => right(at, j) + at.x[j]!],
  [
    'the sum of what is sent back is not set to 0 for the next input',
    (at, j) => at.x.slice(0, j + 1).reduce((sum, _, k) => sum + right(at, k), 0)
  ],
  [
    'the error is sent back to all inputs by the sum of a unit’s weights',
    weighed((w, i) => w[i]!.reduce((sum, x) => sum + x, 0))
  ]
]

const wrongSendings = sendings.flatMap(([cause, sent]) => placed(cause, cause, { sent }))

const slopeChanges: readonly (readonly [said: string, slope: NonNullable<Otherwise['slope']>])[] = [
  [
    'is taken at the output, not at the weighted sum',
    (_, __, a, name) => plainActivations[name]!.back(a, plainActivations[name]!.value(a), ones(a))
  ],
  ['is taken of the weighted sum by the formula for the output', (_, z, __, name) => z.map(slopesByOutput[name]!)],
  [
    'is taken of the activation of the output',
    (_, __, a, name) => plainActivations[name]!.value(a).map(slopesByOutput[name]!)
  ],
  ['is squared', s => s.map(x => x * x)],
  ['is under a root', s => s.map(Math.sqrt)],
  ['is divided by, not multiplied with', s => s.map(x => 1 / x)],
  ['has the wrong sign', s => s.map(x => -x)],
  ['is taken for 1 minus it', s => s.map(x => 1 - x)],
  ['is taken for 1 plus it', s => s.map(x => 1 + x)],
  ['is taken for the output', (_, __, a) => a],
  ['is taken for the weighted sum', (_, z) => z],
  ['is multiplied by the output', (s, _, a) => s.map((x, i) => x * a[i]!)],
  ['is multiplied by the weighted sum', (s, z) => s.map((x, i) => x * z[i]!)],
  ['is missing', s => ones(s)],
  ['is 0', s => s.map(() => 0)],
  ['is that of the first unit for all', s => s.map(() => s[0]!)],
  ['is that of the last unit for all', s => s.map(() => s.at(-1)!)],
  ['is that of the unit of the other end', s => s.toReversed()],
  ['is that of the unit before', s => s.map((_, i) => s.at(i - 1)!)],
  ['is that of the next unit', s => s.map((_, i) => s[(i + 1) % s.length]!)],
  ['is missing for the last unit', s => s.map((x, i) => (i === s.length - 1 ? 1 : x))],
  ['is missing for the first unit', s => s.map((x, i) => (i === 0 ? 1 : x))],
  ['is averaged over the units', s => s.map(() => s.reduce((sum, x) => sum + x, 0) / s.length)],
  ['is summed over the units', s => s.map(() => s.reduce((sum, x) => sum + x, 0))]
]

const wrongSlopes = slopeChanges.flatMap(([said, slope]) =>
  placed(`slope ${said}`, `the slope of an activation ${said}`, { slope })
)

const slopeFactors: readonly (readonly [said: string, of: (z: number, a: number) => number])[] = [
  ['a', (_, a) => a],
  ['(1 − a)', (_, a) => 1 - a],
  ['(1 + a)', (_, a) => 1 + a],
  ['(1 − 2a)', (_, a) => 1 - 2 * a],
  ['(1 − a²)', (_, a) => 1 - a * a],
  ['a²', (_, a) => a * a],
  ['z', z => z],
  ['(1 − z)', z => 1 - z],
  ['2', () => 2],
  ['½', () => 0.5],
  ['(−1)', () => -1]
]

/** Slopes of one activation that are products of two or three such factors. */
const productSlopes: readonly GradientSuspect[] = ['sigmoid', 'tanh', 'relu', 'softplus'].flatMap(name =>
  slopeFactors.flatMap(([one, first], k) =>
    slopeFactors.slice(k).flatMap(([two, second], n) =>
      [['', () => 1] as const, ...slopeFactors.slice(k + n)].map(([three, third]): GradientSuspect => {
        const said = [one, two, three].filter(part => part !== '').join('·')
        return {
          name: `slope of ${name}: ${said}`,
          cause: `the slope of ${name} is taken for ${said}`,
          gradient: gradientBy(() => true, {
            slope: (s, z, a, activation) =>
              activation === name
                ? s.map((_, i) => first(z[i]!, a[i]!) * second(z[i]!, a[i]!) * third(z[i]!, a[i]!))
                : s
          })
        }
      })
    )
  )
)

const cached: readonly GradientSuspect[] = (
  [
    ['first', 'of the first example', () => 0],
    ['last', 'of the last example: they are overwritten when the next one goes forward', (_, m) => m - 1],
    ['before', 'of the example before', (n, m) => (n + m - 1) % m],
    ['next', 'of the next example', (n, m) => (n + 1) % m],
    ['opposite', 'of the examples in reverse order', (n, m) => m - 1 - n]
  ] as const satisfies readonly (readonly [string, string, (n: number, m: number) => number])[]
).flatMap(([name, cause, of]) =>
  (
    [
      ['inputs', { input: of }],
      ['slopes', { slopeOf: of }],
      ['inputs and slopes', { input: of, slopeOf: of }]
    ] as const satisfies readonly (readonly [string, Otherwise])[]
  ).flatMap(([what, otherwise]) =>
    placed(`${what} of the ${name} example`, `on the way back, the ${what} of layers are those ${cause}`, otherwise)
  )
)

const keeping = placed(
  'errors kept',
  'the errors sent back are added to those of the example before: they are not set to zero for each example',
  { keeps: true }
)

/** Each number on the way back in place of another, in all layers or in some. */
export const operandSuspects: readonly GradientSuspect[] = [
  ...wrongSlopes,
  ...wrongErrors,
  ...wrongInputs,
  ...wrongSendings,
  ...productSlopes,
  ...cached,
  ...keeping
]
