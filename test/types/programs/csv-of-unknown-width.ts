/** A file of unknown width: its columns come through the door. */
import { strict as assert } from 'node:assert'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import {
  dense,
  gradientDescent,
  initialState,
  input,
  pythonRandom,
  quadraticLoss,
  sigmoid,
  tanh,
  train,
  trainer,
  uniform,
  withDimension
} from 'lawgrad'
import { decodeCsv } from 'lawgrad/csv'

const text = 'a,b,c,y\n1,2,3,0\n4,5,6,1'
const columns = (text.split('\n')[0] ?? '').split(',').length
const trained = pipe(
  columns - 1,
  withDimension('features', features =>
    pipe(
      decodeCsv({ file: 'some.csv', inputs: features, outputs: 1 })(text),
      E.map(data => {
        const learner = trainer(
          pipe(input(features), dense(2), tanh, dense(1), sigmoid),
          quadraticLoss,
          gradientDescent(1)
        )
        const [history] = train(learner, { epochs: 4 })(data)(initialState(learner, uniform(0, 1))(pythonRandom(0)))
        return { size: learner.network.shape.count, epochs: history.length }
      })
    )
  ),
  E.flattenW
)
assert.deepEqual(trained, E.right({ size: 2 * 4 + 3, epochs: 4 }))
