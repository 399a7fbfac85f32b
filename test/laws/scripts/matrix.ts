/** `npm run laws:matrix`: tries every law on every planted bug, and writes docs/generated/kill-matrix.md. */
import { plantedBugs } from '../../planted/catalogue.ts'
import { killMatrix } from '../../planted/kill-matrix.ts'
import { diagnoseAll } from './diagnoses.ts'
import { pageOf } from './matrix-page.ts'
import { matrixSeed } from './matrix-seed.ts'
import { writePage } from './write-page.ts'

const seed = matrixSeed
const runs = 200

const matrix = killMatrix({ seed, runs })(plantedBugs)
const { rows, laws, survivors, vacuous } = matrix
console.log(`${rows.length} bugs, ${laws.length} laws; alive: ${survivors.join(', ') || 'none'}`)
console.log(`vacuous: ${vacuous.map(({ about, law }) => `${about}: ${law}`).join(', ') || 'none'}`)
const diagnosed = diagnoseAll({ seed: 1 })
console.log(
  `${diagnosed.filter(({ hit }) => hit !== 'no').length} of ${diagnosed.length} diagnoses have the true cause`
)
await writePage('docs/generated/kill-matrix.md', pageOf(matrix, diagnosed))
process.exitCode = survivors.length + vacuous.length === 0 ? 0 : 1
