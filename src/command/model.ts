/**
 * From the path of a module to the network that it exports.
 */
import * as E from 'fp-ts/lib/Either.js'
import type { ReaderTaskEither } from 'fp-ts/lib/ReaderTaskEither.js'
import * as RTE from 'fp-ts/lib/ReaderTaskEither.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'
import type { Size } from '../dimension/size.ts'
import type { Initializer } from '../layer/initializer.ts'
import type { Layer } from '../layer/layer.ts'
import { pythonRandom } from '../random/random.ts'
import { answerOf } from './answer-codec.ts'
import type { Capabilities } from './capabilities.ts'
import type { CommandError } from './command-error.ts'
import { isOfThisCopy } from './internal/copy.ts'
import { shapeOfSize } from './internal/sized.ts'
import { checkNetwork, sayWhat, type CheckedNetwork } from './model-codec.ts'
import type { ModelError } from './model-error.ts'

/** Loads a module and takes the network out of it. */
export const loadModel = (path: string): ReaderTaskEither<Capabilities, CommandError, CheckedNetwork> =>
  pipe(
    loadExports(path),
    RTE.flatMapEither(exports => E.mapLeft(wrong)(networkOf(path, exports)))
  )

/** Loads a module. */
export const loadExports =
  (path: string): ReaderTaskEither<Capabilities, CommandError, unknown> =>
  ({ node, readFile, importModule }) =>
    pipe(
      readFile(path),
      TE.mapLeft((error): CommandError => ({ _tag: 'ModelUnreadable', error })),
      TE.flatMapEither(() => E.mapLeft(wrong)(checkPath(node, path))),
      TE.flatMap(() =>
        pipe(
          importModule(path),
          TE.mapLeft((error): CommandError => ({ _tag: 'ModelUnreadable', error }))
        )
      )
    )

const wrong = (error: ModelError): CommandError => ({ _tag: 'ModelWrong', error })

const checkPath = (node: Capabilities['node'], path: string): E.Either<ModelError, void> =>
  !/\.[mc]?[jt]s$/.test(path)
    ? E.left({ _tag: 'WrongExtension', path })
    : path.endsWith('ts') && !node.runsTypeScript
      ? E.left({ _tag: 'NodeTooOld', path, version: node.version })
      : E.right(undefined)

/**
 * The default export, or else the only network among the exports; each may be an `Either` that holds it, or the error of building it. A field that throws where it is
 * read is an error, too.
 */
export const networkOf = (path: string, exports: unknown): E.Either<ModelError, CheckedNetwork> =>
  E.flatten(
    E.tryCatch(
      () => among(path, exports),
      cause => threw(path, cause)
    )
  )

const among = (path: string, exports: unknown): E.Either<ModelError, CheckedNetwork> => {
  const answers: ReadonlyMap<string, E.Either<string, unknown>> = new Map(
    typeof exports === 'object' && exports !== null
      ? Object.entries(exports).map(([name, value]) => [name, answerOf(value)])
      : []
  )
  const notBuilt = (reason: string): E.Either<ModelError, CheckedNetwork> =>
    E.left({ _tag: 'NetworkNotBuilt', path, reason })
  const main = answers.get('default')
  const failed = [...answers.values()].find(E.isLeft)
  return main !== undefined && E.isLeft(main)
    ? notBuilt(main.left)
    : pipe(
        builtNetworkOf(path, new Map([...answers].map(([name, answer]) => [name, E.toUnion(answer)]))),
        E.orElse(error => (error._tag === 'NoNetwork' && failed !== undefined ? notBuilt(failed.left) : E.left(error)))
      )
}

const builtNetworkOf = (path: string, named: ReadonlyMap<string, unknown>): E.Either<ModelError, CheckedNetwork> => {
  const main = checkNetwork(named.get('default'))
  const others = [...named].flatMap(([name, value]) => {
    const checked = checkNetwork(value)
    return E.isRight(checked) ? [{ name, network: checked.right }] : []
  })
  const [only] = others
  return E.isRight(main)
    ? main
    : only === undefined
      ? E.left(noNetwork(path, named, main.left))
      : others.length === 1
        ? E.right(only.network)
        : E.left({ _tag: 'SeveralNetworks', path, names: others.map(({ name }) => name) })
}

const noNetwork = (
  path: string,
  named: ReadonlyMap<string, unknown>,
  mismatches: Extract<ModelError, { readonly _tag: 'NoNetwork' }>['mismatches']
): ModelError => {
  const value = named.get('default')
  const isNear = typeof value === 'object' && value !== null && 'inputs' in value
  const got = named.has('default')
    ? sayWhat(value)
    : named.size === 0
      ? 'a module without exports'
      : `a module that exports ${[...named.keys()].join(', ')}`
  return { _tag: 'NoNetwork', path, got, mismatches: isNear ? mismatches : [] }
}

/** Evaluates the network once, forward and back, to see that it can be trained. */
export const probe =
  (path: string, initializer: Initializer, seed: number) =>
  <I extends Size, O extends Size, P>(network: Layer<I, O, P>): E.Either<ModelError, void> =>
    pipe(
      E.tryCatch(
        () => isOfThisCopy(network.shape),
        cause => threw(path, cause)
      ),
      E.filterOrElse(
        isOurs => isOurs,
        (): ModelError => ({ _tag: 'OtherCopy', path })
      ),
      E.flatMap(() =>
        E.tryCatch(
          () => {
            const [parameters] = network.initialize(initializer)(pythonRandom(seed))
            const { count, unflatten } = shapeOfSize(network.inputs)
            const { output, pullback } = network.vjp(parameters)(unflatten(Array.from({ length: count }, () => 0)))
            return pullback(output)
          },
          cause => threw(path, cause)
        )
      ),
      E.map(() => undefined)
    )

/** The network threw. */
export const threw = (path: string, cause: unknown): ModelError => ({
  _tag: 'NetworkThrew',
  path,
  reason: String(cause)
})
