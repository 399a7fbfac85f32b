import * as E from 'fp-ts/lib/Either.js'
import type { Layout } from '../../../../laws/review/layout.ts'
import { blockOf, type WireArray } from '../../../../laws/review/numbers.ts'
import type { Failure } from '../../../../laws/review/report.ts'
import { replayCodec } from '../json.ts'

/** A question, and the form of its arrays. */
export interface Replayed {
  readonly layout: Layout
  readonly failure: Failure
}

/** The question of a replay file. */
export const replayed = (text: string): E.Either<unknown, Replayed> =>
  E.tryCatch(
    () => {
      const decoded = replayCodec.decode(JSON.parse(text))
      if (E.isLeft(decoded)) throw new Error('no replay file')
      const { layout, expected, allowed, names, ...rest } = decoded.right
      const numbers = (array: WireArray): readonly number[] => {
        const block = blockOf(array)
        if (E.isLeft(block)) throw new Error(block.left)
        return block.right.values
      }
      const values = numbers(expected)
      return {
        // proof: a replay file is what this command has written; asking by a layout that is none gives no right answer, and no more
        layout: layout as unknown as Layout,
        failure: {
          ...(rest as unknown as Pick<Failure, 'ability' | 'case' | 'course'>),
          numbers: { names, expected: values, got: values, allowed: numbers(allowed) },
          worst: 0
        }
      }
    },
    cause => cause
  )
