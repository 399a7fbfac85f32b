/**
 * The catalogue of planted bugs.
 */
import { activationBugs } from './activation-bugs.ts'
import type { PlantedBug } from './bug.ts'
import { codecBugs } from './codec-bugs.ts'
import { gradientBugs } from './gradient/catalogue.ts'
import { hessianBugs } from './hessian-bugs.ts'
import { hiddenBugs } from './hidden-bugs.ts'
import { initializerBugs } from './initializer-bugs.ts'
import { immutableBugs } from './immutable-bugs.ts'
import { noiseBugs } from './noise-bugs.ts'
import { readingBugs } from './reading-bugs.ts'
import { layerBugs } from './layer-bugs.ts'
import { lossBugs } from './loss-bugs.ts'
import { compositionBugs, networkBugs } from './network-bugs.ts'
import { optimizerBugs } from './optimizer-bugs.ts'
import { scalarBugs } from './scalar-bugs.ts'
import { accumulatorBugs, shapeBugs } from './shape-bugs.ts'
import { scheduleBugs } from './schedule-bugs.ts'
import { sharingBugs } from './sharing-bugs.ts'
import { trainingBugs } from './training-bugs.ts'

/** All planted bugs: wrong implementations, each with the sentence that says what is wrong and the laws that must find it. */
export const plantedBugs: readonly PlantedBug[] = [
  ...gradientBugs,
  ...accumulatorBugs,
  ...hessianBugs,
  ...layerBugs,
  ...activationBugs,
  ...sharingBugs,
  ...compositionBugs,
  ...networkBugs,
  ...shapeBugs,
  ...readingBugs,
  ...noiseBugs,
  ...lossBugs,
  ...hiddenBugs,
  ...optimizerBugs,
  ...initializerBugs,
  ...scheduleBugs,
  ...trainingBugs,
  ...immutableBugs,
  ...codecBugs,
  ...scalarBugs
]
