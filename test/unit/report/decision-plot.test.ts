import * as fc from 'fast-check'
import * as O from 'fp-ts/lib/Option.js'
import { describe, expect, it } from 'vitest'
import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import {
  activatedRegion as activatedRegionTask,
  boundaryLine,
  decisionDomain,
  decisionPlot as decisionPlotTask,
  showReportError,
  type ReportError,
  pointClasses,
  segmentInside,
  type Path
} from '../../../src/report/index.ts'
import { keyholed } from '../../../src/report/activated-region.ts'

/** What a task answers with; it is not to fail. */
const answered = async <A>(task: TaskEither<ReportError, A>): Promise<A> => {
  const either = await task()
  if (E.isRight(either)) return either.right
  throw new Error(showReportError(either.left))
}

const activatedRegion = (...given: Parameters<typeof activatedRegionTask>) => answered(activatedRegionTask(...given))
const decisionPlot = (...given: Parameters<typeof decisionPlotTask>) => answered(decisionPlotTask(...given))

const g = (z: number): number => 1 / (1 + Math.exp(-z))
const square = { x1: [-0.2, 1.2], x2: [-0.2, 1.2] } as const
const theta = [-4.1032397, 8.67424375, 8.67424407] as const

/** How often a path winds around a point: the non-zero rule fills where it is not 0. */
const winding = (path: Path, [px, py]: readonly [number, number]): number =>
  path.slice(1).reduce((turns, [bx, by], i) => {
    const [ax, ay] = path[i] ?? [NaN, NaN]
    const isLeft = (bx - ax) * (py - ay) - (px - ax) * (by - ay)
    return turns + (ay <= py && by > py && isLeft > 0 ? 1 : ay > py && by <= py && isLeft < 0 ? -1 : 0)
  }, 0)

const gates: readonly (readonly [string, (x1: number, x2: number) => number])[] = [
  ['OR', (a, b) => g(theta[0] + theta[1] * a + theta[2] * b)],
  ['XOR', (a, b) => g(-10 + 20 * g(20 * a + 20 * b - 10) - 20 * g(20 * a + 20 * b - 30))],
  ['XOR as two corners', (a, b) => g(50 * Math.abs(a - b) - 25)],
  ['a ring', (a, b) => (Math.abs(Math.hypot(a - 0.5, b - 0.5) - 0.4) < 0.15 ? 1 : 0)],
  ['a hole', (a, b) => g(50 * (Math.hypot(a - 0.5, b - 0.5) - 0.3))],
  ['islands', (a, b) => Math.sin(9 * a) * Math.sin(9 * b)],
  ['nothing', () => 0.1],
  ['everything', () => 0.9],
  ['not a number', () => NaN],
  ['saturated', (a, b) => g(1e9 * (a - b * 0.7 - 0.13))]
]

describe('boundaryLine (erratum 2)', () => {
  const solved = (t0: number, t1: number, t2: number, x1: number): number =>
    O.getOrElse(() => NaN)(boundaryLine(t0, t1, t2)(x1))
  const exchanged = (t0: number, t1: number, t2: number, x1: number): number => (-t2 * x1 - t0) / t1
  const residual = (t0: number, t1: number, t2: number, x1: number, x2: number): number => t0 + t1 * x1 + t2 * x2

  it('solves θ₀ + θ₁x₁ + θ₂x₂ = 0 for x₂', () => {
    const dyadic = fc.integer({ min: -64, max: 64 }).map(k => k / 8)
    fc.assert(
      fc.property(dyadic, dyadic, dyadic, dyadic, (t0, t1, t2, x1) => {
        fc.pre(t2 !== 0)
        expect(Math.abs(residual(t0, t1, t2, x1, solved(t0, t1, t2, x1)))).toBeLessThanOrEqual(1e-13)
      })
    )
    expect(boundaryLine(1, 2, 0)(3)).toEqual(O.none)
  })

  it('differs from the tutorial, which exchanges the axes, for θ = [-1, 2, 0.5]', () => {
    expect(residual(-1, 2, 0.5, 0.25, solved(-1, 2, 0.5, 0.25))).toBe(0)
    expect(residual(-1, 2, 0.5, 0.25, exchanged(-1, 2, 0.5, 0.25))).toBe(-0.28125)
  })

  it('agrees with it where θ₁ = θ₂, which is why OR hides the mistake', () => {
    expect(solved(-4, 8, 8, 0.25)).toBe(exchanged(-4, 8, 8, 0.25))
    expect(Math.abs(solved(...theta, 0.25) - exchanged(...theta, 0.25))).toBeLessThan(1e-6)
  })
})

describe('activatedRegion', () => {
  it.each(gates)('fills exactly what is activated: %s', async (_, activation) => {
    const path = keyholed((await activatedRegion(activation, 0.5, square)).rings)
    const places = Array.from(
      { length: 41 * 41 },
      (_, k) => [0.0137 + ((k % 41) - 6) / 35, 0.0071 + (Math.floor(k / 41) - 6) / 35] as const
    )
    const inside = places.filter(([a, b]) => a > -0.2 && a < 1.2 && b > -0.2 && b < 1.2)
    const wrong = inside.filter(([a, b]) => activation(a, b) >= 0.5 !== (winding(path, [a, b]) !== 0))
    // Between samples the true boundary may bulge from the chord by a fraction of a grid cell.
    expect(wrong.length).toBeLessThanOrEqual(4)
  })

  it.each(gates)(
    'puts every vertex of the boundary where the activation passes the threshold: %s',
    async (_, activation) => {
      const { rings, boundary } = await activatedRegion(activation, 0.5, square)
      rings.forEach(ring => expect(ring.at(-1)).toEqual(ring[0]))
      boundary.flat().forEach(([a, b]) => {
        const around = [-1e-9, 0, 1e-9].flatMap(da => [-1e-9, 0, 1e-9].map(db => activation(a + da, b + db) >= 0.5))
        expect(new Set(around).size).toBe(2)
      })
    }
  )

  it('draws the boundary of OR as a straight line of two points, saturated or not', async () => {
    const of = async (scale: number) =>
      (await activatedRegion((a, b) => g(scale * (theta[0] + theta[1] * a + theta[2] * b)), 0.5, square)).boundary
    const expected = O.toNullable(segmentInside(...theta, square)) ?? []
    for (const scale of [1, 1e6]) {
      const found = await of(scale)
      expect(found).toHaveLength(1)
      const ends = (found[0] ?? []).toSorted((p, q) => p[0] - q[0])
      expect(ends).toHaveLength(2)
      ends.forEach(([a, b], i) => {
        expect(a).toBeCloseTo(expected[i]?.[0] ?? NaN, 9)
        expect(b).toBeCloseTo(expected[i]?.[1] ?? NaN, 9)
      })
    }
  })

  it('has pieces as the plane has them', async () => {
    const counts = await Promise.all(
      gates.map(async ([name, h]) => {
        const { rings, boundary } = await activatedRegion(h, 0.5, square)
        return [name, rings.length, boundary.length]
      })
    )
    expect(counts).toEqual([
      ['OR', 1, 1],
      ['XOR', 1, 2],
      ['XOR as two corners', 2, 2],
      ['a ring', 2, 2],
      ['a hole', 2, 1],
      ['islands', expect.any(Number), expect.any(Number)],
      ['nothing', 0, 0],
      ['everything', 1, 0],
      ['not a number', 0, 0],
      ['saturated', 1, 1]
    ])
  })
})

describe('segmentInside', () => {
  it('is the part of the line in the rectangle', () => {
    expect(segmentInside(-1, 2, 0, square)).toEqual(
      O.some([
        [0.5, -0.2],
        [0.5, 1.2]
      ])
    )
    expect(segmentInside(-1, 0, 2, square)).toEqual(
      O.some([
        [-0.2, 0.5],
        [1.2, 0.5]
      ])
    )
    expect(segmentInside(-100, 1, 1, square)).toEqual(O.none)
    expect(segmentInside(1, 0, 0, square)).toEqual(O.none)
  })
})

describe('decisionPlot', () => {
  const points = [
    [0, 0, 0],
    [1, 0, 1],
    [0, 1, 1],
    [1, 1, 1]
  ].map(([x1 = 0, x2 = 0, label = 0]) => ({ x1, x2, label }))
  const plot = async (activation: (a: number, b: number) => number, list = points) =>
    JSON.stringify(await decisionPlot({ title: 'OR', axes: ['x₁', 'x₂'], points: list, activation }))

  it('is plain JSON with both classes in their own color and shape', async () => {
    const [, or] = gates[0] ?? ['', () => 0]
    const text = await plot(or)
    expect(JSON.stringify(JSON.parse(text))).toBe(text)
    ;['y = 0', 'y = 1', 'activated: h ≥ 0.5', 'boundary: h = 0.5', 'x₁', 'x₂'].forEach(word =>
      expect(text).toContain(word)
    )
    const classes = pointClasses([0, 1], 0.5)
    expect(new Set(classes.flatMap(c => [c.color, c.shape])).size).toBe(4)
  })

  it('says so where nothing or everything is activated, or there is nothing to draw', async () => {
    expect(await plot(() => 0)).toContain('Nothing is activated here')
    expect(await plot(() => 1)).toContain('Everything is activated here')
    expect(await plot(() => 1, [])).toContain('No points')
    expect(await plot(() => 1, [{ x1: NaN, x2: 0, label: 0 }])).toContain(
      '1 of 1 points are not finite and are left out'
    )
  })

  it('thins many points but keeps the share of each class', async () => {
    const many = Array.from({ length: 60_000 }, (_, i) => ({ x1: Math.sin(i), x2: Math.cos(i), label: i % 2 }))
    const text = await plot(() => 1, many)
    expect(text).toContain('3000 of 60000 points drawn')
    expect(text.split('"class":"y = 1"')).toHaveLength(1501)
  })

  it('draws the line of a unit for another threshold where g is that threshold', async () => {
    const text = JSON.stringify(
      await decisionPlot({
        title: '',
        axes: ['a', 'b'],
        points,
        activation: a => g(a),
        threshold: 0.25,
        line: { theta0: 0, theta1: -1, theta2: 0 }
      })
    )
    expect(text).toContain('boundary: h = 0.25')
    expect(text).toContain(`"x1":${-Math.log(0.25 / 0.75)}`)
  })

  it('calls the activation by another name', async () => {
    const text = JSON.stringify(
      await decisionPlot({ title: '', axes: ['a', 'b'], points, activation: a => a, quantity: 'p' })
    )
    for (const words of ['activated: p ≥ 0.5', 'boundary: p = 0.5', 'region p ≥ 0.5']) expect(text).toContain(words)
    expect(text).not.toContain('h ≥')
  })

  it('has equal units unless the ranges differ by more than 4 times', () => {
    expect(
      decisionDomain([
        { x1: 0, x2: 0 },
        { x1: 2, x2: 1 }
      ])
    ).toEqual({ x1: [-0.4, 2.4], x2: [0.5 - 1.4, 0.5 + 1.4] })
    expect(
      decisionDomain([
        { x1: 0, x2: 0 },
        { x1: 100, x2: 1 }
      ])
    ).toEqual({ x1: [-20, 120], x2: [-0.2, 1.2] })
    expect(decisionDomain([{ x1: 3, x2: 5 }])).toEqual({ x1: [2, 4], x2: [4, 6] })
  })

  it('takes any labels', () => {
    const texts = (labels: readonly number[]) => pointClasses(labels, 0.5).map(c => c.text)
    expect(texts([])).toEqual(['y = 0', 'y = 1'])
    expect(texts([1, -0, 1])).toEqual(['y = 0', 'y = 1'])
    expect(texts([3, 1, 2])).toEqual(['y = 1', 'y = 2', 'y = 3'])
    expect(texts([1, 2, 3, 4, 5, 6, 7])).toEqual(['y < 0.5', 'y ≥ 0.5'])
    expect(texts([0, 1e-9, 1 + 1e-9, 1])).toEqual(['y < 0.5', 'y ≥ 0.5'])
  })

  it('never fails, whatever the points and the activation', async () => {
    const point = fc.record({ x1: fc.double(), x2: fc.double(), label: fc.double() })
    await fc.assert(
      fc.asyncProperty(fc.array(point, { maxLength: 10 }), fc.double(), fc.double(), async (list, a, b) => {
        const text = await plot((x1, x2) => a * x1 + b * x2, list)
        expect(JSON.parse(text)).toBeDefined()
      }),
      { numRuns: 40 }
    )
  })
})
