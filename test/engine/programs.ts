/** Trainings as a module, the memory that it starts from, and where the parameters lie in the end. */
import {
  adam,
  dense,
  gradientDescent,
  initialState,
  input,
  momentum,
  pipe,
  pythonRandom,
  quadraticLoss,
  relu,
  sigmoid,
  softmaxCrossEntropy,
  softplus,
  tanh,
  trainer,
  uniform,
  uniforms,
  type AnyMemory,
  type Size,
  type Trainer
} from '../../src/index.ts'
import { countOf, extentsOfSize } from '../../src/tensor/internal/tensor.ts'
import { layoutOf } from '../../src/tensor/internal/shape.ts'
import { started } from '../../src/engine/internal/run/machine.ts'
import { preparedFor } from '../../src/engine/internal/run/prepared.ts'
import { load } from '../../src/engine/internal/run/state.ts'
import { names } from '../../src/engine/internal/step/names.ts'
import { pathOf } from '../../src/engine/internal/step/trace.ts'

/** What the driver runs. */
export interface EmittedProgram {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly image: Uint8Array
  readonly pages: number
  readonly calls: number
  /** Steps of a call. */
  readonly steps: number
  /** Where the parameters lie, rows without what pads them. */
  readonly ranges: readonly (readonly [from: number, to: number])[]
}

const programOf = <I extends Size, O extends Size, P, Ms extends readonly AnyMemory[]>(
  subject: Trainer<I, O, P, Ms>,
  examples: number,
  calls: number,
  steps: number
): EmittedProgram => {
  const { network } = subject
  const prepared = preparedFor(subject, examples, {})
  if (!('examples' in prepared)) throw new Error(prepared.reason)
  const { whole } = prepared
  if (whole.outside.length > 0) throw new Error('expected a module that calls nothing outside')
  const machine = started([whole])
  load(machine, network.shape, initialState(subject, uniform(-0.5, 0.5))(pythonRandom(6)))
  const [ins, outs] = [countOf(extentsOfSize(network.inputs)), countOf(extentsOfSize(network.outputs))]
  const [numbers] = uniforms(examples * ins)(pythonRandom(5))
  for (let row = 0; row < examples; row++) {
    machine.setRow(names.input, row, numbers.slice(row * ins, (row + 1) * ins))
    machine.setRow(
      names.target,
      row,
      Array.from({ length: outs }, (_, k) => (k === row % outs ? 1 : 0))
    )
    machine.setExample(names.weight, row, 1)
    machine.setExample(names.seed, row, 1 / examples)
  }
  const ranges = layoutOf(network.shape).leaves.flatMap(leaf => {
    const store = whole.stores.get(names.parameter(pathOf(leaf)))
    if (store === undefined) throw new Error('expected a place for each parameter')
    const [rows = 1, columns = 1] = leaf.extents
    const [many, long] =
      leaf.extents.length !== 2 ? [1, leaf.count] : store.space.startsWith('turned') ? [columns, rows] : [rows, columns]
    return Array.from({ length: many }, (_, k) => {
      const from = store.base + k * store.pitch
      return [from, from + 8 * long] as const
    })
  })
  return { bytes: whole.bytes, image: new Uint8Array(machine.memory).slice(), pages: whole.pages, calls, steps, ranges }
}

/** Thousands of steps of tiny networks, hundreds of one that is bigger: exp, log and tanh, products of every shape, roots and divisions. */
export const programs: Readonly<Record<string, () => EmittedProgram>> = {
  'a unit, sigmoid, quadratic': () =>
    programOf(trainer(pipe(input(2), dense(1), sigmoid), quadraticLoss, gradientDescent(4)), 4, 5, 1000),
  '2-4-1, tanh and softplus, Adam': () =>
    programOf(trainer(pipe(input(2), dense(4), tanh, dense(1), softplus), quadraticLoss, adam(0.01)), 4, 5, 1000),
  '7-9-5-3, tanh, softplus, softmax cross-entropy, Adam': () =>
    programOf(
      trainer(pipe(input(7), dense(9), tanh, dense(5), softplus, dense(3)), softmaxCrossEntropy, adam(0.01)),
      20,
      5,
      400
    ),
  '64-32-10, relu, softmax cross-entropy, Adam': () =>
    programOf(trainer(pipe(input(64), dense(32), relu, dense(10)), softmaxCrossEntropy, adam(0.001)), 33, 30, 10),
  '300-30-10, sigmoid, quadratic, momentum': () =>
    programOf(
      trainer(pipe(input(300), dense(30), sigmoid, dense(10), sigmoid), quadraticLoss, momentum(0.5)),
      10,
      30,
      10
    )
}
