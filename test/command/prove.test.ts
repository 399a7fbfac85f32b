/** What `lawgrad prove` says of networks that are right, wrong, and at a kink. */
import { append, dense, input, relu } from 'lawgrad'
import { pipe } from 'fp-ts/lib/function.js'
import { describe, expect, it } from 'vitest'
import { xorNetwork } from './examples.ts'
import { run } from './machine.ts'
import { model, wrong } from './verified.ts'

const data = 'x1,x2,y\n0,0,0\n1,0,1\n0,1,1\n1,1,0\n'

const proved = (network: unknown, ...argv: readonly string[]) => {
  const settings = model(network)
  return run({ ...settings, files: { ...settings.files, 'd.csv': data } }, 'prove', 'm.ts', '--data', 'd.csv', ...argv)
}

describe('lawgrad prove', () => {
  it('encloses all of a right network, tensor by tensor, at both points', async () => {
    const { code, out, err } = await proved(xorNetwork)
    expect([code, err]).toEqual([0, ''])
    expect(out).toContain('Gradient at the initial parameters: enclosed')
    expect(out).toContain('Gradient at the parameters after 20 steps: enclosed')
    expect(out).toContain('Cost     20 readings of the equations')
    expect(out).toMatch(/0\.weights +4 +enclosed +4 /)
    expect(out).toMatch(
      /worst component: \d\.\w+\[[\d,]+\], enclosed\n +executed +\S+\n +derivative +\[\S+, \S+\], \S+ ulps wide\n/
    )
    expect(out).toContain(
      'lawgrad prove m.ts --data d.csv --loss quadratic --examples 8 --components 64 --steps 20 --seed 0'
    )
  })

  it('fails with what is outside, after the report', async () => {
    const { code, out, err } = await proved(pipe(input(2), dense(2), append(wrong), dense(1)), '--steps', '0')
    expect(code).toBe(1)
    expect(err).toMatch(/^lawgrad prove: expected every derivative within its enclosure; \d+ outside\. /)
    expect(out).toMatch(/worst component: .*, outside\n/)
  })

  it('has the same as JSON, the same bytes when asked again', async () => {
    const [one, other] = [
      await proved(xorNetwork, '--json', '--components', '1'),
      await proved(xorNetwork, '--json', '--components', '1')
    ]
    expect(one.out).toBe(other.out)
    const { format, outside, points } = JSON.parse(one.out)
    expect([format, outside, points.length]).toEqual(['lawgrad-proof/1', 0, 2])
    const [first] = points[0].tensors
    expect(first).toMatchObject({ tensor: '0.weights', grade: 'sampled', counts: { enclosed: 1, sampled: 3 } })
    const [{ executed, derivative }] = first.components
    expect(derivative[0] <= executed && executed <= derivative[1]).toBe(true)
  })

  it('says where nothing can be said', async () => {
    const network = pipe(input(2), dense(2), relu, dense(1))
    const kinked: typeof network = {
      ...network,
      initialize: () => random => [network.shape.unflatten([1, 2, 3, 4, 0, 0, 1, 1, 0]), random]
    }
    const { code, out } = await proved(kinked, '--steps', '0')
    expect(code).toBe(0)
    expect(out).toContain('Gradient at the initial parameters: unchecked')
    expect(out).toMatch(/worst component: 0\.bias\[\d\], unchecked: a branch is undecided/)
  })

  it.each([
    [['--components', '0'], '--components: expected an integer from 1 to 2⁵³ − 1; got "0".'],
    [['--loss', 'nonsense'], '--loss: expected a known loss']
  ])('refuses %j', async (argv, message) => {
    const { code, err } = await proved(xorNetwork, ...argv)
    expect(code).toBe(2)
    expect(err).toContain(`lawgrad prove: ${message}`)
  })
})
