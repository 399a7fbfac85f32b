/** A review as JSON: the whole, and a question to ask again. */
import * as t from 'io-ts'
import { nestedOf, wireArrayCodec, type Nested } from '../../../laws/review/numbers.ts'
import { credit, whereOf, type Failure, type Review } from '../../../laws/review/report.ts'
import { jsonNumber } from '../tree.ts'
import type { Reviewed } from './files.ts'
import { stageGrade } from './grade.ts'

const row = (values: readonly number[]): Nested => nestedOf({ extents: [values.length], values })

/** A failing case as plain data. */
export const failureJson = (failure: Failure) => ({
  ability: failure.ability,
  case: failure.case,
  ...(failure.course === undefined ? {} : { course: failure.course }),
  where: whereOf(failure),
  names: failure.numbers.names,
  expected: row(failure.numbers.expected),
  got: row(failure.numbers.got),
  allowed: row(failure.numbers.allowed)
})

/** The document of `--json`, on a single line; the same review gives the same bytes. */
export const reviewJson = (version: string, { command, again, review }: Omit<Reviewed, 'name'>): string => {
  const { finding, stages, ...rest } = review
  return `${JSON.stringify({
    format: 'lawgrad-review-report/1',
    lawgrad: version,
    command,
    again,
    ...rest,
    credit: credit(review),
    stages: stages.map(stage => ({ ...stage, worst: jsonNumber(stage.worst), grade: stageGrade(stage) })),
    ...(finding === undefined
      ? {}
      : {
          finding: {
            stage: finding.stage,
            causes: finding.causes.map(({ name, cause }) => ({ name, cause })),
            known: finding.known,
            ...(finding.trouble === undefined ? {} : { trouble: finding.trouble }),
            ...(finding.failure === undefined ? {} : { failure: failureJson(finding.failure) })
          }
        })
  })}\n`
}

/** A question that was answered wrongly, to ask it again. */
export const replayCodec = t.type({
  format: t.literal('lawgrad-replay/1'),
  layout: t.UnknownRecord,
  ability: t.string,
  case: t.UnknownRecord,
  names: t.readonlyArray(t.string),
  expected: wireArrayCodec,
  allowed: wireArrayCodec
})

/** The text of a replay file. */
export const replayFile = (command: string, review: Review): string | undefined =>
  review.finding?.failure === undefined
    ? undefined
    : `${JSON.stringify({ format: 'lawgrad-replay/1', command, seed: review.seed, stage: review.finding.stage, layout: review.layout, ...failureJson(review.finding.failure) }, undefined, 2)}\n`
