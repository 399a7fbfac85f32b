/**
 * `lawgrad describe`: a model to what its layers compute and cost.
 */
import * as E from 'fp-ts/lib/Either.js'
import * as RTE from 'fp-ts/lib/ReaderTaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'
import type { Capabilities } from '../capabilities.ts'
import type { CommandError } from '../command-error.ts'
import { print, type Program } from '../effects.ts'
import { glorotUniform } from '../../layer/initializer.ts'
import { lend } from '../internal/lend.ts'
import { loadModel, probe, threw } from '../model.ts'
import { descriptionOf } from './description.ts'
import { showDescriptionJson } from './json.ts'
import type { DescribeOptions } from './options.ts'
import { showDescription } from './text.ts'

const modelWrong = (error: ReturnType<typeof threw>): CommandError => ({ _tag: 'ModelWrong', error })

/** Reads the model, sees that it can be evaluated, and prints what it is. */
export const runDescribe = ({ model: path, json }: DescribeOptions): Program<void> =>
  pipe(
    loadModel(path),
    RTE.tapEither(({ network }) => E.mapLeft(modelWrong)(lend(network, probe(path, glorotUniform, 0)))),
    RTE.bindTo('model'),
    RTE.bind('version', () => RTE.asks(({ version }: Capabilities) => version)),
    RTE.flatMapEither(({ model, version }) =>
      E.tryCatch(
        () => descriptionOf(version, path, model),
        cause => modelWrong(threw(path, cause))
      )
    ),
    RTE.flatMap(description => print(json ? showDescriptionJson(description) : showDescription(description)))
  )
