/**
 * Inputs and residuals for which the gradient is known.
 */
import { boundedScalar, type AnySizeLoss, type Size } from '../../../src/index.ts'
import { outputOver } from '../../../src/layer/over.ts'
import { denseData, upTo } from '../../arbitraries/dense-data.ts'
import { withCase, type NetworkCase, type OpenedCase } from '../../arbitraries/network-case.ts'
import { sameBits } from '../../compare.ts'
import { flat } from '../../internal/flat.ts'
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
  <I extends Size, O extends Size, P>({ network, parameters, batch }: OpenedCase<I, O, P>) =>
    batch.examples.map(({ input }) => flat(network.forward(parameters)(input)))
)

/** How far the outputs of two implementations can be apart, by the rounding of their equation. */
const outputRounding: (networkCase: NetworkCase) => number = withCase(
  <I extends Size, O extends Size, P>({ network, parameters, batch }: OpenedCase<I, O, P>) => {
    const { fromNumber } = boundedScalar
    const forward = outputOver(boundedScalar)(network)
    const theta = network.shape.flatten(parameters).map(fromNumber)
    const errors = batch.examples.flatMap(({ input }) => forward(theta, flat(input).map(fromNumber)))
    return 2 * errors.reduce((most, { error }) => Math.max(most, error), 0)
  }
)

/** An implementation whose outputs are off by their rounding leaves that as a residual, of the gradient that a residual of 1 has. */
export const zeroResidual = (gradient: Gradient, { networkCase }: Tried): Verdict => {
  const h = outputs(networkCase)
  const hit = gradient({ ...networkCase, targets: h })
  // one output at a time, for what a softmax sends back of several may cancel
  const missed = upTo(networkCase.sizes.at(-1) ?? 0).map(k => {
    const targets = h.map(row => row.map((x, j) => (j === k ? x - 1 : x)))
    return largest(gradient({ ...networkCase, targets }))
  })
  const [worst, scale] = [largest(hit), missed.reduce((sum, one) => sum + one, 0)]
  return hit.some(Number.isNaN)
    ? fail('the gradient is not a number')
    : scale === 0
      ? unchecked('below the noise floor')
      : worst <= (1e-13 + 2 * outputRounding(networkCase)) * scale
        ? pass()
        : fail(`expected the gradient 0 of a residual 0; got ${worst}, where residuals of 1 have ${scale}`)
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
