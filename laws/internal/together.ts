/**
 * The laws of one part at several sizes, each law as one.
 */
import * as fc from 'fast-check'
import { law, lawsOf, type AnyLaw, type Suite } from '../law.ts'
import { unchecked, type Verdict } from '../verdict.ts'

type AtSize = { readonly size: number; readonly law: AnyLaw }

const atSize = (size: number, verdict: Verdict): Verdict =>
  verdict._tag === 'Fail' ? { ...verdict, message: `at size ${size}: ${verdict.message}` } : verdict

/** The laws of a suite, the k-th of a name called by both, so that those of two suites are matched. */
const numbered = (of: Suite): readonly (readonly [string, AnyLaw])[] => {
  const laws = lawsOf(of)
  return laws.map(({ law: one }, at) => [
    `${laws.slice(0, at).filter(({ law: { name } }) => name === one.name).length} ${one.name}`,
    one
  ])
}

const joined = (first: AnyLaw, each: readonly AtSize[]): AnyLaw =>
  law<{ readonly size: number; readonly value: unknown }>({
    ...first,
    // as many cases at each size as at one
    weight: (first.weight ?? 1) / each.length,
    arbitrary: fc.oneof(...each.map(({ size, law: { arbitrary } }) => arbitrary.map(value => ({ size, value })))),
    check: ({ size, value }) => {
      const one = each.find(({ size: own }) => own === size)
      // proof: a value that comes with a size was drawn by the arbitrary of the law at that size, whose check takes it
      return one === undefined ? unchecked('nothing compared') : atSize(size, one.law.check(value as never))
    }
  })

/** Each law tried at all sizes that have it: it fails where it fails at one, and passes if something could be checked at one. */
export const together = (suites: readonly { readonly size: number; readonly suite: Suite }[]): readonly AnyLaw[] => {
  const each = suites.map(({ size, suite }) => ({ size, laws: new Map(numbered(suite)) }))
  const keys = [...new Set(each.flatMap(({ laws }) => [...laws.keys()]))]
  return keys.flatMap(key => {
    const there = each.flatMap(({ size, laws }) => {
      const one = laws.get(key)
      return one === undefined ? [] : [{ size, law: one }]
    })
    return there.slice(0, 1).map(({ law: first }) => joined(first, there))
  })
}
