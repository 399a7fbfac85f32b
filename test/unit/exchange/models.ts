/** Models for the tests of files. */
import {
  adam,
  dense,
  encodeModel,
  encodeState,
  initialState,
  input,
  pipe,
  pythonRandom,
  quadraticLoss,
  savedModel,
  showDocumentErrors,
  sigmoidLayer,
  softmaxCrossEntropy,
  softmaxLayer,
  tanh,
  trainer,
  uniform,
  usualFormat,
  type AboutModel,
  type AnswerLayer,
  type SavedModel
} from 'lawgrad'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import { expect } from 'vitest'
import type { Column, NumberColumn } from '../../../src/data/preparation/column.ts'

export const right = <L, A>(either: E.Either<L, A>): A =>
  E.isRight(either) ? either.right : expect.fail(JSON.stringify(either.left))

/** The sentences of what was found to be wrong. */
export const wrongs = <A>(either: E.Either<Parameters<typeof showDocumentErrors>[0], A>): readonly string[] =>
  E.isLeft(either) ? showDocumentErrors(either.left).split('\n') : expect.fail('nothing was wrong')

export const scaled = (offset: number, scale: number): NumberColumn => ({
  _tag: 'Number',
  fill: null,
  offset,
  scale,
  constant: false
})

export const plainColumn = scaled(0, 1)

const pets: Column = { _tag: 'Classes', fill: null, classes: ['cat', 'dog', 'fish'] }

// proof of the two: a layer of the size that it is given
export const softmaxAnswer: AnswerLayer = outputs => softmaxLayer(outputs as never) as never
export const sigmoidAnswer: AnswerLayer = outputs => sigmoidLayer(outputs as never) as never

export const petNetwork = pipe(input(2), dense(4), tanh, dense(3))

export const petParameters = petNetwork.initialize(uniform(-1, 1))(pythonRandom(7))[0]

export const petAbout: AboutModel<3> = {
  lawgrad: '1.2.3',
  module: 'pets.ts',
  preparation: { inputs: [scaled(10, 2), scaled(-1, 0.1)], targets: [pets] },
  data: { inputs: ['weight', 'length'], targets: ['kind'], format: usualFormat },
  loss: softmaxCrossEntropy,
  answer: O.some(softmaxAnswer),
  training: { seed: 7, epochs: 100, optimizer: 'adam', schedule: null, shuffled: true },
  results: [{ on: 'test', examples: 12, figures: [{ name: 'accuracy', value: 0.75, baseline: 0.5 }] }]
}

export const petText = right(encodeModel(petNetwork, petAbout)(petParameters))

export const petModel: SavedModel = right(savedModel(petNetwork, petAbout)(petParameters))

export const lineNetwork = pipe(input(1), dense(1))

export const lineAbout: AboutModel<1> = {
  ...petAbout,
  module: 'line.ts',
  preparation: { inputs: [scaled(10, 2)], targets: [scaled(0, 5)] },
  data: { inputs: ['x'], targets: ['y'], format: usualFormat },
  loss: quadraticLoss,
  answer: O.none
}

export const stateTrainer = trainer(lineNetwork, quadraticLoss, adam(0.1))

const started = initialState(stateTrainer, uniform(-1, 1))(pythonRandom(0))

export const stateText = encodeState(stateTrainer)({
  lawgrad: '1.2.3',
  state: started,
  course: {
    epoch: 0,
    position: 0,
    epochStart: started.random,
    history: [{ cost: 1 }],
    best: O.none,
    notes: { data: 'a' }
  }
})
