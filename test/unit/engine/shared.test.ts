/** Values that all examples share, alone and beside those that each has its own of: the engine computes what the reference does, and does not step aside. */
import {
  gradientDescent,
  batch,
  initialState,
  layer,
  predictAll,
  pythonRandom,
  quadraticLoss,
  structShape,
  tensorShape,
  train,
  trainer,
  uniform,
  vectorBy,
  vectorShape,
  input,
  append,
  pipe,
  matrixShape,
  type Algebra,
  type Expr
} from 'lawgrad'
import { describe, expect, it } from 'vitest'

type Parameters = { readonly w: Expr<6>; readonly m: Expr<[2, 3]>; readonly v: Expr<[1, 2, 4]> }
type Equation = (algebra: Algebra) => (parameters: Parameters, x: Expr<4>) => Expr<4>

const count = 11
const xs = Array.from({ length: count }, (_, e) => vectorBy(4)(k => Math.sin(3 * e + k + 1)))
const shape = structShape({ w: vectorShape(6), m: matrixShape(2, 3), v: tensorShape([1, 2, 4]) })

/** All of a layer's parameters, as a number that is added everywhere. */
const whole =
  ({ sum, plus, times, num, map }: Algebra) =>
  ({ w, m, v }: Parameters) =>
    map(x => plus(x, times(num(0.25), plus(sum(w), plus(sum(m), sum(v))))))

const layerOf = (equation: Equation) =>
  layer({
    name: 'mine',
    inputs: 4,
    outputs: 4,
    shape,
    equation: algebra => parameters => x => whole(algebra)(parameters)(equation(algebra)(parameters, x)),
    // not the derivative: what is looked at is whether two interpreters read it alike
    pullback: algebra => (parameters, x) => c => {
      const { fold, concat, flat, map, tanh, splitAt, add } = algebra
      const input = pipe(equation(algebra)(parameters, x), add(c))
      const [two] = splitAt(2, 2)(input)
      const six = map(tanh)(concat(input)(two))
      return { parameters: { w: six, m: fold([2, 3])(six), v: fold([1, 2, 4])(flat(concat(input)(c))) }, input }
    }
  })

const one =
  ({ splitAt }: Algebra) =>
  (w: Expr<6>) =>
    splitAt(1, 5)(w)[0]

const four =
  ({ splitAt }: Algebra) =>
  (w: Expr<6>) =>
    splitAt(4, 2)(w)[0]

const programs: Readonly<Record<string, Equation>> = {
  'outputs that do not look at the input':
    a =>
    ({ w }) =>
      four(a)(w),
  'outputs that are a matrix of the parameters': a => (p, x) => {
    const [part] = a.splitAt(4, 2)(a.flat(a.transpose(a.map(a.tanh)(p.m))))
    return a.add(part)(a.scale(a.num(0))(x))
  },
  'a single component of a vector beside numbers of the examples': a => (p, x) => {
    const single = a.map(y => a.times(y, a.sum(x)))(one(a)(p.w))
    return a.concat(a.splitAt(1, 3)(x)[1])(single)
  },
  'a single component of a matrix beside numbers of the examples': a => (p, x) => {
    const [last] = a.splitAt(1, 5)(a.flat(a.transpose(p.m)))
    const [first, rest] = a.splitAt(1, 3)(x)
    return a.concat(rest)(a.map(a.tanh)(a.add(last)(first)))
  },
  'a pool whose places all share': a => (p, x) => {
    const [two, rest] = a.splitAt(2, 2)(x)
    const back = a.flat(a.unpool(2)(p.v)(a.fold([1, 1, 2])(two)))
    return a.concat(rest)(a.splitAt(2, 6)(back)[0])
  },
  'a pool whose cotangents all share': a => (p, x) => {
    const [two] = a.splitAt(2, 4)(p.w)
    const image = a.fold([1, 2, 4])(a.concat(x)(x))
    return a.add(x)(a.splitAt(4, 4)(a.flat(a.unpool(2)(image)(a.fold([1, 1, 2])(two))))[1])
  },
  'one mean of all, everywhere': a => (p, x) => {
    const all = a.concat(x)(p.w)
    const [single] = a.splitAt(1, 9)(a.map(() => a.mean(all))(all))
    return a.concat(a.splitAt(1, 3)(x)[1])(single)
  },
  'a vector of one mean, times a matrix': a => (_, x) => {
    const [single] = a.splitAt(1, 3)(a.filled(x)(a.mean(x)))
    const [, rest] = a.splitAt(1, 3)(x)
    const column = a.fold([3, 1])(rest)
    return a.concat(a.matVec(column)(single))(single)
  },
  'a component of the input as a number': a => (p, x) => {
    const [first, rest] = a.splitAt(1, 3)(x)
    return a.concat(first)(a.map(y => a.times(y, a.sum(first)))(a.add(rest)(a.splitAt(3, 3)(p.w)[0])))
  },
  'two sequences of one state and two lengths': a => (p, x) => {
    const [start] = a.splitAt(2, 2)(x)
    const step = (h: Expr<2>, row: Expr<1>): Expr<2> => a.map(y => a.tanh(a.plus(y, a.sum(row))))(h)
    const long = a.flat(pipe(a.fold([4, 1])(x), a.scan<4, 2, 1>(start, step)))
    const short = a.flat(pipe(a.fold([2, 1])(a.splitAt(2, 4)(p.w)[0]), a.scanBack<2, 2, 1>(start, step)))
    return a.add(short)(a.splitAt(4, 4)(long)[1])
  }
}

/** The greatest difference of two lists of numbers of about one. */
const apart = (got: readonly number[], expected: readonly number[]): number =>
  got.length === expected.length ? Math.max(...got.map((x, k) => Math.abs(x - (expected[k] ?? NaN)))) : Infinity

describe.each(Object.entries(programs))('%s', (_, equation) => {
  const mine = layerOf(equation)
  const [parameters] = mine.initialize(uniform(-1, 1))(pythonRandom(5))

  it.each([1, 8, count])('predicts %i as the reference does', examples => {
    const said: string[] = []
    const asked = xs.slice(0, examples)
    const got = predictAll(mine, { notice: sentence => said.push(sentence) })(parameters)(asked)
    expect(said).toEqual([])
    expect(
      apart(
        got.flatMap(y => [...y]),
        asked.flatMap(x => [...mine.forward(parameters)(x)])
      )
    ).toBeLessThan(1e-12)
  })

  it('trains as the reference does', () => {
    const said: string[] = []
    const course = trainer(pipe(input(4), append(mine)), quadraticLoss, gradientDescent(0.05))
    const [first, ...rest] = xs.map((x, e) => ({ input: x, target: vectorBy(4)(k => Math.cos(e * k)) }))
    if (first === undefined) throw new Error('no example')
    const table = batch([first, ...rest])
    const start = initialState(course, uniform(-1, 1))(pythonRandom(6))
    const run = (interpreter: 'engine' | 'reference') =>
      train(course, { epochs: 2, batchSize: 4, interpreter, notice: sentence => said.push(sentence) })(table)(start)[1]
    const [got, expected] = [run('engine'), run('reference')].map(each => course.network.shape.flatten(each.parameters))
    expect(said).toEqual([])
    expect(apart(got ?? [], expected ?? [])).toBeLessThan(1e-12)
  })
})
