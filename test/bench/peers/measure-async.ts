/** As `measure`, for steps that answer later. `steps`: how many steps a call is, one where nothing is said. */
export const measureAsync = async (
  tasks: Readonly<Record<string, () => () => Promise<unknown>>>,
  steps: Readonly<Record<string, number>> = {}
): Promise<void> => {
  const [seconds = '1', ...names] = process.argv.slice(2)
  for (const name of names) {
    const call = tasks[name]?.()
    if (call === undefined) continue
    for (const start = performance.now(); performance.now() - start < Number(seconds) * 100;) await call()
    const samples: number[] = []
    for (const start = performance.now(); performance.now() - start < Number(seconds) * 1000 || samples.length < 3;) {
      const before = performance.now()
      await call()
      samples.push(((performance.now() - before) * 1000) / (steps[name] ?? 1))
    }
    console.log(JSON.stringify({ workload: name, samples }))
  }
}
