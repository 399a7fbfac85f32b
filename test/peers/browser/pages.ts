/** Reports of every kind, as the command writes them: the pages that the browser is shown. */
import { dense, input, relu, sigmoid } from 'lawgrad'
import { pipe } from 'fp-ts/lib/function.js'
import { run, type Settings } from '../../command/machine.ts'

const range = (length: number): readonly number[] => Array.from({ length }, (_, k) => k)

/** Two classes by x + y, in a table of names. */
const shapes = range(60).map(k => {
  const [x, y] = [(k % 10) - 4.5, Math.floor(k / 10) - 2.5]
  return `${x},${y},${x + y > 0 ? 'to the right of the line' : 'left'}`
})

const curve = range(60).map(k => `${k - 30},${-100 * (k - 30) - 40 * Math.sin(k)}`)

/** Images of 8 × 8 pixels: the left half or the right half is bright. */
const images = range(40).map(k => {
  const pixels = range(64).map(p => (p % 8 < 4 === (k % 2 === 0) ? 1 : 0) * (0.5 + ((k * p) % 7) / 14))
  return [...pixels, k % 2].join(',')
})

const settings: Settings = {
  files: {
    'or.csv': 'x1,x2,y\n0,0,0\n1,0,1\n0,1,1\n1,1,1\n',
    'shapes.csv': `width,height,side\n${shapes.join('\n')}\n`,
    'curve.csv': `a quantity with quite a long name,y\n${curve.join('\n')}\n`,
    'images.csv': `${range(64)
      .map(p => `p${p}`)
      .join(',')},y\n${images.join('\n')}\n`
  },
  modules: {
    'or.ts': { exports: { default: pipe(input(2), dense(1), sigmoid) } },
    'shapes.ts': { exports: { default: pipe(input(2), dense(6), relu, dense(2)) } },
    'curve.ts': { exports: { default: pipe(input(1), dense(1)) } },
    'images.ts': { exports: { default: pipe(input(64), dense(40), sigmoid, dense(1), sigmoid) } }
  }
}

const scaled = ['--scale', 'standardize', '--epochs', '60', '--learning-rate', '0.1'] as const
const parts = ['--validation', '0.2', '--test', '0.2'] as const

/** The options of each report. */
export const trainings: Readonly<Record<string, readonly string[]>> = {
  or: ['or.ts', '--data', 'or.csv', '--learning-rate', '40'],
  shapes: ['shapes.ts', '--data', 'shapes.csv', ...scaled, ...parts, '--loss', 'softmaxCrossEntropy'],
  curve: ['curve.ts', '--data', 'curve.csv', ...scaled, ...parts, '--scale-targets'],
  images: ['images.ts', '--data', 'images.csv', '--epochs', '20', '--learning-rate', '2']
}

/** The page of a report. */
export const pageOf = async (name: string): Promise<string> => {
  const { code, err, sets } = await run(settings, 'train', ...(trainings[name] ?? []))
  if (code !== 0) throw new Error(err)
  return sets[0]?.files.find(file => file.name === 'report.html')?.text ?? ''
}
