/**
 * Learns images and their classes, by functions of the library: bytes to examples, epochs of shuffled batches, accuracy after each.
 */
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import { pipe } from 'fp-ts/lib/function.js'
import {
  batchFrom,
  classTargetFrom,
  evaluate,
  fit,
  glorotUniform,
  initialState,
  pythonRandom,
  trainer,
  vectorFrom,
  type AnyMemory,
  type AnyRange,
  type Batch,
  type Layer,
  type Loss,
  type Optimizer
} from 'lawgrad'

/** Images of 784 bytes, 0 for white, and the class of each. */
export interface Images {
  readonly bytes: Uint8Array
  readonly labels: readonly number[]
}

/** The bytes of an image as numbers from 0 to 1, with its class as one of ten. */
const exampleOf = ({ bytes, labels }: Images, k: number) =>
  pipe(
    E.Do,
    E.apS('input', vectorFrom(784)(Array.from(bytes.subarray(784 * k, 784 * (k + 1)), byte => byte / 255))),
    E.apSW('target', classTargetFrom(10)(labels[k] ?? -1))
  )

/** The examples of some of the images; nothing where one of them has no class, or there is none. */
export const examplesOf = (images: Images, indices: readonly number[]): O.Option<Batch<784, 10>> =>
  pipe(
    indices.map(k => exampleOf(images, k)),
    E.sequenceArray,
    O.fromEither,
    O.flatMap(examples => batchFrom(examples))
  )

/** What is learned, and how. */
export interface Course<P, Ms extends readonly AnyMemory[], R extends AnyRange> {
  readonly network: Layer<784, 10, P, R>
  readonly loss: Loss<10, R>
  readonly optimizer: Optimizer<Ms>
  readonly epochs: number
  readonly batchSize: number
  readonly seed: number
}

/** The accuracy on other images after each epoch, as it comes. */
export function* learn<P, Ms extends readonly AnyMemory[], R extends AnyRange>(
  { network, loss, optimizer, epochs, batchSize, seed }: Course<P, Ms, R>,
  training: Batch<784, 10>,
  test: Batch<784, 10>
): Generator<{ readonly epoch: number; readonly cost: number; readonly accuracy: number }> {
  const teacher = trainer(network, loss, optimizer)
  const start = initialState(teacher, glorotUniform)(pythonRandom(seed))
  for (const [{ epoch, cost }, { parameters }] of fit(teacher, { epochs, batchSize })(training)(start)) {
    const { classification } = evaluate(network, loss)(test)(parameters)
    yield { epoch, cost, accuracy: O.isSome(classification) ? classification.value.accuracy : NaN }
  }
}
