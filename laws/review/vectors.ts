/**
 * Cases with their numbers, for those who cannot run a process: written by us, judged by us.
 */
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as t from 'io-ts'
import { denseData, denseNumbers, type DenseData } from '../arbitraries/dense-data.ts'
import type { ReviewCase } from './case.ts'
import { parsedJson, showFaults } from './internal/json.ts'
import { answersOf, judgeVectors, vectorCases, type Judged } from './internal/vectors.ts'

export type { Judged }

const row = t.readonlyArray(t.number)
const rows = t.readonlyArray(row)
const layers = t.readonlyArray(t.type({ weights: rows, bias: row }))

const vectorCase = t.intersection([
  t.type({
    name: t.string,
    sizes: row,
    activations: t.readonlyArray(t.string),
    loss: t.string,
    inputs: rows,
    targets: rows,
    parameters: layers
  }),
  t.partial({
    /** Of the last layer, or of each layer. */
    outputs: t.union([rows, t.readonlyArray(rows)]),
    lossValue: t.number,
    gradient: layers,
    inputGradient: rows,
    training: t.record(t.string, t.partial({ losses: row, after1: layers, after5: layers }))
  })
])

/** A file of vectors: cases with answers, each of which may be left out. */
export const vectorsCodec = t.intersection(
  [
    t.type({ format: t.literal('lawgrad-vectors/1'), cases: t.readonlyArray(vectorCase) }),
    t.partial({ tolerance: t.number, optimizers: t.record(t.string, t.record(t.string, t.unknown)) })
  ],
  'a file of lawgrad-vectors/1'
)

/** A file of vectors. */
export type Vectors = t.TypeOf<typeof vectorsCodec>

const note =
  'z = W·x + b; the cost is the mean over the examples, quadratic with a half; put your own numbers in place of outputs, lossValue, gradient and inputGradient, or leave them out, and have them judged by lawgrad vectors check'

const plain = (data: readonly DenseData[]) => data.map(({ weights, bias }) => ({ weights, bias }))

/**
 * Cases of an architecture with exact numbers: parameters, a batch, and the library's own outputs, loss and gradients. Never fails.
 *
 * @example
 * ```ts
 * import { makeVectors } from 'lawgrad/laws'
 * import { strict as assert } from 'node:assert'
 * const { cases } = makeVectors({ sizes: [2, 1], activations: ['sigmoid'], loss: 'quadratic' }, 0)
 * assert.equal(cases[0]?.gradient?.[0]?.weights[0]?.length, 2)
 * ```
 */
export const makeVectors = (
  model: Pick<ReviewCase, 'sizes' | 'activations' | 'loss'>,
  seed: number
): Vectors & { readonly note: string; readonly tolerance: number } => ({
  format: 'lawgrad-vectors/1',
  note,
  tolerance: 1e-11,
  cases: vectorCases(model, seed).map((one, k) => {
    const { outputs, lossValue, gradient, inputGradient } = answersOf(one)
    return {
      name: `${one.sizes.join('-')}, ${one.activations.join(', ')}, ${one.loss}, case ${k + 1}`,
      sizes: one.sizes,
      activations: one.activations,
      loss: one.loss,
      inputs: one.inputs,
      targets: one.targets,
      parameters: plain(denseData(one)),
      outputs,
      lossValue,
      gradient: plain(denseData(one, gradient)),
      inputGradient
    }
  })
})

const numbers = (
  data: readonly { readonly weights: readonly (readonly number[])[]; readonly bias: readonly number[] }[]
) => denseNumbers(data.map(one => ({ ...one, activation: 'identity' })))

const areRows = t.readonlyArray(row).is

/** The outputs of the last layer, where there are those of each. */
const lastOutputs = (outputs: readonly (readonly number[])[] | readonly (readonly (readonly number[])[])[]) =>
  areRows(outputs) ? outputs.flat() : (outputs.at(-1) ?? []).flat()

/**
 * Judges the answers of a file of vectors, one by one: those that differ by more than the tolerance times the largest number of the answer are wrong.
 * Activations and losses that are not of the protocol are left unchecked. Never fails.
 *
 * @example
 * ```ts
 * import { checkVectors, makeVectors } from 'lawgrad/laws'
 * import { strict as assert } from 'node:assert'
 * const mine = makeVectors({ sizes: [2, 1], activations: ['sigmoid'], loss: 'quadratic' }, 0)
 * assert.equal(checkVectors(mine).every(({ status }) => status === 'right'), true)
 * const wrong = { ...mine, cases: mine.cases.map(one => ({ ...one, lossValue: 1 })) }
 * assert.equal(checkVectors(wrong).filter(({ status }) => status === 'wrong').length, mine.cases.length)
 * ```
 */
export const checkVectors = ({ cases, tolerance = 1e-11, optimizers = {} }: Vectors): readonly Judged[] =>
  cases.flatMap(one =>
    judgeVectors(
      {
        name: one.name,
        sizes: one.sizes,
        activations: one.activations,
        loss: one.loss,
        inputs: one.inputs,
        targets: one.targets,
        parameters: numbers(one.parameters),
        ...(one.outputs === undefined ? {} : { outputs: lastOutputs(one.outputs) }),
        ...(one.lossValue === undefined ? {} : { lossValue: one.lossValue }),
        ...(one.gradient === undefined ? {} : { gradient: numbers(one.gradient) }),
        ...(one.inputGradient === undefined ? {} : { inputGradient: one.inputGradient.flat() }),
        training: Object.entries(one.training ?? {}).map(([name, { after1, after5 }]) => ({
          name,
          hyper: optimizers[name] ?? {},
          after: [
            ...(after1 === undefined ? [] : [[1, numbers(after1)] as const]),
            ...(after5 === undefined ? [] : [[5, numbers(after5)] as const])
          ]
        }))
      },
      tolerance
    )
  )

const words: Readonly<Record<string, number>> = { NaN, Infinity, '-Infinity': -Infinity, '-0': -0 }

/** What JSON lacks is a word, and null where a number stands: that is what JavaScript writes for it. */
const worded = (key: string, value: unknown): unknown =>
  typeof value === 'string'
    ? (words[value] ?? value)
    : value === null && (key === 'lossValue' || /^\d+$/u.test(key))
      ? Number.NaN
      : value

/** The vectors of a text, or what is odd about it. Never fails. */
export const decodeVectors = (text: string): E.Either<string, Vectors> =>
  pipe(
    parsedJson(text, worded),
    E.mapLeft(reason => `expected JSON; got what is none (${reason})`),
    E.flatMap(json => pipe(vectorsCodec.decode(json), E.mapLeft(showFaults)))
  )
