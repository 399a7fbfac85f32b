/** Layers of sequences, long enough to be loops. */
import { layer, matrixShape, pipe, sizeOf, structShape, vectorShape, type Dimension } from 'lawgrad'

/** hₜ = tanh(input·xₜ + state·hₜ₋₁ + bias), from a start that is learned. */
export const cell = <const T extends number, const D extends number, const H extends number>(
  steps: Dimension<T>,
  features: Dimension<D>,
  hidden: Dimension<H>
) =>
  layer({
    name: 'cell',
    inputs: [sizeOf<T>(steps), sizeOf<D>(features)],
    outputs: [sizeOf<T>(steps), sizeOf<H>(hidden)],
    shape: structShape({
      input: matrixShape<H, D>(hidden, features),
      state: matrixShape<H, H>(hidden, hidden),
      bias: vectorShape<H>(hidden),
      start: vectorShape<H>(hidden)
    }),
    equation:
      ({ scan, matVec, add, map, tanh }) =>
      ({ input, state, bias, start }) =>
        scan(start, (before, x) => pipe(x, matVec(input), add(matVec(state)(before)), add(bias), map(tanh))),
    pullback:
      ({ scanBack, transposedMatVec, matMul, transpose, columnSums, beside, splitAt, add, delay, advance, ...a }) =>
      ({ input, state, start }, xs, hs) =>
      c => {
        const slopes = a.map(one => a.minus(a.num(1), a.times(one, one)))(hs)
        const nothing = a.filled(start)(a.num(0))
        const carried = pipe(
          c,
          beside(slopes),
          scanBack(nothing, (later, both) => {
            const [ci, slope] = splitAt<H, H>(sizeOf<H>(hidden), sizeOf<H>(hidden))(both)
            return transposedMatVec(state)(a.hadamard(slope)(add(later)(ci)))
          })
        )
        const ofSums = pipe(carried, advance(nothing), add(c), a.hadamard(slopes))
        return {
          parameters: {
            input: matMul(transpose(ofSums))(xs),
            state: matMul(transpose(ofSums))(delay(start)(hs)),
            bias: columnSums(ofSums),
            start: a.firstRow(carried)
          },
          input: matMul(ofSums)(input)
        }
      }
  })

/**
 * hₜ = σ(keep) ⊙ hₜ₋₁ + tanh(xₜ) from zero, of which the last is given out: the body uses what is computed outside of it, and most of its values go nowhere.
 */
export const leaky = <const T extends number, const H extends number>(steps: Dimension<T>, hidden: Dimension<H>) =>
  layer({
    name: 'leaky',
    inputs: [sizeOf<T>(steps), sizeOf<H>(hidden)],
    outputs: sizeOf<H>(hidden),
    shape: structShape({ keep: vectorShape<H>(hidden) }),
    equation:
      ({ scan, scanBack, map, sigmoid, tanh, hadamard, add, filled, num, firstRow }) =>
      ({ keep }) =>
      x => {
        const share = map(sigmoid)(keep)
        const states = scan<T, H, H>(filled(keep)(num(0)), (h, row) => add(map(tanh)(row))(hadamard(share)(h)))(x)
        // the last row: what a scan from the end begins with
        const ends = scanBack<T, H, H>(filled(keep)(num(0)), (later, row) => add(later)(row))(states)
        return firstRow(ends)
      },
    pullback:
      ({ scan, mapRows, zipRows, columnSums, map, sigmoid, tanh, hadamard, filled, num, minus, times, delay, ...a }) =>
      ({ keep }, x) =>
      c => {
        const share = map(sigmoid)(keep)
        const zero = filled(keep)(num(0))
        const states = scan<T, H, H>(zero, (h, row) => a.add(map(tanh)(row))(hadamard(share)(h)))(x)
        const back = a.scanBack<T, H, H>(zero, later => a.add(c)(hadamard(share)(later)))(x)
        const slopes = mapRows<T, H, H>(row => map(z => minus(num(1), times(tanh(z), tanh(z))))(row))(x)
        const ofKeep = columnSums(zipRows<T, H, H, H>(delay(zero)(states), (d, h) => hadamard(d)(h))(back))
        return {
          parameters: { keep: hadamard(map(s => times(s, minus(num(1), s)))(share))(ofKeep) },
          input: hadamard(slopes)(back)
        }
      }
  })

/** Each row goes several times through hₖ = tanh(weights·hₖ₋₁ + rₖ), over rows that all examples share, before the next one is added: a scan in a scan. */
export const nested = <const T extends number, const K extends number, const H extends number>(
  steps: Dimension<T>,
  times: Dimension<K>,
  hidden: Dimension<H>
) =>
  layer({
    name: 'nested',
    inputs: [sizeOf<T>(steps), sizeOf<H>(hidden)],
    outputs: [sizeOf<T>(steps), sizeOf<H>(hidden)],
    shape: structShape({ weights: matrixShape<H, H>(hidden, hidden), rows: matrixShape<K, H>(times, hidden) }),
    equation:
      ({ scan, scanBack, matVec, add, map, tanh, filled, num, firstRow }) =>
      ({ weights, rows }) =>
      x =>
        scan<T, H, H>(filled(firstRow(x))(num(0)), (h, row) =>
          firstRow(scanBack<K, H, H>(add(h)(row), (z, own) => map(tanh)(add(add(own)(row))(matVec(weights)(z))))(rows))
        )(x),
    // held against itself read with numbers, so that it need not be the gradient; it is linear in the cotangent
    pullback:
      ({ scanBack, scan, transposedMatVec, outer, add, hadamard, firstRow, filled, num, columnSums, ...a }) =>
      ({ weights, rows }, x, y) =>
      c => {
        const back = scanBack<T, H, H>(filled(firstRow(c))(num(0)), (later, row) =>
          firstRow(
            scan<K, H, H>(add(later)(row), (z, own) => hadamard(own)(add(row)(transposedMatVec(weights)(z))))(rows)
          )
        )(c)
        const spread = a.mapRows<K, H, H>(row => hadamard(row)(columnSums(back)))(rows)
        return {
          parameters: { weights: outer(columnSums(back))(columnSums(y)), rows: spread },
          input: hadamard(x)(back)
        }
      }
  })
