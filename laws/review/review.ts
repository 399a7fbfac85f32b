/**
 * Review of a program of anyone's, in any language, over lines of JSON.
 */
import type { Task } from 'fp-ts/lib/Task.js'
import type { ReviewCase } from './case.ts'
import { reviewed } from './internal/review.ts'
import { openSession } from './internal/session.ts'
import type { Launch } from './program.ts'
import type { Precision, Review } from './report.ts'

/** How to review. */
export interface ReviewOptions {
  /** Of the cases: 0 by default. The same seed asks the same questions. */
  readonly seed?: number
  /** What the program claims by default, or `double`. */
  readonly precision?: Precision
  /** The only architecture and loss to ask about; several of different sizes by default. */
  readonly model?: Pick<ReviewCase, 'sizes' | 'activations' | 'loss'>
  /** Milliseconds that a program has for its first answer, 20,000 by default, and for each other, 5,000 by default. */
  readonly patience?: { readonly first: number; readonly other: number }
}

/**
 * Reviews the program that `launch` starts: shapes, outputs, loss, gradient, input gradient, a step, several, batches, in this order.
 *
 * It is asked about small networks by the protocol `lawgrad-review/1`, a line of JSON for a line of JSON; what it answers is compared with the
 * library's own answers, which it never sees. What is a convention (axes, where the bias stands, sum for mean, with or without ½) is found out, told, and
 * followed. The first stage that is wrong is told with the smallest case that was found, and with a cause if one explains all numbers. A program
 * that ends, hangs or talks out of turn is started again. Cost: some hundreds of questions. Never fails.
 *
 * @example
 * ```ts
 * import { review, type Running } from 'lawgrad/laws'
 * import { strict as assert } from 'node:assert'
 * const silent = (): Running => ({
 *   write: () => undefined,
 *   read: () => Promise.resolve({ _tag: 'Ended', how: 'exit code 1' }),
 *   complaints: () => ['no such file'],
 *   kill: () => Promise.resolve(),
 *   now: () => 0
 * })
 * const { verdict, finding } = await review(silent)()
 * assert.equal(verdict, 'not reviewed')
 * assert.deepEqual(finding?.known, [
 *   'expected an answer; the program ended (exit code 1); the last of its standard error: no such file'
 * ])
 * ```
 */
export const review =
  (
    launch: Launch,
    { seed = 0, precision, model, patience = { first: 20_000, other: 5000 } }: ReviewOptions = {}
  ): Task<Review> =>
  async () => {
    const session = openSession(launch, { starting: patience.first, answering: patience.other })
    return reviewed(session, {
      seed,
      ...(precision === undefined ? {} : { precision }),
      ...(model === undefined ? {} : { model })
    }).finally(session.close)
  }
