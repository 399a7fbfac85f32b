/**
 * One step of training as two graphs: what is done with each example, and what is done with the gradient. Everything is read from the equations.
 */
import type { Expr, Num, Over } from '../../../algebra/expr.ts'
import type { Graph } from '../../../algebra/graph/graph.ts'
import { newTracer, type NameKnown } from '../../../algebra/graph/internal/trace.ts'
import type { AnySize, Extents, Size } from '../../../dimension/size.ts'
import type { Layer } from '../../../layer/layer.ts'
import type { NoiseOver } from '../../../layer/noise.ts'
import type { Loss } from '../../../loss/loss.ts'
import { updateOver } from '../../../optimizer/internal/read.ts'
import type { AnyLink } from '../../../optimizer/optimizer.ts'
import { defect } from '../../../tensor/internal/defect.ts'
import { layoutOf, type Leaf } from '../../../tensor/internal/shape.ts'
import { extentsOfSize } from '../../../tensor/internal/tensor.ts'
import { newKnown, type Known } from './known.ts'
import { isLinearIn } from './linear.ts'
import { names } from './names.ts'

/** The parts of a step. */
export interface StepGraphs {
  /** Of one example: `∂path` for each parameter, times the example's seed, `#cost` and `#squares`; of a row that is only padding 0. */
  readonly example: Graph
  /** Of the gradient: new parameters, what the optimizer remembers, and the squared norm of the gradient. */
  readonly update: Graph
  /** Leaves whose values are known. */
  readonly known: readonly Known[]
}

const paths = new WeakMap<readonly string[], string>()

/** The path of a parameter, in one word; put together once. */
export const pathOf = ({ path }: Pick<Leaf, 'path'>): string => {
  const known = paths.get(path)
  if (known !== undefined) return known
  const word = path.join('.') || 'parameters'
  paths.set(path, word)
  return word
}

type Tensor = Expr<AnySize>

/** What is read of a trainer. */
export interface Traceable<I extends Size, O extends Size, P> {
  readonly network: Layer<I, O, P>
  readonly loss: Loss<O>
  readonly optimizer: { readonly links: readonly AnyLink[] }
}

const exampleGraphWith = <I extends Size, O extends Size, P>(
  { network, loss }: Traceable<I, O, P>,
  isEarly: boolean,
  known: NameKnown
): Graph => {
  const tracer = newTracer(known)
  const { algebra } = tracer
  const layout = layoutOf(network.shape)
  const leaf = (name: string, extents: Extents): unknown => tracer.leaf({ name, extents })
  const theta = layout.leaves.map(each => leaf(names.parameter(pathOf(each)), each.extents))
  const x = leaf(names.input, extentsOfSize(network.inputs))
  const y = leaf(names.target, extentsOfSize(network.outputs))
  const noise = network.noise.map(({ extents }, k) => leaf(names.noise(k), extents))
  // proof, here and below: in this reading what an Expr or a Num is is a traced value of that size
  const [weight, seed] = [leaf(names.weight, []) as Num, leaf(names.seed, []) as Num]
  // proof: as above
  const { output, pullback } = network.at(algebra)(layout.make(theta) as Over<P>, x as Expr<I>, noise as NoiseOver)
  // proof: as above
  const target = y as Expr<O>
  const { value, gradient } = loss.at(algebra)(target, output)
  /** Nothing of a row that is only padding, also where it is infinite. */
  const counted = (x: Num): Num => algebra.where(weight, x, algebra.num(0))
  const seeded = algebra.map(c => counted(algebra.times(seed, c)))
  const back = pullback(isEarly ? seeded(gradient()) : gradient())
  const residual = algebra.subtract(target)(output)
  const cotangents = layout.take(back.parameters)
  return tracer.graph([
    ...layout.leaves.map((each, k) => {
      // proof: as above
      const cotangent = cotangents[k] as Tensor
      return [names.gradient(pathOf(each)), isEarly ? cotangent : seeded(cotangent)] as const
    }),
    [names.cost, counted(value)],
    [names.squares, counted(algebra.dot(residual)(residual))]
  ])
}

/** The seed goes in where the cotangent does, for that is shortest; where a pullback is not linear in it, it comes last. */
const exampleGraph = <I extends Size, O extends Size, P>(trainer: Traceable<I, O, P>, known: NameKnown): Graph => {
  const early = exampleGraphWith(trainer, true, known)
  return isLinearIn(early, names.seed, name => name.startsWith('∂')) ? early : exampleGraphWith(trainer, false, known)
}

const updateGraph = <I extends Size, O extends Size, P>({ network, optimizer }: Traceable<I, O, P>): Graph => {
  const tracer = newTracer()
  const { algebra } = tracer
  const { leaves } = layoutOf(network.shape)
  // proof: in this reading what an Expr or a Num is is a traced value of that size
  const tensor = (name: string, { extents }: Leaf): Tensor => tracer.leaf({ name, extents }) as unknown as Tensor
  // proof: as above
  const number = (name: string): Num => tracer.leaf({ name, extents: [] }) as unknown as Num
  const gradient = leaves.map(leaf => tensor(names.gradient(pathOf(leaf)), leaf))
  const parameters = leaves.map(leaf => tensor(names.parameter(pathOf(leaf)), leaf))
  const step = algebra.plus(number(names.count), algebra.num(1))
  const { update, links } = updateOver(algebra, optimizer.links, {
    leaves,
    gradient,
    parameters,
    step,
    links: optimizer.links.map((link, k) => ({
      tensors: Object.fromEntries(
        link.tensors.map(name => [name, leaves.map(leaf => tensor(names.tensor(k, name, pathOf(leaf)), leaf))])
      ),
      numbers: Object.fromEntries(Object.keys(link.numbers).map(name => [name, number(names.number(k, name))]))
    }))
  })
  return tracer.graph([
    ...leaves.map((leaf, k) => [names.parameter(pathOf(leaf)), algebra.add(update[k]!)(parameters[k]!)] as const),
    ...links.flatMap(({ tensors, numbers }, k) => [
      ...Object.entries(tensors).flatMap(([name, each]) =>
        leaves.map((leaf, l) => [names.tensor(k, name, pathOf(leaf)), each[l]] as const)
      ),
      ...Object.entries(numbers).map(([name, each]) => [names.number(k, name), each] as const)
    ]),
    [names.count, step],
    [names.norm, gradient.reduce((sum, each) => algebra.plus(sum, algebra.dot(each)(each)), algebra.num(0))]
  ])
}

/** Signs that names of other things than parameters begin with, or hold. */
const signs = /^[#%∂]|:/u

/** The graphs of a trainer's step. What cannot be read is a defect, by the tracer's own words. */
export const stepGraphs = <I extends Size, O extends Size, P>(trainer: Traceable<I, O, P>): StepGraphs => {
  const odd = layoutOf(trainer.network.shape)
    .leaves.map(pathOf)
    .find(path => signs.test(path))
  if (odd !== undefined) return defect(`expected parameters with names without the signs : # % ∂; got ${odd}`)
  const known = newKnown()
  return { example: exampleGraph(trainer, known.name), update: updateGraph(trainer), known: known.all() }
}
