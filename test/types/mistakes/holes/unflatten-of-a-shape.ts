/**
 * Components of another number than the size of a shape.
 *
 * Open. `shape.unflatten` is for numbers that came from `shape.flatten`; for arrays from outside there is `unflatten(shape)`, which returns `Either`.
 */
import { vectorShape } from 'lawgrad'

export const x = vectorShape(2).unflatten([1, 2, 3])
