/**
 * The catalogue of planted bugs.
 */
import { activationBugs } from './activation-bugs.ts'
import type { PlantedBug } from './bug.ts'
import { codecBugs } from './codec-bugs.ts'
import { gradientBugs } from './gradient/catalogue.ts'
import { layerBugs } from './layer-bugs.ts'
import { lossBugs } from './loss-bugs.ts'
import { compositionBugs, networkBugs } from './network-bugs.ts'
import { optimizerBugs } from './optimizer-bugs.ts'
import { scalarBugs } from './scalar-bugs.ts'
import { accumulatorBugs, shapeBugs } from './shape-bugs.ts'
import { sharingBugs } from './sharing-bugs.ts'
import { trainingBugs } from './training-bugs.ts'

/**
 * All planted bugs: wrong implementations, each with the sentence that says what is wrong and the laws that must find it.
 *
 * @example
 * ```ts
 * import { plantedBugs, runLaw } from 'lawgrad/laws'
 * import { strict as assert } from 'node:assert'
 * assert.equal(plantedBugs.length > 100, true)
 * const bug = plantedBugs.find(({ name }) => name === 'adam: no bias correction')
 * assert.equal(bug?.cause, 'the bias of the means towards the zero at the start is not corrected')
 * const killers = bug?.laws().flatMap(({ laws }) => laws.map(runLaw({ seed: 1, runs: 20 })))
 * assert.equal(killers?.some(({ verdict }) => verdict._tag === 'Fail'), true)
 * ```
 */
export const plantedBugs: readonly PlantedBug[] = [
  ...gradientBugs,
  ...accumulatorBugs,
  ...layerBugs,
  ...activationBugs,
  ...sharingBugs,
  ...compositionBugs,
  ...networkBugs,
  ...shapeBugs,
  ...lossBugs,
  ...optimizerBugs,
  ...trainingBugs,
  ...codecBugs,
  ...scalarBugs
]
