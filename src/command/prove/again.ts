/**
 * The command line of a proof.
 */
import * as O from 'fp-ts/lib/Option.js'
import type { Interpreter } from '../../engine/options.ts'
import { shellLine } from '../again.ts'

/** All that a proof depends on. */
export interface Proving {
  readonly model: string
  readonly data: string
  readonly labels: O.Option<string>
  readonly trained: O.Option<string>
  readonly loss: string
  readonly interpreter: Interpreter
  readonly examples: number
  readonly components: number
  readonly steps: number
  readonly seed: number
}

/** The command line that proves the same again. */
export const provingAgain = ({ model, data, labels, trained, steps, ...rest }: Proving): string =>
  shellLine(
    ['lawgrad', 'prove', model, '--data', data].concat(
      O.isSome(labels) ? ['--labels', labels.value] : [],
      O.isSome(trained) ? ['--trained', trained.value] : [],
      ['--loss', rest.loss, '--interpreter', rest.interpreter],
      ['--examples', String(rest.examples), '--components', String(rest.components)],
      O.isSome(trained) ? [] : ['--steps', String(steps)],
      ['--seed', String(rest.seed)]
    )
  )
