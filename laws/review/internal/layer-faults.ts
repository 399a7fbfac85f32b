/** Things done otherwise in a layer on the way forward, where sums, rows and units are taken for one another. */
import type { DenseData } from '../../arbitraries/dense-data.ts'
import { plainActivations } from './activations.ts'
import { affine } from './plain.ts'

type Row = readonly number[]

/** What is done in a layer. */
export type Doing = (layer: DenseData, x: Row, k: number) => Row | undefined

type Fault = readonly [name: string, cause: string, doing: Doing]

const act = (layer: DenseData, z: Row): Row => plainActivations[layer.activation]!.value(z)

/** With other weights, biases and inputs. */
const withParts =
  (
    change: (layer: DenseData, x: Row) => { readonly weights?: readonly Row[]; readonly bias?: Row; readonly x?: Row }
  ): Doing =>
  (layer, x) => {
    const { weights = layer.weights, bias = layer.bias, x: input = x } = change(layer, x)
    return act(layer, affine({ ...layer, weights, bias }, input))
  }

/** Of the right weighted sums and the bias alone. */
const ofSums =
  (change: (z: Row, layer: DenseData, x: Row) => Row): Doing =>
  (layer, x) =>
    act(layer, change(affine(layer, x), layer, x))

/** Of the right outputs and weighted sums. */
const ofOutputs =
  (change: (a: Row, z: Row, layer: DenseData) => Row): Doing =>
  (layer, x) => {
    const z = affine(layer, x)
    return change(act(layer, z), z, layer)
  }

const running = (row: Row): Row => row.map((_, i) => row.slice(0, i + 1).reduce((sum, one) => sum + one, 0))

const next = (row: Row): Row => row.map((_, i) => row[(i + 1) % row.length]!)

const before = (row: Row): Row => row.map((_, i) => row.at(i - 1)!)

const biases: readonly Fault[] = [
  [
    'last bias for all',
    'the bias of the last unit is added to all',
    withParts(({ bias }) => ({ bias: bias.map(() => bias.at(-1)!) }))
  ],
  [
    'bias before',
    'an index is off by one: a unit has the bias of the one before',
    withParts(({ bias }) => ({ bias: before(bias) }))
  ],
  [
    'next bias',
    'an index is off by one: a unit has the bias of the next one',
    withParts(({ bias }) => ({ bias: next(bias) }))
  ],
  [
    'bias missing in the last unit',
    'a loop ends one too early: the bias of the last unit is not added',
    withParts(({ bias }) => ({ bias: bias.map((b, i) => (i === bias.length - 1 ? 0 : b)) }))
  ],
  [
    'bias missing in the first unit',
    'a loop begins one too late: the bias of the first unit is not added',
    withParts(({ bias }) => ({ bias: bias.map((b, i) => (i === 0 ? 0 : b)) }))
  ],
  [
    'bias for each input',
    'the bias is added once for each input, inside the sum',
    withParts(({ bias, weights }) => ({ bias: bias.map(b => b * weights[0]!.length) }))
  ],
  [
    'sum of the biases',
    'the sum of all biases is added to each unit',
    withParts(({ bias }) => ({ bias: bias.map(() => bias.reduce((sum, b) => sum + b, 0)) }))
  ],
  ['bias not signed', 'the bias is taken without its sign', withParts(({ bias }) => ({ bias: bias.map(Math.abs) }))],
  [
    'bias multiplied',
    'the weighted sum is multiplied by the bias, which is not added',
    ofSums((z, { bias }) => z.map((one, i) => (one - bias[i]!) * bias[i]!))
  ],
  ['bias alone', 'the weighted sum is overwritten by the bias', ofSums((_, { bias }) => bias)]
]

const sums: readonly Fault[] = [
  ['sums run on', 'the sum of a unit is not set to 0: it runs on from the unit before', ofSums(running)],
  [
    'sums run on without bias',
    'the sum of a unit is not set to 0: it runs on from the unit before',
    ofSums((z, { bias }) => running(z.map((one, i) => one - bias[i]!)).map((one, i) => one + bias[i]!))
  ],
  [
    'last product alone',
    'the sum of a unit is overwritten, not added up: the last input alone counts',
    withParts(({ weights }, x) => ({ weights, x: x.map((one, j) => (j === x.length - 1 ? one : 0)) }))
  ],
  [
    'in place',
    'outputs are written over the inputs that other units have yet to read',
    (layer, x) =>
      layer.weights.reduce<Row>((now, row, i) => {
        const [a = Number.NaN] = act({ ...layer }, [
          row.reduce((sum, w, j) => sum + w * (j < i ? (now[j] ?? Number.NaN) : x[j]!), 0) + layer.bias[i]!
        ])
        return [...now, a]
      }, [])
  ],
  ['sums without sign', 'the weighted sum is taken without its sign', ofSums(z => z.map(Math.abs))],
  ['sums negated', 'the weighted sum has the wrong sign', ofSums(z => z.map(one => -one))],
  ['sums squared', 'the weighted sum is squared', ofSums(z => z.map(one => one * one))],
  ['sums plus 1', '1 is added to the weighted sum', ofSums(z => z.map(one => one + 1))]
]

const rows: readonly Fault[] = [
  [
    'first row for all',
    'all units have the weights of the first',
    withParts(({ weights }) => ({ weights: weights.map(() => weights[0]!) }))
  ],
  [
    'last row for all',
    'all units have the weights of the last',
    withParts(({ weights }) => ({ weights: weights.map(() => weights.at(-1)!) }))
  ],
  [
    'rows reversed',
    'the weights of the units are in reverse order',
    withParts(({ weights }) => ({ weights: weights.toReversed() }))
  ],
  ['inputs reversed', 'the inputs of a layer are in reverse order', withParts((_, x) => ({ x: x.toReversed() }))],
  ['next input', 'an index is off by one: a weight goes with the next input', withParts((_, x) => ({ x: next(x) }))],
  [
    'input before',
    'an index is off by one: a weight goes with the input before',
    withParts((_, x) => ({ x: before(x) }))
  ],
  ['first input for all', 'all weights go with the first input', withParts((_, x) => ({ x: x.map(() => x[0]!) }))],
  [
    'inputs not signed',
    'the inputs of a layer are taken without their signs',
    withParts((_, x) => ({ x: x.map(Math.abs) }))
  ],
  ['activation before', 'the activation is applied to the input, too', withParts((layer, x) => ({ x: act(layer, x) }))],
  [
    'read by columns',
    'the weights are read by columns where they stand by rows',
    withParts(({ weights }) => {
      const values = weights.flat()
      return { weights: weights.map((row, i) => row.map((_, j) => values[j * weights.length + i]!)) }
    })
  ],
  [
    'weights squared',
    'the weights are squared',
    withParts(({ weights }) => ({ weights: weights.map(row => row.map(w => w * w)) }))
  ],
  [
    'weights negated',
    'the weights have the wrong sign',
    withParts(({ weights }) => ({ weights: weights.map(row => row.map(w => -w)) }))
  ]
]

const outputs: readonly Fault[] = [
  [
    'last unit not activated',
    'the activation is missing in the last unit',
    ofOutputs((a, z) => [...a.slice(0, -1), z.at(-1)!])
  ],
  [
    'first unit not activated',
    'the activation is missing in the first unit',
    ofOutputs((a, z) => [z[0]!, ...a.slice(1)])
  ],
  [
    'first unit zero',
    'a loop begins one too late: the first unit is zero',
    ofOutputs(a => a.map((one, i) => (i === 0 ? 0 : one)))
  ],
  ['first unit for all', 'all units have the output of the first', ofOutputs(a => a.map(() => a[0]!))],
  ['last unit for all', 'all units have the output of the last', ofOutputs(a => a.map(() => a.at(-1)!))],
  ['units reversed', 'the outputs of the units are in reverse order', ofOutputs(a => a.toReversed())],
  [
    'times the sum',
    'the activation is multiplied by the weighted sum',
    ofOutputs((a, z) => a.map((one, i) => one * z[i]!))
  ],
  ['plus the sum', 'the weighted sum is added to the activation', ofOutputs((a, z) => a.map((one, i) => one + z[i]!))],
  ['1 − a', 'the activation is taken for 1 minus it', ofOutputs(a => a.map(one => 1 - one))],
  ['−a', 'the activation has the wrong sign', ofOutputs(a => a.map(one => -one))],
  ['a²', 'the activation is squared', ofOutputs(a => a.map(one => one * one))],
  [
    'slope',
    'the slope of the activation is taken for the activation',
    ofOutputs((a, z, { activation }) =>
      plainActivations[activation]!.back(
        z,
        a,
        a.map(() => 1)
      )
    )
  ]
]

/** Factors by counts of the layer. */
const counts: readonly (readonly [said: string, of: (inputs: number, units: number) => number])[] = [
  ['divided by the number of inputs', inputs => 1 / inputs],
  ['divided by the root of the number of inputs', inputs => 1 / Math.sqrt(inputs)],
  ['divided by the number of units', (_, units) => 1 / units],
  ['divided by the root of the number of units', (_, units) => 1 / Math.sqrt(units)],
  ['multiplied by the number of inputs', inputs => inputs],
  ['multiplied by the number of units', (_, units) => units]
]

const counted: readonly Fault[] = counts.flatMap(([said, of]): readonly Fault[] => {
  const by = ({ weights }: DenseData): number => of(weights[0]!.length, weights.length)
  return [
    [`sum ${said}`, `the weighted sum with its bias is ${said}`, ofSums((z, layer) => z.map(one => one * by(layer)))],
    [
      `sum without bias ${said}`,
      `the weighted sum before its bias is ${said}`,
      ofSums((z, layer) => z.map((one, i) => (one - layer.bias[i]!) * by(layer) + layer.bias[i]!))
    ],
    [`output ${said}`, `the output is ${said}`, ofOutputs((a, _, layer) => a.map(one => one * by(layer)))]
  ]
})

/** Faults of one layer. */
export const layerFaultsMore: readonly Fault[] = [...biases, ...sums, ...rows, ...outputs, ...counted]
