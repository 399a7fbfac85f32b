/** Timing: single calls for a while, in microseconds a step. */

/** A workload of one implementation: something to call again and again, and how many steps one call is. */
export interface Task {
  readonly call: () => unknown
  readonly steps: number
}

/** Microseconds a step of every call within so many seconds, after a tenth of that to warm up; three calls at least. */
export const samplesOf = ({ call, steps }: Task, seconds: number): readonly number[] => {
  const samples: number[] = []
  const start = performance.now()
  while (performance.now() - start < seconds * 100) call()
  const from = performance.now()
  while (performance.now() - from < seconds * 1000 || samples.length < 3) {
    const before = performance.now()
    call()
    samples.push(((performance.now() - before) * 1000) / steps)
  }
  return samples
}

/** Measures the workloads that the command line names, and prints their samples as a line of JSON each. */
export const measure = async (tasks: Readonly<Record<string, () => Task | Promise<Task>>>): Promise<void> => {
  const [seconds = '1', ...names] = process.argv.slice(2)
  for (const name of names) {
    const task = tasks[name]
    if (task !== undefined)
      console.log(JSON.stringify({ workload: name, samples: samplesOf(await task(), Number(seconds)) }))
  }
}

/** The middle of the best tenth, and the median. */
export const summary = (samples: readonly number[]): { readonly best: number; readonly median: number } => {
  const sorted = samples.toSorted((a, b) => a - b)
  const at = (share: number): number => sorted[Math.floor(share * (sorted.length - 1))] ?? Number.NaN
  return { best: at(0.05), median: at(0.5) }
}
