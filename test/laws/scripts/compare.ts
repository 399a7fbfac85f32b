/**
 * `npm run laws:compare`: the same right and wrong gradients, judged by the rules of PyTorch's and JAX's checkers and by ours; writes
 * docs/generated/comparison.md. Of the whole catalogue the real gradcheck is asked, where a Python has torch.
 */
import { quadraticLoss } from 'lawgrad'
import { analyticGradient, networkCase, type Differentiate, type NetworkCase } from 'lawgrad/laws'
import { gradientAt } from '../../../laws/suites/differentiated.ts'
import fc from 'fast-check'
import { gradientBugs } from '../../planted/gradient/catalogue.ts'
import { checkGrads, gradcheck, ours, twice, type Checker } from './checkers.ts'
import { wholeCatalogue } from './whole-catalogue.ts'
import { writePage } from './write-page.ts'

const seed = 20_260_101
const count = Number(process.argv[2] ?? 100)
const points = Math.min(10, count)
const checkers: readonly Checker[] = [gradcheck, checkGrads, ours]
const right = analyticGradient
const rightAt = gradientAt(right, quadraticLoss)

const populations: readonly (readonly [name: string, cases: readonly NetworkCase[]])[] = [
  ['ordinary', fc.sample(networkCase({ minDepth: 2, magnitudes: [1] }), { seed, numRuns: count })],
  ['saturated', fc.sample(networkCase({ minDepth: 2, magnitudes: [16] }), { seed, numRuns: count })]
]

const bugs = gradientBugs.filter(({ setting }) => setting.name.startsWith('sigmoid'))

/** A gradient is wrong at a network if a component is off by more than this share of itself. */
const noticeable = 1e-6

const wrongAt = (one: NetworkCase, gradient: Differentiate): boolean => {
  const expected = rightAt(one)
  const [first, second] = twice(one, gradient)
  return expected.some((g, i) =>
    [first[i], second[i]].some(other => other === undefined || !(Math.abs(other - g) <= noticeable * Math.abs(g)))
  )
}

type Judged = {
  readonly population: string
  readonly bug: string
  readonly pairs: number
  readonly missed: readonly number[]
}

const judged: readonly Judged[] = populations.flatMap(([population, cases]) =>
  bugs.map(({ name, plant }) => {
    const wrong = cases.filter(one => wrongAt(one, plant()))
    return {
      population,
      bug: name,
      pairs: wrong.length,
      missed: checkers.map(({ accepts }) => wrong.filter(one => accepts(one, plant())).length)
    }
  })
)
const alarms = populations.map(([population, cases]) => ({
  population,
  cases: cases.length,
  alarms: checkers.map(({ accepts }) => cases.filter(one => !accepts(one, right)).length)
}))

const share = (part: number, of: number): string =>
  of === 0 ? '' : `${((100 * part) / of).toFixed(part > 0 && part < of / 100 ? 2 : 0)} %`
const row = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`
const table = (head: readonly string[], rows: readonly (readonly (string | number)[])[]): string =>
  [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n')

const totals = populations.map(([population]) => {
  const of = judged.filter(each => each.population === population)
  const pairs = of.reduce((sum, each) => sum + each.pairs, 0)
  return { population, pairs, missed: checkers.map((_, k) => of.reduce((sum, each) => sum + (each.missed[k] ?? 0), 0)) }
})
const names = checkers.map(({ name }) => name)
const missTable = table(
  ['networks', 'wrong gradients', ...names.map(name => `missed by ${name}`)],
  totals.map(({ population, pairs, missed }) => [
    population,
    pairs,
    ...missed.map(part => `${part} (${share(part, pairs)})`)
  ])
)
const alarmTable = table(
  ['networks', 'right gradients', ...names.map(name => `refused by ${name}`)],
  alarms.map(({ population, cases, alarms: of }) => [population, cases, ...of])
)
const bugTable = table(
  ['bug', ...populations.flatMap(([population]) => names.map(name => `${population}: ${name}`))],
  bugs.map(({ name }) => [
    name,
    ...populations.flatMap(([population]) => {
      const of = judged.find(each => each.population === population && each.bug === name)
      return (of?.missed ?? []).map(part => share(part, of?.pairs ?? 0))
    })
  ])
)
console.log(missTable)
console.log(alarmTable)

const zero = (population: string, k: number): string => {
  const of = judged.find(each => each.population === population && each.bug === 'first layer zero')
  return share(of?.missed[k] ?? 0, of?.pairs ?? 0)
}

const page = `# Comparison with other gradient checkers

The same gradients of the same random sigmoid networks (depth 2 to 4, width up to 6, 1 to 4 examples, quadratic loss), right ones and those of the
[kill matrix](kill-matrix.md), judged by three checkers at one point: what a user's own test does. \`npm run laws:compare\` judges again and writes
this page; ${count} networks of each kind, seed ${seed}.

- **gradcheck**: \`torch.autograd.gradcheck\` of PyTorch: central differences with eps = 1e-6; every component within atol + rtol·|numeric|, atol = 1e-5, rtol =
  1e-3; and the same again when asked again.
- **check_grads**: \`jax.test_util.check_grads\` of JAX: central differences with eps = 1e-4 along one fixed direction; within 1e-5 + 1e-5·|numeric|.
- **lawgrad**: dual numbers, complex step, Richardson and central differences with the gates of [gates](gates.md), and the same again when asked
  again. The laws about structure and batches, which see more, are left out here.

A gradient counts as wrong at a network if a component is off by more than ${noticeable} of itself. Parameters are in ±1 (ordinary) or ±16 (saturated).

${missTable}

${alarmTable}

A first layer without gradient is missed on saturated networks by gradcheck in ${zero('saturated', 0)} of the cases, by check_grads in ${zero('saturated', 1)}, by lawgrad in
${zero('saturated', 2)}: an additive tolerance certifies whatever is smaller. Here it may excuse a difference, and then the component counts as unchecked.

${wholeCatalogue(points)}
## By bug

The share of wrong gradients of the random sigmoid networks that each checker accepts.

${bugTable}
`
if (process.argv[2] === undefined) await writePage('docs/generated/comparison.md', page)
