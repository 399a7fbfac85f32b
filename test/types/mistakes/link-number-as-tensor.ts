/**
 * A remembered number among the tensors.
 *
 * The power is one number for all tensors.
 */
import { link, pipe } from 'lawgrad'

export const power = link({
  name: 'own',
  numbers: {
    power: {
      start: 1,
      next:
        ({ times, num }) =>
        before =>
          times(before, num(0.9))
    }
  },
  update:
    ({ add }) =>
    ({ gradient, numbers }) => ({ update: pipe(gradient, add(numbers.power)), tensors: {} })
//                                                           ^ TS2739/TS2345 · Num · Expr
})
