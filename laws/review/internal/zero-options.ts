/** Options that are zero: what says `rate || 0.01` takes zero for something not said. */
import type { ReviewCase } from '../case.ts'
import type { Ability, WireOptimizer } from '../protocol.ts'
import type { StageName } from '../report.ts'
import type { Ask, Desk } from './desk.ts'
import { fitted, type Family } from './explain.ts'
import { shownConstant, smallGrid } from './fit.ts'
import { expectTraining, type Asked, type Trained } from './observe.ts'

const options = ['learningRate', 'momentum', 'weightDecay'] as const

type Option = (typeof options)[number]

const words: Readonly<Record<Option, string>> = {
  learningRate: 'learning rate',
  momentum: 'momentum',
  weightDecay: 'weight decay'
}

const withOption = ({ case: one, course }: Asked, name: Option, value: number): Asked => ({
  case: one,
  course: { ...course!, optimizer: { ...course!.optimizer, [name]: value } }
})

/** What takes an option that is zero for something else. */
const takenFor = (option: Option): Family<number> => ({
  name: `${option} of 0`,
  cause: c => `a ${words[option]} of 0 is taken for ${shownConstant(c)}: zero counts as not said`,
  grid: smallGrid,
  at: c => c
})

/** Asks for steps with each option in turn as zero; a program may refuse it. Answers whether all is right. */
export const reviewZeros = async (
  { precision, outcomeOf, stage }: Desk,
  ask: Ask,
  { name: stageName, ability }: { readonly name: StageName; readonly ability: Ability },
  cases: readonly ReviewCase[],
  optimizer: WireOptimizer,
  trained: Trained
): Promise<boolean> => {
  const steps = ability === 'step' ? 1 : 2
  // a constant that explains one network alone explains nothing
  const starts = cases.map((one): Asked => ({ case: one, course: { optimizer, steps, batchSize: one.inputs.length } }))
  const expect = expectTraining(precision, trained)
  for (const option of options.filter(name => optimizer[name] !== undefined)) {
    const asked = starts.map(start => withOption(start, option, 0))
    const { failing } = await outcomeOf(ask, asked, expect)
    if (failing.length === 0) continue
    await stage(stageName, ability, ask, asked, expect, ({ failing: seen }) => {
      const causes = fitted(
        seen,
        [takenFor(option)],
        value =>
          ({ case: each, course }) =>
            trained(each, withOption({ case: each, course: course! }, option, value).course!)
      )
      return Promise.resolve({
        causes,
        known: causes.length > 0 ? [] : [`it is with a ${words[option]} of 0 that it is wrong: with others it is right`]
      })
    })
    return false
  }
  return true
}
