/** What the tests of `lawgrad verify` give it. */
import { activationLayer } from 'lawgrad'
import { ordinary } from './examples.ts'
import { run, type Result, type Settings } from './machine.ts'

/** The sigmoid with a derivative of the wrong sign. */
export const wrong = activationLayer({
  name: 'wrong',
  equation: ({ sigmoid: g }) => g,
  derivative:
    ({ sigmoid: g, negate, times }) =>
    z =>
      negate(times(g(z), g(negate(z))))
})(2)

export const model = (network: unknown): Settings => ({
  ...ordinary,
  modules: { ...ordinary.modules, 'm.ts': { exports: { default: network } } }
})

export const few = ['--runs', '5'] as const

export const verified = (network: unknown, ...argv: readonly string[]): Promise<Result> =>
  run(model(network), 'verify', 'm.ts', ...few, ...argv)
