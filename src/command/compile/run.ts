/**
 * `lawgrad compile`: a model to the kernels of its step.
 */
import * as E from 'fp-ts/lib/Either.js'
import * as RTE from 'fp-ts/lib/ReaderTaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'
import type { Size } from '../../dimension/size.ts'
import { stepReport, type StepReport } from '../../engine/report.ts'
import { glorotUniform } from '../../layer/initializer.ts'
import type { Layer } from '../../layer/layer.ts'
import type { AnyMemory, Optimizer } from '../../optimizer/optimizer.ts'
import type { Capabilities } from '../capabilities.ts'
import type { CommandError } from '../command-error.ts'
import { failed, print, type Program } from '../effects.ts'
import { lend } from '../internal/lend.ts'
import { fitting } from '../losses.ts'
import { loadModel, probe } from '../model.ts'
import { optionsWrong } from '../option-values.ts'
import type { CompileOptions } from './options.ts'
import { showCompiled } from './text.ts'

const rate = ({ optimizer }: CompileOptions): number => optimizer.usualRate

const reportOn =
  (options: CompileOptions) =>
  <I extends Size, O extends Size, P>(network: Layer<I, O, P>): E.Either<CommandError, StepReport> =>
    pipe(
      probe(options.model, glorotUniform, 0)(network),
      E.mapLeft((error): CommandError => ({ _tag: 'ModelWrong', error })),
      E.tap(() =>
        pipe(
          fitting(options.loss, network.range),
          E.mapLeft(error => optionsWrong([error]))
        )
      ),
      E.flatMap(() =>
        options.optimizer.at(rate(options))(<Ms extends readonly AnyMemory[]>(optimizer: Optimizer<Ms>) =>
          pipe(
            stepReport<I, O, P, Ms>({ network, loss: options.loss.loss, optimizer }, options.examples, {
              fast: options.fast,
              precision: options.single ? 'single' : 'double'
            }),
            E.mapLeft(reason => failed(`expected a network that the engine can read: ${reason}.`))
          )
        )
      )
    )

const json = (version: string, { model }: CompileOptions, report: StepReport): string =>
  `${JSON.stringify({ format: 'lawgrad-compilation/1', lawgrad: version, model, ...report })}\n`

/** Reads the model, compiles a step, and prints how. */
export const runCompile = (options: CompileOptions): Program<void> =>
  pipe(
    loadModel(options.model),
    RTE.flatMapEither(({ network }) => lend(network, reportOn(options))),
    RTE.bindTo('report'),
    RTE.bind('version', () => RTE.asks(({ version }: Capabilities) => version)),
    RTE.flatMap(({ report, version }) =>
      print(options.json ? json(version, options, report) : showCompiled(options.model, report))
    )
  )
