/**
 * Training for who must be able to leave it at any moment: as fast as `train`, and as exact as `fitSteps`.
 */
import type { Batch } from '../data/batch.ts'
import type { Size } from '../dimension/size.ts'
import type { AnyMemory } from '../optimizer/optimizer.ts'
import type { Trainer } from '../training/step.ts'
import type { Placed } from '../training/steps.ts'
import type { FitOptions } from './fit.ts'
import { stretchesFrom, type Stretch, type StretchEnd } from './internal/run/stretches.ts'

export type { Stretch, StretchEnd }

/**
 * The stretches of a training up to the end of its epochs, counted from the start of its course, as they are asked for. One ends when it is time; after an epoch whose
 * number is asked for; and with the first epoch whose cost or gradient is not finite.
 *
 * Shapes: `Batch<I, O>` → `Placed<P, Ms>` → iterable of `Stretch<P, Ms>`. Cost: that of `train`, and a copy of the state where one is asked for; the reference, where it
 * is asked or has to step in, makes a stretch of each step. Epochs or a batch size out of range are a defect. Laws: pure, but for when it is time: wherever stretches end, the epochs are those of
 * `train`, and going on from any of them yields what comes after it, bit for bit.
 */
export const fitStretches =
  <I extends Size, O extends Size, P, Ms extends readonly AnyMemory[]>(
    trainer: Trainer<I, O, P, Ms>,
    options: FitOptions,
    end: StretchEnd
  ) =>
  (batch: Batch<NoInfer<I>, NoInfer<O>>) =>
  (from: Placed<P, Ms>): Iterable<Stretch<P, Ms>> =>
    stretchesFrom<I, O, P, Ms>(trainer, options, end, batch, from)
