/** Options that are zero: what says `rate || 0.01` takes zero for something not said. */
import type { ReviewCase } from '../case.ts'
import type { Ability, WireOptimizer } from '../protocol.ts'
import type { StageName } from '../report.ts'
import { only, type Ask, type Desk } from './desk.ts'
import { excess, expectTraining, type Asked, type Trained } from './observe.ts'
import { usualDefaults } from './part-faults.ts'

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

/** Asks for steps with each option in turn as zero; a program may refuse it. Answers whether all is right. */
export const reviewZeros = async (
  { precision, outcomeOf, stage }: Desk,
  ask: Ask,
  { name: stageName, ability }: { readonly name: StageName; readonly ability: Ability },
  one: ReviewCase,
  optimizer: WireOptimizer,
  trained: Trained
): Promise<boolean> => {
  const steps = ability === 'step' ? 1 : 2
  const start: Asked = { case: one, course: { optimizer, steps, batchSize: one.inputs.length } }
  const expect = expectTraining(precision, trained)
  for (const option of options.filter(name => optimizer[name] !== undefined)) {
    const asked = withOption(start, option, 0)
    const { failing } = await outcomeOf(ask, [asked], expect)
    if (failing.length === 0) continue
    await stage(stageName, ability, ask, [asked], expect, ({ failing: seen }) => {
      const taken = usualDefaults.find(value =>
        seen.every(({ asked: each, expected: { allowed }, got }) =>
          trained(each.case, withOption(each, option, value).course!).every(
            (x, i) => excess(x, got[i]!, 10 * allowed[i]!) <= 1
          )
        )
      )
      const name = words[option]
      const cause =
        taken === undefined
          ? `a ${name} of 0 is taken for another`
          : `a ${name} of 0 is taken for ${taken}: zero counts as not said`
      return Promise.resolve(only([{ name: `${option} of 0`, cause }]))
    })
    return false
  }
  return true
}
