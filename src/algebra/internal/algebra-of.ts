/**
 * The algebra that the primitives of a reading make: sizes are checked here, and everything derived is derived here, once for all readings.
 */
import { agree, agreeExtents, defect, showExtents } from '../../tensor/internal/defect.ts'
import { countOf, extentsOfSize } from '../../tensor/internal/tensor.ts'
import type { Extents, Size } from '../../dimension/size.ts'
import type { Algebra } from '../algebra.ts'
import type { Expr } from '../expr.ts'
import type { Label } from './notation/label.ts'
import type { Reading } from './reading.ts'

const axes = (extents: Extents, count: number, word: string): Extents =>
  extents.length === count ? extents : defect(`expected a ${word}; got a tensor of size ${showExtents(extents)}`)

const vectors = <N, T>({ extents, map, zipWith, plus, minus, times, ...r }: Reading<N, T>) => {
  const zip = (f: (a: N, b: N) => N) => (b: T) => {
    const expected = extents(b)
    return (a: T): T => {
      agreeExtents(expected, extents(a))
      return zipWith(f, a, b)
    }
  }
  const hadamard = zip(times)
  const count = (a: T): N => r.num(countOf(extents(a)))
  /** Beside the greatest component m: the sum of what is less, and of what is equal but for the first. */
  const rest = (a: T, m: N, value: (x: N) => N): N => {
    const zero = r.num(0)
    const less = r.sum(map(x => r.where(minus(m, x), value(x), zero), a))
    const equal = r.sum(map(x => r.where(minus(m, x), zero, value(x)), a))
    return plus(less, minus(equal, value(m)))
  }
  const surprise = (a: T, m: N): N => r.log1p(rest(a, m, x => r.exp(minus(x, m))))
  return {
    map: (f: (x: N) => N) => (a: T) => {
      extents(a)
      return map(f, a)
    },
    zipWith: zip,
    add: zip(plus),
    subtract: zip(minus),
    hadamard,
    scale: (factor: N) => (a: T) => map(x => times(factor, x), a),
    sum: r.sum,
    max: r.max,
    count,
    mean: (a: T) => r.over(r.sum(a), count(a)),
    dot: (b: T) => {
      const product = hadamard(b)
      return (a: T) => r.sum(product(a))
    },
    filled: (like: T) => (value: N) => r.fill(extents(like), value),
    sumOfOthers: (a: T) => {
      const m = r.max(a)
      const others = rest(a, m, x => x)
      return map(x => r.where(minus(m, x), plus(m, minus(others, x)), others), a)
    },
    logSumExp: (a: T) => {
      const m = r.max(a)
      return r.where(minus(m, m), m, plus(m, surprise(a, m)))
    },
    softmax: (a: T) => {
      const m = r.max(a)
      const powers = map(x => r.exp(minus(x, m)), a)
      const total = r.sum(powers)
      return map(power => r.over(power, total), powers)
    },
    negativeLogSoftmax: (a: T) => {
      const m = r.max(a)
      const least = surprise(a, m)
      return map(x => plus(minus(m, x), least), a)
    },
    flat: (a: T) => r.reshape(a, Object.freeze([countOf(extents(a))])),
    fold: (size: unknown) => {
      const to = extentsOfSize(size)
      return (a: T) => {
        agree(countOf(to), axes(extents(a), 1, 'vector')[0]!)
        return r.reshape(a, to)
      }
    }
  }
}

const matrices = <N, T>({ extents, ...r }: Reading<N, T>) => {
  const matrix = (a: T): Extents => axes(extents(a), 2, 'matrix')
  const vector = (a: T): number => axes(extents(a), 1, 'vector')[0]!
  const mapRows = (f: (rows: readonly T[]) => T, all: readonly T[]): T => {
    for (const each of all) agree(matrix(all[0]!)[0]!, matrix(each)[0]!)
    return r.mapRows(f, all)
  }
  const concat = (b: T) => (a: T) => {
    vector(a)
    vector(b)
    return r.concat(a, b)
  }
  const rowSums = (a: T): T => {
    matrix(a)
    return r.rowSums(a)
  }
  const transpose = (a: T): T => {
    matrix(a)
    return r.transpose(a)
  }
  return {
    matVec: (w: T) => {
      const [, columns] = matrix(w)
      return (x: T) => {
        agree(columns!, vector(x))
        return r.matVec(w, x)
      }
    },
    transposedMatVec: (w: T) => {
      const [rows] = matrix(w)
      return (y: T) => {
        agree(rows!, vector(y))
        return r.transposedMatVec(w, y)
      }
    },
    outer: (a: T) => (b: T) => {
      vector(a)
      vector(b)
      return r.outer(a, b)
    },
    matMul: (a: T) => (b: T) => {
      agree(matrix(a)[1]!, matrix(b)[0]!)
      return r.matMul(a, b)
    },
    transpose,
    addToColumns: (b: T) => (a: T) => {
      agree(vector(b), matrix(a)[0]!)
      return r.addToColumns(a, b)
    },
    rowSums,
    columnSums: (a: T) => rowSums(transpose(a)),
    concat,
    splitAt: (n: number, m: number) => (x: T) => {
      agree(n + m, vector(x))
      return [r.slice(x, 0, n), r.slice(x, n, n + m)]
    },
    beside: (b: T) => (a: T) => mapRows(([x, y]) => concat(y!)(x!), [a, b]),
    mergeLast: (a: T) => {
      const [rows, x, y] = axes(extents(a), 3, 'tensor of three axes')
      return r.reshape(a, Object.freeze([rows!, x! * y!]))
    },
    splitLast: (x: number, y: number) => (a: T) => {
      const [rows, columns] = matrix(a)
      agree(x * y, columns!)
      return r.reshape(a, Object.freeze([rows!, x, y]))
    },
    mapRows: (f: (row: T) => T) => (a: T) => mapRows(([row]) => f(row!), [a]),
    zipRows: (b: T, f: (a: T, b: T) => T) => (a: T) => mapRows(([x, y]) => f(x!, y!), [a, b])
  }
}

const sequences = <N, T>({ extents, ...r }: Reading<N, T>) => {
  const scan = (start: T, f: (state: T, row: T) => T, backward: boolean) => (rows: T) => {
    const expected = axes(extents(start), 1, 'vector')
    axes(extents(rows), 2, 'matrix')
    const checked = (state: T, row: T): T => {
      const next = f(state, row)
      agreeExtents(expected, extents(next))
      return next
    }
    return r.scan(checked, start, rows, backward)
  }
  /** The rows of a matrix but one at an end, with a vector at the other. */
  const moved = (c: T, xs: T, down: boolean): T => {
    const [rows, columns] = axes(extents(xs), 2, 'matrix')
    const all = rows! * columns!
    agreeExtents(Object.freeze([columns!]), extents(c))
    if (rows === 1) return r.reshape(c, extents(xs))
    const flat = r.reshape(xs, Object.freeze([all]))
    return r.reshape(
      down ? r.concat(c, r.slice(flat, 0, all - columns!)) : r.concat(r.slice(flat, columns!, all), c),
      extents(xs)
    )
  }
  return {
    scan: (start: T, f: (state: T, row: T) => T) => scan(start, f, false),
    scanBack: (end: T, f: (state: T, row: T) => T) => scan(end, f, true),
    delay: (start: T) => (xs: T) => moved(start, xs, true),
    advance: (end: T) => (xs: T) => moved(end, xs, false),
    firstRow: (xs: T) => {
      const [rows, columns] = axes(extents(xs), 2, 'matrix')
      return r.slice(r.reshape(xs, Object.freeze([rows! * columns!])), 0, columns!)
    }
  }
}

const images = <N, T>({ extents, ...r }: Reading<N, T>) => {
  const image = (x: T): Extents => axes(extents(x), 3, 'tensor of channels, rows and columns')
  const dividing = (x: T, k: number): void => {
    const [, height, width] = image(x)
    for (const side of [height!, width!])
      if (side % k !== 0) defect(`expected a block size that divides ${side}; got ${k}`)
  }
  return {
    windows: (k: number) => (x: T) => {
      const [, height, width] = image(x)
      if (k > height! || k > width!) defect(`expected a window that fits ${height} × ${width}; got ${k}`)
      return r.windows(x, k)
    },
    foldWindows: (size: unknown, k: number) => {
      const to = extentsOfSize(size)
      const [channels, height, width] = to
      return (y: T) => {
        agreeExtents([channels! * k * k, (height! - k + 1) * (width! - k + 1)], extents(y))
        return r.foldWindows(y, to, k)
      }
    },
    maxPool: (k: number) => (x: T) => {
      dividing(x, k)
      return r.maxPool(x, k)
    },
    unpool: (k: number) => (x: T) => {
      dividing(x, k)
      const [channels, height, width] = image(x)
      return (c: T) => {
        agreeExtents([channels!, height! / k, width! / k], extents(c))
        return r.unpool(c, x, k)
      }
    }
  }
}

const readings = new WeakMap<Algebra, Reading<unknown, unknown>>()

/** The primitives that an algebra is made of; an algebra that a user put together has none. */
export const readingOf = (algebra: Algebra): Reading<unknown, unknown> =>
  readings.get(algebra) ?? defect('expected an Algebra that a reading hands out, whole; got another')

/** The algebra of a reading; nothing in it can be exchanged. What `named` gives replaces what would be derived. */
export const algebraOf = <N, T>(
  reading: Reading<N, T>,
  named: Partial<Record<keyof Algebra, unknown>> = {}
): Algebra => {
  const { num, plus, minus, times, over, negate, exp, expm1, log, log1p, sqrt, where } = reading
  const { tanh, erf, erfc, sin, cos, sigmoid, softplus } = reading
  // proof: N and T are what Num and Expr are in this reading, and every operation has checked the sizes that its type states
  const algebra = Object.freeze({
    num,
    plus,
    minus,
    times,
    over,
    negate,
    exp,
    expm1,
    log,
    log1p,
    sqrt,
    tanh,
    erf,
    erfc,
    sin,
    cos,
    sigmoid,
    softplus,
    where,
    ...vectors(reading),
    ...matrices(reading),
    ...sequences(reading),
    ...images(reading),
    ...named
  }) as unknown as Algebra
  // proof: a reading's numbers and tensors are only handed back to it
  readings.set(algebra, reading as unknown as Reading<unknown, unknown>)
  return algebra
}

/** A vector of known components, of numbers put together two by two; stretches of one number are one. */
const assembled = (reading: Reading<unknown, unknown>, components: Float64Array, from: number, to: number): unknown => {
  const first = components[from]!
  if (components.subarray(from, to).every(each => Object.is(each, first)))
    return reading.fill(Object.freeze([to - from]), reading.num(first))
  const middle = (from + to) >> 1
  return reading.concat(assembled(reading, components, from, middle), assembled(reading, components, middle, to))
}

/** A tensor whose components are known, in any reading. The buffer must stay as it is. */
export const knownTensor = (algebra: Algebra, extents: Extents, components: Float64Array, name: Label): unknown => {
  const reading = readingOf(algebra)
  return (
    reading.constant?.(extents, components, name) ??
    reading.reshape(assembled(reading, components, 0, components.length), extents)
  )
}

/** The tensor of a size that holds one number everywhere, in any reading. */
export const constantTensor = <S extends Size>(algebra: Algebra, extents: Extents, value: number): Expr<S> => {
  const reading = readingOf(algebra)
  // proof: the primitives of this algebra make what its Expr are
  return reading.fill(extents, reading.num(value)) as Expr<S>
}
