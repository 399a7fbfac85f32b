/** The smallest case that is still wrong. */
import { smallerCases } from '../../internal/smaller-case.ts'
import type { ReviewCase } from '../case.ts'
import type { Asked } from './observe.ts'
import { atKink } from './plain.ts'
import type { Scope } from './cases.ts'

/** Whether targets are such as the loss is for. */
const isMeant = ({ loss, targets, activations, sizes }: ReviewCase): boolean =>
  (loss === 'quadratic' || targets.every(row => row.every(y => y === 0 || y === 1))) &&
  (loss !== 'categoricalCrossEntropy' || targets.every(row => row.filter(y => y === 1).length === 1)) &&
  !(activations.at(-1) === 'softmax' && sizes.at(-1)! < 2)

const fitted = ({ case: one, course }: Asked): Asked => {
  if (course === undefined) return { case: one }
  const m = one.inputs.length
  return { case: one, course: { ...course, batchSize: Math.min(course.batchSize, m) } }
}

/** Numbers that people read at a glance. */
const simple = [0, 1, -1, 0.5, -0.5, 2]

type Place = readonly ['parameters', number] | readonly ['inputs' | 'targets', number, number]

const placesOf = ({ parameters, inputs, targets }: ReviewCase): readonly Place[] => [
  ...parameters.map((_, i) => ['parameters', i] as const),
  ...inputs.flatMap((row, k) => row.map((_, i) => ['inputs', k, i] as const)),
  ...targets.flatMap((row, k) => row.map((_, i) => ['targets', k, i] as const))
]

const at = (one: ReviewCase, place: Place): number =>
  place[0] === 'parameters' ? one.parameters[place[1]]! : one[place[0]][place[1]]![place[2]]!

const put = (one: ReviewCase, place: Place, x: number): ReviewCase =>
  place[0] === 'parameters'
    ? { ...one, parameters: one.parameters.with(place[1], x) }
    : { ...one, [place[0]]: one[place[0]].with(place[1], one[place[0]][place[1]]!.with(place[2], x)) }

/** Looks for smaller cases that fail, at most so many; the number of questions is bounded, and so the same ones are asked each time. */
export const shrink = async (
  start: Asked,
  scope: Scope,
  fails: (asked: Asked) => Promise<boolean>,
  most = 400
): Promise<Asked> => {
  let best = start
  let left = most
  const seen = new Set<string>()
  const tried = async (asked: Asked): Promise<boolean> => {
    const key = JSON.stringify(asked)
    if (seen.has(key) || left <= 0) return false
    seen.add(key)
    if (!isMeant(asked.case) || !scope.fits(asked.case) || atKink(asked.case)) return false
    if (asked.course !== undefined && !scope.steps(asked.course.batchSize, asked.case.inputs.length)) return false
    left -= 1
    if (!(await fails(asked))) return false
    best = asked
    return true
  }
  const courses = async (): Promise<void> => {
    const { course } = best
    if (course === undefined) return
    for (let steps = 1; steps < course.steps; steps++)
      if (await tried({ ...best, course: { ...course, steps } })) return
  }
  const structure = async (): Promise<boolean> => {
    for (const [smaller, from] of smallerCases(1, best.case, undefined)) {
      if (from !== undefined) return false
      // proof: smaller cases are made of this one by spreading it, with its loss
      if (await tried(fitted({ ...best, case: smaller as ReviewCase }))) return true
    }
    return false
  }
  await courses()
  for (let isSmaller = true; isSmaller;) isSmaller = left > 0 && (await structure())
  await courses()
  for (const place of placesOf(best.case)) {
    const now = at(best.case, place)
    if (simple.indexOf(now) === 0) continue
    for (const x of simple) {
      if (Object.is(x, now)) break
      if (await tried({ ...best, case: put(best.case, place, x) })) break
    }
  }
  return best
}
