/**
 * `npm run laws:gates`: measures every oracle against many-digit truth on this machine's JavaScript engine, and writes docs/generated/gates.md.
 *
 * It takes about ten minutes; `npm run laws:gates -- 20` measures twenty networks only, and writes nothing.
 */
import { pythonRandom, gaussians, quadraticLoss, realScalar, type Size } from 'lawgrad'
import {
  along,
  analyticGradient,
  centralDifference,
  complexStep,
  costField,
  dualNumbers,
  networkCase,
  parameterCount,
  restrict,
  richardson,
  withCase,
  type NetworkCase,
  type OpenedCase,
  type Oracle
} from 'lawgrad/laws'
import fc from 'fast-check'
import { flat } from '../../../laws/internal/flat.ts'
import { exact } from '../../unit/scalar/decimal.ts'
import { measure, truthAlong, type Sample } from './gate-measure.ts'
import { writePage } from './write-page.ts'

const seed = 20_260_101
const networks = Number(process.argv[2] ?? 700)
const row = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`
const table = (head: readonly string[], rows: readonly (readonly (string | number)[])[]): string =>
  [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n')
const shown = (x: number): string => (x === 0 ? '0' : Number.isFinite(x) ? x.toExponential(1) : '∞')

/** How errors of each thing measured are taken, and what is allowed. */
const gates: readonly (readonly [what: string, error: 'relative' | 'scaled' | 'toLargest', gate: number])[] = [
  ['dual numbers', 'relative', 1e-12],
  ['complex step', 'relative', 1e-12],
  ['Richardson extrapolation', 'scaled', 1e-10],
  ['central difference', 'scaled', 1e-8],
  ['analytic gradient', 'toLargest', 1e-12]
]
const units = { relative: '\\|g\\|', scaled: 'S', toLargest: 'max\\|g\\|' } as const

const quantile = (sorted: readonly number[], q: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? 0

const rowsOf = (samples: readonly Sample[]) =>
  gates.map(([what, error, gate]) => {
    const of = samples.filter(sample => sample.what === what)
    const errors = of.map(sample => sample[error]).toSorted((a, b) => a - b)
    const worst = errors.at(-1) ?? 0
    const over = of.filter(sample => sample[error] > gate)
    const excused = over.reduce((most, sample) => Math.max(most, sample.toUncertainty), 0)
    return [
      what,
      units[error],
      shown(quantile(errors, 0.5)),
      shown(quantile(errors, 0.999)),
      shown(worst),
      shown(gate),
      `${over.length} of ${of.length}`,
      over.filter(sample => sample.toUncertainty > 1).length,
      what === 'analytic gradient' ? '' : over.length === 0 ? '0' : excused.toFixed(2)
    ]
  })

const population = (magnitudes: readonly number[], count: number): readonly Sample[] =>
  fc.sample(networkCase({ magnitudes }), { seed, numRuns: count }).flatMap(one => measure(one))

const start = performance.now()
const ordinary = population([1, 4], Math.ceil((2 * networks) / 3))
const saturated = population([16], Math.ceil(networks / 3))
console.log(
  `${(ordinary.length + saturated.length) / gates.length} components, ${((performance.now() - start) / 1000).toFixed(0)} s`
)
const head = [
  '',
  'relative to',
  'median',
  '99.9 %',
  'worst',
  'gate',
  'over the gate',
  'beyond twice its own bound',
  'of those, worst over twice its own bound'
]
const parts = [table(head, rowsOf(ordinary)), table(head, rowsOf(saturated))]
for (const part of parts) console.log(part)

/** A network of one hidden layer with its parameters drawn as one does at the start. */
const wide = (width: number): NetworkCase => {
  const sizes = [width, width, 1]
  const [values] = gaussians(parameterCount(sizes) + width + 1)(pythonRandom(width))
  const spread = Math.sqrt(1 / width)
  return {
    sizes,
    activations: ['sigmoid', 'sigmoid'],
    parameters: values.slice(0, parameterCount(sizes)).map(x => x * spread),
    inputs: [values.slice(parameterCount(sizes), parameterCount(sizes) + width)],
    targets: [[0.25]]
  }
}

const directions = 3
const components = 12
const oracles: readonly Oracle[] = [dualNumbers, complexStep, richardson, centralDifference]

/** The worst errors of a wide network: along directions, and of some components. */
const measureWide = (width: number) =>
  withCase(<I extends Size, O extends Size, P>({ network, parameters, batch }: OpenedCase<I, O, P>) => {
    const field = costField<I, O, P>(network, quadraticLoss, batch)
    const point = [...network.shape.flatten(parameters), ...batch.examples.flatMap(({ input }) => flat(input))]
    const analytic = analyticGradient<I, O, P>(network, quadraticLoss)(batch)(parameters)
    const largest = analytic.reduce((most, g) => Math.max(most, Math.abs(g)), 0)
    const scale = Math.max(largest, Math.abs(field(realScalar)(point)))
    const [numbers] = gaussians(directions * point.length)(pythonRandom(width + 1))
    const lines = Array.from({ length: directions }, (_, d) => {
      const u = point.map((_unused, i) => (numbers[d * point.length + i] ?? 0) / Math.sqrt(point.length))
      const truth = truthAlong(field, point, u)
      const inner = analytic.reduce((sum, g, i) => sum + g * (u[i] ?? 0), 0)
      const terms = analytic.reduce((sum, g, i) => sum + Math.abs(g * (u[i] ?? 0)), 0)
      const errorOf = (value: number) => exact(value).sub(truth).abs().toNumber()
      return {
        inner: errorOf(inner) / terms,
        oracles: oracles.map(oracle => {
          const [estimate] = oracle.gradient(along(field, point, u))([0])
          const error = errorOf(estimate?.value ?? Number.NaN)
          return {
            relative: error / truth.abs().toNumber(),
            scaled: error / scale,
            bound: error / (2 * (estimate?.uncertainty ?? 0))
          }
        })
      }
    })
    const some = Array.from({ length: components }, (_, k) => Math.floor(((k + 0.5) * point.length) / components))
    const restricted = restrict(field, point, some)
    const at = some.map(i => point[i] ?? 0)
    const dual = dualNumbers.gradient(restricted)(at)
    const errors = some.map((i, k) => {
      const truth = truthAlong(
        restricted,
        at,
        some.map((_, j) => (j === k ? 1 : 0))
      )
      const relative = (value: number) => exact(value).sub(truth).abs().div(truth.abs()).toNumber()
      return { analytic: relative(analytic[i] ?? 0), dual: relative(dual[k]?.value ?? 0) }
    })
    const most = (numbers_: readonly number[]) => numbers_.reduce((a, b) => Math.max(a, b), 0)
    const oracle = (k: number, of: 'relative' | 'scaled' | 'bound') =>
      most(lines.map(line => line.oracles[k]?.[of] ?? 0))
    return {
      width,
      analytic: most(errors.map(error => error.analytic)),
      dual: most(errors.map(error => error.dual)),
      inner: most(lines.map(line => line.inner)),
      dualAlong: oracle(0, 'relative'),
      complexAlong: oracle(1, 'relative'),
      richardson: oracle(2, 'scaled'),
      central: oracle(3, 'scaled'),
      bound: most([0, 1, 2, 3].map(k => oracle(k, 'bound')))
    }
  })(wide(width))

const widths = process.argv[2] === undefined ? [8, 16, 32, 64, 128, 256, 512] : [8, 64]
const wides = widths.map(width => {
  const found = measureWide(width)
  console.log(JSON.stringify(found))
  return found
})

const componentTable = table(
  [
    'width',
    'roundings in a derivative, about 4·width',
    'analytic gradient',
    'dual numbers',
    'worst / (width·ε)',
    'gate of a layer, 1e-12·max(1, (inputs + outputs)/16)',
    'gate of `verify`'
  ],
  wides.map(({ width, analytic, dual }) => [
    width,
    4 * width,
    shown(analytic),
    shown(dual),
    (Math.max(analytic, dual) / (width * Number.EPSILON)).toFixed(2),
    shown(1e-12 * Math.max(1, (2 * width) / 16)),
    '1.0e-10'
  ])
)
const directionTable = table(
  [
    'width',
    '⟨g, u⟩, relative to Σ\\|gᵢuᵢ\\|',
    'dual numbers',
    'complex step',
    'Richardson, of S',
    'central difference, of S',
    'worst over twice its own bound'
  ],
  wides.map(({ width, inner, dualAlong, complexAlong, richardson: r, central, bound }) => [
    width,
    shown(inner),
    shown(dualAlong),
    shown(complexAlong),
    shown(r),
    shown(central),
    bound.toFixed(3)
  ])
)

const page = `# Gates

How far an oracle may be from a gradient before a law fails, and what was measured to justify it. The truth is dual numbers over decimals of 60
digits. Node ${process.versions.node}, V8 ${process.versions.v8}; \`npm run laws:gates\` measures again and writes this page (about ten minutes); seed ${seed}.

A gate is a constant times what the error of the oracle grows with: |g|, the component itself, for oracles without truncation; S = max(‖g‖∞, |J|) for
differences, whose noise is that of J. Beside it every oracle computes a bound on its own error, from a running error analysis of the very
evaluation: where that says that rounding explains more than the gate, twice the bound is allowed, and the component counts as
unchecked instead of as certified. So no constant has to be large enough for the worst case: the last columns say how many
components were beyond what the bound allows, and how much of it was used at most.

## Networks of width up to 6

${networks} random sigmoid networks of depth 1 to 4 with 1 to 4 examples, all parameters and all inputs: ${(ordinary.length + saturated.length) / gates.length} components.

Parameters in ±1 and ±4, ${ordinary.length / gates.length} components:

${parts[0]}

Parameters in ±16, where units saturate, ${saturated.length / gates.length} components (the suites try differences on ±1 and ±4 alone):

${parts[1]}

The components over a gate of 1e-12 are those that are a small difference of large terms: no algorithm in double precision knows them better, and
the bound says so. What is beyond twice its own bound would be a false alarm. For dual numbers and the complex step there is none anywhere. For
Richardson there are some where units saturate: with weights of 16 a sigmoid bends within the steps, and how far the truncation goes can only
be estimated. So the suites try differences on ±1 and ±4, where there is none, and where a difference disagrees, suites and \`verify\` ask with
\`driftOf\` whether it has converged before they believe it. The gates are those of \`gradientSuite\`; another implementation in double precision agrees with the analytic
gradient within 1e-12 of the largest component, which is what \`compareAlike\` takes.

## Wide layers

Networks of one hidden layer as wide as the input, one sigmoid output, parameters Gaussian with variance 1/width. Component by component, the worst of ${components}:

${componentTable}

A component of a gradient here is a product of sums of \`width\` terms: about 4·width roundings, each of ε/2, and in the worst case all of one sign. The
gate of a layer is widened for that worst case, by the number of terms: 1e-12·(inputs + outputs)/16. What was measured does not need it: at width
512 no component tried was further off than at width 8, for roundings of both signs cancel. The sample is small, ${components} components of one network for
each width; so the gate stays at what operation counts allow, and what it leaves unseen is an error below 6.4e-11 of a component. \`verify\`, which does
not know what it is given, takes 1e-10 for all.

Along ${directions} Gaussian directions u over all parameters and inputs, as \`verify\` looks at large tensors:

${directionTable}

The relative error of a directional derivative has no bound that is worth a constant: the terms of ⟨g, u⟩ have both signs and cancel by chance. It is
judged relative to the value where that is possible, and by the bound of the oracle elsewhere; Richardson and central differences stay
within 1e-10·S and 1e-8·S at every width, since S grows with what is rounded.

## Underflow

A product that falls below 2⁻¹⁰²² on its way has lost digits whatever comes after, so that 2⁻¹⁰²² is added to the relative gate. Found by an independent
implementation that multiplies in another order: a component of 6.5e-318 that it answered 0 to.
`

if (process.argv[2] === undefined) await writePage('docs/generated/gates.md', page)
