/** Activations as plain functions: the right ones, and those that they are taken for. */

/** A function of all components of a layer, and its transposed derivative. */
export interface PlainActivation {
  readonly value: (z: readonly number[]) => readonly number[]
  readonly back: (z: readonly number[], a: readonly number[], c: readonly number[]) => readonly number[]
}

const sigmoid = (z: number): number => (z >= 0 ? 1 / (1 + Math.exp(-z)) : Math.exp(z) / (1 + Math.exp(z)))

/** of each component: value, and slope by input and output. */
const each = (value: (z: number) => number, slope: (z: number, a: number) => number): PlainActivation => ({
  value: z => z.map(value),
  back: (z, a, c) => c.map((one, i) => one * slope(z[i]!, a[i]!))
})

/** Only its value is known. */
const valued = (value: (z: number) => number): PlainActivation => each(value, () => Number.NaN)

const softmax = (z: readonly number[]): readonly number[] => {
  const most = Math.max(...z)
  const powers = z.map(x => Math.exp(x - most))
  const sum = powers.reduce((a, b) => a + b, 0)
  return powers.map(x => x / sum)
}

export const plainActivations: Readonly<Record<string, PlainActivation>> = {
  identity: each(
    z => z,
    () => 1
  ),
  sigmoid: each(sigmoid, (z, a) => a * sigmoid(-z)),
  tanh: each(Math.tanh, (_, a) => (1 - a) * (1 + a)),
  relu: each(
    z => Math.max(0, z),
    z => (z > 0 ? 1 : 0)
  ),
  softplus: each(
    z => Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z))),
    z => sigmoid(z)
  ),
  softmax: {
    value: softmax,
    back: (_, a, c) => {
      const dot = c.reduce((sum, one, i) => sum + one * a[i]!, 0)
      return c.map((one, i) => a[i]! * (one - dot))
    }
  }
}

/** Slopes as programs take them from outputs. */
export const slopesByOutput: Readonly<Record<string, (a: number) => number>> = {
  sigmoid: a => a * (1 - a),
  tanh: a => 1 - a * a,
  relu: a => (a > 0 ? 1 : 0),
  softplus: a => 1 - Math.exp(-a),
  identity: () => 1
}

/** What an activation may be confused with, and how that is said. */
export const confusions: readonly (readonly [name: string, said: string, activation: PlainActivation])[] = [
  ...Object.entries(plainActivations).map(([name, one]) => [name, `is ${name}`, one] as const),
  ['sigmoid of −z', 'is σ(−z): the sign in the exponent is wrong', valued(z => sigmoid(-z))],
  ['sigmoid of 2z', 'is σ(2z)', valued(z => sigmoid(2 * z))],
  ['sigmoid of z/2', 'is σ(z/2)', valued(z => sigmoid(z / 2))],
  ['tanh of 2z', 'is tanh(2z)', valued(z => Math.tanh(2 * z))],
  ['tanh of z/2', 'is tanh(z/2), or 2σ(z) − 1', valued(z => Math.tanh(z / 2))],
  [
    'hard sigmoid',
    'is a hard sigmoid, 0.2·z + 0.5 cut off at 0 and 1',
    valued(z => Math.min(1, Math.max(0, 0.2 * z + 0.5)))
  ],
  ['hard tanh', 'is cut off at −1 and 1', valued(z => Math.min(1, Math.max(-1, z)))],
  ['scaled tanh', 'is 1.7159·tanh(2z/3)', valued(z => 1.7159 * Math.tanh((2 / 3) * z))],
  [
    'hard sigmoid of 6',
    'is a hard sigmoid, (z + 3)/6 cut off at 0 and 1',
    valued(z => Math.min(1, Math.max(0, z / 6 + 0.5)))
  ],
  ['arctangent', 'is an arctangent', valued(Math.atan)],
  ['algebraic', 'is z/√(1 + z²)', valued(z => z / Math.sqrt(1 + z * z))],
  ['fast sigmoid', 'is ½·z/(1 + |z|) + ½', valued(z => (0.5 * z) / (1 + Math.abs(z)) + 0.5)],
  ['series of tanh', 'is the series z − z³/3 + 2z⁵/15', valued(z => z - z ** 3 / 3 + (2 * z ** 5) / 15)],
  ['fraction of tanh', 'is z(27 + z²)/(27 + 9z²)', valued(z => (z * (27 + z * z)) / (27 + 9 * z * z))],
  ['selu', 'is selu', valued(z => 1.0507009873554805 * (z > 0 ? z : 1.6732632423543772 * Math.expm1(z)))],
  ['mish', 'is z·tanh(softplus(z))', valued(z => z * Math.tanh(Math.log1p(Math.exp(z))))],
  ['relu6', 'is cut off at 0 and 6', valued(z => Math.min(6, Math.max(0, z)))],
  ['leaky relu 0.01', 'is a leaky relu of slope 0.01', valued(z => (z > 0 ? z : 0.01 * z))],
  ['leaky relu 0.1', 'is a leaky relu of slope 0.1', valued(z => (z > 0 ? z : 0.1 * z))],
  ['leaky relu 0.2', 'is a leaky relu of slope 0.2', valued(z => (z > 0 ? z : 0.2 * z))],
  ['elu', 'is elu', valued(z => (z > 0 ? z : Math.expm1(z)))],
  ['absolute', 'is |z|', valued(Math.abs)],
  ['negative relu', 'is min(0, z)', valued(z => Math.min(0, z))],
  ['silu', 'is z·σ(z)', valued(z => z * sigmoid(z))],
  ['softsign', 'is z/(1 + |z|)', valued(z => z / (1 + Math.abs(z)))],
  ['gelu', 'is gelu', valued(z => 0.5 * z * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (z + 0.044715 * z ** 3))))],
  ['exponential', 'is exp(z)', valued(Math.exp)],
  ['softplus without 1', 'is log(exp(z)): the 1 is missing', valued(z => z)],
  ['square', 'is z²', valued(z => z * z)],
  ['step', 'is a step', valued(z => (z > 0 ? 1 : 0))],
  ['own slope', 'is its own slope a(1 − a)', valued(z => sigmoid(z) * sigmoid(-z))],
  [
    'softmax, not normalized',
    'is exp(z) that is not divided by the sum',
    { value: z => z.map(Math.exp), back: (_, __, c) => c }
  ],
  [
    'normalized',
    'is z divided by its sum: the exponential is missing',
    { value: z => z.map(x => x / z.reduce((a, b) => a + b, 0)), back: (_, __, c) => c }
  ],
  [
    'softmax of base 2',
    'is a softmax of powers of 2',
    { value: z => softmax(z.map(x => x * Math.LN2)), back: (_, __, c) => c }
  ],
  ['softmax of −z', 'is a softmax of −z', { value: z => softmax(z.map(x => -x)), back: (_, __, c) => c }],
  ['log softmax', 'is the logarithm of a softmax', { value: z => softmax(z).map(Math.log), back: (_, __, c) => c }]
]

export const plainSigmoid = sigmoid
