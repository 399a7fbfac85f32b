/**
 * Every planted bug, asked of other checkers of gradients as far as they can be asked, and of the laws.
 */
import type { PlantedBug } from '../../planted/bug.ts'
import { plantedBugs } from '../../planted/catalogue.ts'
import { firstFailure } from '../../planted/internal/first-failure.ts'
import { chapters } from './matrix-page.ts'
import { matrixSeed } from './matrix-seed.ts'
import { checkGradsRule, gradcheckRule, questionAt, subjectsOf, type Question } from './questions.ts'
import { realGradcheck } from './real-gradcheck.ts'

/** What a checker said of a bug, point by point. */
type Asked = {
  readonly bug: PlantedBug
  /** The questions of gradcheck; none at a point where the wrong part throws, which is noticed. */
  readonly questions: readonly (Question | undefined)[]
  readonly byRule: readonly boolean[]
  readonly byCheckGrads: readonly boolean[]
  /** Whether a law fails. */
  readonly byLaws: boolean
}

/** What throws is nothing. */
const orThrown = <A>(run: () => A): A | undefined => {
  try {
    return run()
  } catch {
    return undefined
  }
}

const ask =
  (count: number) =>
  (bug: PlantedBug): Asked => {
    const places = subjectsOf(bug, count).flatMap(({ asked, points }) => points.map(point => ({ asked, point })))
    const questions = places.map(({ asked, point }) => orThrown(() => questionAt(asked)(point)))
    return {
      bug,
      questions,
      byRule: questions.map(question => question !== undefined && gradcheckRule(question)),
      byCheckGrads: places.map(({ asked, point }) => orThrown(() => checkGradsRule(asked)(point)) ?? false),
      byLaws: bug.laws().some(({ laws }) => laws.some(law => (firstFailure(law, matrixSeed, 200) ?? 0) > 0))
    }
  }

const row = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`
const table = (head: readonly string[], rows: readonly (readonly (string | number)[])[]): string =>
  [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n')

type Judged = Asked & { readonly real: readonly boolean[] }

/** Whether a checker noticed a bug at one point at least. */
const notices = (content: readonly boolean[]): boolean => content.some(each => !each)

const counted = (some: readonly Judged[]): readonly number[] => {
  const asked = some.filter(({ questions }) => questions.length > 0)
  return [
    some.length,
    asked.length,
    asked.filter(({ real }) => notices(real)).length,
    asked.filter(({ byCheckGrads }) => notices(byCheckGrads)).length,
    some.filter(({ byLaws }) => byLaws).length
  ]
}

const missed = (some: readonly Judged[], content: (one: Judged) => readonly boolean[]): string =>
  some
    .filter(one => one.questions.length > 0 && !notices(content(one)))
    .map(({ bug: { name, cause } }) => `- **${name.replaceAll('|', '\\|')}**: ${cause.replaceAll('|', '\\|')}`)
    .join('\n')

/** The part of the page about the whole catalogue; each bug is asked about at so many points. */
export const wholeCatalogue = (count: number): string => {
  const asked = plantedBugs.map(ask(count))
  const questions = asked.flatMap(one => one.questions.flatMap(each => (each === undefined ? [] : [each])))
  const found = realGradcheck(questions)
  const answerOf = new Map(questions.map((question, k) => [question, found?.answers[k]]))
  const judged = asked.map((one): Judged => ({
    ...one,
    real: one.questions.map(each => each !== undefined && (answerOf.get(each) ?? gradcheckRule(each)))
  }))
  const agreed = questions.filter(question => answerOf.get(question) === gradcheckRule(question)).length
  const said =
    found === undefined
      ? 'No Python with torch was found when this page was written: the rules of gradcheck stand for it.'
      : `The real \`torch.autograd.gradcheck\` of PyTorch ${found.torch} was asked ${questions.length} times; its rules as they are written here say the same in ${agreed} of them.`
  console.log(said)
  const rows = chapters.flatMap(([title, kinds]) => {
    const some = judged.filter(({ bug: { kind } }) => kinds.some(each => each === kind))
    return some.length === 0 ? [] : [[title, ...counted(some)]]
  })
  const all = counted(judged)
  console.log(all.join(' '))
  return `## The whole catalogue

Each of the ${all[0]} planted bugs, by what it is about. A checker of gradients can be asked about a function with a gradient of its own: a layer, a loss, a cost, or a gradient with
its Hessian (gradgradcheck); about a wrong step, a codec or a shape it cannot. Each is asked at ${count} points: networks with parameters in ±1; else components
from a normal distribution, probabilities for losses. A bug is found if one of them is refused; a part that throws is noticed. The outputs are those that come with the pullback. The laws are those of its kind, up to 200 cases.
${said}

${table(['about', 'bugs', 'can be asked', 'found by gradcheck', 'found by check_grads', 'found by the laws'], [...rows, ['all', ...all]])}

Accepted by gradcheck at all points:

${missed(judged, ({ real }) => real) || 'none'}

Accepted by check_grads at all points:

${missed(judged, ({ byCheckGrads }) => byCheckGrads) || 'none'}
`
}
