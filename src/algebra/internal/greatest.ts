/**
 * Which of scalars is the greatest, said by `where` alone: what is carried along is chosen by the same comparison, so that derivatives and bounds go with it.
 */
import type { Scalar } from '../../scalar/scalar.ts'

/** Chooses by whether b comes in the place of a as the greatest: where it is greater, or the first NaN. */
export const succeeds = <S>({ sub, neg, where }: Scalar<S>) => {
  const ifNaN = (a: S, yes: S, no: S): S => where(a, where(neg(a), yes, no), no)
  return (a: S, b: S): ((yes: S, no: S) => S) => {
    const difference = sub(b, a)
    const opposite = neg(difference)
    // a difference that is neither positive nor negative nor zero: of equal infinities the first, of a NaN and another the NaN
    return (yes, no) => where(difference, where(opposite, ifNaN(a, no, ifNaN(b, yes, no)), yes), no)
  }
}

/** The greatest, the first of equal ones; a NaN where there is one. */
export const greatestOf = <S>(scalar: Scalar<S>) => {
  const compare = succeeds(scalar)
  return (values: readonly S[]): S => values.slice(1).reduce((most, x) => compare(most, x)(x, most), values[0]!)
}

/** What comes to each of some scalars where `value` goes to the greatest of them, and zero to the others. */
export const routedTo = <S>(scalar: Scalar<S>) => {
  const compare = succeeds(scalar)
  const { zero } = scalar
  return (values: readonly S[], value: S): readonly S[] => {
    let most: S = values[0]!
    let routed: readonly S[] = [value]
    for (const x of values.slice(1)) {
      const choose = compare(most, x)
      routed = [...routed.map(before => choose(zero, before)), choose(value, zero)]
      most = choose(x, most)
    }
    return routed
  }
}

/**
 * The place of the greatest real part, a NaN first of all: for functions that are the same whichever place is taken, so that nothing of the choice
 * belongs to their derivative or to their bounds.
 */
export const topOf =
  <S>({ real }: Scalar<S>) =>
  (values: readonly S[]): number => {
    const reals = values.map(real)
    return reals.reduce((top, x, k) => {
      const most = reals[top]!
      return x > most || (Number.isNaN(x) && !Number.isNaN(most)) ? k : top
    }, 0)
  }
