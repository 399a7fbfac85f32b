/**
 * The pictures of a search: the score against each setting.
 */
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'
import { renderSvg, type ReportError } from '../../report/index.ts'
import { scorePlot } from '../../report/score-plot.ts'
import type { Search } from './search.ts'
import type { AnyTrial } from './trials.ts'

/** A picture for each setting of the space. */
export const drawn = (
  { tunable: { space } }: Search,
  trials: readonly AnyTrial[]
): TE.TaskEither<ReportError, readonly string[]> =>
  pipe(
    Object.entries(space),
    TE.traverseSeqArray(([name, values]) =>
      renderSvg(
        scorePlot(
          name,
          values,
          trials.flatMap(({ point, score }) => {
            const setting = point[name]
            return setting === undefined ? [] : [{ setting, score }]
          })
        )
      )
    )
  )
