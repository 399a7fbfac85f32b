/** What callers without types hand over: it is refused as the reference refuses it, before anything is written. */
import {
  adam,
  batch,
  dense,
  engineStep,
  fit,
  gradientDescent,
  initialState,
  input,
  pipe,
  predictAll,
  pythonRandom,
  quadraticLoss,
  stepReport,
  train,
  trainer,
  uniform,
  vector
} from 'lawgrad'
import { describe, expect, it } from 'vitest'

// proof: what is handed over is wrong on purpose
const untyped = <A>(value: unknown): A => value as A

const network = pipe(input(2), dense(1))
const line = trainer(network, quadraticLoss, gradientDescent(0.1))
const start = initialState(line, uniform(0, 1))(pythonRandom(0))
const examples = batch([{ input: vector([1, 2]), target: vector([3]) }])
const begun = (run: () => unknown): string => {
  try {
    run()
    return 'nothing'
  } catch (cause) {
    return cause instanceof TypeError ? cause.message : String(cause)
  }
}
const both = (run: (interpreter: 'engine' | 'reference') => unknown): readonly string[] =>
  (['engine', 'reference'] as const).map(interpreter => begun(() => run(interpreter)))

describe('refused', () => {
  it.each([
    ['inputs of another size', batch([{ input: vector([1]), target: vector([3]) }]), '1', '2'],
    ['targets of another size', batch([{ input: vector([1, 2]), target: vector([3, 4]) }]), '2', '1']
  ])('%s', (_, other, got, expected) => {
    const said = `Type '${got}' is not assignable to type '${expected}'.`
    const own = untyped<typeof examples>(other)
    const ways = [both(interpreter => train(line, { epochs: 1, interpreter })(own)(start))]
    expect(ways).toEqual([[said, expect.stringContaining('is not assignable')]])
    expect(begun(() => engineStep()(line)(own)(start))).toBe(said)
    expect(begun(() => [...fit(line, { epochs: 2, batchSize: 1 })(own)(start)])).toBe(said)
  })

  it('the state of another optimizer', () => {
    const other = trainer(network, quadraticLoss, adam(0.1))
    const [engine, reference] = both(interpreter =>
      train(untyped<typeof line>(other), { epochs: 1, interpreter })(examples)(start)
    )
    expect(engine).toContain('expected the state of adam(0.1), of 2 links; got one of 1')
    expect(engine).toBe(reference)
  })

  it.each([
    [{ interpreter: 'gpu' }, `interpreter: expected "engine" or "reference"; got "gpu". Give for instance "engine".`],
    [{ precision: 'half' }, `precision: expected "double" or "single"; got "half". Give for instance "double".`]
  ])('options such as %j', (options, said) => {
    const own = untyped<{ interpreter?: 'engine' }>(options)
    expect(begun(() => train(line, { epochs: 1, ...own })(examples)(start))).toBe(said)
    expect(begun(() => fit(line, { epochs: 1, ...own })(examples)(start))).toBe(said)
    expect(begun(() => predictAll(network, own)(start.parameters)([vector([1, 2])]))).toBe(said)
    expect(begun(() => stepReport(line, 1, own))).toBe(said)
  })

  it('a report on no examples', () => {
    for (const count of [0, -1, 1.5, Number.NaN])
      expect(begun(() => stepReport(line, count))).toContain('examples: expected an integer from 1')
  })

  it('and what is right is not', () => {
    expect(both(interpreter => train(line, { epochs: 1, interpreter, precision: 'double' })(examples)(start))).toEqual([
      'nothing',
      'nothing'
    ])
  })
})
