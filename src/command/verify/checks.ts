/**
 * What there is to check about a model: its gradient, tensor by tensor, and the laws of its layers, each with a name to ask for it by.
 */
import * as E from 'fp-ts/lib/Either.js'
import type { NonEmptyArray } from 'fp-ts/lib/NonEmptyArray.js'
import * as O from 'fp-ts/lib/Option.js'
import { pipe } from 'fp-ts/lib/function.js'
import { lawsOf, type AnyLaw, type Suite } from '../../../laws/law.ts'
import { runLaw, type LawReport } from '../../../laws/run.ts'
import { layerSuite } from '../../../laws/suites/layer.ts'
import { networkSuite } from '../../../laws/suites/network.ts'
import { showVerdict } from '../../../laws/verdict.ts'
import type { Answered, Verification, VerificationCheck } from '../../../laws/verify/verify.ts'
import { lend, lendNetwork } from '../internal/lend.ts'
import type { CheckedLayer, CheckedNetwork } from '../model-codec.ts'
import { cleanText } from '../../report/index.ts'
import { countOf } from '../sizes.ts'
import { optionError, type OptionError } from '../option-error.ts'
import type { VerifyOptions } from './options.ts'

/** A law of a part of the model: `layer 2, sigmoid`, or `network`. */
export type PartLaw = { readonly part: string; readonly size: number; readonly law: AnyLaw }

/** What came of a check. */
export type Answer =
  | { readonly _tag: 'Tensor'; readonly answered: Answered }
  | { readonly _tag: 'Law'; readonly part: string; readonly statement: string; readonly report: LawReport }

/** Something to do, and its name for the progress. */
export type Check = { readonly name: string; readonly run: () => Answer }

/** The name by which the gradient is asked for. */
export const gradientName = 'gradient'

/** The name by which one law is asked for. */
export const lawName = (part: string, law: string): string => `${part}: ${law}`

const named = (part: string, { shape, inputs }: CheckedLayer, suite: Suite): readonly PartLaw[] =>
  lawsOf(suite).map(({ law }) => ({ part, size: shape.count + countOf(inputs), law }))

/** Up to so many parameters and inputs, each case is cheap; of a larger part fewer cases are tried, since each looks at more. */
const ordinarySize = 256

const runsFor = (runs: number, size: number): number =>
  Math.max(1, Math.ceil((runs * ordinarySize) / Math.max(ordinarySize, size)))

/** The laws of each layer, of one that occurs several times once, and of the network. */
export const lawsOfModel = (model: CheckedNetwork): readonly PartLaw[] => {
  const { network, layers } = model
  return layers.length === 1 && layers[0] === network
    ? named(
        `layer, ${network.name}`,
        network,
        lend(network, layer => layerSuite(layer))
      )
    : [
        ...layers.flatMap((each, k) =>
          layers.indexOf(each) < k
            ? []
            : named(
                `layer ${k + 1}, ${each.name}`,
                each,
                lend(each, layer => layerSuite(layer))
              )
        ),
        ...named(
          'network',
          network,
          lendNetwork(model, whole => networkSuite(whole))
        )
      ]
}

const plain = (text: string): string => cleanText(text).trim().replaceAll(/\s+/g, ' ').toLowerCase()

/** All names that ask for a law: that of its part, its own, and both; `layer 2` for `layer 2, sigmoid` too. */
const namesOf = ({ part, law }: PartLaw): readonly string[] =>
  [part, part.split(',')[0] ?? part, law.name, lawName(part, law.name)].map(plain)

const some = 12

const unknownLaw = (laws: readonly PartLaw[], name: string): OptionError => {
  const names = [...new Set([gradientName, ...laws.map(({ part }) => part), ...laws.map(({ law }) => law.name)])]
  const near = names.filter(each => plain(each).includes(plain(name)))
  const offered = near.length > 0 && name.trim() !== '' ? near : names
  return optionError(
    '--law',
    `${gradientName}, a law, a part of the model, or both as in '${lawName(laws[0]?.part ?? 'network', laws[0]?.law.name ?? 'purity')}'`,
    `Choose for instance one of: ${offered.slice(0, some).join('; ')}${offered.length > some ? '; …' : ''}.`
  )(name)
}

/** The laws that are asked for, and whether the gradient is; a name that asks for nothing is an error. */
export const chosen = (
  { laws: asked, path }: VerifyOptions,
  laws: readonly PartLaw[]
): E.Either<NonEmptyArray<OptionError>, { readonly gradient: boolean; readonly laws: readonly PartLaw[] }> => {
  const wanted = new Set(asked.map(plain))
  const strange = asked.filter(
    name => plain(name) !== gradientName && !laws.some(law => namesOf(law).includes(plain(name)))
  )
  const found = asked.length === 0 ? laws : laws.filter(law => namesOf(law).some(name => wanted.has(name)))
  const [first, ...rest] = strange.map(name => unknownLaw(laws, name))
  return first !== undefined
    ? E.left([first, ...rest])
    : O.isSome(path) && found.length !== 1
      ? E.left([severalLaws(found, asked.join(', '))])
      : E.right({ gradient: asked.length === 0 || wanted.has(gradientName), laws: found })
}

const severalLaws = (found: readonly PartLaw[], got: string): OptionError =>
  optionError(
    '--law',
    'the one law that --path belongs to',
    found.length === 0
      ? 'The gradient has no path: leave --path out.'
      : `Give one of: ${found
          .slice(0, some)
          .map(({ part, law }) => lawName(part, law.name))
          .join('; ')}.`
  )(got)

const gradientCheck = ({ point, tensor, kind, check }: VerificationCheck): Check => ({
  name: `gradient of ${tensor}${kind === 'directions' ? ', all of it' : ''} at the ${point}`,
  run: () => ({ _tag: 'Tensor', answered: check() })
})

/** More checks of the gradient, of components that were not looked at before; none where all were, or where it is not asked for. */
export const furtherChecks = (gradient: O.Option<Verification>, round: number): readonly Check[] =>
  O.match(
    (): readonly Check[] => [],
    ({ further }: Verification) => further(round).map(gradientCheck)
  )(gradient)

/** What came of a check, in a few words. */
export const showAnswer = (answer: Answer): string => {
  const { verdict } = answer._tag === 'Tensor' ? answer.answered.report : answer.report
  if (verdict._tag !== 'Pass') return verdict._tag === 'Fail' ? `FAIL, ${showVerdict(verdict)}` : showVerdict(verdict)
  if (answer._tag === 'Law') return `pass, ${answer.report.runs} cases`
  const { certified, size, probes } = answer.answered.report
  return probes.kind === 'directions'
    ? `pass, ${certified} of ${probes.count} directions certified`
    : `pass, ${certified} of ${size} components certified`
}

/** The checks of the gradient, then those of the laws. */
export const checksOf = (
  { seed, runs, path }: VerifyOptions,
  gradient: O.Option<Verification>,
  laws: readonly PartLaw[]
): readonly Check[] => [
  ...pipe(
    gradient,
    O.match(
      () => [],
      ({ checks }) => checks.map(gradientCheck)
    )
  ),
  ...laws.map(({ part, size, law }): Check => ({
    name: lawName(part, law.name),
    run: () => ({
      _tag: 'Law',
      part,
      statement: law.statement,
      report: runLaw({ seed, runs: runsFor(runs, size), ...(O.isSome(path) ? { path: path.value } : {}) })(law)
    })
  }))
]
