/**
 * What a state of training belongs to, in words: the options and the data that the rest of its course depends on.
 */
import * as O from 'fp-ts/lib/Option.js'
import { pipe } from 'fp-ts/lib/function.js'
import { allOf } from '../equations.ts'
import { digestOf, numbersOf } from '../internal/digest.ts'
import type { Plan } from './facts.ts'

type Notes = Readonly<Record<string, string>>

const orNone: (value: O.Option<string | number>) => string = O.match(() => 'none', String)

const links = ({ options }: Plan): string =>
  Object.entries(options.links)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ') || 'none'

/** What is given to the network, of all parts that are trained on or watched. */
const dataDigest = ({ data }: Plan): string => digestOf(numbersOf(data.parts.flatMap(({ examples }) => examples)))

/** The codes of the characters of the equations. */
const equationsDigest = ({ equations }: Plan): string =>
  digestOf(allOf(equations).map(({ text }) => Array.from(text, character => character.codePointAt(0) ?? 0)))

/** The notes of a run. A schedule may depend on the number of epochs, which otherwise may grow. */
export const notesOf = (plan: Plan): Notes => {
  const { options } = plan
  return {
    'the equations of the model': equationsDigest(plan),
    'the data': dataDigest(plan),
    '--loss': options.loss.option,
    '--optimizer': options.optimizer.name,
    '--learning-rate': String(options.learningRate),
    '--schedule': O.match(
      () => 'none',
      ({ name }: { readonly name: string }) => `${name} over ${options.epochs} epochs`
    )(options.schedule),
    '--warm-up': orNone(options.warmUp),
    'clipping and regularization': links(plan),
    '--patience': orNone(options.patience),
    '--batch-size': String(options.batchSize),
    '--seed': String(options.seed),
    '--initializer': options.initializer.name,
    '--interpreter': options.interpreter
  }
}

/** A note that differs. */
export interface Differing {
  readonly name: string
  readonly saved: string
  readonly now: string
}

/** Where the notes of a state are not those of this run. */
export const differing = (saved: Notes, now: Notes): readonly Differing[] =>
  Object.entries(now).flatMap(([name, text]) =>
    pipe(
      O.fromNullable(saved[name]),
      O.getOrElse(() => 'nothing'),
      earlier => (earlier === text ? [] : [{ name, saved: earlier, now: text }])
    )
  )
