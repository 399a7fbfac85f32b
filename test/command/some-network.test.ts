/** Models whose architecture is chosen at run time: what the command makes of them is what it makes of the network inside. */
import * as E from 'fp-ts/lib/Either.js'
import { dense, input, pipe, sigmoid, tanh, withDimension, type LayerOfSomeSize, type SomeLayer } from 'lawgrad'
import { describe, expect, it } from 'vitest'
import widths from '../../docs/examples/widths.ts'
import { or, orNetwork, trainOr } from './examples.ts'
import { run, type Settings } from './machine.ts'

const exporting = (exports: Readonly<Record<string, unknown>>): Settings => ({
  files: { 'or.csv': or },
  modules: { 'or.ts': { exports } }
})

const chosen: SomeLayer<2, 1> = orNetwork

const plain = await run(exporting({ default: orNetwork }), ...trainOr)

describe('a model of some architecture', () => {
  it.each<readonly [string, Readonly<Record<string, unknown>>]>([
    ['SomeLayer', { default: chosen }],
    ['a network beside what failed', { network: orNetwork, other: E.left('unused') }],
    ['Right of a network', { default: E.right(orNetwork) }],
    ['Right of a network, named', { network: E.right(orNetwork), note: 'else' }]
  ])('%s is trained as the network is', async (_, exports) => {
    const { code, out } = await run(exporting(exports), ...trainOr)
    expect(code).toBe(0)
    expect(out).toBe(plain.out)
  })

  it('whose widths stand in a file is described with them', async () => {
    const { code, out } = await run(exporting({ default: widths }), 'describe', 'or.ts', '--json')
    expect(code).toBe(0)
    expect(out).toContain('"2 → dense 4 → tanh → dense 3 → tanh → dense 1 → sigmoid"')
  })

  it('with sizes from the door is described with its sizes', async () => {
    const network = withDimension('columns', (columns): LayerOfSomeSize =>
      pipe(input(columns), dense(3), tanh, dense(1), sigmoid)
    )(4)
    const { code, out } = await run(exporting({ default: network }), 'describe', 'or.ts', '--json')
    expect(code).toBe(0)
    expect(out).toContain('"4 → dense 3 → tanh → dense 1 → sigmoid"')
  })
})

describe('a model that is the error of building it', () => {
  it.each<readonly [string, unknown, string]>([
    [
      'size',
      withDimension('hidden', () => orNetwork)(2.5),
      'hidden: expected a size that is a positive integer, such as 3; got 2.5'
    ],
    ['exception', E.left(new Error('no file')), 'Error: no file'],
    ['sentence', E.left('no widths'), 'no widths'],
    ['other value', E.left({ code: 3 }), 'an object with the fields code']
  ])('is refused with the error in words: %s', async (_, value, reason) => {
    for (const exports of [{ default: value }, { other: value, n: 1 }, { default: value, network: orNetwork }])
      expect(await run(exporting(exports), ...trainOr)).toEqual({
        code: 2,
        out: '',
        err: `lawgrad train: or.ts: expected a network; got the error of building it: ${reason}. Correct what it is built of.\n`,
        sets: []
      })
  })

  it('is refused as what it is where it holds no network', async () => {
    const { code, err } = await run(exporting({ default: E.right(3) }), ...trainOr)
    expect([code, err]).toEqual([2, expect.stringContaining('got the number "3"')])
  })
})
