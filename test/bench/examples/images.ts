/** Digits and Fashion-MNIST learned by functions of the library; what PyTorch is to learn too is left in a folder as arrays. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import {
  batch,
  encodeNpy,
  gradientDescent,
  pythonRandom,
  quadraticLoss,
  softmaxCrossEntropy,
  splitBatch,
  vector,
  type AnyMemory,
  type AnyRange,
  type Batch,
  type NumberArray
} from 'lawgrad'
import digitsModel from '../../../docs/examples/digits.ts'
import softmaxModel from '../../../docs/examples/digits-softmax.ts'
import { examplesOf, learn, type Course, type Images } from '../../../docs/examples/images.ts'
import { digits, fashion } from './data.ts'

/** What was learned, and how well. */
export interface Learned {
  readonly name: string
  readonly title: string
  readonly training: number
  readonly test: number
  readonly epochs: number
  /** On the test part, after each epoch. */
  readonly accuracies: readonly number[]
  readonly seconds: number
}

interface Parts {
  readonly training: Batch<784, 10>
  readonly test: Batch<784, 10>
}

const found = (examples: O.Option<Batch<784, 10>>): Batch<784, 10> => {
  if (O.isNone(examples)) throw new Error('expected images, each with a class from 0 to 9')
  return examples.value
}

const learned = <P, Ms extends readonly AnyMemory[], R extends AnyRange>(
  about: Pick<Learned, 'name' | 'title'>,
  course: Course<P, Ms, R>,
  { training, test }: Parts
): Learned => {
  const start = performance.now()
  const accuracies = Array.from(learn(course, training, test), ({ epoch, cost, accuracy }) => {
    console.error(`${about.name}, epoch ${epoch}: cost ${cost.toPrecision(4)}, accuracy ${accuracy}`)
    return accuracy
  })
  return {
    ...about,
    training: training.examples.length,
    test: test.examples.length,
    epochs: course.epochs,
    accuracies,
    seconds: (performance.now() - start) / 1000
  }
}

/** Which images are learned and which are held out, by seed, as the command cuts rows. */
const cut = (count: number): { readonly training: readonly number[]; readonly test: readonly number[] } => {
  const [first, ...rest] = Array.from({ length: count }, (_, k) => ({ input: vector([k]), target: vector([0]) }))
  if (first === undefined) throw new Error('expected images; got none')
  const [parts] = splitBatch({ training: 0.8, test: 0.2 })(batch([first, ...rest]))(pythonRandom(0))
  if (E.isLeft(parts)) throw new Error('expected images enough to split')
  const indices = ({ examples }: Batch<1, 1>): readonly number[] => examples.map(({ input }) => [...input][0] ?? 0)
  return { training: indices(parts.right.training), test: indices(parts.right.test) }
}

const save = (folder: string, name: string, array: NumberArray): void => {
  const encoded = encodeNpy(array)
  if (E.isLeft(encoded)) throw new Error(`${name} cannot be written as npy`)
  writeFileSync(join(folder, `${name}.npy`), encoded.right)
}

const saved = (folder: string, name: string, { bytes, labels }: Images, indices: readonly number[]): void => {
  const values = indices.flatMap(k => [...bytes.subarray(784 * k, 784 * (k + 1))])
  save(folder, `${name}-images`, { type: 'uint8', extents: [indices.length, 784], values })
  save(folder, `${name}-labels`, {
    type: 'uint8',
    extents: [indices.length],
    values: indices.map(k => labels[k] ?? 0)
  })
}

const shared = { batchSize: 10, seed: 0 }

/** Nielsen's network of the first chapter, and the same with softmax cross-entropy: 8,000 images to learn, 2,000 to test with. */
export const learnDigits = (folder: string, epochs: number): readonly Learned[] => {
  const images = digits()
  const indices = cut(images.labels.length)
  const parts: Parts = {
    training: found(examplesOf(images, indices.training)),
    test: found(examplesOf(images, indices.test))
  }
  saved(folder, 'digits-training', images, indices.training)
  saved(folder, 'digits-test', images, indices.test)
  return [
    learned(
      { name: 'digits', title: '784-30-10, sigmoids, quadratic loss, gradientDescent(3)' },
      { ...shared, network: digitsModel, loss: quadraticLoss, optimizer: gradientDescent(3), epochs },
      parts
    ),
    learned(
      { name: 'digits-softmax', title: '784-30-10, softmax cross-entropy, gradientDescent(0.5)' },
      { ...shared, network: softmaxModel, loss: softmaxCrossEntropy, optimizer: gradientDescent(0.5), epochs },
      parts
    )
  ]
}

/** Fashion-MNIST by the second of these networks; nothing where its data is not installed, or no epoch is asked for. */
export const learnFashion = (epochs: number): readonly Learned[] => {
  const data = epochs > 0 ? fashion() : undefined
  if (data === undefined) return []
  const all = ({ labels }: Images): readonly number[] => labels.map((_, k) => k)
  const parts: Parts = {
    training: found(examplesOf(data.training, all(data.training))),
    test: found(examplesOf(data.test, all(data.test)))
  }
  return [
    learned(
      { name: 'fashion', title: '784-30-10, softmax cross-entropy, gradientDescent(0.1)' },
      { ...shared, network: softmaxModel, loss: softmaxCrossEntropy, optimizer: gradientDescent(0.1), epochs },
      parts
    )
  ]
}
