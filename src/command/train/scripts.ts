/** Raised and lowered numbers, and the numbers of layers. */
import type { LayerFacts } from './facts.ts'

const raised: ReadonlyMap<string, string> = new Map([...'0123456789'].map((c, i) => [c, [...'⁰¹²³⁴⁵⁶⁷⁸⁹'][i] ?? c]))
const lowered: ReadonlyMap<string, string> = new Map([...'0123456789'].map((c, i) => [c, [...'₀₁₂₃₄₅₆₇₈₉'][i] ?? c]))

const written = (digits: ReadonlyMap<string, string>, n: number): string =>
  [...String(n)].map(c => digits.get(c) ?? c).join('')

export const superscript = (n: number): string => written(raised, n)
export const subscript = (n: number): string => written(lowered, n)

/** The layers with parameters, counted from 1, as the equations count them. */
export const indexOf = (layers: readonly Pick<LayerFacts, 'count'>[], index: number): string =>
  superscript(layers.slice(0, index + 1).filter(({ count }) => count > 0).length)
