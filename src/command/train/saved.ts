/**
 * The trained model as a file: all that a prediction needs, and how it came about.
 */
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import { pipe } from 'fp-ts/lib/function.js'
import type { Size } from '../../dimension/size.ts'
import { showDocumentErrors } from '../../exchange/document-error.ts'
import { encodeModel } from '../../exchange/model-file/model-file.ts'
import { figuresOf } from '../../exchange/model-file/rows.ts'
import type { SavedResult, SavedTraining } from '../../exchange/model-file/saved-model.ts'
import type { Layer } from '../../layer/layer.ts'
import type { TextFile } from '../capabilities.ts'
import type { CommandError } from '../command-error.ts'
import { failed } from '../effects.ts'
import { showLinks } from '../links.ts'
import type { Run } from './facts.ts'

/** The name of the file. */
export const modelName = 'model.json'

const trainingOf = ({ options, best, history }: Run): SavedTraining => ({
  data: options.data,
  loss: options.loss.option,
  optimizer: `${options.optimizer.name}${showLinks(options.links)}`,
  learningRate: options.learningRate,
  schedule: O.isSome(options.schedule) ? options.schedule.value.name : null,
  warmUp: O.toNullable(options.warmUp),
  epochs: history.length - 1,
  keptEpoch: O.isSome(options.patience) && O.isSome(best) ? best.value.epoch : history.length - 1,
  batchSize: options.batchSize,
  seed: options.seed,
  initializer: options.initializer.name,
  validation: options.shares.validation,
  test: options.shares.test
})

/** The text of `model.json`. */
export const savedModel = <I extends Size, O extends Size, P>(
  run: Run,
  network: Layer<I, O, P>
): E.Either<CommandError, TextFile> => {
  const { version, options, data, parts } = run
  const results = parts.map(({ name, examples, evaluation }): SavedResult => ({
    on: name,
    examples: examples.length,
    figures: figuresOf(evaluation)
  }))
  return pipe(
    network.shape.unflatten(run.parameters),
    encodeModel<I, O, P>(network, {
      lawgrad: version,
      module: options.model,
      preparation: data.preparation,
      data: { ...data.columns, format: data.format },
      loss: options.loss.loss,
      answer: options.loss.answer,
      training: trainingOf(run),
      results,
      gradient: run.gradient
    }),
    E.bimap(
      errors => failed(`expected to save the model; it failed, and nothing was written. ${showDocumentErrors(errors)}`),
      text => ({ name: modelName, text })
    )
  )
}
