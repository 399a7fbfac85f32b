/**
 * A proof in passing: as much of a gradient as is cheap.
 */
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import * as RA from 'fp-ts/lib/ReadonlyArray.js'
import * as RNEA from 'fp-ts/lib/ReadonlyNonEmptyArray.js'
import { pipe } from 'fp-ts/lib/function.js'
import { prove, type ProveOptions } from '../../../laws/prove/prove.ts'
import { proofsOf } from '../../../laws/prove/report.ts'
import { engineGradient } from '../../../laws/verify/executed.ts'
import { tensorsOf } from '../../../laws/verify/tensors.ts'
import type { Batch } from '../../data/batch.ts'
import type { Size } from '../../dimension/size.ts'
import type { Interpreter } from '../../engine/options.ts'
import type { SavedGradient } from '../../exchange/model-file/grade.ts'
import type { Layer } from '../../layer/layer.ts'
import type { Loss } from '../../loss/loss.ts'
import { describe } from '../../network/describe.ts'
import { batchFor, type PlainExample } from '../data.ts'
import { drawn } from '../drawn.ts'

/** How much is proved: examples, and components of each tensor; and of whose gradient. */
export interface Effort {
  readonly examples: number
  readonly components: number
  readonly interpreter: Interpreter
}

/** What is known, and by which effort. */
export type Passing = Omit<SavedGradient, 'command'> & { readonly effort: Effort }

/** The least that a proof can be asked for. */
const least = { examples: 1, components: 1 } as const

/** From the most that is proved to the least. */
const amounts: readonly Omit<Effort, 'interpreter'>[] = [
  ...[8, 4, 2, 1].map(examples => ({ examples, components: 64 })),
  ...[16, 4].map(components => ({ examples: 1, components })),
  least
]

/** Operations over enclosures that take about half a second. */
const budget = 600_000

/** What a proof within the budget needs. */
type Affordable<I extends Size, O extends Size, P> = {
  readonly batch: Batch<I, O>
  readonly effort: Effort
  /** The gradient, unless it is that of the reference. */
  readonly executed: Pick<ProveOptions<I, O, P>, 'gradient'>
}

/** The examples, and the most components of each tensor, that the budget allows; the reference proves inputs as well. */
const affordable = <I extends Size, O extends Size, P>(
  network: Layer<I, O, P>,
  interpreter: Interpreter,
  seed: number,
  all: readonly PlainExample[]
): O.Option<Omit<Affordable<I, O, P>, 'executed'>> => {
  const { forwardFlops } = describe(network)
  return pipe(
    amounts,
    RA.findFirstMap(amount =>
      pipe(
        drawn(amount.examples, seed)(all),
        RNEA.fromReadonlyArray,
        O.map(batchFor(network)),
        O.filter(batch => {
          const tensors = tensorsOf(network.shape, batch)
          const readings = (interpreter === 'engine' ? tensors.slice(0, -1) : tensors).reduce(
            (sum, { size }) => sum + Math.min(size, amount.components + 1),
            1
          )
          return batch.examples.length * readings * Math.max(1, forwardFlops) <= budget
        }),
        O.map(batch => ({ batch, effort: { ...amount, interpreter } }))
      )
    )
  )
}

const provedWith = <I extends Size, O extends Size, P>(
  network: Layer<I, O, P>,
  loss: Loss<O>,
  parameters: P,
  seed: number,
  { batch, effort, executed }: Affordable<I, O, P>
): Passing => {
  const { components } = effort
  const { grade, tensors } = prove<I, O, P>(network, loss, { batch, parameters, seed, components, ...executed })
  const reason = tensors.flatMap(proofsOf).find(one => one.grade === grade && one.reason !== undefined)?.reason ?? ''
  return { grade, reason, examples: batch.examples.length, effort }
}

/** What is known of the gradient at parameters, on some of the examples. */
export const proveInPassing = <I extends Size, O extends Size, P>(
  network: Layer<I, O, P>,
  loss: Loss<NoInfer<O>>,
  all: readonly PlainExample[],
  parameters: P,
  interpreter: Interpreter,
  seed: number
): Passing => {
  const unchecked = (reason: string, by: Interpreter): Passing => ({
    grade: 'unchecked',
    reason,
    examples: 0,
    effort: { ...least, interpreter: by }
  })
  return pipe(
    E.tryCatch(
      () =>
        pipe(
          interpreter === 'engine' ? affordable<I, O, P>(network, 'engine', seed, all) : O.none,
          O.flatMap(one =>
            pipe(
              O.fromEither(engineGradient<I, O, P>(network, loss, seed)(one.batch)),
              O.map((gradient): Affordable<I, O, P> => ({ ...one, executed: { gradient: () => gradient } }))
            )
          ),
          // what the engine cannot read, the reference trained
          O.alt(() =>
            pipe(
              affordable<I, O, P>(network, 'reference', seed, all),
              O.map((one): Affordable<I, O, P> => ({ ...one, executed: {} }))
            )
          ),
          O.match(
            () => unchecked('too large to be proved in passing', interpreter),
            one => provedWith<I, O, P>(network, loss, parameters, seed, one)
          )
        ),
      cause => unchecked(String(cause), interpreter)
    ),
    E.toUnion
  )
}
