/**
 * What is computed for one component, as a graph: equal expressions are one node. It is a lane of the elementary functions, so that compiled code has the bits
 * of the reference.
 */
import type { Lane } from '../../../scalar/functions/lane.ts'

/** An operation of vectors. */
export type ElementOperation =
  | 'input'
  | 'constant'
  | 'add'
  | 'sub'
  | 'mul'
  | 'div'
  | 'sqrt'
  | 'neg'
  | 'abs'
  | 'floor'
  | 'copysign'
  | 'lesser'
  | 'greater'
  | 'less'
  | 'equal'
  | 'select'
  | 'power'
  | 'exponent'
  | 'mantissa'
  | 'beyond'
  | 'where'
  | 'maximum'
  | 'firstLanes'
  | 'allLanes'

/** A node: what it is computed of, and what number, input or function it is. */
export interface Element {
  readonly id: number
  readonly operation: ElementOperation
  readonly of: readonly Element[]
  readonly value: number
}

/** A growing graph of elements. */
export interface Elements {
  readonly lane: Lane<Element, Element>
  /** An input by its number. */
  readonly input: (number: number) => Element
  /** `otherwise` where a ≤ 0, else `positive`. */
  readonly where: (a: Element, positive: Element, otherwise: Element) => Element
  /** The greater of two, a NaN if one is. */
  readonly maximum: (a: Element, b: Element) => Element
  /** The first lanes, so many, and zero in the others. */
  readonly firstLanes: (a: Element, count: number) => Element
  /** The sum of the lanes, in every lane. */
  readonly allLanes: (a: Element) => Element
}

/** Whether it is known that a value is at most c, or a NaN. */
const isAtMost = ({ operation, of, value }: Element, c: number): boolean =>
  operation === 'constant'
    ? value <= c
    : operation === 'greater'
      ? of.every(each => isAtMost(each, c))
      : operation === 'neg' && of[0]!.operation === 'abs' && c >= 0

/** A graph of elements; the functions that leave the module are kept in `outside`. */
export const newElements = (bits: 64 | 32, outside: ((x: number) => number)[]): Elements => {
  const known = new Map<string, Element>()
  const make = (operation: ElementOperation, of: readonly Element[], value = 0): Element => {
    const key = `${operation} ${of.map(each => each.id).join()} ${Object.is(value, -0) ? '-0' : value}`
    const found = known.get(key)
    if (found !== undefined) return found
    const made = { id: known.size, operation, of, value }
    known.set(key, made)
    return made
  }
  const one = (operation: ElementOperation) => (a: Element) => make(operation, [a])
  const two = (operation: ElementOperation) => (a: Element, b: Element) => make(operation, [a, b])
  const lane: Lane<Element, Element> = {
    bits,
    constant: x => make('constant', [], bits === 64 ? x : Math.fround(x)),
    add: two('add'),
    sub: two('sub'),
    mul: two('mul'),
    div: two('div'),
    sqrt: one('sqrt'),
    // exact: a sign is a bit
    neg: a => (a.operation === 'neg' ? a.of[0]! : make('neg', [a])),
    abs: a => make('abs', [a.operation === 'neg' ? a.of[0]! : a]),
    floor: one('floor'),
    copysign: two('copysign'),
    // exact: what is no greater, or a NaN, stays
    lesser: (a, b) => (b.operation === 'constant' && isAtMost(a, b.value) ? a : make('lesser', [a, b])),
    greater: two('greater'),
    less: two('less'),
    equal: two('equal'),
    select: (answer, yes, no) => make('select', [answer, yes, no]),
    power: one('power'),
    exponent: one('exponent'),
    mantissa: one('mantissa'),
    call: (program, x) => program.body(lane, x),
    beyond: (answer, inside, f, x) => {
      const place = outside.includes(f) ? outside.indexOf(f) : outside.push(f) - 1
      return make('beyond', [answer, inside, x], place)
    }
  }
  return {
    lane,
    input: number => make('input', [], number),
    where: (a, positive, otherwise) => (positive === otherwise ? positive : make('where', [a, positive, otherwise])),
    maximum: two('maximum'),
    firstLanes: (a, count) => make('firstLanes', [a], count),
    allLanes: one('allLanes')
  }
}

/** How many nodes some elements are made of. */
export const sizeOfElements = (roots: readonly Element[]): number => {
  const seen = new Set<Element>()
  const waiting = [...roots]
  while (waiting.length > 0) {
    const element = waiting.pop()!
    if (seen.has(element)) continue
    seen.add(element)
    waiting.push(...element.of)
  }
  return seen.size
}

/** A text that those elements have in common of which the same code is made. */
export const keyOfElements = (roots: readonly Element[]): string => {
  const places = new Map<Element, number>()
  const words: string[] = []
  const placeOf = (element: Element): number => {
    const known = places.get(element)
    if (known !== undefined) return known
    const of = element.of.map(placeOf)
    words.push(`${element.operation} ${of.join()} ${Object.is(element.value, -0) ? '-0' : element.value}`)
    places.set(element, places.size)
    return places.size - 1
  }
  const ends = roots.map(placeOf)
  return `${words.join(';')}|${ends.join()}`
}
