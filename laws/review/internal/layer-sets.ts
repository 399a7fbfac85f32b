/** Some of the layers of a network, in words. */

/** Whether a layer is one of them. */
export type InLayers = (layer: number, depth: number) => boolean

export const layerSets: readonly (readonly [said: string, takes: InLayers])[] = [
  ['', () => true],
  [' in the last layer', (layer, depth) => layer === depth - 1],
  [' in hidden layers', (layer, depth) => layer < depth - 1],
  [' in the first layer', layer => layer === 0],
  [' in all layers but the first', layer => layer > 0],
  [' in the second layer', layer => layer === 1]
]
