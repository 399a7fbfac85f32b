/** PyTorch's numbers in float64, see test/golden/README.md: every case whose parts are named in the tables below. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  adam,
  adamW,
  backpropagate,
  binaryCrossEntropy,
  categoricalCrossEntropy,
  costGradient,
  denseLayer,
  gradientDescent,
  identityLayer,
  momentum,
  pythonRandom,
  quadraticLoss,
  reluLayer,
  rmsProp,
  sigmoidLayer,
  softmaxLayer,
  softplusLayer,
  stateAt,
  step,
  tanhLayer,
  trainer,
  vectorFrom,
  type AnyLayer,
  type AnyMemory,
  type AnyRange,
  type AnySizeLoss,
  type Batch,
  type Dimension,
  type Example,
  type Layer,
  type Optimizer,
  type Vector
} from 'lawgrad'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'
import { sequence } from '../../../src/layer/internal/sequence.ts'

/** The parts that cases name. A part that is added to the library gets a line here, and its cases run. */
const activations: Readonly<Record<string, <N extends number>(size: Dimension<N>) => AnyLayer>> = {
  identity: identityLayer,
  sigmoid: sigmoidLayer,
  tanh: tanhLayer,
  relu: reluLayer,
  softplus: softplusLayer,
  softmax: softmaxLayer
}

const losses: Readonly<Record<string, AnySizeLoss>> = {
  quadratic: quadraticLoss,
  binaryCrossEntropy,
  categoricalCrossEntropy
}

type Hyperparameters = Readonly<Record<string, number>>

/** An optimizer of hyperparameters, lent to what works with the state of any. */
const lent =
  <Ms extends readonly AnyMemory[]>(make: (hyperparameters: Hyperparameters) => Optimizer<Ms>) =>
  (hyperparameters: Hyperparameters, use: <Ns extends readonly AnyMemory[]>(optimizer: Optimizer<Ns>) => void): void =>
    use(make(hyperparameters))

const optimizers: Readonly<Record<string, ReturnType<typeof lent>>> = {
  gradientDescent: lent(({ learningRate = Number.NaN }) => gradientDescent(learningRate)),
  momentum: lent(({ learningRate = Number.NaN, ...rest }) => momentum(learningRate, rest)),
  nesterov: lent(({ learningRate = Number.NaN, ...rest }) => momentum(learningRate, { ...rest, nesterov: true })),
  rmsProp: lent(({ learningRate = Number.NaN, ...rest }) => rmsProp(learningRate, rest)),
  adam: lent(({ learningRate = Number.NaN, ...rest }) => adam(learningRate, rest)),
  adamW: lent(({ learningRate = Number.NaN, ...rest }) => adamW(learningRate, rest))
}

type Rows = readonly (readonly number[])[]
type Dense = readonly { readonly weights: Rows; readonly bias: readonly number[] }[]

type Case = {
  readonly name: string
  readonly sizes: readonly number[]
  readonly activations: readonly string[]
  readonly loss: string
  readonly inputs: Rows
  readonly targets: Rows
  readonly parameters: Dense
  readonly preActivations: readonly Rows[]
  readonly outputs: readonly Rows[]
  readonly lossValue: number
  readonly gradient: Dense
  readonly inputGradient: Rows
  readonly training: Readonly<
    Record<string, { readonly losses: readonly number[]; readonly after1: Dense; readonly after5: Dense }>
  >
}

type File = {
  readonly format: string
  readonly optimizers: Readonly<Record<string, Hyperparameters>>
  readonly cases: readonly Case[]
}

const files = ['net-2-1.json', 'net-2-2-1.json', 'net-3-5-4-2.json'].map((name): readonly [string, File] => [
  name,
  JSON.parse(readFileSync(join(import.meta.dirname, '../../golden', name), 'utf8'))
])

/** In the order of the library's shapes: of each layer the weights by rows, then the bias. */
const flat = (layers: Dense): readonly number[] => layers.flatMap(({ weights, bias }) => [...weights.flat(), ...bias])

const close = (got: readonly number[], expected: readonly number[], tolerance: number): void => {
  expect(got).toHaveLength(expected.length)
  const worst = got.reduce((most, x, i) => Math.max(most, Math.abs(x - (expected[i] ?? Number.NaN))), 0)
  expect(worst).toBeLessThanOrEqual(tolerance)
}

const largest = (xs: readonly number[]): number => xs.reduce((most, x) => Math.max(most, Math.abs(x)), 0)

// as: the sizes of a case are positive integers, each used under one type only
const size = <N extends number>(n: number | undefined): Dimension<N> => n as Dimension<N>

type In = number & { readonly size: 'inputs' }
type Out = number & { readonly size: 'outputs' }

/** The network of a case up to the given number of dense layers, with or without the last activation. */
const networkOf = (one: Case, depth: number, activated: boolean): Layer<In, Out, readonly unknown[]> => {
  const layers = one.activations.slice(0, depth).flatMap((name, k) => {
    const width = size<never>(one.sizes[k + 1])
    const dense: AnyLayer = denseLayer<never, never>(size<never>(one.sizes[k]), width)
    const activation = activations[name]?.<never>(width)
    return activation === undefined || (k === depth - 1 && !activated) ? [dense] : [dense, activation]
  })
  return sequence(one.name, size<In>(one.sizes[0]), size<Out>(one.sizes[depth]), layers)
}

const vectorOf = <N extends number>(length: Dimension<N>, xs: readonly number[] = []): Vector<N> =>
  E.getOrElse((): Vector<N> => expect.fail('a row of another length'))(vectorFrom<N>(length)(xs))

const batchOf = ({ inputs, outputs }: Layer<In, Out, readonly unknown[]>, one: Case): Batch<In, Out> => {
  const [first, ...rest] = one.inputs.map((x, k): Example<In, Out> => ({
    input: vectorOf(inputs, x),
    target: vectorOf(outputs, one.targets[k])
  }))
  return { inputs, outputs, examples: [first ?? expect.fail('no examples'), ...rest] }
}

const known = (one: Case): boolean => one.activations.every(name => name in activations) && one.loss in losses

describe.each(files)('%s', (_, file) => {
  it('is of the format that is read here', () => {
    expect(file.format).toBe('lawgrad-vectors/1')
    expect(Object.keys(file.optimizers)).toEqual(expect.arrayContaining(['gradientDescent']))
    expect(file.cases.filter(known).length).toBeGreaterThan(3)
  })

  describe.each(file.cases.filter(known).map(one => [one.name, one] as const))('%s', (_name, one) => {
    const depth = one.activations.length
    const network = networkOf(one, depth, true)
    // as: each of these asks at run time whether it takes the range, see below
    const loss = (losses[one.loss] ?? expect.fail('no such loss')) as AnySizeLoss<AnyRange>
    const batch = batchOf(network, one)
    const parameters = network.shape.unflatten(flat(one.parameters))
    const scale = largest([...flat(one.gradient), ...one.inputGradient.flat()])

    it('pre-activations and outputs of each layer to 1e-13', () => {
      for (let k = 1; k <= depth; k += 1)
        for (const [activated, expected] of [
          [false, one.preActivations[k - 1]],
          [true, one.outputs[k - 1]]
        ] as const) {
          const part = networkOf(one, k, activated)
          const theta = part.shape.unflatten(flat(one.parameters.slice(0, k)))
          const got = one.inputs.flatMap(x => [...part.forward(theta)(vectorOf(part.inputs, x))])
          close(got, expected?.flat() ?? [], 1e-13 * Math.max(1, largest(expected?.flat() ?? [])))
        }
    })

    it('loss, gradient and gradient of the inputs to 1e-12·max|g|', () => {
      const { cost, gradient } = costGradient(network, loss)(batch)(parameters)
      close([cost], [one.lossValue], 1e-13 * Math.max(1, one.lossValue))
      close(network.shape.flatten(gradient), flat(one.gradient), 1e-12 * scale)
      const through = backpropagate(network, loss)(parameters)
      const inputs = batch.examples.flatMap(example => [...through(example).input].map(g => g / batch.examples.length))
      close(inputs, one.inputGradient.flat(), 1e-12 * scale)
    })

    it('the loss takes what the network ends in', () => expect(loss.accepts(network.range)).toBe(true))

    const trained = Object.keys(one.training).filter(name => name in optimizers)

    it.each(trained)('five steps of %s', name => {
      const expected = one.training[name] ?? expect.fail('no such training')
      const train = optimizers[name] ?? expect.fail('no optimizer')
      train(file.optimizers[name] ?? {}, optimizer => {
        const learner = trainer(network, loss, optimizer)
        const advance = step(learner)(batch)
        let state = stateAt(learner)(parameters, pythonRandom(0))
        const costs: number[] = []
        for (let k = 1; k <= 5; k += 1) {
          const [metrics, next] = advance(state)
          costs.push(metrics.cost)
          state = next
          const after = k === 1 ? expected.after1 : k === 5 ? expected.after5 : undefined
          // one step's rounding, and what five steps make of it; optimizers that divide by √g² enlarge it
          if (after !== undefined)
            close(network.shape.flatten(state.parameters), flat(after), 1e-12 * Math.max(1, largest(flat(after))))
        }
        costs.push(advance(state)[0].cost)
        close(costs, expected.losses, 1e-12 * Math.max(1, largest(expected.losses)))
      })
    })
  })
})

it('the tables name parts that cases have: a line that no case uses is a slip', () => {
  const cases = files.flatMap(([, file]) => file.cases.filter(known))
  for (const name of Object.keys(activations)) expect(cases.some(one => one.activations.includes(name))).toBe(true)
  for (const name of Object.keys(losses)) expect(cases.some(one => one.loss === name)).toBe(true)
  for (const name of Object.keys(optimizers)) expect(cases.every(one => name in one.training)).toBe(true)
})
