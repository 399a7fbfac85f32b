/**
 * What `prove` found, as text and as one JSON document.
 */
import * as O from 'fp-ts/lib/Option.js'
import {
  countsOf,
  proofsOf,
  worstComponent,
  type ComponentProof,
  type ProofReport,
  type TensorProof
} from '../../../laws/prove/report.ts'
import type { Enclosure } from '../../../laws/prove/enclosure.ts'
import { grades } from '../../exchange/model-file/grade.ts'
import { cleanText, formatNumber, textTable } from '../../report/index.ts'
import type { Sampling } from '../drawn.ts'
import type { KnownLoss } from '../losses.ts'
import { pairs, section } from '../text.ts'
import { jsonNumber } from '../tree.ts'
import { plural } from '../words.ts'
import { provingAgain } from './again.ts'
import type { ProveOptions } from './options.ts'

/** What was proved, at each point. */
export interface Proved {
  readonly version: string
  readonly options: ProveOptions
  readonly loss: KnownLoss
  readonly sampling: Sampling
  readonly points: readonly { readonly point: string; readonly report: ProofReport }[]
}

/** How many components are outside of their enclosures, those of a direction as one. */
export const countOutside = ({ points }: Proved): number =>
  points.flatMap(({ report }) => report.tensors.flatMap(proofsOf)).filter(({ grade }) => grade === 'outside').length

const again = ({ options, loss }: Proved): string => provingAgain({ ...options, loss: loss.option })

const digits = formatNumber(2)

/** The greatest of what is a number. */
const widest = (numbers: readonly number[]): number => numbers.reduce((most, x) => (x > most ? x : most), 0)

const row = (tensor: TensorProof): readonly string[] => {
  const counts = countsOf(tensor)
  return [
    tensor.tensor,
    String(tensor.size),
    tensor.grade,
    ...grades.map(grade => (counts[grade] === 0 ? '' : String(counts[grade]))),
    digits(widest(tensor.components.map(({ width }) => width))),
    digits(widest(tensor.components.map(({ ulps }) => ulps).filter(Number.isFinite)))
  ]
}

const headers = ['tensor', 'size', 'grade', ...grades, 'widest', 'in ulps']

const numeral = (x: number): string => (Object.is(x, -0) ? '-0' : String(x))

const between = ({ lo, hi }: Enclosure): string => `[${numeral(lo)}, ${numeral(hi)}]`

const worstLines = (worst: ComponentProof | undefined): readonly string[] =>
  worst === undefined
    ? []
    : [
        '',
        `worst component: ${worst.name}, ${worst.grade}${worst.reason === undefined ? '' : `: ${worst.reason}`}`,
        `  executed    ${numeral(worst.executed)}`,
        `  derivative  ${between(worst.derivative)}, ${digits(worst.ulps)} ulps wide`,
        `  pullback    ${between(worst.pullback)}`
      ]

const pointText = ({ point, report }: Proved['points'][number]): string =>
  section(
    `Gradient at the ${point}: ${report.grade}`,
    [
      ...textTable(headers)(report.tensors.map(row)).split('\n'),
      ...worstLines(worstComponent(report.tensors.flatMap(proofsOf)))
    ]
      .map(cleanText)
      .join('\n')
  )

/** For a terminal. */
export const showProved = (proved: Proved): string => {
  const { options, loss, sampling, points } = proved
  const [first] = points
  return [
    section(
      `Proof of ${cleanText(options.model)}`,
      pairs([
        ['Network', cleanText(first?.report.network ?? '')],
        ['Loss', loss.option],
        ['Executed', options.interpreter === 'engine' ? 'by the engine' : 'by the reference'],
        ['Data', cleanText(`${options.data}: ${sampling.taken} of ${plural(sampling.of, 'example')}`)],
        [
          'Cost',
          plural(
            points.reduce((sum, { report }) => sum + report.readings, 0),
            'reading of the equations',
            'readings of the equations'
          )
        ],
        ['Again', cleanText(again(proved))]
      ])
    ),
    ...points.map(pointText)
  ]
    .join('')
    .trimEnd()
    .concat('\n')
}

const enclosure = ({ lo, hi }: Enclosure) => [jsonNumber(lo), jsonNumber(hi)]

const component = ({ derivative, pullback, executed, width, ulps, ...rest }: ComponentProof) => ({
  ...rest,
  executed: jsonNumber(executed),
  derivative: enclosure(derivative),
  pullback: enclosure(pullback),
  width: jsonNumber(width),
  ulps: jsonNumber(ulps)
})

const tensorOf = (tensor: TensorProof) => ({
  tensor: tensor.tensor,
  size: tensor.size,
  grade: tensor.grade,
  counts: countsOf(tensor),
  components: tensor.components.map(component),
  ...(tensor.rest === undefined ? {} : { rest: { count: tensor.rest.count, along: component(tensor.rest.along) } })
})

/** The document of `--json`, on a single line; the same proof gives the same bytes. */
export const showProvedJson = (proved: Proved): string => {
  const { version, options, loss, sampling, points } = proved
  return `${JSON.stringify({
    format: 'lawgrad-proof/1',
    lawgrad: version,
    model: options.model,
    data: options.data,
    trained: O.toNullable(options.trained),
    loss: loss.option,
    interpreter: options.interpreter,
    seed: options.seed,
    examples: sampling.taken,
    outside: countOutside(proved),
    again: again(proved),
    points: points.map(({ point, report }) => ({
      point,
      network: report.network,
      grade: report.grade,
      readings: report.readings,
      tensors: report.tensors.map(tensorOf)
    }))
  })}\n`
}
