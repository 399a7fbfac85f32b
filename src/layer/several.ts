/**
 * Several layers beside each other: what their types must be, and what they add up to.
 */
import type { Sum } from '../dimension/arithmetic.ts'
import type { Size } from '../dimension/size.ts'
import type { Layer } from './layer.ts'
import type { Fractions, Logits, Probabilities, Simplex } from './range.ts'
import type { LayerOfSomeSize, SomeLayer } from './some-layer.ts'

/** A layer among several. */
export interface Part extends LayerOfSomeSize {
  readonly inputs: Size
  readonly outputs: Size
}

/** Two layers or more. */
export type Several = readonly [Part, Part, ...(readonly Part[])]

/** What takes inputs of the size `I`. */
export interface Takes<in out I> {
  readonly inputs: I
}

/** What gives vectors. */
export interface GivesVectors {
  readonly outputs: number
}

/** What takes vectors and gives vectors. */
export interface MapsVectors extends GivesVectors {
  readonly inputs: number
}

/** The parameters of each of several layers. */
export type PartsParameters<Ls extends Several> = {
  readonly [K in keyof Ls]: Ls[K] extends Layer<infer _I, infer _O, infer P> ? P : Ls[K]
}

type Added<Ls extends readonly unknown[], Side extends 'inputs' | 'outputs'> = Ls extends readonly [
  ...infer Before,
  infer Last
]
  ? Last extends { readonly [K in Side]: infer N extends number }
    ? Before extends readonly []
      ? N
      : Added<Before, Side> extends infer Total extends number
        ? Sum<Total, N>
        : never
    : never
  : never

/** The sum of the inputs, or of the outputs, of several layers. */
export type TotalOf<Ls extends Several, Side extends 'inputs' | 'outputs'> = Extract<Added<Ls, Side>, number>

/** `Ls` where all take inputs of the size that the first takes and give vectors; else what the layer that does not ought to be. */
export type Branches<Ls extends Several> = {
  readonly [K in keyof Ls]: (Ls[K] extends Takes<Ls[0]['inputs']> ? Ls[K] : Takes<Ls[0]['inputs']>) & GivesVectors
}

/** The layer `L` where it goes from tensors of size `I` to tensors of size `O`; else what it ought to be. */
type Between<I extends Size, O extends Size, L> = L extends SomeLayer<I, O> ? L : SomeLayer<I, O>

/** `Ls` where all have the sizes of the first; else what the layer that has not ought to be. */
export type SameSizes<Ls extends Several> = {
  readonly [K in keyof Ls]: Between<Ls[0]['inputs'], Ls[0]['outputs'], Ls[K]>
}

/** `Ls` where all go from vectors to vectors; else what the layer that does not ought to do. */
export type VectorLayers<Ls extends Several> = { readonly [K in keyof Ls]: Ls[K] & MapsVectors }

/** What outputs put together promise: to be in [0, 1], where all are. */
export type RangeTogether<Ls extends Several> = Ls[number] extends { readonly range: Fractions }
  ? Probabilities
  : Logits

/** What the mean of outputs promises: of numbers in [0, 1] it is in [0, 1], of distributions it is one. */
export type RangeOfMean<Ls extends Several> = Ls[number] extends { readonly range: Simplex }
  ? Simplex
  : RangeTogether<Ls>
