/** `lawgrad verify` on a machine in memory: what it prints, writes and answers with. */
import {
  activationLayer,
  append,
  dense,
  identity,
  input,
  probabilities,
  relu,
  repeat,
  sigmoid,
  softmax,
  type Layer
} from 'lawgrad'
import * as O from 'fp-ts/lib/Option.js'
import { pipe } from 'fp-ts/lib/function.js'
import { describe, expect, it } from 'vitest'
import { orNetwork, xorNetwork } from './examples.ts'
import { run } from './machine.ts'
import { few, model, verified, wrong } from './verified.ts'

describe('lawgrad verify', () => {
  it('passes a right network: every tensor with four oracles at two points, every layer and the network', async () => {
    const { code, out, err, sets } = await verified(xorNetwork)
    expect({ code, err, sets }).toEqual({ code: 0, err: '', sets: [] })
    expect(out).toContain('Verification of m.ts')
    expect(out).toContain('2 → dense 2 → sigmoid → dense 1 → sigmoid (9 parameters)')
    expect(out).toContain('Seed     0; 5 cases of each law')
    expect(out).toContain('3 examples drawn from the seed')
    expect(out).toMatch(/Gradient at the initial parameters, J = 0\.\d+\n/)
    expect(out).toMatch(/Gradient at the parameters after 20 steps, J = 0\.\d+\n/)
    for (const column of ['tensor', 'oracle', 'certified', 'needed', 'detects', 'law', 'cases', 'unchecked'])
      expect(out).toContain(column)
    for (const part of ['layer 1, dense', 'layer 2, sigmoid', 'layer 3, dense', 'layer 4, sigmoid', 'network'])
      expect(out.split('\n').filter(line => line.startsWith(`  ${part}  `))).toHaveLength(1)
    expect(out).toMatch(
      /Result\n\n {2}Gradient: 40 passed, 0 failed, 0 unchecked\n {2}Coverage: certified 30 of 30 components\n {2}Laws: \d+ passed, 0 failed, /
    )
    expect(out).toMatch(
      /Known: certified 0\.weights, 0\.bias, 2\.weights, 2\.bias, input\n {2}Again: lawgrad verify m\.ts .*--law gradient\n/
    )
    expect(out).not.toContain('Failures')
    expect(out.split('\n').filter(row => /\s$/.test(row))).toEqual([])
  })

  it('says the same for the same seed', async () => {
    const [a, b, c] = await Promise.all(['7', '7', '8'].map(seed => verified(orNetwork, '--seed', seed)))
    expect(a).toEqual(b)
    expect(a?.out).not.toBe(c?.out)
    expect(a?.out).toContain('Seed     7')
  })

  it('takes a single layer of one’s own, that lists no layers', async () => {
    const square = activationLayer({
      name: 'square',
      equation:
        ({ times }) =>
        z =>
          times(z, z),
      derivative:
        ({ times, num }) =>
        z =>
          times(num(2), z)
    })(3)
    const { code, out } = await verified(square)
    expect(code).toBe(0)
    expect(out).toContain('layer, square')
    expect(out).not.toContain('network  ')
  })

  it('takes the data and the loss', async () => {
    const argv = ['--data', 'or.csv', '--loss', 'binaryCrossEntropy', '--law', 'gradient']
    const { code, out } = await verified(orNetwork, ...argv)
    expect(code).toBe(0)
    expect(out).toContain('or.csv: 4 examples')
    expect(out).toContain('Loss     binary cross-entropy')
    expect(out).not.toContain('Laws')
    const { out: fewer } = await verified(orNetwork, ...argv, '--examples', '2')
    expect(fewer).toContain('2 of the 4 examples of or.csv, drawn by the seed')
  })

  it.each([
    ['quadratic', xorNetwork],
    ['binaryCrossEntropy', xorNetwork],
    ['categoricalCrossEntropy', pipe(input(2), dense(3), softmax)],
    ['sigmoidCrossEntropy', pipe(input(2), dense(1))],
    ['softmaxCrossEntropy', pipe(input(2), dense(3))]
  ] as const)('knows the loss %s', async (loss, network) =>
    expect((await verified(network, '--loss', loss, '--law', 'gradient')).code).toBe(0)
  )

  it('tries the laws that are asked for alone, by part, by name, or by both, whatever the case', async () => {
    const rows = async (...names: readonly string[]): Promise<readonly string[]> => {
      const { out, code } = await verified(xorNetwork, '--json', ...names.flatMap(name => ['--law', name]))
      expect(code).toBe(0)
      const { laws, gradient } = JSON.parse(out)
      expect(gradient === undefined).toBe(!names.includes('gradient'))
      return laws.reports.map(({ part, law }: { readonly part: string; readonly law: string }) => `${part}: ${law}`)
    }
    expect(await rows('purity')).toEqual([
      'layer 1, dense: purity',
      'layer 2, sigmoid: purity',
      'layer 3, dense: purity',
      'layer 4, sigmoid: purity',
      'network: purity'
    ])
    expect(await rows('Layer 2, sigmoid: Purity', 'gradient')).toEqual(['layer 2, sigmoid: purity'])
    expect((await rows('layer 3')).every(name => name.startsWith('layer 3, dense: '))).toBe(true)
    expect(await rows('gradient')).toEqual([])
  })

  it('tries a layer that occurs several times once', async () => {
    const block = pipe(input(2), dense(2), relu)
    const { out } = await verified(pipe(input(2), repeat(3, block)), '--law', 'purity')
    expect(out.match(/layer \d/g)).toEqual(['layer 1', 'layer 2'])
  })

  it('tries fewer cases of a large layer', async () => {
    const { out } = await run(
      model(pipe(input(50), dense(20), identity)),
      'verify',
      'm.ts',
      '--runs',
      '10',
      '--law',
      'declared shape = actual shape',
      '--json'
    )
    const { laws } = JSON.parse(out)
    expect(laws.reports.map(({ cases }: { readonly cases: number }) => cases)).toEqual([3, 10, 3])
  })
})

describe('a law that fails', () => {
  it('is told with its statement, both sides, the smallest case and the command that shows it again; the code is 1', async () => {
    const { code, out, err } = await verified(wrong, '--seed', '4')
    expect(code).toBe(1)
    expect(err).toMatch(
      /^lawgrad verify: expected every check to hold; \d+ of \d+ failed\. The report says what differs, and how to see it again\.\n$/
    )
    expect(out).toMatch(/pullback = dual numbers +fail/)
    expect(out).toContain('analytic gradient')
    expect(out).toMatch(/law {6}the pullback of v is the gradient of ⟨v, f\(θ, x\)⟩ by dual numbers/)
    expect(out).toMatch(/found {4}the gradients differ: input\[\d\]: pullback \S+, dual numbers \S+; they differ by/)
    expect(out).toMatch(/smallest \{"parameters":\[\]/)
    expect(out).toMatch(
      /again {4}lawgrad verify m\.ts --seed 4 --law 'layer, wrong: pullback = dual numbers' --path [\d:]+\n/
    )
    expect(out).toContain('again    lawgrad verify m.ts --loss quadratic --examples 3 --seed 4 --law gradient')
  })

  it('is seen again by that command, at once and as small', async () => {
    const { out } = await verified(wrong, '--seed', '4', '--json')
    const law = 'pullback = dual numbers'
    type Report = {
      readonly law: string
      readonly replay: string
      readonly counterexample: { readonly printed: string }
    }
    const told: Report = JSON.parse(out).laws.reports.find((report: Report) => report.law === law)
    const words = [...told.replay.matchAll(/'(?<quoted>[^']*)'|(?<plain>\S+)/g)].map(
      ({ groups }) => groups?.['quoted'] ?? groups?.['plain'] ?? ''
    )
    expect(words.slice(0, 3)).toEqual(['lawgrad', 'verify', 'm.ts'])
    const again = await run(model(wrong), ...words.slice(1), '--json')
    expect(again.code).toBe(1)
    const { laws, gradient } = JSON.parse(again.out)
    expect(gradient).toBeUndefined()
    expect(laws.reports).toHaveLength(1)
    expect(laws.reports[0].counterexample.printed).toBe(told.counterexample.printed)
    expect(laws.reports[0].cases).toBe(1)
  })

  it('in one layer is named as that layer, by a whole network', async () => {
    const network = pipe(input(2), dense(2), sigmoid, append(wrong))
    const { code, out } = await verified(network, '--law', 'adjoint', '--json')
    expect(code).toBe(1)
    const { laws } = JSON.parse(out)
    expect(
      laws.reports
        .filter(({ verdict }: { readonly verdict: string }) => verdict === 'Fail')
        .map(({ part }: { readonly part: string }) => part)
    ).toEqual(['layer 3, wrong', 'network'])
  })

  it('cannot write to the terminal what it likes', async () => {
    const hostile: Layer<2, 2, readonly []> = { ...wrong, name: 'a\u001B[31m\u202E\nb' }
    const { out, err } = await run(
      { ...model(hostile), columns: { stderr: O.some(80), stdout: O.some(80) } },
      'verify',
      'm.ts',
      ...few
    )
    const printed = out + err.replaceAll('\r\u001B[K', '')
    expect(['\u001B', '\u202E'].filter(character => printed.includes(character))).toEqual([])
    expect(out).toContain('layer, a\uFFFD[31m\uFFFD b')
  })
})

describe('a gradient of which nothing can be said', () => {
  it('does not pass, and the remedy is told', async () => {
    // outputs below 0 are no probabilities, though the layer says so
    const claiming = activationLayer({
      name: 'claiming',
      range: probabilities,
      equation:
        ({ negate, softplus }) =>
        z =>
          negate(softplus(z)),
      derivative:
        ({ negate, sigmoid: g }) =>
        z =>
          negate(g(z))
    })
    const { code, out, err } = await verified(
      pipe(input(2), dense(1), append(claiming(1))),
      '--loss',
      'binaryCrossEntropy',
      '--law',
      'gradient',
      '--seed',
      '2'
    )
    expect([code, err]).toEqual([
      1,
      'lawgrad verify: expected a gradient that can be checked; nothing of it was certified (not finite). Give data that the network is made for with --data, or the loss that its outputs fit with --loss.\n'
    ])
    expect(out).toContain('unchecked: not finite')
  })
})

describe('lawgrad verify --json', () => {
  it('prints one document that says everything', async () => {
    const { code, out } = await verified(xorNetwork, '--json', '--seed', '3')
    expect(code).toBe(0)
    expect(out.trimEnd()).not.toContain('\n')
    const document = JSON.parse(out)
    expect(document).toMatchObject({
      format: 'lawgrad-verify/1',
      lawgrad: '1.2.3',
      model: 'm.ts',
      network: { inputs: 2, outputs: 1, parameters: 9 },
      seed: 3,
      runs: 5,
      gradient: { loss: 'quadratic', data: null, examples: 3, verdict: 'Pass', failed: 0 },
      laws: { failed: 0 }
    })
    const [first] = document.gradient.points[0].tensors
    expect(first).toMatchObject({
      tensor: '0.weights',
      size: 4,
      probes: { kind: 'components', count: 4 },
      verdict: 'Pass'
    })
    expect(first.oracles.map(({ oracle }: { readonly oracle: string }) => oracle)).toEqual([
      'dual numbers',
      'complex step',
      'Richardson extrapolation',
      'central difference'
    ])
    expect(Object.keys(document.laws.reports[0])).toEqual(
      expect.arrayContaining(['part', 'law', 'statement', 'verdict', 'cases', 'unchecked'])
    )
  })

  it('has what JSON cannot say as text', async () => {
    const { out } = await verified(
      pipe(input(1), relu),
      '--json',
      '--law',
      'gradient',
      '--seed',
      '1',
      '--examples',
      '1'
    )
    expect(() => JSON.parse(out)).not.toThrow()
    expect(out).not.toContain('null,"odd')
  })
})
