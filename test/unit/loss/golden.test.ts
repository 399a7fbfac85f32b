/** Losses and their gradients against PyTorch's numbers. */
import {
  absoluteLoss,
  binaryCrossEntropy,
  categoricalCrossEntropy,
  hingeLoss,
  huberLoss,
  logCoshLoss,
  quadraticLoss,
  sigmoidCrossEntropy,
  softmaxCrossEntropy,
  type AnySizeLoss
} from 'lawgrad'
import { describe, expect, it } from 'vitest'
import golden from '../../golden/losses.json' with { type: 'json' }
import { of } from '../layer/truth.ts'

type Name = keyof typeof golden.losses

const losses: Readonly<Record<Name, AnySizeLoss>> = {
  quadratic: quadraticLoss,
  absolute: absoluteLoss,
  'huber(1)': huberLoss(),
  'huber(0.25)': huberLoss(0.25),
  'huber(2)': huberLoss(2),
  logCosh: logCoshLoss,
  hinge: hingeLoss,
  binaryCrossEntropy,
  sigmoidCrossEntropy,
  categoricalCrossEntropy,
  softmaxCrossEntropy
}
const names = Object.keys(golden.losses).filter((name): name is Name => name in losses)

it('every loss of PyTorch is met', () => expect(names).toHaveLength(11))

/** Where PyTorch's loss of a sure and right answer is 0, the true one is less than this. */
const lost = 1e-30

describe.each(names)('%s', name => {
  const cases = golden.losses[name]

  it.each(cases.map((one, k) => [k, one] as const))('is that of PyTorch, case %i', (_, one) => {
    const [y, h] = [of(4, one.target), of(4, one.prediction)]
    expect(Math.abs(losses[name].value(y)(h) - one.value)).toBeLessThanOrEqual(1e-12 * one.value + lost)
    const gradient = [...losses[name].gradient(y)(h)]
    const bound = 1e-12 * Math.max(...one.gradient.map(Math.abs)) + lost
    one.gradient.forEach((g, i) => expect(Math.abs((gradient[i] ?? NaN) - g)).toBeLessThanOrEqual(bound))
  })

  it('has cases of values apart', () => {
    expect(cases.length).toBeGreaterThan(20)
    expect(new Set(cases.map(({ value }) => value)).size).toBeGreaterThan(20)
  })
})
