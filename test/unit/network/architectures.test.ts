import {
  adamW,
  batch,
  bernoulli,
  besideLayer,
  chain,
  compose,
  dense,
  denseLayer,
  ensemble,
  everyLeaf,
  fit,
  fork,
  forkLayer,
  forkMeanLayer,
  forkSum,
  forkSumLayer,
  frozen,
  frozenLayer,
  glorotUniform,
  gradientDescent,
  identityLayer,
  initialState,
  input,
  interpret,
  layer,
  layerGraph,
  layerText,
  layersFrom,
  matrix,
  matrixShape,
  momentum,
  networkText,
  noParameters,
  noShape,
  pipe,
  predictor,
  projectionLayer,
  pythonRandom,
  quadraticLoss,
  residual,
  residualLayer,
  sigmoid,
  sigmoidLayer,
  softmax,
  softmaxLayer,
  structShape,
  tanh,
  tanhLayer,
  tiedLayer,
  train,
  trainSome,
  trainer,
  uniform,
  updateOnly,
  vector,
  vectorShape,
  withDimension,
  type Algebra,
  type Expr,
  type Layer,
  type LayerOfSomeSize,
  type Noise,
  type Predictor,
  type Size,
  type SomeLayer
} from 'lawgrad'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'

const drawn = <I extends Size, O extends Size, P>(layer: Layer<I, O, P>, seed = 1): P =>
  layer.initialize(uniform(-1, 1))(pythonRandom(seed))[0]

const shallow = pipe(input(2), dense(1), sigmoid)
const deep = pipe(input(2), dense(3), tanh, dense(1), sigmoid)
const xor = batch([
  { input: vector([0, 0]), target: vector([0]) },
  { input: vector([1, 0]), target: vector([1]) },
  { input: vector([0, 1]), target: vector([1]) },
  { input: vector([1, 1]), target: vector([0]) }
])

describe('branches', () => {
  const x = vector([0.5, -2])
  const [f, g, h] = [denseLayer(2, 3), tanhLayer(2), denseLayer(2, 1)]

  it('have their outputs one after the other, or added, or their mean', () => {
    const [a, b] = [vector([1, 2]), vector([10, 20])]
    const [one, two] = [projectionLayer(1, 2), projectionLayer(1, 2)]
    const parameters = [{ weights: matrix([[1], [2]]) }, { weights: matrix([[10], [20]]) }] as const
    expect([...forkLayer(one, two).forward(parameters)(vector([1]))]).toEqual([...a, ...b])
    expect([...forkSumLayer(one, two).forward(parameters)(vector([1]))]).toEqual([11, 22])
    expect([...forkMeanLayer(one, two).forward(parameters)(vector([1]))]).toEqual([5.5, 11])
    const { input: cotangent } = forkLayer(one, two)
      .vjp(parameters)(vector([1]))
      .pullback(vector([1, 0, 0, 1]))
    expect([...cotangent]).toEqual([21])
  })

  it('of branches are all branches, bit for bit', () => {
    const nested = forkLayer(forkLayer(f, g), h)
    const flat = forkLayer(f, g, h)
    const [[p, q], r] = drawn(nested)
    const c = vector([1, -1, 2, 0.25, 3, -7])
    expect(nested.forward([[p, q], r])(x)).toEqual(flat.forward([p, q, r])(x))
    expect(
      nested
        .vjp([[p, q], r])(x)
        .pullback(c).input
    ).toEqual(flat.vjp([p, q, r])(x).pullback(c).input)
    expect(drawn(flat)).toEqual([p, q, r])
  })

  it('added to an identity are a residual block, bit for bit', () => {
    const block = pipe(denseLayer(2, 2), compose(tanhLayer(2)))
    const p = drawn(block)
    const [one, two] = [residualLayer(block), forkSumLayer(identityLayer(2), block)]
    expect(two.forward([[], p])(x)).toEqual(one.forward(p)(x))
    const [back, back2] = [one.vjp(p)(x).pullback(x), two.vjp([[], p])(x).pullback(x)]
    expect([back2.input, back2.parameters[1]]).toEqual([back.input, back.parameters])
  })

  it('have noise of their own, in order', () => {
    const drop = layer({
      name: 'drop',
      inputs: 2,
      outputs: 2,
      shape: noShape,
      noise: { size: 2, distribution: bernoulli(0.5) },
      equation:
        ({ hadamard }) =>
        (_, noise) =>
          hadamard(noise),
      pullback:
        ({ hadamard }) =>
        (_parameters, _input, _output, noise) =>
        c => ({ parameters: noParameters, input: hadamard(noise)(c) })
    })
    // as: the tensors of a noise are of every size
    const noise = [vector([1, 0]), vector([2, 3])] as unknown as Noise
    const [three, four] = [vector([5, 7]), vector([5, 7, 11, 13])]
    expect([...forkLayer(drop, h, drop).forward([[], drawn(h), []], noise)(three)].toSpliced(2, 1)).toEqual([
      5, 0, 10, 21
    ])
    expect([...forkSumLayer(drop, drop).forward([[], []], noise)(three)]).toEqual([15, 21])
    expect([...besideLayer(drop, drop).forward([[], []], noise)(four)]).toEqual([5, 0, 22, 39])
    const { pullback } = besideLayer(drop, drop).vjp([[], []])(four, noise)
    expect([...pullback(vector([1, 1, 1, 1])).input]).toEqual([1, 0, 2, 3])
  })

  it('promise to be in [0, 1] where all are, and a distribution where their mean is one', () => {
    const ranges = (first: SomeLayer<2, 2>, second: SomeLayer<2, 2>) =>
      [forkLayer, forkSumLayer, forkMeanLayer, besideLayer].map(
        make => make<[SomeLayer<2, 2>, SomeLayer<2, 2>]>(first, second).range.range
      )
    const [p, s, l] = [sigmoidLayer(2), softmaxLayer(2), tanhLayer(2)]
    expect(ranges(p, s)).toEqual(['probabilities', 'logits', 'probabilities', 'probabilities'])
    expect(ranges(s, s)).toEqual(['probabilities', 'logits', 'simplex', 'probabilities'])
    expect(ranges(s, l)).toEqual(['logits', 'logits', 'logits', 'logits'])
  })

  it('are named and written as what they are', () => {
    const network = pipe(
      input(2),
      fork(denseLayer(2, 3), identityLayer(2)),
      forkSum(projectionLayer(5, 3), denseLayer(5, 3))
    )
    expect(network.name).toBe('2 → fork(dense, identity) 5 → forkSum(projection, dense) 3')
    expect(network.layers[0].branches[0].shape.count).toBe(9)
    expect(layerText(forkSumLayer(identityLayer(2), denseLayer(2, 2))).lines).toEqual(['y = x + (weights₂·x + bias₂)'])
    expect(networkText(pipe(input(3), residual(pipe(input(3), dense(3))))).lines).toHaveLength(1)
  })

  it('of other sizes are refused, for callers without types', () => {
    // as: what a caller without types does
    const wrong = denseLayer(3, 3) as unknown as Layer<2, 3, never>
    const matrices = tanhLayer([2, 3]) as unknown as Layer<2, 3, never>
    expect(() => forkLayer(f, wrong)).toThrow("Type '3' is not assignable to type '2'.")
    expect(() => forkSumLayer(f, denseLayer(2, 1) as unknown as Layer<2, 3, never>)).toThrow(
      "Type '1' is not assignable to type '3'."
    )
    expect(() => besideLayer(f, matrices)).toThrow('expected layers between vectors; got tanh with more axes')
    expect(() => forkLayer(matrices, matrices)).toThrow('expected layers between vectors; got tanh with more axes')
  })
})

describe('some layer', () => {
  const all: readonly SomeLayer<2, 1>[] = [shallow, deep]

  it('is used by what works for all parameters', () => {
    expect(all.map(each => each.use(layer => layer.shape.count))).toEqual([3, 13])
    expect(all.map(each => each.use(layer => layer.name))).toEqual([shallow.name, deep.name])
  })

  it('leaves a door with its sizes hidden', () => {
    const line = (columns: number) =>
      withDimension('columns', (n): LayerOfSomeSize => pipe(input(n), dense(1)))(columns)
    const described = E.match(
      () => 'none',
      (layer: LayerOfSomeSize) => layer.use(({ inputs, shape }) => `${String(inputs)} and ${shape.count}`)
    )
    expect([line(4), line(0)].map(described)).toEqual(['4 and 5', 'none'])
  })

  it('learns as if its parameters were known, bit for bit', () => {
    const options = { epochs: 5, batchSize: 3 }
    const course = trainer(deep, quadraticLoss, momentum(0.5))
    const [history, state] = train(course, options)(xor)(initialState(course, glorotUniform)(pythonRandom(3)))
    const some: SomeLayer<2, 1> = deep
    const [trained, random] = trainSome(some, quadraticLoss, momentum(0.5))({ ...options, initializer: glorotUniform })(
      xor
    )(pythonRandom(3))
    expect(trained.history).toEqual(history)
    expect(random).toEqual(state.random)
    for (const { input: x } of xor.examples)
      expect(trained.predictor.predict(x)).toEqual(deep.forward(state.parameters)(x))
  })
})

describe('an ensemble', () => {
  const members: readonly [Predictor<2, 1>, ...Predictor<2, 1>[]] = [
    predictor(shallow)(drawn(shallow, 1)),
    predictor(deep)(drawn(deep, 2)),
    predictor(deep)(drawn(deep, 3))
  ]

  it('of one is that one', () => {
    const x = vector([3, -1])
    expect(ensemble([members[0]]).predict(x)).toEqual(members[0].predict(x))
  })

  it('has an error of at most the mean of its members’ (Krogh and Vedelsby 1995)', () => {
    const error = ({ predict }: Predictor<2, 1>): number =>
      xor.examples.reduce(
        (sum, { input: x, target }) => sum + ((predict(x).components[0] ?? NaN) - (target.components[0] ?? NaN)) ** 2,
        0
      )
    const mean = members.map(error).reduce((sum, each) => sum + each, 0) / members.length
    expect(error(ensemble(members))).toBeLessThan(mean)
    expect(ensemble(members).name).toBe(`ensemble(${shallow.name}, ${deep.name}, ${deep.name})`)
  })
})

describe('a frozen layer', () => {
  const body = pipe(input(2), dense(3), tanh)
  const learned = drawn(body)
  const head = pipe(input(2), frozen(body, learned), dense(2), softmax)

  it('is the layer at its parameters, and stays so', () => {
    const x = vector([1, -2])
    const c = vector([1, 2, 3])
    const fixed = frozenLayer(body, learned)
    expect(fixed.forward([])(x)).toEqual(body.forward(learned)(x))
    expect(fixed.vjp([])(x).pullback(c).input).toEqual(body.vjp(learned)(x).pullback(c).input)
    expect(fixed.vjp([])(x).pullback(c).parameters).toEqual([])
    expect([head.shape.count, head.name]).toEqual([8, '2 → frozen(2 → dense 3 → tanh) 3 → dense 2 → softmax'])
  })

  it('computes the same as a graph, where equal numbers are one', () => {
    const zero = frozenLayer(denseLayer(2, 2), { weights: matrix([[0, 0], [0, 0.5]]), bias: vector([0, 0]) }) // prettier-ignore
    const graph = layerGraph(frozenLayer(body, learned))
    const x = vector([1, -2])
    expect(interpret(graph)({ x })['y']).toEqual(body.forward(learned)(x))
    expect(layerGraph(zero).nodes.filter(({ operation }) => operation === 'constant')).toHaveLength(2)
  })

  it('is written with the names of its constants', () => {
    const chained = pipe(denseLayer(2, 1), compose(projectionLayer(1, 2)))
    expect(layerText(frozenLayer(chained, drawn(chained))).lines).toEqual([
      'y = frozen.weights₂·(frozen.weights₁·x + frozen.bias₁)'
    ])
    expect(layerText(frozenLayer(denseLayer(2, 2), drawn(denseLayer(2, 2)))).lines).toEqual([
      'y = frozen.weights·x + frozen.bias'
    ])
  })

  it('under a head that learns lets the head learn', () => {
    const either = batch([
      { input: vector([0, 1]), target: vector([1, 0]) },
      { input: vector([1, 0]), target: vector([0, 1]) }
    ])
    const course = trainer(head, quadraticLoss, gradientDescent(1))
    const costs = [...fit(course, { epochs: 20 })(either)(initialState(course, uniform(-1, 1))(pythonRandom(5)))].map(
      ([{ cost }]) => cost
    )
    expect(costs.at(-1)).toBeLessThan((costs[0] ?? 0) / 4)
  })
})

describe('an update of some parameters', () => {
  const parameters = drawn(deep)
  const updated = (mask: typeof everyLeaf, gradient = parameters) => {
    const rule = chain(adamW(0.1), updateOnly(mask))
    return rule.update(deep.shape)({ gradient, parameters, state: rule.init(deep.shape) }).update
  }

  it('is that of all where all are chosen, and exactly zero elsewhere', () => {
    const rule = adamW(0.1)
    const whole = rule.update(deep.shape)({ gradient: parameters, parameters, state: rule.init(deep.shape) }).update
    expect(updated(everyLeaf)).toEqual(whole)
    const [body, , head] = updated(layersFrom(2))
    expect([...body.weights].flat()).toEqual([0, 0, 0, 0, 0, 0])
    expect(head).toEqual(whole[2])
  })

  it('is zero of a NaN', () => {
    const broken = deep.shape.unflatten(deep.shape.flatten(parameters).map(() => NaN))
    expect([...updated(layersFrom(2), broken)[0].bias]).toEqual([0, 0, 0])
  })
})

describe('tied parameters', () => {
  const tying = {
    name: 'tied',
    shape: structShape({ weights: matrixShape(2, 3), bias: vectorShape(3) })
  }
  const chained = pipe(projectionLayer(3, 2), compose(denseLayer(2, 3)))

  it('are one tensor in two places, and get the sum of its cotangents', () => {
    const auto = tiedLayer(chained, {
      ...tying,
      equation:
        ({ transpose }) =>
        ({ weights, bias }) => [{ weights }, { weights: transpose(weights), bias }],
      pullback:
        ({ add, transpose }) =>
        ([encoder, decoder]) => ({ weights: add(transpose(decoder.weights))(encoder.weights), bias: decoder.bias })
    })
    const w = matrix([[1, 2, 3], [4, 5, 6]]) // prettier-ignore
    const { output, pullback } = auto.vjp({ weights: w, bias: vector([0, 0, 1]) })(vector([1, 0, 0]))
    expect([...output]).toEqual([17, 22, 28]) // Wᵀ·W·e₁ + b
    // ∂(c·WᵀW·x)/∂W = W·(x·cᵀ + c·xᵀ), here with c = e₁: 2·W·e₁·e₁ᵀ
    expect([...pullback(vector([1, 0, 0])).parameters.weights]).toEqual([[2, 0, 0], [8, 0, 0]]) // prettier-ignore
    expect(layerText(auto).lines).toEqual(['y = weightsᵀ·(weights·x) + bias'])
    expect(auto.shape.count).toBe(9)
  })

  it('that are never used, or of another size, are refused by name', () => {
    // as: what a caller without types does
    const never = (() => () => noParameters) as unknown as () => () => never
    expect(() =>
      tiedLayer(sigmoidLayer(2), { name: 'idle', shape: vectorShape(2), equation: never, pullback: never })
    ).toThrow('the layer idle, its equation: expected every parameter to be used; got none that uses parameters')
    const turned = (({ transpose }: Algebra) =>
      ({ weights, bias }: { readonly weights: Expr<[2, 3]>; readonly bias: Expr<3> }) => [
        { weights: transpose(weights) },
        { weights, bias }
      ]) as unknown as () => () => never
    expect(() => tiedLayer(chained, { ...tying, equation: turned, pullback: never })).toThrow(
      'the layer tied, its equation: expected 0.weights of size [2, 3]; got [3, 2]'
    )
  })
})
