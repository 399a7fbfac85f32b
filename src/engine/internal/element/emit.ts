/**
 * Straight vector code of elements.
 */
import { call, V128, when, type Code, type Fresh, type Local } from '../wasm/code.ts'
import type { Constants } from '../wasm/constants.ts'
import { acrossLanes, firstLanes } from '../wasm/lanes.ts'
import type { Vectors } from '../wasm/vector.ts'
import type { Element } from './expression.ts'

/** How often each element is used. */
const usesOf = (roots: readonly Element[]): ReadonlyMap<Element, number> => {
  const uses = new Map<Element, number>()
  const count = (element: Element): void => {
    const before = uses.get(element) ?? 0
    uses.set(element, before + 1)
    if (before === 0) element.of.forEach(count)
  }
  roots.forEach(count)
  return uses
}

/** What the exponent and the mantissa of a logarithm are taken from: the bits of √½, of 1, and the width of the mantissa. */
const wide = {
  root: 0x3fe6a09e667f3bcdn,
  one: 0x3ff0000000000000n,
  width: 52,
  shifted: 0x4330000000000000n,
  bias: 2 ** 52 + 1023
}
const narrow = { root: 0x3f3504f3n, one: 0x3f800000n, width: 23, shifted: 0x4b000000n, bias: 2 ** 23 + 127 }

/** Code that hands each root, in turn, to its `use`, as a value on the stack. */
export const emitElements = (
  v: Vectors,
  constants: Constants,
  fresh: Fresh,
  roots: readonly Element[],
  input: (number: number) => Code,
  uses: readonly ((value: Code) => Code)[]
): Code => {
  const counts = usesOf(roots)
  const held = new Map<Element, Local>()
  const bits = v.width === 64 ? wide : narrow
  const aligned = (x: Code): Code => v.addBits(x, constants.load(bits.one - bits.root))
  const sign = (): Code => constants.load(1n << BigInt(v.width - 1))
  const isMagnitude = (element: Element): boolean => element.operation === 'abs' && counts.get(element) === 1
  const isProduct = (element: Element): boolean => element.operation === 'mul' && counts.get(element) === 1
  const code = (element: Element): Code => {
    if (element.operation === 'constant') return constants.load(element.value)
    const local = held.get(element)
    if (local !== undefined) return local.get
    const made = raw(element)
    if (counts.get(element) === 1) return made
    const kept = fresh(V128)
    held.set(element, kept)
    return kept.tee(made)
  }
  /** Code of several, evaluated in this order. */
  const each = (elements: readonly Element[]): readonly Code[] => elements.map(code)
  const binary = (element: Element, f: (a: Code, b: Code) => Code): Code => {
    const [a, b] = each(element.of)
    return f(a!, b!)
  }
  const sum = (element: Element): Code => {
    const [a, b] = [element.of[0]!, element.of[1]!]
    const [product, other] = isProduct(a) ? [a, b] : [b, a]
    if (!v.fused || !isProduct(product)) return binary(element, v.add)
    const [x, y, z] = each([...product.of, other])
    return v.mulAdd(x!, y!, z!)
  }
  const difference = (element: Element): Code => {
    const [a, b] = [element.of[0]!, element.of[1]!]
    if (!v.fused || !isProduct(b)) return binary(element, v.sub)
    const [x, y, z] = each([...b.of, a])
    return v.mulSub(x!, y!, z!)
  }
  const beyond = (element: Element): Code => {
    const [answer, result, x] = [fresh(V128), fresh(V128), fresh(V128)]
    const [a, inside, b] = each(element.of)
    const called = (lane: number): Code => call(element.value, v.extract(x.get, lane))
    let all: Code = v.zero
    for (let lane = 0; lane < v.lanes; lane++) all = v.replace(all, lane, called(lane))
    return [
      answer.set(a!),
      result.set(inside!),
      x.set(b!),
      when([v.allTrue(answer.get), 0x45], result.set(v.select(answer.get, result.get, all))),
      result.get
    ]
  }
  const where = (element: Element): Code => {
    const [a, positive, otherwise] = element.of
    if (otherwise!.operation === 'constant' && Object.is(otherwise!.value, 0)) {
      const [p, x] = each([positive!, a!])
      return v.andNot(p!, v.lessOrEqual(x!, v.zero))
    }
    const [o, p, x] = each([otherwise!, positive!, a!])
    return v.select(v.lessOrEqual(x!, v.zero), o!, p!)
  }
  const raw = (element: Element): Code => {
    const [a, b] = element.of
    switch (element.operation) {
      case 'constant':
        return constants.load(element.value)
      case 'input':
        return input(element.value)
      case 'add':
        return sum(element)
      case 'sub':
        return difference(element)
      case 'mul':
        return binary(element, v.mul)
      case 'div':
        return binary(element, v.div)
      case 'lesser':
        return binary(element, v.lesser)
      case 'greater':
        return binary(element, v.greater)
      case 'less':
        return binary(element, v.less)
      case 'equal':
        return binary(element, v.equal)
      case 'sqrt':
        return v.sqrt(code(a!))
      case 'neg':
        return isMagnitude(a!) ? v.or(code(a!.of[0]!), sign()) : v.neg(code(a!))
      case 'abs':
        return v.abs(code(a!))
      case 'floor':
        return v.floor(code(a!))
      case 'copysign': {
        const [magnitude, other] = [v.abs(code(a!)), code(b!)]
        return v.or(magnitude, v.and(other, sign()))
      }
      case 'select': {
        const [yes, no, answer] = each([element.of[1]!, element.of[2]!, a!])
        return v.select(answer!, yes!, no!)
      }
      case 'power':
        return v.addBits(v.shiftLeft(code(a!), bits.width), constants.load(bits.one))
      case 'exponent':
        return v.sub(
          v.or(v.shiftRight(aligned(code(a!)), bits.width), constants.load(bits.shifted)),
          constants.load(bits.bias)
        )
      case 'mantissa':
        return v.addBits(
          v.and(aligned(code(a!)), constants.load((1n << BigInt(bits.width)) - 1n)),
          constants.load(bits.root)
        )
      case 'beyond':
        return beyond(element)
      case 'where':
        return where(element)
      case 'maximum':
        return binary(element, v.maximum)
      case 'firstLanes':
        return firstLanes(v, code(a!), v.zero, element.value)
      case 'allLanes': {
        const kept = fresh(V128)
        return [kept.set(code(a!)), acrossLanes(v, kept, v.add)]
      }
    }
  }
  return roots.map((root, k) => uses[k]!(code(root)))
}
