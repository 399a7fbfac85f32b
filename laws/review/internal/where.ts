/** Where a program is wrong: what all wrong cases have, and no right one. */
import type { Asked } from './observe.ts'

type Property = readonly [said: string, has: (asked: Asked) => boolean]

const examples = ({ case: one }: Asked): number => one.inputs.length

const hidden = ({ case: { sizes } }: Asked): readonly number[] => sizes.slice(1, -1)

const activations = ['sigmoid', 'tanh', 'relu', 'identity', 'softplus', 'softmax'] as const

const properties: readonly Property[] = [
  ['there is one example', asked => examples(asked) === 1],
  ['there are several examples', asked => examples(asked) > 1],
  ['there is one output', ({ case: one }) => one.sizes.at(-1) === 1],
  ['there are several outputs', ({ case: one }) => one.sizes.at(-1)! > 1],
  ['there is one input', ({ case: one }) => one.sizes[0] === 1],
  ['there are hidden layers', asked => hidden(asked).length > 0],
  ['there is no hidden layer', asked => hidden(asked).length === 0],
  ['there are several hidden layers', asked => hidden(asked).length > 1],
  ['the parameters are all zero', ({ case: one }) => one.parameters.every(x => x === 0)],
  ['there are as many inputs as outputs', ({ case: one }) => one.sizes[0] === one.sizes.at(-1)],
  ['all layers have one size', ({ case: one }) => one.sizes.every(size => size === one.sizes[0])],
  [
    'a hidden layer is narrower than the one before',
    ({ case: { sizes } }) => sizes.slice(1, -1).some((n, k) => n < sizes[k]!)
  ],
  [
    'a hidden layer is wider than the one before',
    ({ case: { sizes } }) => sizes.slice(1, -1).some((n, k) => n > sizes[k]!)
  ],
  ['the number of examples is odd', asked => examples(asked) % 2 === 1],
  ['the number of examples is even', asked => examples(asked) % 2 === 0],
  ...[2, 3, 4, 5, 7, 16].map((most): Property => [
    `there are more than ${most} examples`,
    asked => examples(asked) > most
  ]),
  ...[2, 3, 4, 5].map((most): Property => [
    `a layer has more than ${most} units`,
    ({ case: one }) => one.sizes.some(n => n > most)
  ]),
  ...activations.flatMap((name): readonly Property[] => [
    [`a layer is ${name}`, ({ case: one }) => one.activations.includes(name)],
    [`a hidden layer is ${name}`, ({ case: one }) => one.activations.slice(0, -1).includes(name)],
    [`the last layer is ${name}`, ({ case: one }) => one.activations.at(-1) === name]
  ]),
  ...(['quadratic', 'binaryCrossEntropy', 'categoricalCrossEntropy'] as const).map((name): Property => [
    `the loss is ${name}`,
    ({ case: one }) => one.loss === name
  ]),
  ['there are several steps', ({ course }) => (course?.steps ?? 1) > 1],
  [
    'an epoch is over',
    ({ case: one, course }) => course !== undefined && course.steps * course.batchSize > one.inputs.length
  ],
  [
    'the last batch is not full',
    ({ case: one, course }) => course !== undefined && one.inputs.length % course.batchSize !== 0
  ],
  ['a batch has one example', ({ course }) => course?.batchSize === 1]
]

/** What holds for all wrong questions and for no right one, in words; nothing where there is no such thing. */
export const whereWrong = (wrong: readonly Asked[], right: readonly Asked[]): string | undefined =>
  wrong.length === 0 || right.length === 0
    ? undefined
    : properties.find(([, has]) => wrong.every(has) && !right.some(has))?.[0]
