/**
 * What a network and a loss compute, in words: read from their equations, as text and as LaTeX.
 */
import * as O from 'fp-ts/lib/Option.js'
import { latex } from '../algebra/latex.ts'
import { text, type Equations } from '../algebra/text.ts'
import { lossLatex, lossText } from '../loss/equations.ts'
import { networkLatex, networkText, type Layered } from '../network/equations.ts'
import type { Formula } from '../report/html-report.ts'
import { checkedSize } from './internal/sized.ts'
import type { Answer, KnownLoss } from './losses.ts'
import { countOf, type PlainSize } from './sizes.ts'

/** Equations, and what the functions in them are. */
export interface Written {
  readonly lines: readonly Formula[]
  readonly legend: readonly Formula[]
}

/** The same equations as text and as LaTeX, line by line. */
type Read = { readonly text: Equations; readonly latex: Equations }

const formulas = (texts: readonly string[], latexes: readonly string[]): readonly Formula[] =>
  texts.map((line, k) => ({ text: line, latex: latexes[k] ?? '' }))

/** All lines of several; each definition of a function once. */
export const written = (all: readonly Read[]): Written => {
  const legend = all.flatMap(each => formulas(each.text.legend, each.latex.legend))
  return {
    lines: all.flatMap(each => formulas(each.text.lines, each.latex.lines)),
    legend: legend.filter((one, k) => legend.findIndex(({ text }) => text === one.text) === k)
  }
}

/** Lines, then the legend: all that there is to show. */
export const allOf = ({ lines, legend }: Written): readonly Formula[] => [...lines, ...legend]

/** From the outputs h, which are logits, to probabilities: what the loss does by itself. */
const answerOf = ({ answer }: Pick<KnownLoss, 'answer'>, outputs: PlainSize) =>
  O.match(
    () => [],
    (make: Answer) => {
      const layer = make<number>(countOf(outputs))
      const read = { h: countOf(outputs) }
      return [
        {
          text: text(read)(algebra => ({ h }) => ({ probability: layer.equation(algebra)([])(h) })),
          latex: latex(read)(algebra => ({ h }) => ({ probability: layer.equation(algebra)([])(h) }))
        }
      ]
    }
  )(answer)

/** From the input x to the outputs h, then what the answers are where h is not, then the loss of one example. */
export const trainedEquations = (
  network: Layered & { readonly outputs: PlainSize },
  known: Pick<KnownLoss, 'answer' | 'loss'>
): Written => {
  const size = checkedSize<number>(countOf(network.outputs))
  return written([
    { text: networkText(network), latex: networkLatex(network) },
    ...answerOf(known, network.outputs),
    { text: lossText<number>(size)(known.loss), latex: lossLatex<number>(size)(known.loss) }
  ])
}

/** For example `probability = sigmoid(h)`. */
export const answerLine = (known: Pick<KnownLoss, 'answer'>, outputs: PlainSize): O.Option<string> =>
  O.fromNullable(answerOf(known, outputs)[0]?.text.lines.at(-1))
