/**
 * What a training is begun with, checked for callers without types, in the reference's words.
 */
import type { Batch } from '../../../data/batch.ts'
import type { Size } from '../../../dimension/size.ts'
import type { Layer } from '../../../layer/layer.ts'
import { showGot } from '../../../scalar/hyperparameter.ts'
import { agreeExtents, defect } from '../../../tensor/internal/defect.ts'
import { extentsOfSize } from '../../../tensor/internal/tensor.ts'
import type { EngineOptions } from '../../options.ts'

/** Examples must be of the sizes of the network. */
export const agreeBatch = <I extends Size, O extends Size, P>(network: Layer<I, O, P>, batch: Batch<I, O>): void => {
  agreeExtents(extentsOfSize(network.inputs), extentsOfSize(batch.inputs))
  agreeExtents(extentsOfSize(network.outputs), extentsOfSize(batch.outputs))
}

const oneOf = (name: string, choices: readonly string[], value: string | undefined): void => {
  if (value !== undefined && !choices.includes(value))
    defect(
      `${name}: expected ${choices.map(showGot).join(' or ')}; got ${showGot(value)}. Give for instance ${showGot(choices[0])}.`
    )
}

/** Options that are words must be words that there are. */
export const agreeOptions = ({ interpreter, precision }: EngineOptions): void => {
  oneOf('interpreter', ['engine', 'reference'], interpreter)
  oneOf('precision', ['double', 'single'], precision)
}
