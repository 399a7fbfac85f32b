import { elementary, type Layer, type None } from 'lawgrad'
import type { ActivationName } from 'lawgrad/laws'
import { flat, shapeOf } from '../../../laws/internal/flat.ts'

export type { ActivationName } from 'lawgrad/laws'

type Numbers = readonly number[]

const softmax = (z: Numbers): Numbers => {
  const powers = z.map(Math.exp)
  const total = powers.reduce((sum, x) => sum + x, 0)
  return powers.map(x => x / total)
}

const functions: Readonly<Record<ActivationName, (z: Numbers) => Numbers>> = {
  sigmoid: z => z.map(elementary.sigmoid),
  tanh: z => z.map(Math.tanh),
  softplus: z => z.map(elementary.softplus),
  relu: z => z.map(x => Math.max(0, x)),
  identity: z => z,
  softmax
}

/** Whether an activation computes a function, whatever it is called and whatever its pullback: by its values at some numbers. */
export const computes = <N extends number>({ inputs, forward }: Layer<N, N, None>, name: ActivationName): boolean => {
  const z = Array.from({ length: Number(inputs) }, (_, i) => ((5 * i + 2) % 7) / 2 - 1.5 + i / 8)
  const expected = functions[name](z)
  return flat(forward([])(shapeOf<N>(inputs).unflatten(z))).every(
    (a, i) => Math.abs(a - (expected[i] ?? Number.NaN)) <= 1e-12
  )
}
