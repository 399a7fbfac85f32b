/**
 * Inputs and residuals for which the gradient is known.
 */
import type { AnySizeLoss } from '../../../src/index.ts'
import { denseData } from '../../arbitraries/dense-data.ts'
import { withCase, type NetworkCase, type OpenedCase } from '../../arbitraries/network-case.ts'
import { sameBits } from '../../compare.ts'
import { all, claim, fail, pass, unchecked, type Verdict } from '../../verdict.ts'
import { compareAlike, largest, namesAt } from '../differentiated.ts'
import { type Gradient, type Tried, count, examples } from './parts.ts'

/** The case with one input set in every example. */
export const column = (networkCase: NetworkCase, index: number, value: number): NetworkCase => ({
  ...networkCase,
  inputs: networkCase.inputs.map(input => input.with(index, value))
})

export const zeroColumn = (gradient: Gradient, { networkCase, at }: Tried): Verdict => {
  const index = at % (networkCase.sizes[0] ?? 1)
  const changed = column(networkCase, index, 0)
  const [first] = denseData(changed, gradient(changed))
  const of = (first?.weights ?? []).map(row => row[index] ?? Number.NaN)
  return claim(
    of.every(x => x === 0),
    `input ${index} is 0 in every example; expected gradients 0 of its weights, got ${of.join(', ')}`
  )
}

export const constantOne = (gradient: Gradient, loss: AnySizeLoss, { networkCase, at }: Tried): Verdict => {
  const index = at % (networkCase.sizes[0] ?? 1)
  const changed = column(networkCase, index, 1)
  const [first] = denseData(changed, gradient(changed))
  return compareAlike(
    {
      names: (first?.bias ?? []).map((_, j) => `unit ${j} of the first layer`),
      left: { name: 'bias', values: first?.bias ?? [] },
      right: { name: 'weight on 1', values: (first?.weights ?? []).map(row => row[index] ?? Number.NaN) }
    },
    loss,
    [changed]
  )
}

export const outputs: (networkCase: NetworkCase) => readonly (readonly number[])[] = withCase(
  <I extends number, O extends number, P>({ network, parameters, batch }: OpenedCase<I, O, P>) =>
    batch.examples.map(({ input }) => [...network.forward(parameters)(input)])
)

/** An implementation whose outputs are off by a rounding leaves a residual of 1e-13 at most, of the gradient that a residual of 1 has. */
export const zeroResidual = (gradient: Gradient, { networkCase }: Tried): Verdict => {
  const h = outputs(networkCase)
  const hit = gradient({ ...networkCase, targets: h })
  const missed = gradient({ ...networkCase, targets: h.map(row => row.map(x => x - 1)) })
  const [worst, scale] = [largest(hit), largest(missed)]
  return hit.some(Number.isNaN)
    ? fail('the gradient is not a number')
    : scale === 0
      ? unchecked('below the noise floor')
      : worst <= 1e-13 * scale
        ? pass()
        : fail(`expected the gradient 0 of a residual 0; got ${worst}, where a residual of 1 has ${scale}`)
}

export const pure = (gradient: Gradient, { networkCase, at }: Tried): Verdict => {
  const first = gradient(networkCase)
  const between = gradient(examples(networkCase, [at % count(networkCase)]))
  const again = gradient(networkCase)
  return all([
    claim(between.length > 0, 'expected a gradient of one example'),
    sameBits({ name: 'first answer', values: first }, { name: 'second answer', values: again }, namesAt(networkCase))
  ])
}
