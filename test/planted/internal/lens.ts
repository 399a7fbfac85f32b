import type { AnyRange, Layer, Size } from 'lawgrad'
import { lensLayer } from '../../../src/layer/internal/lens-layer.ts'

/** The layer of another lens: as `layer` makes it, but for the trace, which would refuse some mistakes. */
export const withLens = <I extends Size, O extends Size, P>(
  layer: Layer<I, O, P>,
  at: Layer<I, O, P>['at']
): Layer<I, O, P> => lensLayer<I, O, P, AnyRange>({ ...layer, at })
