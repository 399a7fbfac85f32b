/**
 * What is done to the gradient before the optimizer has it: clipping and regularization, as links of its chain.
 */
import type { AnyMemory, Nothing, Optimizer } from '../optimizer/optimizer.ts'
import { clipByNorm, clipByValue } from '../optimizer/clip.ts'
import { addL1, addL2 } from '../optimizer/regularize.ts'
import { behind } from './internal/behind.ts'
import type { LentOptimizer } from './optimizers.ts'

/** The numbers of the links; those that are missing are left out. */
export interface LinkOptions {
  readonly clipValue?: number
  readonly clipNorm?: number
  readonly l1?: number
  readonly l2?: number
}

type Link = Optimizer<readonly [Nothing]>

const some = (value: number | undefined, make: (value: number) => Link): readonly Link[] =>
  value === undefined ? [] : [make(value)]

/** The links in the order in which the gradient passes them: clipped, as PyTorch's `clip_grad_*` does, then L1 and L2 added, as its `weight_decay`. */
const linksOf = ({ clipValue, clipNorm, l1, l2 }: LinkOptions): readonly Link[] => [
  ...some(clipValue, clipByValue),
  ...some(clipNorm, clipByNorm),
  ...some(l1, value => addL1(value)),
  ...some(l2, value => addL2(value))
]

/** The optimizer behind its links. */
export const linked =
  (options: LinkOptions) =>
  (optimizer: LentOptimizer): LentOptimizer =>
    linksOf(options).reduceRight<LentOptimizer>(
      (after, link) => use =>
        after(<Ms extends readonly AnyMemory[]>(one: Optimizer<Ms>) =>
          use<readonly [Nothing, ...Ms]>(behind(link)<Ms>(one))
        ),
      optimizer
    )

/** For example `, gradient clipped to the norm 1, L2 0.001`. */
export const showLinks = ({ clipValue, clipNorm, l1, l2 }: LinkOptions): string =>
  [
    ...(clipValue === undefined ? [] : [`each component of the gradient clipped to ±${clipValue}`]),
    ...(clipNorm === undefined ? [] : [`gradient clipped to the norm ${clipNorm}`]),
    ...(l1 === undefined ? [] : [`L1 ${l1}`]),
    ...(l2 === undefined ? [] : [`L2 ${l2}`])
  ]
    .map(said => `, ${said}`)
    .join('')
