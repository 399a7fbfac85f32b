/**
 * `npm run test:fuzz`: a million inputs for each decoder, which answers every one of them, in words where it refuses.
 *
 * `npm run test:fuzz -- 10000 decodeNpy` tries so many on the decoders whose names begin so; `LAWGRAD_SEED=7` tries others.
 */
import { fuzz } from './fuzz.ts'
import { targets } from './targets.ts'

const [count = '1000000', ...names] = process.argv.slice(2)
const seed = Number(process.env['LAWGRAD_SEED'] ?? '1')
const chosen = targets.filter(({ name }) => names.length === 0 || names.some(each => name.startsWith(each)))

const findings = chosen.map(target => {
  const start = performance.now()
  const { read, finding } = fuzz(target, Number(count), seed)
  const seconds = ((performance.now() - start) / 1000).toFixed(1)
  console.log(
    finding === null
      ? `ok   ${target.name}: ${count} inputs, ${read} of them read, the others refused (${seconds} s)`
      : `FAIL ${target.name}: ${Buffer.from(finding.bytes).toString('hex')}\n     ${finding.reason}`
  )
  return finding
})
process.exitCode = chosen.length > 0 && findings.every(finding => finding === null) ? 0 : 1
