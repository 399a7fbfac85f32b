/**
 * A batch is the mean of its examples.
 */
import type { AnySizeLoss } from '../../../src/index.ts'
import { upTo } from '../../arbitraries/dense-data.ts'
import type { NetworkCase } from '../../arbitraries/network-case.ts'
import { unchecked, type Verdict } from '../../verdict.ts'
import { compareAlike, namesAt } from '../differentiated.ts'
import { type Gradient, type Tried, count, examples, parts, weighted } from './parts.ts'

export const meanOfSingles = (gradient: Gradient, loss: AnySizeLoss, { networkCase }: Tried): Verdict => {
  const m = count(networkCase)
  const singles = upTo(m).map(k => examples(networkCase, [k]))
  const each = singles.map(one => parts(one, gradient(one)))
  const mean = weighted(
    singles.map(() => 1 / m),
    each.map(one => one.parameters)
  )
  return compareAlike(
    {
      names: namesAt(networkCase),
      left: { name: 'batch', values: gradient(networkCase) },
      right: { name: 'mean of singles', values: [...mean, ...each.flatMap(one => one.inputs.flat().map(x => x / m))] }
    },
    loss,
    [networkCase, ...singles]
  )
}

export const shards = (gradient: Gradient, loss: AnySizeLoss, { networkCase, at }: Tried): Verdict => {
  const m = count(networkCase)
  const cut = 1 + (at % Math.max(1, m - 1))
  const shard = [upTo(cut), upTo(m).slice(cut)].map(indices => examples(networkCase, indices))
  return m < 2
    ? unchecked('nothing compared')
    : compareAlike(
        {
          names: namesAt(networkCase),
          left: { name: 'whole', values: parts(networkCase, gradient(networkCase)).parameters },
          right: {
            name: 'weighted shards',
            values: weighted(
              shard.map(one => count(one) / m),
              shard.map(one => parts(one, gradient(one)).parameters)
            )
          }
        },
        loss,
        [networkCase, ...shard]
      )
}

export const ordered = (gradient: Gradient, loss: AnySizeLoss, { networkCase, order }: Tried): Verdict => {
  const indices = upTo(count(networkCase)).toSorted((a, b) => (order[a] ?? 0) - (order[b] ?? 0) || b - a)
  const shuffled = examples(networkCase, indices)
  const other = parts(shuffled, gradient(shuffled))
  return indices.every((index, k) => index === k)
    ? unchecked('nothing compared')
    : compareAlike(
        {
          names: namesAt(networkCase),
          left: { name: 'in order', values: gradient(networkCase) },
          right: {
            name: 'in another order',
            values: [
              ...other.parameters,
              ...upTo(count(networkCase)).flatMap(k => other.inputs[indices.indexOf(k)] ?? [])
            ]
          }
        },
        loss,
        [networkCase, shuffled]
      )
}

export const duplicated = (gradient: Gradient, loss: AnySizeLoss, { networkCase, at }: Tried): Verdict => {
  const m = count(networkCase)
  const k = at % m
  const [more, one] = [examples(networkCase, [...upTo(m), k]), examples(networkCase, [k])]
  return compareAlike(
    {
      names: namesAt(networkCase),
      left: { name: 'one example twice', values: parts(more, gradient(more)).parameters },
      right: {
        name: 'the same with weight 2',
        values: weighted(
          [m / (m + 1), 1 / (m + 1)],
          [parts(networkCase, gradient(networkCase)).parameters, parts(one, gradient(one)).parameters]
        )
      }
    },
    loss,
    [networkCase, more, one]
  )
}

/** A case with more examples than are drawn: the k-th is one of those drawn, its inputs drawn nearer to zero the later it comes, so that no two are alike. */
export const manyExamples = (networkCase: NetworkCase, size: number): NetworkCase => {
  const each = examples(
    networkCase,
    upTo(size).map(k => k % count(networkCase))
  )
  return { ...each, inputs: each.inputs.map((input, k) => input.map(x => x * (1 - k / 128))) }
}

/** Sizes of batches on either side of those by which batches are cut: powers of two and ten. */
export const manySizes = [5, 6, 7, 9, 11, 13, 15, 17, 19, 33] as const
