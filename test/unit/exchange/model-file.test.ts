import {
  convolution,
  decodeModel,
  decodeModelFor,
  decodeParameters,
  dense,
  encodeModel,
  flatten,
  input,
  matrix,
  maxPool,
  modelPredictor,
  networkPredictor,
  pipe,
  pythonRandom,
  relu,
  residual,
  savedModel,
  sigmoid,
  softmaxCrossEntropy,
  tanh,
  uniform,
  vector
} from 'lawgrad'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'
import {
  lineAbout,
  lineNetwork,
  petAbout,
  petModel,
  petNetwork,
  petParameters,
  petText,
  plainColumn,
  right,
  wrongs
} from './models.ts'

/** The text of a model with something else in it. */
const edited = (from: string | RegExp, to: string): string => {
  const text = petText.replace(from, to)
  expect(text).not.toBe(petText)
  return text
}

describe('a model', () => {
  it('is what was saved, read back without the network', () => {
    expect(right(decodeModel(petText))).toEqual(petModel)
  })

  it('has parameters bit for bit, −0, the least and the greatest among them', () => {
    const bias = [-0, 5e-324, Number.MAX_VALUE, 0.1 + 0.2] as const
    const extremes = [{ weights: matrix([[1e-310], [1 / 3], [-1e23], [2 ** 53 + 2]]), bias: vector(bias) }] as const
    const network = pipe(input(1), dense(4))
    const text = right(
      encodeModel(network, {
        ...lineAbout,
        loss: softmaxCrossEntropy,
        preparation: { inputs: [plainColumn], targets: [plainColumn, plainColumn, plainColumn, plainColumn] },
        data: { ...lineAbout.data, targets: ['a', 'b', 'c', 'd'] }
      })(extremes)
    )
    const { parameters } = right(decodeModelFor(network)(text))
    const same = (a: readonly number[], b: readonly number[]): boolean => a.every((x, k) => Object.is(x, b[k]))
    expect(same([...parameters[0].bias], bias)).toBe(true)
    expect(parameters).toEqual(extremes)
    expect(text).toContain('"bias": ["-0", 5e-324, 1.7976931348623157e+308, 0.30000000000000004]')
  })

  it('is JSON for people: no line is longer than 140 characters, and numbers stand in rows', () => {
    const lines = petText.split('\n')
    expect(lines.filter(line => line.length > 140)).toEqual([])
    expect(JSON.parse(petText)).toMatchObject({
      format: 'lawgrad-model/1',
      lawgrad: '1.2.3',
      network: { name: '2 → dense 4 → tanh → dense 3', inputs: [2], outputs: [3], range: 'logits', module: 'pets.ts' },
      data: { inputs: ['weight', 'length'], targets: ['kind'] },
      loss: { name: 'softmax cross-entropy', takes: ['logits'], answers: 'simplex' },
      training: { seed: 7 },
      parameters: [{ weights: [...petParameters[0].weights] }, [], { bias: [...petParameters[2].bias] }]
    })
  })

  it('is not saved with numbers that are not finite, and says which', () => {
    const broken = [{ weights: matrix([[NaN]]), bias: vector([0]) }] as const
    expect(wrongs(encodeModel(lineNetwork, lineAbout)(broken))).toEqual([
      'parameters.0.weights.0.0: expected a finite number; got NaN. Train again with a smaller learning rate, or save an earlier epoch.'
    ])
    const infinite = [{ weights: matrix([[0]]), bias: vector([-Infinity]) }] as const
    expect(wrongs(encodeModel(lineNetwork, lineAbout)(infinite))[0]).toMatch(/^parameters\.0\.bias\.0: .*got -Infinity/)
  })

  it('is not saved with columns that are not the network’s', () => {
    const about = { ...lineAbout, data: { ...lineAbout.data, inputs: ['x', 'z'] } }
    const parameters = [{ weights: matrix([[1]]), bias: vector([0]) }] as const
    expect(wrongs(encodeModel(lineNetwork, about)(parameters))).toEqual([
      'data.inputs: expected a name for each of the 1 columns of the preparation; got 2. Take the file as it was written, or correct it there.'
    ])
    const wide = { ...lineAbout, preparation: petAbout.preparation, data: petAbout.data }
    expect(wrongs(encodeModel(lineNetwork, wide)(parameters))).toEqual([
      'preparation.inputs: expected columns that become 1 numbers, as many as the network has; got 2. Take the file as it was written, or correct it there.',
      'preparation.targets: expected columns that become 1 numbers, as many as the network has; got 3. Take the file as it was written, or correct it there.'
    ])
  })
})

describe('decodeModel tells where and what', () => {
  const remedy = 'Take the file as it was written, or correct it there.'
  it.each<readonly [string, () => string, readonly string[]]>([
    [
      'a file that was cut off',
      () => petText.slice(0, petText.indexOf('"tanh"') + 3),
      [
        'line 11, column 20: expected the closing quote of a text; got the end of the file. The file is no JSON, perhaps cut off: take a whole copy of it.'
      ]
    ],
    [
      'a comma that is missing',
      () => edited('"lawgrad": "1.2.3",', '"lawgrad": "1.2.3"'),
      [
        'line 4, column 3: expected a comma or }; got "\\"". The file is no JSON, perhaps cut off: take a whole copy of it.'
      ]
    ],
    [
      'another version',
      () => edited('lawgrad-model/1', 'lawgrad-model/9'),
      [
        'format: expected "lawgrad-model/1"; got the text "lawgrad-model/9". Take a file of this kind, or the version of lawgrad that reads it.'
      ]
    ],
    [
      'another file',
      () => '[1, 2]',
      [
        'format: expected "lawgrad-model/1"; got a list of 2. Take a file of this kind, or the version of lawgrad that reads it.'
      ]
    ],
    [
      'a text for a number',
      () => edited(/"bias": \[-?[\d.e-]+,/, '"bias": ["0.5",'),
      [`parameters.0.bias.0: expected a number; got the text "0.5". ${remedy}`]
    ],
    [
      'NaN',
      () => edited(/"bias": \[-?[\d.e-]+,/, '"bias": ["NaN",'),
      [
        'parameters.0.bias.0: expected a finite number; got NaN. Train again with a smaller learning rate, or save an earlier epoch.'
      ]
    ],
    [
      'a number beyond doubles',
      () => edited(/"bias": \[-?[\d.e-]+,/, '"bias": [1e999,'),
      [
        'parameters.0.bias.0: expected a finite number; got Infinity. Train again with a smaller learning rate, or save an earlier epoch.'
      ]
    ],
    [
      'a row that lacks a number',
      () => edited(/"bias": \[-?[\d.e-]+, /, '"bias": ['),
      [`parameters.0.bias: expected a list of 4 numbers; got a list of 3. ${remedy}`]
    ],
    [
      'parameters that are not there, and others that should not be',
      () => edited(/"bias": \[(?=-?\d)/, '"offset": ['),
      [
        `parameters.0.bias: expected a list of 4 numbers; got nothing. ${remedy}`,
        `parameters.0.offset: expected nothing, for there are no such parameters; got a list of 4. ${remedy}`
      ]
    ],
    [
      'a field that is missing',
      () => edited('"takes": ["logits"], ', ''),
      [`loss.takes: expected a list; got nothing. ${remedy}`]
    ],
    [
      'a scale of 0',
      () => edited('"scale": 2', '"scale": 0'),
      [`preparation.inputs.0.scale: expected a finite number above 0; got 0. ${remedy}`]
    ],
    [
      'a column that is neither of numbers nor of classes',
      () => edited('"_tag": "Classes"', '"_tag": "Dates"'),
      [`preparation.targets.0: expected a column, its _tag Number or Classes; got an object. ${remedy}`]
    ],
    [
      'an equation that reads another tensor',
      () => edited('"name": "0.weights"', '"name": "1.weights"'),
      [
        `equations.network.nodes.0.name: expected one of the leaves 0.weights, 0.bias, 2.weights, 2.bias, x; got 1.weights. ${remedy}`
      ]
    ],
    [
      'an equation without the answers',
      () => edited('"name": "answer"', '"name": "question"'),
      [`equations.network.outputs: expected an output answer; got h, question. ${remedy}`]
    ]
  ])('%s', (_, text, expected) => expect(wrongs(decodeModel(text()))).toEqual(expected))

  it('ten errors, and how many more', () => {
    const network = pipe(input(1), dense(30))
    const columns = Array.from({ length: 30 }, () => plainColumn)
    const about = {
      ...lineAbout,
      loss: softmaxCrossEntropy,
      preparation: { inputs: [plainColumn], targets: columns },
      data: { ...lineAbout.data, targets: columns.map((_, k) => `y${k}`) }
    }
    const [parameters] = network.initialize(uniform(1, 2))(pythonRandom(0))
    const text = right(encodeModel(network, about)(parameters)).replaceAll(/\b1\.\d{5,}/g, 'null')
    const found = wrongs(decodeModel(text))
    expect(found).toHaveLength(11)
    expect(found.at(-1)).toMatch(/^and \d+ more errors?\.$/)
  })

  it('nesting without end', () =>
    expect(wrongs(decodeModel('['.repeat(100_000)))).toEqual([
      'line 1, column 201: expected at most 200 levels; got one more. The file is no JSON, perhaps cut off: take a whole copy of it.'
    ]))
})

describe('decodeModelFor', () => {
  it('gives the parameters of the network', () => {
    const { parameters, model } = right(decodeModelFor(petNetwork)(petText))
    expect(parameters).toEqual(petParameters)
    expect(model).toEqual(petModel)
  })

  it('refuses a network of other sizes, tensor by tensor', () => {
    expect(wrongs(decodeModelFor(pipe(input(2), dense(5), tanh, dense(3)))(petText))).toEqual([
      'parameters.0.weights: expected size 5×2, as the network 2 → dense 5 → tanh → dense 3 has; got 4×2. Give the network that was saved, or the file of this one.',
      'parameters.0.bias: expected size 5, as the network 2 → dense 5 → tanh → dense 3 has; got 4. Give the network that was saved, or the file of this one.',
      'parameters.2.weights: expected size 3×5, as the network 2 → dense 5 → tanh → dense 3 has; got 3×4. Give the network that was saved, or the file of this one.'
    ])
    expect(wrongs(decodeModelFor(pipe(input(2), dense(4), tanh))(petText))[0]).toMatch(
      /^network\.outputs: expected 4, as the network .* has; got 3\./
    )
  })

  it('refuses a network of the same shape that computes something else', () =>
    expect(wrongs(decodeModelFor(pipe(input(2), dense(4), sigmoid, dense(3)))(petText))).toEqual([
      'equations.network: expected what the network 2 → dense 4 → sigmoid → dense 3 computes; got what 2 → dense 4 → tanh → dense 3 computes. Give the network that was saved, or the file of this one.'
    ]))

  it('takes an equation that is written in other words', () => {
    // h + 0 is h but for −0
    const { nodes, outputs } = JSON.parse(petText).equations.network
    const zero = { operation: 'constant', extents: [], axes: [], inputs: [], value: 0 }
    const h = outputs.find(({ name }: { readonly name: string }) => name === 'h')
    const sum = { operation: 'plus', extents: [3], axes: [], inputs: [h.node, nodes.length] }
    const document = JSON.parse(petText)
    document.equations.network = {
      nodes: [...nodes, zero, sum],
      outputs: [{ name: 'h', node: nodes.length + 1 }, outputs[1]]
    }
    expect(E.isRight(decodeModelFor(petNetwork)(JSON.stringify(document)))).toBe(true)
  })
})

describe('decodeParameters', () => {
  /** `parameters.json` as `lawgrad train` writes it. */
  const older = JSON.stringify({
    format: 'lawgrad-parameters/1',
    network: 'xor',
    inputs: 2,
    outputs: 1,
    layers: ['dense', 'sigmoid'],
    shape: pipe(input(2), dense(1), sigmoid).shape.description,
    parameters: [{ weights: [[0.1, '-0']], bias: [3] }, []]
  })

  it('reads a model, and parameters alone', () => {
    expect(right(decodeParameters(petNetwork)(petText))).toEqual(petParameters)
    const unit = pipe(input(2), dense(1), sigmoid)
    const [{ weights, bias }] = right(decodeParameters(unit)(older))
    expect([[...weights], [...bias]]).toEqual([[[0.1, -0]], [3]])
  })

  it('refuses those of another network', () =>
    expect(wrongs(decodeParameters(pipe(input(2), dense(1)))(older.replace('"inputs":2', '"inputs":3')))).toEqual([
      'network.inputs: expected 2, as the network 2 → dense 1 has; got 3. Give the network that was saved, or the file of this one.'
    ]))

  it('refuses other files', () =>
    expect(wrongs(decodeParameters(petNetwork)('{"format": 1}'))).toEqual([
      'format: expected "lawgrad-model/1" or "lawgrad-parameters/1"; got 1. Take a file of this kind, or the version of lawgrad that reads it.'
    ]))
})

describe('the equation in the file', () => {
  const images = pipe(input(1, 6, 6), convolution(2, 3), relu, maxPool(2), flatten, dense(3))
  const blocks = pipe(input(2), dense(3), residual(pipe(input(3), dense(3), tanh)), dense(3))

  it.each([['dense', petNetwork, 2] as const, ['images', images, 36] as const, ['blocks', blocks, 2] as const])(
    'answers as the network does, bit for bit: %s',
    (_, network, width) => {
      const one = network as typeof petNetwork
      const columns = Array.from({ length: width }, () => plainColumn)
      const about = {
        ...petAbout,
        preparation: { ...petAbout.preparation, inputs: columns },
        data: { ...petAbout.data, inputs: columns.map((_column, k) => `x${k}`) }
      }
      const [parameters] = one.initialize(uniform(-1, 1))(pythonRandom(3))
      const text = right(encodeModel(one, about)(parameters))
      const byEquation = right(modelPredictor(right(decodeModel(text)), { interpreter: 'reference' }))
      const byNetwork = right(networkPredictor(one, { interpreter: 'reference' })(right(decodeModelFor(one)(text))))
      const x = Array.from({ length: width }, (_x, k) => Math.sin(k + 1))
      const answers = byEquation.respond([x])
      expect(answers).toEqual(byNetwork.respond([x]))
      expect(byEquation.losses([[0, 1, 0]])(answers.map(({ outputs }) => outputs))[0]).toBeGreaterThan(0)
    }
  )

  it('is not there for a network that cannot be traced, and the file says which layer stopped it', () => {
    const opaque = {
      ...petNetwork.layers[1],
      name: 'of my own',
      equation: () => {
        throw new Error('no algebra here')
      }
    }
    const network = {
      ...petNetwork,
      layers: [petNetwork.layers[0], opaque, petNetwork.layers[2]],
      equation: opaque.equation
    }
    const model = right(savedModel(network as unknown as typeof petNetwork, petAbout)(petParameters))
    expect(model.equations.network).toEqual({
      _tag: 'Untraced',
      reason: 'layer 2 of 3, of my own, cannot be read as a graph: no algebra here'
    })
    const text = right(encodeModel(network as unknown as typeof petNetwork, petAbout)(petParameters))
    const read = right(decodeModel(text))
    expect(read).toEqual(model)
    expect(wrongs(modelPredictor(read))).toEqual([
      'equations: expected the equation of the network; got none, for layer 2 of 3, of my own, cannot be read as a graph: no algebra here. Give the network itself, as the module exports it (pets.ts).'
    ])
    const predictor = right(networkPredictor(petNetwork)(right(decodeModelFor(petNetwork)(text))))
    expect(predictor.respond([[1, 2]])[0]?.outputs).toEqual([...petNetwork.forward(petParameters)(vector([1, 2]))])
  })
})
