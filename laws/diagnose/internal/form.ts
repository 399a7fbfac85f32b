import { layerGraph } from '../../../src/layer/graph.ts'
import type { Erased } from '../../../src/layer/internal/sequence.ts'

const forms = new WeakMap<Erased, string>()

/** What layers that compute the same by the same operations have in common, whatever their sizes and names; made once for each. */
export const formOf = (layer: Erased): string => {
  const known = forms.get(layer)
  if (known !== undefined) return known
  const form = JSON.stringify(
    layerGraph(layer).nodes.map(node => [
      node.operation,
      node.inputs,
      node.operation === 'constant' ? String(node.value) : ''
    ])
  )
  forms.set(layer, form)
  return form
}
