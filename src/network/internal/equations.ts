import { label, numbered, untaken } from '../../algebra/internal/notation/label.ts'
import type { Statement } from '../../algebra/internal/notation/naming.ts'
import { print } from '../../algebra/internal/notation/print.ts'
import { notation } from '../../algebra/internal/notation/reading.ts'
import type { Style } from '../../algebra/internal/notation/style.ts'
import type { Equations } from '../../algebra/text.ts'
import { noted, takenBy } from '../../layer/internal/equations.ts'
import { erased, type Erased } from '../../layer/internal/sequence.ts'
import type { AnyLayer } from '../../layer/layer.ts'
import { extentsOfSize } from '../../tensor/internal/tensor.ts'

export { latexStyle } from '../../algebra/internal/notation/latex-style.ts'
export { textStyle } from '../../algebra/internal/notation/text-style.ts'

/** Layers as one counts them: each that has parameters, with those without that follow. */
const counted = (layers: readonly Erased[]): readonly (readonly Erased[])[] => {
  const groups: Erased[][] = []
  for (const layer of layers)
    if (groups.length === 0 || layer.shape.count > 0) groups.push([layer])
    else groups.at(-1)!.push(layer)
  return groups
}

/** A line for each layer that has parameters, in which those without that follow it are applied, too. */
export const networkEquations = (
  style: Style,
  network: { readonly inputs: unknown; readonly layers: readonly AnyLayer[] }
): Equations => {
  const layers = erased(network.layers)
  const groups = counted(layers)
  const source = notation()
  const taken = takenBy(layers)
  const [x, a, h] = ['x', 'a', 'h'].map(base => label(untaken(base, taken)))
  const statements: Statement[] = []
  let input = source.leaf(x!, extentsOfSize(network.inputs))
  groups.forEach((group, k) => {
    const node = group.reduce((z, layer) => noted(source, layer, z, name => numbered(k + 1, name)).output, input)
    const name = k === groups.length - 1 ? h! : numbered(k + 1, a!)
    statements.push({ name, sign: '=', node, known: 'always' })
    input = source.leaf(name, node.extents)
  })
  return print(style, statements.length > 0 ? statements : [{ name: h!, sign: '=', node: input, known: 'never' }])
}
