/** Whether the targets lie where the loss wants them, in every part. */
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import { checkTargets, type TargetError } from '../../data/targets.ts'
import type { Size } from '../../dimension/size.ts'
import type { Layer } from '../../layer/layer.ts'
import type { CommandError } from '../command-error.ts'
import { batchFor } from '../data.ts'
import { showTargetFault } from './data-sentences.ts'
import type { DataFacts, PartFacts } from './facts.ts'
import type { TrainOptions } from './options.ts'

/** A fault, and the line of the file that has it. */
type Found = { readonly line: number; readonly error: TargetError }

/** Nothing, or the target of the first line that the loss does not take. */
export const fittingTargets =
  ({ data: file, loss }: Pick<TrainOptions, 'data' | 'loss'>, { parts, targetNames }: DataFacts) =>
  <I extends Size, O extends Size, P>(network: Layer<I, O, P>): E.Either<CommandError, void> => {
    const faultOf = ({ examples, lines }: PartFacts): readonly Found[] =>
      pipe(
        batchFor(network)(examples),
        checkTargets(loss.loss),
        E.match(
          error => [{ line: lines[error.example - 1] ?? 0, error }],
          () => []
        )
      )
    const [first] = parts.flatMap(faultOf).toSorted((a, b) => a.line - b.line)
    return first === undefined
      ? E.right(undefined)
      : E.left({ _tag: 'UsageError', sentence: showTargetFault(file, targetNames)(first.line, first.error) })
  }
