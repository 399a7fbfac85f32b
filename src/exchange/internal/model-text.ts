import type { Description } from '../../tensor/shape.ts'
import { treeOf } from './tree.ts'
import { writeJson, type Json } from './write-json.ts'

/** The text of a model: its fields, the parameters as a tree before the equations. */
export const modelText = (
  format: string,
  encoded: object,
  { network, parameters }: { readonly network: { readonly shape: Description }; readonly parameters: readonly number[] }
): string => {
  // proof: what codecs encode for JSON is JSON
  const { equations, ...fields } = encoded as { readonly [name: string]: Json } & { readonly equations: Json }
  return writeJson({ format, ...fields, parameters: treeOf(network.shape, parameters), equations })
}
