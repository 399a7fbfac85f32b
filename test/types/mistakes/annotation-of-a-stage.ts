/**
 * An annotated stage of another layer.
 *
 * The layer takes four inputs.
 */
import { append, denseLayer, type Append, type Dense } from 'lawgrad'

export const head: Append<3, 1, Dense<3, 1>> = append(denseLayer(4, 1))
//           ^ TS2322 · Dense<4, 1> · Dense<3, 1> · '4' · '3'
