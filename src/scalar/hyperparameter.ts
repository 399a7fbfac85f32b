/**
 * Hyperparameters: the numbers that a part is made with, and what each may be.
 */
import { refuse } from './internal/refuse.ts'

/** A hyperparameter: its name, a usual value, and the numbers that it may be: from 0, or above it, to below `below`. */
export type Hyperparameter = {
  readonly name: string
  readonly usual: number
  readonly below: number
  readonly positive?: boolean
  /** Whether it counts something; no by default. */
  readonly whole?: boolean
}

/** Whether a number is in the range of a hyperparameter. Never fails. */
export const inRange = ({ below, positive = false, whole = false }: Hyperparameter, value: number): boolean =>
  (whole ? Number.isInteger(value) : Number.isFinite(value)) && (positive ? value > 0 : value >= 0) && value < below

/** The greatest integer below a power of two that people know. */
const last = (below: number): string =>
  below === 2 ** 53 ? '2⁵³ − 1' : below === 2 ** 32 ? '2³² − 1' : String(below - 1)

/** What a hyperparameter may be, in words: `a number from 0 to below 1`. Never fails. */
export const showRange = ({ below, positive = false, whole = false }: Hyperparameter): string => {
  const from = positive ? 'above 0' : 'from 0'
  return whole
    ? `an integer from ${positive ? 1 : 0} to ${last(below)}`
    : below === Infinity
      ? `a finite number ${from}`
      : `a number ${from} to below ${below}`
}

/** What came, as a message shows it: a text in quotes. Never fails. */
export const showGot = (value: unknown): string => (typeof value === 'string' ? JSON.stringify(value) : String(value))

/** The numbers of what is written `name(a, b)`, if they are finite and agree; a defect that says what was expected if not. */
export const agreeing = <const N extends readonly number[]>(
  { name, expected, usual }: { readonly name: string; readonly expected: string; readonly usual: string },
  holds: (...numbers: N) => boolean,
  ...numbers: N
): N =>
  numbers.every(Number.isFinite) && holds(...numbers)
    ? numbers
    : refuse(`expected ${expected}; got ${name}(${numbers.map(showGot).join(', ')}). Give for instance ${usual}.`)

/** The value; a defect that says what was expected if it is out of range. */
export const within = (range: Hyperparameter, value: number): number =>
  inRange(range, value)
    ? value
    : refuse(`${range.name}: expected ${showRange(range)}; got ${showGot(value)}. Give for instance ${range.usual}.`)
