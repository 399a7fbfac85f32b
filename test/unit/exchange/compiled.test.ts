/** Saved models whose equations are compiled answer what the reference does. */
import {
  convolution,
  dense,
  encodeModel,
  decodeModel,
  decodeModelFor,
  flatten,
  input,
  layer,
  append,
  maxPool,
  modelPredictor,
  networkPredictor,
  pipe,
  pythonRandom,
  relu,
  residual,
  structShape,
  tanh,
  uniform,
  vectorShape,
  type AboutModel,
  type Layer
} from 'lawgrad'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { rowSoftmax } from '../engine/parts.ts'
import { petAbout, petModel, petNetwork, plainColumn, right } from './models.ts'

afterEach(() => vi.unstubAllGlobals())

const near = (a: readonly number[], b: readonly number[]): void => {
  expect(a.length).toBe(b.length)
  a.forEach((x, k) => expect(Math.abs(x - (b[k] ?? NaN))).toBeLessThanOrEqual(1e-12 * Math.max(1, Math.abs(x))))
}

/** A layer whose parameters have the names that the engine, or a graph, might give to something of its own. */
const odd = layer({
  name: 'odd',
  inputs: 3,
  outputs: 3,
  shape: structShape({ x: vectorShape(3), '#output 0': vectorShape(3), '%4': vectorShape(3), 'own 0': vectorShape(3) }),
  equation:
    ({ hadamard, add }) =>
    theta =>
    x =>
      add(add(theta['#output 0'])(theta['%4']))(hadamard(add(theta.x)(theta['own 0']))(x)),
  pullback:
    ({ hadamard, add }) =>
    (theta, x) =>
    c => ({
      parameters: { x: hadamard(x)(c), '#output 0': c, '%4': c, 'own 0': hadamard(x)(c) },
      input: hadamard(add(theta.x)(theta['own 0']))(c)
    })
})

const networks = {
  dense: petNetwork,
  wide: pipe(input(400), dense(17), relu, dense(3)),
  images: pipe(input(1, 6, 6), convolution(2, 3), relu, maxPool(2), flatten, dense(3)),
  blocks: pipe(input(2), dense(3), residual(pipe(input(3), dense(3), tanh)), dense(3)),
  odd: pipe(input(2), dense(3), append(odd)),
  rows: pipe(input(3, 4), append(rowSoftmax), flatten, dense(3))
}

const modelOf = (network: Layer<never, 3, unknown>) => {
  const width = [network.inputs].flat().reduce((product: number, extent: number) => product * extent, 1)
  const columns = Array.from({ length: width }, () => plainColumn)
  const about: AboutModel<3> = {
    ...petAbout,
    preparation: { ...petAbout.preparation, inputs: columns },
    data: { ...petAbout.data, inputs: columns.map((_column, k) => `x${k}`) }
  }
  return { width, text: right(encodeModel(network, about)(network.initialize(uniform(-1, 1))(pythonRandom(3))[0])) }
}

const inputsOf = (rows: number, width: number): readonly (readonly number[])[] =>
  Array.from({ length: rows }, (_, row) => Array.from({ length: width }, (_x, k) => Math.sin(7 * row + k + 1)))

describe('a model that is compiled', () => {
  it.each(Object.entries(networks))(
    'answers what the reference does, whatever others it is asked with: %s',
    (_, one) => {
      // proof: sizes and parameters are only used with the network that they are of
      const network = one as unknown as Layer<never, 3, unknown>
      const { width, text } = modelOf(network)
      const model = right(decodeModel(text))
      const all = inputsOf(140, width)
      const targets = all.map((_x, k) => [0, 1, 2].map(j => (j === k % 3 ? 1 : 0)))
      const reference = right(modelPredictor(model, { interpreter: 'reference' }))
      const expected = reference.respond(all)
      const losses = reference.losses(targets)(expected.map(({ outputs }) => outputs))
      const said: string[] = []
      const options = { notice: (sentence: string) => void said.push(sentence) }
      for (const predictor of [
        right(modelPredictor(model, options)),
        right(networkPredictor(network, options)(right(decodeModelFor(network)(text))))
      ]) {
        const got = predictor.respond(all)
        got.forEach(({ outputs, answers }, k) => {
          near(outputs, expected[k]?.outputs ?? [])
          near(answers, expected[k]?.answers ?? [])
        })
        near(predictor.losses(targets)(got.map(({ outputs }) => outputs)), losses)
        expect(predictor.respond(all.slice(5, 7))).toEqual(got.slice(5, 7))
        expect(predictor.respond(all)).toEqual(got)
      }
      expect(said).toEqual([])
    }
  )

  it('is interpreted where there is no WebAssembly, which is said once', () => {
    vi.stubGlobal('WebAssembly', undefined)
    const said: string[] = []
    const model = { ...petModel, equations: structuredClone(petModel.equations) }
    const predictor = right(modelPredictor(model, { notice: sentence => void said.push(sentence) }))
    const got = predictor.respond([[1, 2]])
    expect(got).toEqual(right(modelPredictor(petModel, { interpreter: 'reference' })).respond([[1, 2]]))
    predictor.losses([[0, 1, 0]])(got.map(({ outputs }) => outputs))
    expect(said).toEqual([
      'the reference predicts with the network 2 → dense 4 → tanh → dense 3, for the engine cannot: expected a host with WebAssembly; got one without. The numbers are the same, it takes longer.'
    ])
  })
})
