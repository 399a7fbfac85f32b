/**
 * Families of wrong gradients with a constant, which is chosen so as to match best.
 */
import type { Answer, Numbers, Scene, ScenePoint, Suspect, TensorInfo } from './scene.ts'

/** What is added a number of times; nothing to some tensors. */
type Direction = (point: ScenePoint, tensor: TensorInfo, t: number) => Numbers | undefined

const none = new Float64Array(0)

const shown = (c: number): string => String(Number(c.toPrecision(6)))

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, x) => sum + x, 0)

/** right + c·direction, with the c that comes nearest; none where too little is compared for a constant to mean anything. */
const along = (
  { points, tensors }: Scene,
  name: string,
  causeOf: (c: number) => string,
  direction: Direction
): readonly Suspect[] => {
  const rows = points.flatMap(point =>
    tensors.flatMap((tensor, t) => {
      const way = direction(point, tensor, t)
      return way === undefined ? [] : [{ way, right: point.right(t), observed: point.observed(t) }]
    })
  )
  const compared = sumOf(rows.map(({ way }) => way.reduce((count, x) => count + (x === 0 ? 0 : 1), 0)))
  const inner = sumOf(
    rows.map(({ way, right, observed }) =>
      way.reduce((sum, x, i) => (x === 0 ? sum : sum + x * ((observed[i] ?? Number.NaN) - (right[i] ?? Number.NaN))), 0)
    )
  )
  const c = inner / sumOf(rows.map(({ way }) => way.reduce((sum, x) => sum + x * x, 0)))
  const answer: Answer = (k, t) => {
    const [point, tensor] = [points[k], tensors[t]]
    if (point === undefined || tensor === undefined) return none
    const way = direction(point, tensor, t)
    return way === undefined ? point.right(t) : point.right(t).map((x, i) => x + c * (way[i] ?? Number.NaN))
  }
  return compared < 2 || !Number.isFinite(c) || c === 0 ? [] : [{ name, cause: causeOf(c), fitted: true, answer }]
}

const parameters =
  (f: (theta: number) => number, of: (tensor: TensorInfo) => boolean = () => true): Direction =>
  (point, tensor, t) =>
    tensor.isInput || !of(tensor) ? undefined : point.theta(t).map(f)

const decays = (scene: Scene): readonly Suspect[] => {
  const kinds = [...new Set(scene.tensors.filter(({ isInput }) => !isInput).map(({ kind }) => kind))]
  const of = (what: string, slipped: string, chosen: (tensor: TensorInfo) => boolean): readonly Suspect[] => [
    ...along(
      scene,
      `c·${what}`,
      c => `weight decay has slipped into ${slipped}: ${shown(c)}·${what} is added`,
      parameters(x => x, chosen)
    ),
    ...along(
      scene,
      `c·sign ${what}`,
      c => `a decay by the sign of the parameters has slipped into ${slipped}: ${shown(c)}·sign ${what} is added`,
      parameters(Math.sign, chosen)
    ),
    ...along(
      scene,
      `c·|${what}|`,
      c => `an absolute value has slipped into a weight decay: ${shown(c)}·|${what}| is added`,
      parameters(Math.abs, chosen)
    )
  ]
  return [
    ...of('θ', 'the gradient', () => true),
    ...(kinds.length > 1 ? kinds.flatMap(kind => of(kind, `the gradient of ${kind}`, each => each.kind === kind)) : [])
  ]
}

/** Whether a tensor is not the right one, at a point at least. */
const isWrong = ({ points }: Scene, t: number): boolean =>
  points.some(point => {
    const [right, observed] = [point.right(t), point.observed(t)]
    const size = Math.max(largest(right), largest(observed))
    return right.some((x, i) => Math.abs(x - (observed[i] ?? Number.NaN)) > 1e-12 * size)
  })

const listed = (names: readonly string[]): string =>
  names.length < 6
    ? `${names.slice(0, -1).join(', ')} and ${names.slice(-1).join('')}`
    : `${names.slice(0, 4).join(', ')} and ${names.length - 4} more`

/** One factor of some tensors that are wrong, where others are right: as of all below a layer that sends back too much or too little. */
const partly = (scene: Scene): readonly Suspect[] => {
  const wrong = scene.tensors.filter((_, t) => isWrong(scene, t))
  const names = wrong.map(({ name }) => name)
  return wrong.length < 2 || wrong.length === scene.tensors.length
    ? []
    : along(
        scene,
        `${listed(names)} × c`,
        c => `the gradients of ${listed(names)} are off by one factor of ${shown(1 + c)}`,
        (point, tensor, t) => (wrong.includes(tensor) ? point.right(t) : undefined)
      )
}

const factors = (scene: Scene): readonly Suspect[] => {
  const kinds = [...new Set(scene.tensors.map(({ kind }) => kind))]
  const right =
    (of: (tensor: TensorInfo) => boolean): Direction =>
    (point, tensor, t) =>
      of(tensor) ? point.right(t) : undefined
  return [
    ...along(
      scene,
      'gradient × c',
      c => `the gradient is off by a factor of ${shown(1 + c)}`,
      right(() => true)
    ),
    ...along(
      scene,
      'parameters × c',
      c => `the gradient of the parameters is off by a factor of ${shown(1 + c)}`,
      right(({ isInput }) => !isInput)
    ),
    ...kinds.flatMap(kind =>
      along(
        scene,
        `${kind} × c`,
        c => `the gradient of ${kind} is off by a factor of ${shown(1 + c)}`,
        right(tensor => tensor.kind === kind)
      )
    ),
    ...scene.tensors.flatMap(({ name }) =>
      along(
        scene,
        `${name} × c`,
        c => `the gradient of ${name} is off by a factor of ${shown(1 + c)}`,
        right(tensor => tensor.name === name)
      )
    )
  ]
}

const constants = (scene: Scene): readonly Suspect[] => [
  ...along(
    scene,
    'c',
    c => `a constant has slipped in: ${shown(c)} is added to each component`,
    (point, _, t) => point.right(t).map(() => 1)
  ),
  ...along(
    scene,
    'c to each parameter',
    c => `a constant has slipped in: ${shown(c)} is added to each component of the parameters’ gradient`,
    (point, { isInput }, t) => (isInput ? undefined : point.right(t).map(() => 1))
  )
]

const largest = (numbers: Numbers): number => numbers.reduce((most, x) => Math.max(most, Math.abs(x)), 0)

/** Gradients that are cut, component by component or by the norm of all parameters. */
const clipped = (scene: Scene): readonly Suspect[] => {
  const { points, tensors } = scene
  const own = [...tensors.keys()].filter(t => tensors[t]?.isInput === false)
  const limit = Math.max(...points.flatMap(point => tensors.map((_, t) => largest(point.observed(t)))))
  const norm = (of: (t: number) => Numbers): number =>
    Math.sqrt(sumOf(own.map(t => of(t).reduce((sum, x) => sum + x * x, 0))))
  const norms = points.map(point => [norm(point.right), norm(point.observed)] as const)
  const longest = Math.max(...norms.map(([, observed]) => observed))
  const suspect = (
    name: string,
    cause: string,
    change: (right: Numbers, tensor: TensorInfo, point: number) => Numbers
  ): Suspect => ({
    name,
    cause,
    fitted: name !== 'normalized',
    answer: (k, t) => {
      const [point, tensor] = [points[k], tensors[t]]
      return point === undefined || tensor === undefined ? none : change(point.right(t), tensor, k)
    }
  })
  const byNorm =
    (factor: (norm: number) => number) =>
    (right: Numbers, { isInput }: TensorInfo, k: number): Numbers =>
      isInput ? right : right.map(x => x * factor(norms[k]?.[0] ?? Number.NaN))
  if (!Number.isFinite(limit)) return []
  return [
    suspect('clipped by component', `each component of the gradient is silently clipped to ±${shown(limit)}`, right =>
      right.map(x => Math.max(-limit, Math.min(limit, x)))
    ),
    suspect(
      'normalized',
      'the gradient is divided by its norm',
      byNorm(length => 1 / length)
    ),
    suspect(
      'clipped by norm',
      `the gradient is silently clipped to the norm ${shown(longest)}`,
      byNorm(length => Math.min(1, longest / length))
    )
  ]
}

/** Wrong gradients with a constant of which nobody knows beforehand. */
export const families = (scene: Scene): readonly Suspect[] => [
  ...factors(scene),
  ...partly(scene),
  ...decays(scene),
  ...constants(scene),
  ...clipped(scene)
]
