import type { Batch } from '../../data/batch.ts'
import type { Size } from '../../dimension/size.ts'
import { gathered, layoutOf } from '../../tensor/internal/shape.ts'
import type { Shape } from '../../tensor/shape.ts'
import { componentsOf } from './compared.ts'

/** The first tensor of a tree that has a component that is not finite, by its path, and that component. */
export const strangeTensor = <P>(
  shape: Shape<P>,
  tree: P
): { readonly path: string; readonly value: number } | undefined => {
  const layout = layoutOf(shape)
  const components = gathered(layout, tree)
  const index = components.findIndex(component => !Number.isFinite(component))
  const leaf = layout.leaves.find(({ offset, count }) => index >= offset && index < offset + count)
  return leaf === undefined ? undefined : { path: leaf.path.join('.'), value: components[index]! }
}

/** `Σ(y − ȳ)²` over the examples, of all components. */
export const spreadOf = <I extends Size, O extends Size>({ examples }: Batch<I, O>): number => {
  const targets = examples.map(({ target }) => componentsOf(target))
  let spread = 0
  for (let k = 0; k < targets[0]!.length; k++) {
    let sum = 0
    for (const target of targets) sum += target[k]!
    const mean = sum / targets.length
    for (const target of targets) {
      const difference = target[k]! - mean
      spread += difference * difference
    }
  }
  return spread
}
