/**
 * A planted bug: a wrong implementation that the laws must find, and by which they are tried themselves.
 */
import type { AnyLaw, Suite } from 'lawgrad/laws'

/** What kind of part a bug is planted in. */
export type BugKind =
  | 'gradient'
  | 'batch'
  | 'hessian'
  | 'layer'
  | 'reading'
  | 'noise'
  | 'loss'
  | 'optimizer'
  | 'initializer'
  | 'schedule'
  | 'training'
  | 'immutability'
  | 'codec'
  | 'scalar'

/** Laws of one kind: those of layers, of optimizers … */
export type LawGroup = { readonly about: string; readonly laws: readonly AnyLaw[] }

/** A wrong implementation of a part of kind `S`. */
export interface PlantedBug<out S = unknown> {
  /** Unique in the catalogue, short: `σ′ missing at the output`. */
  readonly name: string
  /** The sentence of a diagnosis: what is wrong. */
  readonly cause: string
  readonly kind: BugKind
  /** Makes the wrong implementation, afresh: one that remembers calls has forgotten them. */
  readonly plant: () => S
  /** The laws that an implementation of the kind must satisfy, about one planted afresh. */
  readonly laws: () => readonly LawGroup[]
}

/** Plants a bug in the laws of its kind. */
export const planted = <S>(
  kind: BugKind,
  name: string,
  cause: string,
  plant: () => S,
  laws: (subject: S) => readonly LawGroup[]
): PlantedBug<S> => ({ name, cause, kind, plant, laws: () => laws(plant()) })

/** The laws of a suite without those below. */
export const group = (about: string, { laws }: Suite): LawGroup => ({ about, laws })
