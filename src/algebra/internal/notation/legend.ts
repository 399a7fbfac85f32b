/**
 * What the functions are that notation calls by a name.
 */
import { label, type Label } from './label.ts'
import { call, none, notationStore, pointwiseCall, type Notation } from './notation.ts'
import { once } from './once.ts'

/** The definition of a function of one variable. */
export type Meaning = { readonly name: string; readonly variable: Label; readonly node: Notation }

const meanings = (): readonly Meaning[] => {
  const { leaf, number, pointwise, node } = notationStore()
  const variable = label('z')
  const z = leaf(variable, Object.freeze([1]))
  const exp = pointwise(pointwiseCall('exp'), z)
  const sum = (a: Notation): Notation => node(call('Σ'), none, a)
  const log = (a: Notation): Notation => pointwise(pointwiseCall('log'), a)
  const all: Readonly<Record<string, Notation>> = {
    sigmoid: pointwise(
      { kind: 'over' },
      number(1),
      pointwise({ kind: 'plus' }, number(1), pointwise(pointwiseCall('exp'), pointwise({ kind: 'negate' }, z)))
    ),
    softplus: log(pointwise({ kind: 'plus' }, number(1), exp)),
    erfc: pointwise({ kind: 'minus' }, number(1), pointwise(pointwiseCall('erf'), z)),
    expm1: pointwise({ kind: 'minus' }, exp, number(1)),
    log1p: log(pointwise({ kind: 'plus' }, number(1), z)),
    softmax: pointwise({ kind: 'over' }, exp, sum(exp)),
    logSumExp: log(sum(exp)),
    negativeLogSoftmax: pointwise({ kind: 'minus' }, log(sum(exp)), z),
    sumOfOthers: pointwise({ kind: 'minus' }, sum(z), z)
  }
  return Object.entries(all).map(([name, node]) => ({ name, variable, node }))
}

/** The functions that a legend tells of. */
export const legend: () => readonly Meaning[] = once(meanings)
