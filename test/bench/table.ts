/** The page of figures. */
import type { Cold } from './cold.ts'
import { workloads, type Workload } from './workloads.ts'

interface Figures {
  readonly best: number
  readonly median: number
}

/** What was measured. */
export interface Measured {
  readonly machine: string
  readonly names: readonly string[]
  readonly workloads: readonly string[]
  readonly of: (workload: string, name: string) => Figures | undefined
  readonly notes: readonly string[]
  readonly cold: readonly Cold[]
}

const short = (x: number): string => (x >= 100 ? Math.round(x).toLocaleString('en-US') : x.toPrecision(3))

const rowsOf = (measured: Measured, workload: string): readonly string[] => {
  const own = measured.of(workload, 'lawgrad')
  return measured.names.flatMap(name => {
    const figures = measured.of(workload, name)
    if (figures === undefined) return []
    const ratio = own === undefined ? '–' : short(figures.best / own.best)
    return [`| ${name} | ${short(figures.best)} | ${short(figures.median)} | ${ratio} |`]
  })
}

const isWorkload = (name: string): name is Workload => name in workloads

/** The page as Markdown. */
export const table = (measured: Measured): string =>
  [
    '# Speed',
    '',
    'Written by `npm run bench`. Microseconds a step: the best decile and the median of single calls, each implementation in turn, one thread. The ratio is how many times as long it takes as lawgrad by default, by the best deciles of this run. Numbers of 64 bits unless said.',
    '',
    `Machine: ${measured.machine}.`,
    ...measured.workloads
      .filter(isWorkload)
      .flatMap(workload => [
        '',
        `## ${workload}`,
        '',
        `${workloads[workload]}.`,
        '',
        '| | best decile | median | ratio |',
        '|---|---:|---:|---:|',
        ...rowsOf(measured, workload)
      ]),
    ...(measured.cold.length === 0
      ? []
      : [
          '',
          '## cold start',
          '',
          'A process from nothing to an OR gate trained for 1000 epochs, in milliseconds by the clock and of processors, and the greatest memory that it held, in MiB.',
          '',
          '| | best decile | median | processors, best decile | median | memory |',
          '|---|---:|---:|---:|---:|---:|',
          ...measured.cold.map(
            ({ name, milliseconds, processor, mebibytes }) =>
              `| ${[name, ...[milliseconds.best, milliseconds.median, processor.best, processor.median, mebibytes].map(short)].join(' | ')} |`
          )
        ]),
    ...(measured.notes.length === 0 ? [] : ['', '## Notes', '', ...measured.notes.map(note => `- ${note}`)]),
    ''
  ].join('\n')
