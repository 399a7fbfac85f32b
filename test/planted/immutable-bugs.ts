/**
 * Networks that let something of theirs out.
 */
import { adam, dense, input, quadraticLoss, sigmoid, trainer } from 'lawgrad'
import { immutableSuite } from 'lawgrad/laws'
import { pipe } from 'fp-ts/lib/function.js'
import { group, planted, type LawGroup, type PlantedBug } from './bug.ts'
import { keeping } from './internal/remembering.ts'

const network = pipe(input(2), dense(2), sigmoid)

/** The laws of immutability, of training a network. */
export const immutableLaws = (subject: typeof network): readonly LawGroup[] => [
  group('immutability', immutableSuite(trainer(subject, quadraticLoss, adam(0.1))))
]

const bug = (name: string, cause: string, plant: () => typeof network): PlantedBug<typeof network> =>
  planted('immutability', name, cause, plant, immutableLaws)

/** Networks that can be changed. */
export const immutableBugs: readonly PlantedBug<typeof network>[] = [
  bug('network: not frozen', 'a network is a record that can be changed', () => ({ ...network })),
  bug('network: keeps what it is given', 'parameters keep the array of numbers that they were made of', () =>
    Object.freeze({ ...network, shape: keeping(network.shape) })
  )
]
