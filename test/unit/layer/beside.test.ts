import { pipe } from 'fp-ts/lib/function.js'
import {
  besideLayer,
  compose,
  concat,
  denseLayer,
  identityLayer,
  pythonRandom,
  reluLayer,
  sigmoidLayer,
  tanhLayer,
  uniform,
  vector,
  type Layer
} from 'lawgrad'
import { layerSuite, testSuite } from 'lawgrad/laws'
import { describe, expect, it } from 'vitest'
import { branches } from '../../../src/layer/branches.ts'

const towers = besideLayer(pipe(denseLayer(2, 3), compose(sigmoidLayer(3))), denseLayer(1, 2))

testSuite({ describe, it }, { seed: 20_260_101, runs: 60 })(layerSuite(towers))
testSuite({ describe, it }, { seed: 20_260_102, runs: 60 })(layerSuite(besideLayer(reluLayer(2), tanhLayer(1))))

describe('layers side by side', () => {
  it('have the sizes of both together, and the parameters of both', () => {
    const shapes: readonly [3, 5] = [towers.inputs, towers.outputs]
    expect(shapes).toEqual([3, 5])
    expect(towers.shape.count).toBe(9 + 4)
    expect(towers.name).toBe('beside(dense → sigmoid, dense)')
  })

  it('work each on its own stretch', () => {
    const [left, right] = [denseLayer(2, 3), denseLayer(1, 2)]
    const pair = besideLayer(left, right)
    const [parameters] = pair.initialize(uniform(-1, 1))(pythonRandom(1))
    const [x1, x2, c1, c2] = [vector([1, 2]), vector([3]), vector([1, -1, 2]), vector([5, 7])]
    const { output, pullback } = pair.vjp(parameters)(concat(x2)(x1))
    const [one, two] = [left.vjp(parameters[0])(x1), right.vjp(parameters[1])(x2)]
    expect(output).toEqual(concat(two.output)(one.output))
    const back = pullback(concat(c2)(c1))
    expect(back.parameters).toEqual([one.pullback(c1).parameters, two.pullback(c2).parameters])
    expect(back.input).toEqual(concat(two.pullback(c2).input)(one.pullback(c1).input))
  })

  it('draw their parameters one after the other', () => {
    const [left, right] = [denseLayer(2, 3), denseLayer(1, 2)]
    const [first, random] = left.initialize(uniform(0, 1))(pythonRandom(7))
    const [second] = right.initialize(uniform(0, 1))(random)
    expect(besideLayer(left, right).initialize(uniform(0, 1))(pythonRandom(7))[0]).toEqual([first, second])
  })

  it('are the identity where both are', () => {
    const id: Layer<5, 5, readonly [readonly [], readonly []]> = besideLayer(identityLayer(2), identityLayer(3))
    const x = vector([1, 2, 3, 4, 5])
    expect(id.forward([[], []])(x)).toEqual(x)
    expect(id.vjp([[], []])(x).pullback(x).input).toEqual(x)
  })

  it('interchange with composition', () => {
    const [f, g, f2, g2] = [denseLayer(2, 3), sigmoidLayer(3), denseLayer(1, 2), tanhLayer(2)]
    const rows = besideLayer(pipe(f, compose(g)), pipe(f2, compose(g2)))
    const columns = pipe(besideLayer(f, f2), compose(besideLayer(g, g2)))
    const [[pf, pg], [pf2, pg2]] = rows.initialize(uniform(-1, 1))(pythonRandom(3))[0]
    const x = vector([0.5, -1, 2])
    expect(
      columns.forward([
        [pf, pf2],
        [pg, pg2]
      ])(x)
    ).toEqual(
      rows.forward([
        [pf, pg],
        [pf2, pg2]
      ])(x)
    )
  })

  it('report the branches of both', () => {
    const pair = besideLayer(reluLayer(2), reluLayer(1))
    expect(branches(pair)([[], []])(vector([1, -1, 2]))).toEqual([1, 0, 1])
  })
})
