/** The losses by the names that `--loss` takes. */
import type { AnySizeLoss } from '../loss/loss.ts'
import { quadraticLoss } from '../loss/quadratic.ts'

export const losses: ReadonlyMap<string, AnySizeLoss> = new Map([quadraticLoss].map(loss => [loss.name, loss]))
