import { lines, type Outcome, ownFrames, type Tally, tally } from '../stages/stage.ts'

/** One thing that must hold of the package, and what is wrong with it. */
export interface Check {
  readonly title: string
  readonly faults: readonly string[]
}

export const failed = (title: string, { code, stdout, stderr }: Outcome): Check => ({
  title,
  faults: code === 0 ? [] : [`exit code ${code}`, ...lines(ownFrames(stdout + stderr)).slice(0, 20)]
})

export const sum = (name: string, checks: readonly Check[]): Tally => {
  const wrong = checks.filter(({ faults }) => faults.length > 0)
  const details = wrong.map(({ title, faults }) => `${title}\n${faults.join('\n')}`)
  return tally(name, 'checks', checks.length, wrong.length, details)
}
