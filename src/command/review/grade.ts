/** How each stage of a review is known, and the command that finds it again. */
import * as O from 'fp-ts/lib/Option.js'
import type { Review, StageReport } from '../../../laws/review/report.ts'
import { shellLine } from '../again.ts'
import type { ReviewCommand } from './options.ts'

/** A stage that passed did so on cases drawn by the seed, whose right answers are the reference's. */
export type StageGrade = 'sampled' | 'unchecked' | 'refused'

const grades: readonly StageGrade[] = ['sampled', 'unchecked', 'refused']

/** How a stage is known. */
export const stageGrade = ({ status }: Pick<StageReport, 'status'>): StageGrade =>
  status === 'passed' ? 'sampled' : status === 'failed' ? 'refused' : 'unchecked'

/** For example `sampled shapes, forward; unchecked loss; refused gradient`. */
export const knownLine = ({ stages }: Pick<Review, 'stages'>): string =>
  grades
    .flatMap(grade => {
      const names = stages.flatMap(stage => (stageGrade(stage) === grade ? [stage.stage] : []))
      return names.length === 0 ? [] : [`${grade} ${names.join(', ')}`]
    })
    .join('; ')

/** The command line that reviews a program again. */
export const reviewAgain = (
  { network, loss, seed, precision, timeout }: Omit<ReviewCommand, '_tag' | 'program'>,
  command: string
): string =>
  shellLine(
    ['lawgrad', 'review', command].concat(
      O.isSome(network) ? ['--network', network.value, '--loss', loss] : [],
      O.isSome(precision) ? ['--precision', precision.value] : [],
      ['--timeout', String(timeout), '--seed', String(seed)]
    )
  )
