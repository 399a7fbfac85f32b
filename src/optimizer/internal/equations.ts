import type { Expr, Num } from '../../algebra/expr.ts'
import { label, pathLabels, prefixed, untaken, type Label } from '../../algebra/internal/notation/label.ts'
import { namedLines, type Statement } from '../../algebra/internal/notation/naming.ts'
import { none, reachable, type Notation } from '../../algebra/internal/notation/notation.ts'
import { print } from '../../algebra/internal/notation/print.ts'
import { notation } from '../../algebra/internal/notation/reading.ts'
import type { Style } from '../../algebra/internal/notation/style.ts'
import type { Equations } from '../../algebra/text.ts'
import type { AnySize } from '../../dimension/size.ts'
import { defect } from '../../tensor/internal/defect.ts'
import type { AnyLink, AnyOptimizer, ParameterLeaf } from '../optimizer.ts'

export { latexStyle } from '../../algebra/internal/notation/latex-style.ts'
export { textStyle } from '../../algebra/internal/notation/text-style.ts'

/** What is remembered: what it is before the step, and after. */
type Slot = { readonly name: Label; readonly before: Notation; readonly after: Notation }

/** The names of what links remember: those that two of them have are numbered by link. */
const slotName = (links: readonly AnyLink[], k: number, name: string, taken: ReadonlySet<string>): Label => {
  const owners = links.filter(link => link.tensors.includes(name) || name in link.numbers)
  return { ...label(untaken(name, taken)), superscript: owners.length > 1 ? [k + 1] : [] }
}

/** The slots that a line reads as they were, after the line that replaces them. */
const readLate = (statements: readonly Statement[], slots: readonly Slot[]): ReadonlySet<Slot> => {
  const { lines, names } = namedLines(statements)
  const reads = lines.map(({ name, node }) =>
    reachable([node], each => !names.has(each) || (each === node && names.get(each) === name))
  )
  return new Set(
    slots.filter(({ name, before }) => {
      const replaced = lines.findIndex(line => line.name === name)
      return reads.some((nodes, k) => k > replaced && nodes.includes(before))
    })
  )
}

/** The lines of a step: what is remembered, then the update. */
const stepLines = (slots: readonly Slot[], update: Statement): readonly Statement[] => {
  const assigned = slots.map(({ name, after }): Statement => ({ name, sign: ':=', node: after, known: 'always' }))
  const late = readLate([...assigned, update], slots)
  return [
    ...assigned.map((statement, k): Statement =>
      late.has(slots[k]!)
        ? { ...statement, name: { ...statement.name, base: `${statement.name.base}′` }, sign: '=' }
        : statement
    ),
    update,
    ...assigned.filter((_, k) => late.has(slots[k]!)).map((statement): Statement => ({ ...statement, known: 'never' }))
  ]
}

/** One step of an optimizer on one tensor of the parameters. */
export const optimizerEquations = (style: Style, { links }: AnyOptimizer, parameterLeaf: ParameterLeaf): Equations => {
  const { algebra, leaf } = notation()
  const { extents } = parameterLeaf
  const [theta] = pathLabels([parameterLeaf.path])
  const taken = new Set([theta!.base])
  const parameter = leaf(theta!, extents)
  const step = leaf(label(untaken('step', taken)), none)
  const slots: Slot[] = []
  let gradient = leaf(prefixed('∂', theta!), extents)
  links.forEach((link, k) => {
    const numbers = Object.entries(link.numbers).map(([name, { next }]): [string, Slot] => {
      const slot = slotName(links, k, name, taken)
      const before = leaf(slot, none)
      // proof: in this reading what a Num is is Notation
      return [name, { name: slot, before, after: next(algebra)(before as unknown as Num) as unknown as Notation }]
    })
    const tensors = link.tensors.map((name): [string, Notation] => [
      name,
      leaf(slotName(links, k, name, taken), extents)
    ])
    const norm = leaf({ ...label(untaken('norm', taken)), subscript: k === 0 ? [] : [k + 1] }, none)
    const answer = link.update(algebra)({
      // proof: in this reading what an Expr and a Num is is Notation
      ...({ gradient, parameter } as unknown as Readonly<Record<'gradient' | 'parameter', Expr<AnySize>>>),
      // proof: as above
      tensors: Object.fromEntries(tensors) as unknown as Readonly<Record<string, Expr<AnySize>>>,
      // proof: as above
      numbers: Object.fromEntries(numbers.map(([name, { after }]) => [name, after])) as unknown as Readonly<
        Record<string, Num>
      >,
      // proof: as above
      step: step as unknown as Num,
      // proof: as above
      norm: () => norm as unknown as Num,
      leaf: parameterLeaf
    })
    slots.push(...numbers.map(([, slot]) => slot))
    for (const [name, before] of tensors) {
      const after =
        answer.tensors[name] ??
        defect(`${link.name}: expected an answer that remembers ${name}; got none. Return it in tensors.`)
      // proof: as above
      slots.push({ name: slotName(links, k, name, taken), before, after: after as unknown as Notation })
    }
    // proof: as above
    gradient = answer.update as unknown as Notation
  })
  const update: Statement = { name: prefixed('Δ', theta!), sign: '=', node: gradient, known: 'never' }
  return print(style, stepLines(slots, update))
}
