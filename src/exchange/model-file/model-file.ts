/**
 * Models as files: JSON that people can read, its digits exact, its equation in it.
 */
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as t from 'io-ts'
import type { Size } from '../../dimension/size.ts'
import type { Layer } from '../../layer/layer.ts'
import type { DocumentErrors } from '../document-error.ts'
import { description, extents } from '../internal/codecs.ts'
import { readDocument } from '../internal/document.ts'
import { answerEquation, lossEquation, networkEquation } from '../internal/equation.ts'
import { decoded, unless } from '../internal/faults.ts'
import { otherModel, otherNetwork } from '../internal/matching.ts'
import { savedNetwork } from '../internal/saved-network.ts'
import { strangeComponent, treeCodec } from '../internal/tree.ts'
import { modelText } from '../internal/model-text.ts'
import { nothingSaid } from './grade.ts'
import { disagreements, modelForm } from './model-form.ts'
import type { AboutModel, AnswerLayer, SavedModel } from './saved-model.ts'

const format = 'lawgrad-model/1'
const olderFormat = 'lawgrad-parameters/1'

/**
 * The model of a network that was trained: its equation traced, its parameters as numbers, and what there is to say of it.
 *
 * Cost: that of reading the equation once, and linear in the parameters. Errors: parameters that are not finite, each by its path; columns that do not
 * become as many numbers as the network has. A network that cannot be traced is no error: the model says which part stopped it.
 */
export const savedModel =
  <I extends Size, O extends Size, P>(network: Layer<I, O, P>, about: AboutModel<NoInfer<O>>) =>
  (parameters: P): E.Either<DocumentErrors, SavedModel> => {
    const components = network.shape.flatten(parameters)
    const answer = pipe(
      about.answer,
      O.map((link: AnswerLayer) => answerEquation<O>(link, network.outputs))
    )
    const model: SavedModel = Object.freeze({
      lawgrad: about.lawgrad,
      network: savedNetwork<I, O, P>(network, about.module),
      equations: {
        network: networkEquation<I, O, P>(network, about.answer),
        loss: lossEquation<O>(about.loss, network.outputs),
        answer: O.map(({ equation }: ReturnType<typeof answerEquation>) => equation)(answer)
      },
      parameters: Object.freeze([...components]),
      preparation: about.preparation,
      data: about.data,
      loss: {
        name: about.loss.name,
        takes: about.loss.takes.map(({ range }) => range),
        answers: O.isSome(answer) ? answer.value.range : network.range.range
      },
      training: about.training,
      results: about.results,
      gradient: about.gradient ?? nothingSaid
    })
    const strange = strangeComponent(network.shape.description, components)
    return unless(model)(
      strange === undefined
        ? disagreements(model)
        : [{ _tag: 'NotFinite', path: ['parameters', ...strange.path].join('.'), got: String(strange.got) }]
    )
  }

/**
 * The text of a model, `lawgrad-model/1`: JSON whose numbers are the shortest that read back to the same double. Never fails.
 *
 * Laws: `decodeModel` gives the model back.
 */
export const showModel = (model: SavedModel): string => modelText(format, modelForm().encode(model), model)

/**
 * The file of a network that was trained: `showModel` of its `savedModel`.
 *
 * @example
 * ```ts
 * import { decodeParameters, dense, encodeModel, input, matrix, pipe, quadraticLoss, showDocumentErrors, sigmoid, usualFormat, vector } from 'lawgrad'
 * import * as E from 'fp-ts/lib/Either.js'
 * import * as O from 'fp-ts/lib/Option.js'
 * import { strict as assert } from 'node:assert'
 * const line = pipe(input(1), dense(1))
 * const column = { _tag: 'Number', fill: null, offset: 0, scale: 1, constant: false } as const
 * const encode = encodeModel(line, {
 *   lawgrad: '1.0.0',
 *   module: 'line.ts',
 *   preparation: { inputs: [column], targets: [column] },
 *   data: { inputs: ['x'], targets: ['y'], format: usualFormat },
 *   loss: quadraticLoss,
 *   answer: O.none,
 *   training: { seed: 7, epochs: 1000 },
 *   results: []
 * })
 * const parameters = [{ weights: matrix([[0.1]]), bias: vector([-0]) }] as const
 * const text = encode(parameters)
 * assert.deepEqual(E.flatMap(decodeParameters(line))(text), E.right(parameters))
 * const other = E.flatMap(decodeParameters(pipe(input(1), dense(1), sigmoid)))(text)
 * assert.deepEqual(
 *   E.mapLeft(showDocumentErrors)(other),
 *   E.left(
 *     'equations.network: expected what the network 1 → dense 1 → sigmoid computes; got what 1 → dense 1 computes. Give the network that was saved, or the file of this one.'
 *   )
 * )
 * ```
 */
export const encodeModel = <I extends Size, O extends Size, P>(
  network: Layer<I, O, P>,
  about: AboutModel<NoInfer<O>>
) => {
  const saved = savedModel<I, O, P>(network, about)
  return (parameters: P): E.Either<DocumentErrors, string> => pipe(saved(parameters), E.map(showModel))
}

const parametersAt = (tree: unknown, shape: SavedModel['network']['shape']) =>
  decoded(treeCodec(shape, 'finite'), 'parameters')(tree)

const modelOf = (fields: Readonly<Record<string, unknown>>): E.Either<DocumentErrors, SavedModel> =>
  pipe(
    decoded(modelForm())(fields),
    E.bindTo('form'),
    E.bind('parameters', ({ form }) => parametersAt(fields['parameters'], form.network.shape)),
    E.map(({ form, parameters }): SavedModel => ({ ...form, parameters })),
    E.flatMap(model => unless(model)(disagreements(model)))
  )

/**
 * The model of a file, without the network that it was saved from: its equation is in it.
 *
 * Cost: linear. Errors: a text that is no JSON, by line and column; another format or version; a value of another form, a number that is not finite,
 * sizes that do not agree, each by its path in the file; at most ten, and the count of the rest. Never throws, whatever the text. See {@link modelPredictor}.
 */
export const decodeModel = (text: string): E.Either<DocumentErrors, SavedModel> =>
  pipe(
    readDocument([format])(text),
    E.flatMap(({ fields }) => modelOf(fields))
  )

/** A model whose parameters are those of a network at hand. */
export interface ModelOf<out P> {
  readonly model: SavedModel
  readonly parameters: P
}

const modelFor =
  <I extends Size, O extends Size, P>(network: Layer<I, O, P>) =>
  (model: SavedModel): E.Either<DocumentErrors, ModelOf<P>> =>
    pipe(
      otherModel<I, O, P>(network, model),
      unless(model),
      E.map(() => ({ model, parameters: network.shape.unflatten(model.parameters) }))
    )

/**
 * The model of a file with its parameters as those of a network, which must be the one that was saved: of the same sizes and shape, and computing the same.
 *
 * Errors: those of {@link decodeModel}, and where the network is another one.
 */
export const decodeModelFor = <I extends Size, O extends Size, P>(network: Layer<I, O, P>) => {
  const match = modelFor<I, O, P>(network)
  return (text: string): E.Either<DocumentErrors, ModelOf<P>> => pipe(decodeModel(text), E.flatMap(match))
}

const size = t.union([extents, t.number])

const olderForm = t.type({ inputs: size, outputs: size, shape: description }, 'what is told of a network')

const axesOf = (given: number | readonly number[]): readonly number[] => (typeof given === 'number' ? [given] : given)

const olderParameters =
  <I extends Size, O extends Size, P>(network: Layer<I, O, P>) =>
  (fields: Readonly<Record<string, unknown>>): E.Either<DocumentErrors, P> =>
    pipe(
      decoded(olderForm)(fields),
      E.flatMap(({ inputs, outputs, shape }) => {
        const told = { inputs: axesOf(inputs), outputs: axesOf(outputs), shape }
        return unless(told)(otherNetwork<I, O, P>(network, told))
      }),
      E.flatMap(() => parametersAt(fields['parameters'], network.shape.description)),
      E.map(components => network.shape.unflatten(components))
    )

/**
 * The parameters of a network from a file: a model (`lawgrad-model/1`) or parameters alone (`lawgrad-parameters/1`, the `parameters.json` of `lawgrad train`).
 *
 * Errors: those of {@link decodeModelFor}. Of parameters alone, sizes and shape must be those of the network.
 */
export const decodeParameters =
  <I extends Size, O extends Size, P>(network: Layer<I, O, P>) =>
  (text: string): E.Either<DocumentErrors, P> =>
    pipe(
      readDocument([format, olderFormat])(text),
      E.flatMap(read =>
        read.format === format
          ? pipe(
              modelOf(read.fields),
              E.flatMap(modelFor<I, O, P>(network)),
              E.map(({ parameters }) => parameters)
            )
          : olderParameters<I, O, P>(network)(read.fields)
      )
    )
