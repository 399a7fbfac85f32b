import fc from 'fast-check'
import * as O from 'fp-ts/lib/Option.js'
import { pipe } from 'fp-ts/lib/function.js'
import {
  batch,
  classMetrics,
  confusionMatrix,
  cost,
  dataset,
  dense,
  evaluate,
  input,
  isBetterThanTrivial,
  matrix,
  quadraticLoss,
  regressionMetrics,
  showEvaluation,
  sigmoid,
  sigmoidCrossEntropy,
  softmaxCrossEntropy,
  vector,
  type Classification,
  type Evaluation
} from 'lawgrad'
import { describe, expect, it } from 'vitest'

const decisions = (actual: readonly number[], predicted: readonly number[]) =>
  actual.map((k, i) => ({ actual: k, predicted: predicted[i] ?? -1 }))
const scalars = (targets: readonly number[], predictions: readonly number[]) =>
  targets.map((y, i) => ({ target: [y], prediction: [predictions[i] ?? NaN] }))

describe('the examples of the documentation of scikit-learn', () => {
  it('confusion_matrix', () => {
    const { counts } = confusionMatrix(['0', '1', '2'])(decisions([2, 0, 2, 2, 0, 1], [0, 0, 2, 2, 0, 2]))
    expect(counts).toEqual([
      [2, 0, 0],
      [0, 0, 1],
      [1, 0, 2]
    ])
  })

  it('precision_score, recall_score, f1_score', () => {
    const { macro, perClass } = pipe(
      decisions([0, 1, 2, 0, 1, 2], [0, 2, 1, 0, 0, 1]),
      confusionMatrix(['cat', 'dog', 'pig']),
      classMetrics
    )
    expect(macro.precision).toBeCloseTo(2 / 9, 15)
    expect(macro.recall).toBeCloseTo(1 / 3, 15)
    expect(macro.f1).toBeCloseTo(0.8 / 3, 15)
    expect(perClass).toEqual([
      { name: 'cat', support: 2, precision: 2 / 3, recall: 1, f1: 0.8 },
      { name: 'dog', support: 2, precision: 0, recall: 0, f1: 0 },
      { name: 'pig', support: 2, precision: 0, recall: 0, f1: 0 }
    ])
  })

  it('classification_report', () => {
    const { accuracy, baseline, majority, macro, perClass } = pipe(
      decisions([0, 1, 2, 2, 2], [0, 0, 2, 2, 1]),
      confusionMatrix(['class 0', 'class 1', 'class 2']),
      classMetrics
    )
    const rounded = ({ precision, recall, f1 }: { precision: number; recall: number; f1: number }) =>
      [precision, recall, f1].map(score => score.toFixed(2))
    expect(perClass.map(rounded)).toEqual([
      ['0.50', '1.00', '0.67'],
      ['0.00', '0.00', '0.00'],
      ['1.00', '0.67', '0.80']
    ])
    expect(rounded(macro)).toEqual(['0.50', '0.56', '0.49'])
    expect({ accuracy, baseline, majority }).toEqual({ accuracy: 0.6, baseline: 0.6, majority: 'class 2' })
  })

  it('r2_score, mean_absolute_error, root_mean_squared_error', () => {
    const { mae, rmse, r2 } = regressionMetrics(scalars([3, -0.5, 2, 7], [2.5, 0, 2, 8]))
    expect([mae, r2.toFixed(3), rmse.toFixed(3)]).toEqual([0.5, '0.949', '0.612'])
    const two = regressionMetrics([
      { target: [0.5, 1], prediction: [0, 2] },
      { target: [-1, 1], prediction: [-1, 2] },
      { target: [7, -6], prediction: [8, -5] }
    ])
    expect([two.mae, two.rmse.toFixed(4)]).toEqual([0.75, '0.8227'])
    expect(two.components.map(component => component.r2.toFixed(3))).toEqual(['0.965', '0.908'])
  })

  it.each([
    [[1, 2, 3], [1, 2, 3], 1],
    [[1, 2, 3], [2, 2, 2], 0],
    [[1, 2, 3], [3, 2, 1], -3],
    [[-2, -2, -2], [-2, -2, -2], 1],
    [[-2, -2, -2], [-2, -2, -2 + 1e-8], 0]
  ])('r2_score of %j for %j is %d', (targets, predictions, wanted) => {
    expect(regressionMetrics(scalars(targets, predictions)).r2).toBe(wanted)
  })
})

describe('laws of metrics', () => {
  const number = fc.double({ min: -1e3, max: 1e3, noNaN: true })
  const pairs = fc.array(fc.tuple(number, number), { minLength: 2, maxLength: 30 })

  it('always the mean: R² is 0 and the errors are those of the baseline', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 2, maxLength: 20 }), targets => {
        const mean = targets.reduce((sum, y) => sum + y, 0) / targets.length
        const { mae, rmse, r2, baseline } = regressionMetrics(
          scalars(
            targets,
            targets.map(() => mean)
          )
        )
        expect(mae).toBeCloseTo(baseline.mae, 12)
        expect(rmse).toBeCloseTo(baseline.rmse, 12)
        expect(r2).toBeCloseTo(new Set(targets).size === 1 ? 1 : 0, 12)
      })
    )
  })

  it('MAE ≤ RMSE, and neither is negative', () => {
    fc.assert(
      fc.property(pairs, drawn => {
        const { mae, rmse } = regressionMetrics(drawn.map(([y, h]) => ({ target: [y], prediction: [h] })))
        expect(mae).toBeGreaterThanOrEqual(0)
        expect(mae).toBeLessThanOrEqual(rmse * (1 + 1e-12) + 1e-160)
      })
    )
  })

  it('accuracy is the mean recall, weighted by support', () => {
    const label = fc.nat(3)
    fc.assert(
      fc.property(fc.array(fc.tuple(label, label), { minLength: 1 }), drawn => {
        const { accuracy, perClass } = pipe(
          drawn.map(([actual, predicted]) => ({ actual, predicted })),
          confusionMatrix(['a', 'b', 'c', 'd']),
          classMetrics
        )
        const weighted = perClass.reduce((sum, { support, recall }) => sum + support * recall, 0) / drawn.length
        expect(accuracy).toBeCloseTo(weighted, 12)
      })
    )
  })

  it('a NaN stays one', () => {
    const { mae, rmse, r2 } = regressionMetrics(scalars([1, 1], [1, NaN]))
    expect([mae, rmse, r2]).toEqual([NaN, NaN, NaN])
  })
})

const identity = [{ weights: matrix([[1]]), bias: vector([0]) }] as const
const line = pipe(input(1), dense(1))
const single = (pairs: readonly (readonly [x: number, y: number])[]) => {
  const [first = [0, 0] as const, ...others] = pairs
  const example = ([x, y]: readonly [number, number]) => ({ input: vector([x]), target: vector([y]) })
  return batch([example(first), ...others.map(example)])
}
const found = ({ classification }: Evaluation): Classification => {
  if (O.isNone(classification)) throw new Error('expected classes')
  return classification.value
}

describe('evaluate', () => {
  it('compares a single output with a half, or with 0 for a loss of logits and for labels −1 and 1', () => {
    const near = single([
      [0.4, 1],
      [0.6, 1],
      [-0.1, 0]
    ])
    expect(found(evaluate(line, quadraticLoss)(near)(identity)).accuracy).toBe(2 / 3)
    expect(found(evaluate(line, sigmoidCrossEntropy)(near)(identity)).accuracy).toBe(1)
    expect(found(evaluate(line, quadraticLoss, { threshold: 0.7 })(near)(identity)).accuracy).toBe(1 / 3)
    const signs = found(
      evaluate(
        line,
        quadraticLoss
      )(
        single([
          [0.4, 1],
          [-0.6, -1]
        ])
      )(identity)
    )
    expect([signs.accuracy, signs.confusion.classes]).toEqual([1, ['-1', '1']])
  })

  it('tells ties, which count as the first class, and examples without a prediction', () => {
    const { accuracy, ties, confusion } = found(
      evaluate(
        line,
        quadraticLoss
      )(
        single([
          [0.5, 0],
          [0.5, 1],
          [NaN, 1],
          [1, 1]
        ])
      )(identity)
    )
    expect([accuracy, ties, confusion.counts, confusion.undecided]).toEqual([
      0.5,
      2,
      [
        [1, 0],
        [1, 1]
      ],
      [0, 1]
    ])
  })

  it('takes the largest of several outputs, and names from the data set', () => {
    const network = pipe(input(3), dense(3))
    const theta = [
      {
        weights: matrix([
          [1, 0, 0],
          [0, 1, 0],
          [0, 0, 1]
        ]),
        bias: vector([0, 0, 0])
      }
    ] as const
    const flowers = pipe(
      batch([
        { input: vector([3, 1, 2]), target: vector([1, 0, 0]) },
        { input: vector([0, 1, 2]), target: vector([0, 1, 0]) },
        { input: vector([0, 1, 5]), target: vector([0, 0, 1]) },
        { input: vector([7, 7, 1]), target: vector([0, 1, 0]) }
      ]),
      dataset({ inputNames: ['a', 'b', 'c'], targetNames: ['setosa', 'versicolor', 'virginica'] })
    )
    const evaluation = evaluate(network, softmaxCrossEntropy)(flowers)(theta)
    expect(evaluation.cost).toBe(cost(network, softmaxCrossEntropy)(flowers)(theta))
    expect(showEvaluation(evaluation)).toBe(
      [
        `4 examples, cost ${Number(evaluation.cost.toPrecision(4))}`,
        'Accuracy 50.0% (always versicolor: 50.0%)',
        'class       examples  precision  recall     F1',
        'setosa             1      0.500   1.000  0.667',
        'versicolor         2      0.000   0.000  0.000',
        'virginica          1      0.500   1.000  0.667',
        'macro                     0.333   0.667  0.444',
        'Confusion (rows: the class, columns: the prediction)',
        '            setosa  versicolor  virginica',
        'setosa           1           0          0',
        'versicolor       1           0          1',
        'virginica        0           0          1',
        '1 example with equal outputs, taken for the first class of them.',
        'No better than always answering with the most frequent class, versicolor.'
      ].join('\n')
    )
  })

  it('of other targets has no classes', () => {
    const evaluation = evaluate(
      line,
      quadraticLoss
    )(
      single([
        [1, 1],
        [2, 3]
      ])
    )(identity)
    expect(evaluation.classification).toEqual(O.none)
    expect(isBetterThanTrivial(evaluation)).toBe(true)
  })

  it('with NaN is not better than anything', () => {
    expect(
      isBetterThanTrivial(
        evaluate(
          line,
          quadraticLoss
        )(
          single([
            [NaN, 1],
            [2, 3]
          ])
        )(identity)
      )
    ).toBe(false)
  })

  it('names the classes as asked', () => {
    const unit = pipe(input(1), dense(1), sigmoid)
    const { confusion, majority } = found(
      evaluate(unit, quadraticLoss, { classes: ['off', 'on'] })(
        single([
          [5, 1],
          [-5, 0],
          [6, 1]
        ])
      )([...identity, []])
    )
    expect([confusion.classes, confusion.counts, majority]).toEqual([
      ['off', 'on'],
      [
        [1, 0],
        [0, 2]
      ],
      'on'
    ])
  })
})
