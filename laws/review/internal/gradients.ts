/** The stages of gradients. */
import * as E from 'fp-ts/lib/Either.js'
import type { ReviewCase } from '../case.ts'
import { layoutsOf, readParameters, type Layout } from '../layout.ts'
import type { Ability, WireParameters } from '../protocol.ts'
import { drawCase, randomOf, saturated, zeroed } from './cases.ts'
import { gradientCauses, otherCauses, pointsLike, reductionCauses, unfinished } from './causes.ts'
import type { NamedCause, Seen } from './explain.ts'
import { only, type Ask, type Desk, type Outcome, type Told } from './desk.ts'
import { factors, factorThat, type Factor } from './loss-suspects.ts'
import type { Precision } from '../report.ts'
import {
  askGradient,
  askInputs,
  askRawGradient,
  excess,
  expectGradient,
  expectInputs,
  worstOf,
  type Asked,
  type Expected,
  type Scale,
  type Wrong
} from './observe.ts'

const ours: Scale = () => 1

/** The case in which all parameters are zero, for one network that has no kink there. */
export const zerosOf = (cases: readonly ReviewCase[]): readonly Asked[] =>
  cases
    .filter(({ activations }) => !activations.includes('relu'))
    .slice(0, 1)
    .map(one => ({ case: zeroed(one) }))

/** Asks at other points of a network whose gradient is wrong, and has the laws say what the cause is. */
export const diagnosed = async (
  { session, layout, scope }: Desk,
  ask: Ask,
  { failing, seen }: Outcome,
  scale: Scale,
  inputs: Scale | undefined,
  toGradient: (asked: Asked, got: readonly number[]) => readonly number[]
): Promise<Told> => {
  const reduced = ask === askGradient ? reductionCauses(seen, scale) : []
  if (reduced.length > 0) return only(reduced)
  const small = failing.filter(({ asked }) => asked.case.parameters.length <= 40)
  const start = small[0] ?? failing[0]!
  const model = start.asked.case
  const other = small.findLast(({ asked }) => String(asked.case.sizes) !== String(model.sizes))
  const at = async (one: ReviewCase): Promise<ReturnType<typeof gradientCauses>> => {
    const random = randomOf(77)
    const draw = (examples: number): ReviewCase =>
      drawCase(
        random,
        one.sizes,
        one.activations,
        one.loss,
        scope.examples(start.asked.course === undefined ? examples : scope.batch(examples))
      )
    const points = []
    for (const point of pointsLike(one, draw)) {
      const { course } = start.asked
      const asked: Asked =
        course === undefined ? { case: point } : { case: point, course: { ...course, batchSize: point.inputs.length } }
      const [first, second] = [await ask(session, layout(), asked), await ask(session, layout(), asked)]
      const sent = inputs === undefined ? undefined : await askInputs(session, layout(), asked)
      if (E.isRight(first) && E.isRight(second) && [...first.right, ...second.right].every(Number.isFinite))
        points.push({
          case: point,
          answers: [toGradient(asked, first.right), toGradient(asked, second.right)],
          inputs: sent !== undefined && E.isRight(sent) ? sent.right.map(g => g * (inputs?.(point) ?? 1)) : undefined
        })
    }
    return gradientCauses(points, scale)
  }
  const told = await at(model)
  // What explains one network must explain another, too: the kind of the cause stands before its place.
  const kind = ({ name }: NamedCause): string => name.replace(/:.*$/u, '')
  const kinds =
    told.causes.length === 0 || other === undefined ? undefined : (await at(other.asked.case)).causes.map(kind)
  const causes = told.causes.filter(one => kinds === undefined || kinds.includes(kind(one)))
  if (causes.length > 0 || ask !== askGradient) return { ...told, causes }
  return { ...told, causes: otherCauses(seen, scale) }
}

/** The size of z from which on there is no number, to three digits, between one where there is and one where there is none. */
const borderOf = async ({ session, layout }: Desk, one: ReviewCase, most: number): Promise<number> => {
  let [right, wrong] = [0, most]
  while (wrong - right > 2e-4 * wrong) {
    const middle = (right + wrong) / 2
    const answer = await askGradient(session, layout(), { case: saturated(one, middle) })
    if (E.isRight(answer) && answer.right.every(Number.isFinite)) right = middle
    else wrong = middle
  }
  return wrong
}

/** Far from zero: what is no number where there should be one. */
const reviewRange = async (desk: Desk, wide: readonly ReviewCase[], scale: Scale): Promise<boolean> => {
  const at = (size: number): readonly Asked[] => wide.map(one => ({ case: saturated(one, size) }))
  const expect = (asked: Asked): Expected => {
    const right = expectGradient(desk.precision, scale)(asked)
    return { ...right, allowed: right.allowed.map(one => one * 1e4) }
  }
  const sized = [40, 100].flatMap(size => at(size).map((asked, k) => ({ asked, size, one: wide[k]! })))
  const questions = sized.map(({ asked }) => asked)
  const passed = await desk.stage('range', 'gradient', askGradient, questions, expect, async ({ seen }) => {
    const cause = unfinished(seen)
    const first = sized.find(({ asked }) => seen.some(each => each.asked === asked && unfinished([each]) !== undefined))
    if (cause === undefined || first === undefined) return only([])
    const border = await borderOf(desk, first.one, first.size)
    return { causes: [cause], known: [`there is no number where a unit has z = ±${border.toPrecision(3)} or more`] }
  })
  const far = await desk.outcomeOf(askGradient, at(800), expect)
  if (far.wrong.length > 0 || far.failing.length > 0)
    desk.remarks.push(
      `where a unit has z = ±800 your program ${far.wrong.length === 0 ? 'answers what is no number' : 'stops'}: an exponential overflows`
    )
  const { seen } = await desk.outcomeOf(askGradient, at(40), expect)
  const relative = Math.max(
    0,
    ...seen.flatMap(({ expected: { values }, got }) =>
      values.map((value, i) => (value === 0 || got[i] === value ? 0 : Math.abs(got[i]! / value - 1)))
    )
  )
  if (relative > 1e-6)
    desk.remarks.push(
      `where units are saturated (z = ±40) single components are off by ${relative.toExponential(0)} of themselves, as a(1 − a) is; that is no failure`
    )
  return passed
}

/** Whether gradients come in another form than the parameters go. */
const otherForm = async (
  { session, layout }: Desk,
  failing: readonly Seen[],
  expect: (asked: Asked) => Expected
): Promise<string | undefined> => {
  const own = layout()
  const some = failing.toSorted((a, b) => b.got.length - a.got.length).slice(0, 3)
  const asks: { readonly asked: Asked; readonly answer: E.Either<Wrong, WireParameters> }[] = []
  for (const { asked } of some) asks.push({ asked, answer: await askRawGradient(session, own, asked) })
  const other = layoutsOf({ protocol: 'lawgrad-review/1', arrays: own.arrays })
    .filter(one => !sameForm(one, own))
    .find(one =>
      asks.every(({ asked, answer }) => {
        const read = E.isRight(answer) ? readParameters(one, 'a gradient', asked.case, answer.right) : answer
        return E.isRight(read) && worstOf(expect(asked), read.right)[0] <= 1
      })
    )
  if (other === undefined || some.length === 0) return undefined
  const parts = [
    other.weights === own.weights ? '' : `weights are ${other.weights}, not ${own.weights} as the parameters are`,
    other.bias === own.bias && other.order === own.order ? '' : 'biases stand elsewhere than among the parameters'
  ].filter(part => part !== '')
  return `your gradient has another form than your parameters: its ${parts.join(', and its ')}; its numbers are right, in the wrong order`
}

const sameForm = (a: Layout, b: Layout): boolean => a.weights === b.weights && a.bias === b.bias && a.order === b.order

/** The factor under which most numbers are right, where some are and under ours there are fewer. */
const likeliest = (factors: readonly Factor[], all: readonly Seen[], precision: Precision): Factor | undefined => {
  const rightOf = ({ of }: Factor): number =>
    all.reduce((count, { asked, got }) => {
      const { values, allowed } = expectGradient(precision, of)(asked)
      return count + values.filter((value, i) => value !== 0 && excess(value, got[i]!, allowed[i]!) <= 1).length
    }, 0)
  const [first, ...others] = factors.map(factor => ({ factor, right: rightOf(factor) }))
  const best = others.reduce((most, one) => (one.right > most.right ? one : most), first!)
  return best.right > 0 && best !== first ? best.factor : undefined
}

/** Goes through the stages of gradients, under the factor of the loss, or under any if there is no loss. */
export const reviewGradients = async (
  desk: Desk,
  can: ReadonlySet<Ability>,
  cases: readonly ReviewCase[],
  ofLoss: Factor | undefined,
  widened: number
): Promise<{ readonly goOn: boolean; readonly factor: Factor | undefined }> => {
  const { precision } = desk
  const questions = cases.map((one): Asked => ({ case: one }))
  const all = [...questions, ...zerosOf(cases)]
  const fits = (seen: readonly Seen[], { of }: Factor): boolean => {
    const expect = expectGradient(precision, of)
    return seen.every(({ asked, got }) => worstOf(expect(asked), got)[0] <= 1)
  }
  const free =
    ofLoss === undefined ? await desk.outcomeOf(askGradient, all, expectGradient(precision, ours)) : undefined
  const factor =
    free === undefined
      ? ofLoss
      : (factorThat(free.seen, ({ asked }) => asked.case.loss, fits) ?? likeliest(factors, free.seen, precision))
  if (free !== undefined && factor?.said !== undefined && !can.has('loss'))
    desk.conventions.push(`your gradient is that of ${factor.said}`)
  const scale = factor?.of ?? ours
  const scales: readonly Scale[] = [scale, one => scale(one) * one.inputs.length]
  const givesInputs = can.has('inputGradient')
  const inputs = givesInputs ? await desk.outcomeOf(askInputs, questions, expectInputs(precision, scale)) : undefined
  const rated = (of: Scale): boolean =>
    inputs !== undefined &&
    inputs.seen.every(({ asked, got }) => worstOf(expectInputs(precision, of, widened)(asked), got)[0] <= 1)
  const own = !rated(scale) && rated(scales[1]!)
  const toOurs = givesInputs ? (own ? (one: ReviewCase) => 1 / one.inputs.length : ours) : undefined
  const causes = async (outcome: Outcome): Promise<Told> => {
    const form = await otherForm(desk, outcome.failing, expectGradient(precision, scale, widened))
    return form === undefined
      ? diagnosed(desk, askGradient, outcome, scale, toOurs, (_, got) => got)
      : only([{ name: 'gradient in another form', cause: form }])
  }
  if (!(await desk.stage('gradient', 'gradient', askGradient, all, expectGradient(precision, scale, widened), causes)))
    return { goOn: false, factor }
  if (!givesInputs) desk.report('input gradient', 'not offered')
  else {
    if (own) desk.conventions.push('your gradient of the inputs is that of each example’s own loss: ours × m')
    const expect = expectInputs(precision, own ? scales[1]! : scale, widened)
    const passed = await desk.stage('input gradient', 'inputGradient', askInputs, questions, expect, async outcome => {
      const { asked } = outcome.failing[0]!
      const gradient = await desk.outcomeOf(askGradient, [asked], expectGradient(precision, scale, widened))
      return diagnosed(desk, askGradient, { ...gradient, failing: gradient.seen }, scale, toOurs, (_, got) => got)
    })
    if (!passed) return { goOn: false, factor }
  }
  const wide = cases
    .filter(
      ({ loss, activations: [first = 'relu'] }) =>
        loss === 'quadratic' && ['sigmoid', 'tanh', 'softplus'].includes(first)
    )
    .slice(0, 2)
  if (wide.length > 0) return { goOn: await reviewRange(desk, wide, scale), factor }
  desk.report('range', 'not offered')
  return { goOn: true, factor }
}
