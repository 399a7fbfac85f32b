/**
 * Gradients whose examples are right, and that are put together wrongly or changed when all is done.
 */
import type { Answer, Numbers, Scene, ScenePoint, Suspect, TensorInfo } from './scene.ts'

const times = (numbers: Numbers, factor: number): Numbers => numbers.map(x => x * factor)

/** Suspects whose answer is made tensor by tensor of the right one. */
const changed =
  (scene: Scene) =>
  (
    name: string,
    cause: string,
    change: (right: Numbers, tensor: TensorInfo, point: ScenePoint, index: number) => Numbers
  ): Suspect => ({ name, cause, fitted: false, answer: answerBy(scene, change) })

const answerBy =
  (
    { tensors, points }: Scene,
    change: (right: Numbers, tensor: TensorInfo, point: ScenePoint, index: number) => Numbers
  ): Answer =>
  (k, t) => {
    const [point, tensor] = [points[k], tensors[t]]
    return point === undefined || tensor === undefined ? new Float64Array(0) : change(point.right(t), tensor, point, t)
  }

type Factor = (point: ScenePoint) => number

/** Wrong factors of everything, and of the inputs alone. */
const factors = (scene: Scene): readonly Suspect[] => {
  const by = (name: string, cause: string, factor: Factor, ofInputs: Factor = factor): Suspect =>
    changed(scene)(name, cause, (right, { isInput }, point) => times(right, (isInput ? ofInputs : factor)(point)))
  return [
    by('gradient × 2', 'the gradient is twice what it should be: a ½ is forgotten', () => 2),
    by('gradient ÷ 2', 'the gradient is half of what it should be: a ½ is applied twice', () => 0.5),
    by('sign', 'the gradient has the wrong sign', () => -1),
    by('zero', 'the gradient is zero', () => 0),
    by('sum for mean', 'the 1/m of the mean is forgotten: the gradients are summed', ({ examples: m }) => m),
    by('1/m twice', 'the gradient is divided by the number of examples twice', ({ examples: m }) => 1 / m),
    by('÷ (m + 1)', 'the sum is divided by m + 1 for m', ({ examples: m }) => m / (m + 1)),
    by('÷ (m − 1)', 'the sum is divided by m − 1 for m, as if it were a variance', ({ examples: m }) =>
      m > 1 ? m / (m - 1) : 1
    ),
    by('× outputs', 'the gradient is multiplied by the number of outputs', () => scene.outputs),
    by('÷ outputs', 'the gradient is divided by the number of outputs: a mean over them', () => 1 / scene.outputs),
    by('× layers', 'the gradient is multiplied by the number of layers with parameters', () => scene.layers),
    by(
      '1/m of the inputs forgotten',
      'the gradients of the inputs lack the 1/m of the mean',
      () => 1,
      ({ examples: m }) => m
    ),
    by(
      'inputs missing',
      'the gradient of the inputs is zero',
      () => 1,
      () => 0
    ),
    by(
      'parameters missing',
      'the gradient of the parameters is zero',
      () => 0,
      () => 1
    )
  ]
}

const mean = (each: readonly Numbers[]): Numbers => times(summed(each), 1 / each.length)

const summed = (each: readonly Numbers[]): Numbers =>
  (each[0] ?? new Float64Array(0)).map((_, i) => each.reduce((sum, one) => sum + (one[i] ?? Number.NaN), 0))

/** Examples put together wrongly; the inputs are right. */
const reductions = (scene: Scene): readonly Suspect[] => {
  const by = (name: string, cause: string, reduce: (each: readonly Numbers[], point: ScenePoint) => Numbers): Suspect =>
    changed(scene)(name, cause, (right, { isInput }, point, t) => (isInput ? right : reduce(point.each(t), point)))
  return [
    by('last example dropped', 'the last example is dropped', each => mean(each.length > 1 ? each.slice(0, -1) : each)),
    by('duplicates dropped', 'examples that occur twice are counted once', (each, { distinct }) =>
      mean(each.filter((_, k) => distinct.includes(k)))
    ),
    by('first example dropped', 'the first example is dropped', each => mean(each.length > 1 ? each.slice(1) : each)),
    by('first example repeated', 'the first example is used twice', each => mean([...each.slice(0, 1), ...each])),
    by('last example repeated', 'the last example is used twice', each => mean([...each, ...each.slice(-1)])),
    by('first example alone', 'only the first example is used', each => mean(each.slice(0, 1))),
    by('last example alone', 'only the last example is used', each => mean(each.slice(-1))),
    by(
      '= for += over the examples',
      'the gradient is overwritten instead of summed over the examples: only the last counts',
      each => times(mean(each.slice(-1)), 1 / each.length)
    ),
    by('last example lost from the sum', 'the sum leaves out the last example, and is divided by their number', each =>
      times(summed(each.length > 1 ? each.slice(0, -1) : each), 1 / each.length)
    ),
    by(
      'later examples weigh more',
      'the examples are averaged with weights that depend on their place: a running average ½(mean + next)',
      ([first = new Float64Array(0), ...rest]) =>
        rest.reduce((average, one) => average.map((x, i) => (x + (one[i] ?? Number.NaN)) / 2), first)
    ),
    by(
      'largest for mean',
      'the largest gradient of the examples is taken, component by component',
      ([first = new Float64Array(0), ...rest]) =>
        rest.reduce((most, one) => most.map((x, i) => Math.max(x, one[i] ?? Number.NaN)), first)
    )
  ]
}

/** Changes when all is done. */
const afterwards = (scene: Scene): readonly Suspect[] => {
  const by = changed(scene)
  const lastLost =
    (axis: number) =>
    (right: Numbers, { extents, isInput }: TensorInfo): Numbers => {
      const [stride, size] = [extents.slice(axis + 1).reduce((product, n) => product * n, 1), extents[axis] ?? 0]
      return isInput || size === 0 ? right : right.map((x, i) => (Math.floor(i / stride) % size === size - 1 ? 0 : x))
    }
  return [
    by('gradient in single precision', 'the gradient is rounded to single precision', right => right.map(Math.fround)),
    by('last unit left out', 'a loop ends one too early: the last unit of each layer has no gradient', lastLost(0)),
    by(
      'last input left out',
      'a loop ends one too early: the weights of the last input of each layer have no gradient',
      (right, tensor) => (tensor.extents.length > 1 ? lastLost(tensor.extents.length - 1)(right, tensor) : right)
    ),
    by('not finite taken for zero', 'components that are no finite numbers are taken for zero', right =>
      right.map(x => (Number.isFinite(x) ? x : 0))
    )
  ]
}

/** The second answer holds the first: it is asked for, and added. */
const accumulating = ({ points, tensors }: Scene): readonly Suspect[] => {
  const observed: Answer = (k, t) => points[k]?.observed(t) ?? new Float64Array(0)
  const changes = points.some(point =>
    tensors.some((_, t) => point.observed(t).some((x, i) => !Object.is(x, point.again(t)[i])))
  )
  const suspect: Suspect = {
    name: 'accumulates across calls',
    cause: 'gradients accumulate across calls: they are never set to zero',
    fitted: false,
    answer: observed,
    again: (k, t) => {
      const right = points[k]?.right(t)
      return observed(k, t).map((x, i) => x + (right?.[i] ?? Number.NaN))
    }
  }
  return changes ? [suspect] : []
}

/** Wrong factors, wrong means, wrong ends. */
export const answerSuspects = (scene: Scene): readonly Suspect[] => [
  ...factors(scene),
  ...reductions(scene),
  ...afterwards(scene),
  ...accumulating(scene)
]
