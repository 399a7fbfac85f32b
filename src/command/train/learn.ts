/**
 * From a plan to a run: the course of training, then what the trained network answers and is worth on every part.
 */
import type { IO } from 'fp-ts/lib/IO.js'
import * as O from 'fp-ts/lib/Option.js'
import type { ReaderTaskEither } from 'fp-ts/lib/ReaderTaskEither.js'
import * as RTE from 'fp-ts/lib/ReaderTaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'
import { restoreTargets } from '../../data/preparation/preparation.ts'
import type { Size } from '../../dimension/size.ts'
import { outputsOf } from '../../engine/measure.ts'
import { predictAll } from '../../engine/predict.ts'
import type { SavedGradient } from '../../exchange/model-file/grade.ts'
import type { Layer } from '../../layer/layer.ts'
import { evaluateOutputs, type Evaluation } from '../../training/metrics.ts'
import { regressionMetrics } from '../../training/regression.ts'
import type { Capabilities, StopSignal } from '../capabilities.ts'
import type { CommandError } from '../command-error.ts'
import { batchFor } from '../data.ts'
import { shapeOfSize } from '../internal/sized.ts'
import { answers } from '../losses.ts'
import { countOf } from '../sizes.ts'
import { course, type Learned } from './course.ts'
import { gradientOf } from './gradient.ts'
import type { PartFacts, PartResults, Plan, Run } from './facts.ts'
import { notesOf } from './notes.ts'
import { unitOf } from './unit.ts'
import { breakingHint, warningsAfter } from './warnings.ts'

/** Trains a network as planned. */
export const learn = <I extends Size, O extends Size, P>(
  plan: Plan,
  network: Layer<I, O, P>,
  stopped: IO<O.Option<StopSignal>>
): ReaderTaskEither<Capabilities, CommandError, Run> => {
  const { options, data } = plan
  const [training, ...held] = data.parts
  const lesson = {
    network,
    train: batchFor(network)(training.examples),
    validation: pipe(
      O.fromNullable(held.find(({ name }) => name === 'validation')),
      O.map(({ examples }) => batchFor(network)(examples))
    ),
    random: data.random,
    scaling: breakingHint(plan),
    saved: { version: plan.version, notes: notesOf(plan) }
  }
  return pipe(
    course<I, O, P>(options, lesson, stopped),
    RTE.bindTo('learned'),
    RTE.bind('gradient', ({ learned }) => RTE.fromTask(gradientOf<I, O, P>(plan, network, learned.parameters))),
    RTE.map(({ learned, gradient }) => runOf<I, O, P>(plan, network, learned, gradient))
  )
}

const runOf = <I extends Size, O extends Size, P>(
  plan: Plan,
  network: Layer<I, O, P>,
  learned: Learned<P>,
  gradient: SavedGradient
): Run => {
  const { flatten } = network.shape
  const [training, ...held] = plan.data.parts
  const judge = judged<I, O, P>(plan, network, learned.parameters)
  const first = judge(training)
  const isOfClasses = O.isSome(first.evaluation.classification)
  const parts: Run['parts'] = [first, ...held.map(part => judge(part)).map(isOfClasses ? kept : withoutClasses)]
  const { history, final, best, divergence } = learned
  return {
    ...plan,
    initial: flatten(learned.initial),
    parameters: flatten(learned.parameters),
    history,
    final,
    best,
    divergence,
    parts,
    outputs: first.outputs,
    answers: first.answers,
    ...views<I, O, P>(plan, network, learned.parameters),
    gradient,
    warnings: [
      ...plan.warnings,
      ...warningsAfter({ options: plan.options, best, history, divergence, parts, gradient })
    ]
  }
}

const kept = (part: PartResults): PartResults => part

/** A few targets may happen to be 0 and 1: what is a class is decided on the training part. */
const withoutClasses = (part: PartResults): PartResults => ({
  ...part,
  evaluation: { ...part.evaluation, classification: O.none }
})

/** What the network answers on a part, and what that is worth. */
const judged = <I extends Size, O extends Size, P>(plan: Plan, network: Layer<I, O, P>, parameters: P) => {
  const { options, data, network: facts } = plan
  const { preparation, classes } = data
  const shape = shapeOfSize(network.outputs)
  const answer = answers(options.loss, countOf(facts.outputs))
  const restore = restoreTargets(preparation)
  const measure = evaluateOutputs<O>(options.loss.loss, O.isSome(classes) ? { classes: classes.value } : {})
  const ask = outputsOf<I, O, P>(network, { interpreter: options.interpreter })
  return (part: PartFacts): PartResults => {
    const batch = batchFor(network)(part.examples)
    const given = ask(batch)(parameters)
    const outputs = given.map(shape.flatten)
    const answered = outputs.map(answer)
    return {
      ...part,
      outputs,
      answers: answered,
      predicted: answered.map(restore),
      evaluation: inUnits(plan, part, answered, measure<I>(batch)(given))
    }
  }
}

/** The metrics, errors in the units of the file; standardized labels are no labels. */
const inUnits = (
  { data, options }: Plan,
  { examples }: PartFacts,
  answered: readonly (readonly number[])[],
  evaluation: Evaluation
): Evaluation => {
  const unscaled = (numbers: readonly number[]): readonly number[] => {
    const { targets } = data.preparation
    return numbers.map((value, k) => {
      const column = targets.length === numbers.length ? targets[k] : undefined
      return column?._tag === 'Number' ? value * column.scale + column.offset : value
    })
  }
  return {
    ...evaluation,
    regression: regressionMetrics(
      examples.map(({ target }, k) => ({ target: unscaled(target), prediction: unscaled(answered[k] ?? []) }))
    ),
    classification: options.targetScale === 'standardize' ? O.none : evaluation.classification
  }
}

/** The first answer at a point, and the unit, where the network has them. */
const views = <I extends Size, O extends Size, P>(
  { network: facts, options }: Plan,
  network: Layer<I, O, P>,
  parameters: P
): Pick<Run, 'activation' | 'unit'> => {
  // a picture asks tens of thousands of times
  const predict = predictAll<I, O, P>(network, { interpreter: options.interpreter })(parameters)
  const [inputs, outputs] = [shapeOfSize(network.inputs), shapeOfSize(network.outputs)]
  const answer = answers(options.loss, countOf(facts.outputs))
  const at = (x1: number, x2: number): number =>
    answer(predict([inputs.unflatten([x1, x2])]).flatMap(outputs.flatten))[0] ?? NaN
  return {
    activation: facts.inputs === 2 && facts.outputs === 1 ? O.some(at) : O.none,
    unit: unitOf(network, options.loss, parameters)
  }
}
