/**
 * An equation in notation: small frozen trees in which equal subexpressions are one object.
 *
 * A component-wise function is applied to the tensor's own symbol, so that `map(tanh)(z)` is `tanh(z)`. While its body is read, an *element* stands
 * for the component; where the body does more with it than component-wise operations, it stays a function of a variable: `map(u ↦ Σ(u·b), a)`.
 */
import type { Extents } from '../../../dimension/size.ts'
import { defect } from '../../../tensor/internal/defect.ts'
import type { Label } from './label.ts'

/** What a node is, but for what it is made of. */
export type Head =
  | { readonly kind: 'leaf'; readonly label: Label }
  | { readonly kind: 'element' }
  | { readonly kind: 'variable'; readonly name: string; readonly height: number; readonly place: number }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'plus' | 'minus' | 'times' | 'over' | 'negate' | 'square' | 'root' | 'absolute' }
  | { readonly kind: 'where'; readonly sign: '>' | '<' }
  | { readonly kind: 'product' | 'transpose' | 'dot' | 'join' }
  | { readonly kind: 'slice'; readonly from: number; readonly to: number }
  | { readonly kind: 'call'; readonly name: string; readonly sizes: readonly Extents[]; readonly pointwise: boolean }
  | { readonly kind: 'binder'; readonly name: string }

/** A number or a tensor in notation. */
export type Notation = {
  readonly head: Head
  /** What it is made of; of a binder the body, then the tensors that it runs over. */
  readonly inputs: readonly Notation[]
  /** The variables of a binder. */
  readonly variables: readonly Notation[]
  /** The sizes of the axes; none for a number. */
  readonly extents: Extents
  /** Whatever it is made of comes before it. */
  readonly order: number
  /** How deep binders are nested. */
  readonly height: number
  /** The elements and variables that it depends on. */
  readonly free: ReadonlySet<Notation>
  /** Those of them that something else than a component-wise operation was done with. */
  readonly reduced: ReadonlySet<Notation>
}

/** What makes nodes; those of one store are equal where they are one object. */
export type Store = {
  /** Whether a value is a node of this store. */
  readonly has: (value: unknown) => boolean
  readonly leaf: (label: Label, extents: Extents) => Notation
  readonly element: (extents: Extents) => Notation
  readonly number: (value: number) => Notation
  /** A component-wise operation on numbers and tensors of one size. */
  readonly pointwise: (head: Head, ...inputs: readonly Notation[]) => Notation
  readonly node: (head: Head, extents: Extents, ...inputs: readonly Notation[]) => Notation
  /** f of each component of tensors of one size, f given by its body. */
  readonly each: (name: string, elements: readonly Notation[], body: Notation, over: readonly Notation[]) => Notation
  readonly binder: (
    name: string,
    elements: readonly Notation[],
    body: Notation,
    over: readonly Notation[],
    extents: Extents
  ) => Notation
}

/** The extents of a number. */
export const none: Extents = Object.freeze([])

const nothing: ReadonlySet<Notation> = new Set()

const pointwiseKinds: ReadonlySet<string> = new Set([
  'plus',
  'minus',
  'times',
  'over',
  'negate',
  'square',
  'root',
  'absolute',
  'where'
])

/** Whether an operation works component by component. */
export const isPointwise = (head: Head): boolean =>
  head.kind === 'call' ? head.pointwise : pointwiseKinds.has(head.kind)

/** A function as it is called. */
export const call = (name: string, ...sizes: readonly Extents[]): Head => ({
  kind: 'call',
  name,
  sizes,
  pointwise: false
})

/** A component-wise function as it is called. */
export const pointwiseCall = (name: string): Head => ({ kind: 'call', name, sizes: [], pointwise: true })

const union = (sets: readonly ReadonlySet<Notation>[]): ReadonlySet<Notation> => {
  const filled = sets.filter(set => set.size > 0)
  return filled.length === 0 ? nothing : filled.length === 1 ? filled[0]! : new Set(filled.flatMap(set => [...set]))
}

/** All nodes that nodes are made of, themselves included, each after what it is made of. */
export const reachable = (
  roots: readonly Notation[],
  into: (node: Notation) => boolean = () => true
): readonly Notation[] => {
  const found = new Set<Notation>()
  const stack = roots.filter(into)
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (found.has(node)) continue
    found.add(node)
    stack.push(...node.inputs.filter(into))
  }
  return [...found].toSorted((a, b) => a.order - b.order)
}

const keyOf = (head: Head): string =>
  head.kind === 'number' ? (Object.is(head.value, -0) ? '−0' : String(head.value)) : JSON.stringify(head)

/** A node is nothing to compute with. */
const refuse = (): never => defect('expected operations of the algebra on what is inside of an equation; got its value')

/** An empty store. */
export const notationStore = (): Store => {
  const known = new Map<string, Notation>()
  const own = new WeakSet<object>()
  let count = 0
  const create = (
    head: Head,
    extents: Extents,
    inputs: readonly Notation[],
    variables: readonly Notation[]
  ): Notation => {
    const below = union(inputs.map(input => input.free))
    const self = new Set<Notation>()
    const bound = variables.length > 0 ? new Set([...below].filter(each => !variables.includes(each))) : below
    const free = head.kind === 'element' || head.kind === 'variable' ? self : bound
    const height = Math.max(0, ...inputs.map((input, k) => input.height + (variables.length > 0 && k === 0 ? 1 : 0)))
    const made: Notation = Object.freeze({
      head: Object.freeze(head),
      inputs: Object.freeze([...inputs]),
      variables: Object.freeze([...variables]),
      extents,
      order: count++,
      height,
      free,
      reduced: isPointwise(head) ? union(inputs.map(input => input.reduced)) : free === self ? nothing : free,
      [Symbol.toPrimitive]: refuse
    })
    self.add(made)
    own.add(made)
    return made
  }
  const make = (
    head: Head,
    extents: Extents,
    inputs: readonly Notation[],
    variables: readonly Notation[] = []
  ): Notation => {
    const ids = [...inputs, ...variables].map(each => each.order)
    const key = `${keyOf(head)} ${extents.join('×')} ${ids.join(' ')}`
    const found = known.get(key)
    if (found !== undefined) return found
    const made = create(head, extents, inputs, variables)
    known.set(key, made)
    return made
  }
  const number = (value: number): Notation => make({ kind: 'number', value }, none, [])
  const pointwise = (head: Head, ...inputs: readonly Notation[]): Notation => {
    const extents = inputs.find(input => input.extents.length > 0)?.extents ?? none
    const [a, b, c] = inputs
    // A² of a matrix would be A·A.
    if (head.kind === 'square' && extents.length > 1) return make({ kind: 'times' }, extents, [a!, a!])
    if (head.kind === 'times' && a === b && extents.length < 2) return make({ kind: 'square' }, extents, [a!])
    if (head.kind === 'where' && head.sign === '>') {
      if (a!.head.kind === 'negate') return make({ kind: 'where', sign: '<' }, extents, [a!.inputs[0]!, b!, c!])
      if (a === b && c === number(0)) return make(pointwiseCall('max'), extents, [c, a!])
      if (a === b && c!.head.kind === 'negate' && c!.inputs[0] === a) return make({ kind: 'absolute' }, extents, [a!])
    }
    return make(head, extents, inputs)
  }
  const substitute = (body: Notation, from: readonly Notation[], to: readonly Notation[]): Notation => {
    const made = new Map(from.map((each, k) => [each, to[k]!]))
    for (const node of reachable([body], each => from.some(element => each.free.has(element)))) {
      if (made.has(node)) continue
      const inputs = node.inputs.map(input => made.get(input) ?? input)
      made.set(
        node,
        isPointwise(node.head) ? pointwise(node.head, ...inputs) : make(node.head, node.extents, inputs, node.variables)
      )
    }
    return made.get(body) ?? body
  }
  const binder: Store['binder'] = (name, elements, body, over, extents) => {
    const height = body.height + 1
    const variables = elements.map((element, place) =>
      make({ kind: 'variable', name, height, place }, element.extents, [])
    )
    return make({ kind: 'binder', name }, extents, [substitute(body, elements, variables), ...over], variables)
  }
  return {
    has: value => typeof value === 'object' && value !== null && own.has(value),
    leaf: (label, extents) => create({ kind: 'leaf', label }, extents, [], []),
    element: extents => create({ kind: 'element' }, extents, [], []),
    number,
    pointwise,
    node: (head, extents, ...inputs) => make(head, extents, inputs),
    binder,
    each: (name, elements, body, over) => {
      const { extents } = over[0]!
      if (!elements.some(element => body.free.has(element))) return make(call('filled'), extents, [body])
      return elements.some(element => body.reduced.has(element))
        ? binder(name, elements, body, over, extents)
        : substitute(body, elements, over)
    }
  }
}
