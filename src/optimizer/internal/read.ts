import type { Algebra } from '../../algebra/algebra.ts'
import type { Expr, Num } from '../../algebra/expr.ts'
import type { AnySize } from '../../dimension/size.ts'
import { defect } from '../../tensor/internal/defect.ts'
import type { AnyLink, ParameterLeaf } from '../optimizer.ts'

type Tensor = Expr<AnySize>

/** What a link remembers, in some reading: for each name a tensor at each leaf, and the numbers. */
export type LinkMemory = {
  readonly tensors: Readonly<Record<string, readonly Tensor[]>>
  readonly numbers: Readonly<Record<string, Num>>
}

/** One update in some reading: a tensor at each leaf of gradient and parameters. */
export type Step = {
  readonly leaves: readonly ParameterLeaf[]
  readonly gradient: readonly Tensor[]
  readonly parameters: readonly Tensor[]
  readonly links: readonly LinkMemory[]
  /** Updates made, this one included. */
  readonly step: Num
}

/** The updates at the leaves, and what each link remembers from now on. */
export type Stepped = { readonly update: readonly Tensor[]; readonly links: readonly LinkMemory[] }

/** √Σ g² over all tensors. */
const normOf = ({ dot, plus, sqrt, num }: Algebra, gradient: readonly Tensor[]): Num =>
  sqrt(gradient.reduce((sum, g) => plus(sum, dot(g)(g)), num(0)))

/** A value, made when it is asked for, and once. */
const lazily = <A>(make: () => A): (() => A) => {
  let made: { readonly value: A } | undefined
  return () => (made ??= { value: make() }).value
}

const linkStep = (
  algebra: Algebra,
  link: AnyLink,
  memory: LinkMemory,
  before: Step
): { readonly update: readonly Tensor[]; readonly memory: LinkMemory } => {
  const numbers = Object.fromEntries(
    Object.entries(link.numbers).map(([name, { next }]) => [name, next(algebra)(memory.numbers[name]!)])
  )
  const norm = lazily(() => normOf(algebra, before.gradient))
  const update = link.update(algebra)
  const answers = before.leaves.map((leaf, k) =>
    update({
      gradient: before.gradient[k]!,
      parameter: before.parameters[k]!,
      tensors: Object.fromEntries(link.tensors.map(name => [name, memory.tensors[name]![k]!])),
      numbers,
      step: before.step,
      norm,
      leaf
    })
  )
  return {
    update: answers.map(answer => answer.update),
    memory: {
      numbers,
      tensors: Object.fromEntries(
        link.tensors.map(name => [
          name,
          answers.map(
            ({ tensors }) =>
              tensors[name] ??
              defect(`${link.name}: expected an answer that remembers ${name}; got none. Return it in tensors.`)
          )
        ])
      )
    }
  }
}

/** One update by the links of an optimizer, in any reading. */
export const updateOver = (algebra: Algebra, links: readonly AnyLink[], step: Step): Stepped => {
  let gradient = step.gradient
  const remembered = links.map((link, k) => {
    const { update, memory } = linkStep(algebra, link, step.links[k]!, { ...step, gradient })
    gradient = update
    return memory
  })
  return { update: gradient, links: remembered }
}
