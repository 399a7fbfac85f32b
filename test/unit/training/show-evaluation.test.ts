import * as O from 'fp-ts/lib/Option.js'
import { pipe } from 'fp-ts/lib/function.js'
import { classMetrics, confusionMatrix, regressionMetrics, showEvaluation } from 'lawgrad'
import { expect, it } from 'vitest'

const regression = regressionMetrics([
  { target: [1], prediction: [9] },
  { target: [2], prediction: [-9] }
])

it('sets a true minus', () => {
  const text = showEvaluation({ examples: 2, cost: 1e-7, regression, classification: O.none })
  expect(text).toMatch(/R² −\d+/u)
  expect(text).not.toContain('-')
})

it('lists at most twenty classes, and counts the others', () => {
  const names = Array.from({ length: 23 }, (_, k) => `class ${k}`)
  const confusion = confusionMatrix(names)(names.map((_, k) => ({ actual: k, predicted: k })))
  const classification = O.some({ ...classMetrics(confusion), confusion, ties: 0 })
  const lines = pipe({ examples: 23, cost: 0, regression, classification }, showEvaluation).split('\n')
  expect(lines.filter(line => /^class \d/u.test(line))).toHaveLength(20)
  expect(lines).toContain('… and 3 more')
})
