/** The files of a new project. */
import type { TextFile } from '../capabilities.ts'

/** What the project is made for: its name, and the version of lawgrad that it needs. */
export interface NewProject {
  readonly name: string
  readonly version: string
}

/** The packages beside lawgrad, as lawgrad itself asks for them. */
export const needed = {
  dependencies: { 'fp-ts': '^2.16.11', 'd3-contour': '^4.0.3', vega: '^6.4.0', 'vega-lite': '^6.5.0' },
  devDependencies: { '@types/node': '^24', typescript: '>=5.9' }
}

const train =
  'lawgrad train model.ts --data data.csv --loss binaryCrossEntropy --optimizer adam --learning-rate 0.05 --epochs 1000'

const manifest = ({ name, version }: NewProject): string =>
  json({
    name,
    version: '0.1.0',
    private: true,
    type: 'module',
    engines: { node: '>=22.18' },
    scripts: {
      train,
      describe: 'lawgrad describe model.ts',
      verify: 'lawgrad verify model.ts --data data.csv --loss binaryCrossEntropy',
      test: 'node --test',
      check: 'tsc'
    },
    dependencies: { lawgrad: `^${version}`, ...needed.dependencies },
    devDependencies: needed.devDependencies
  })

const json = (value: unknown): string => `${JSON.stringify(value, undefined, 2)}\n`

const settings = json({
  compilerOptions: {
    module: 'nodenext',
    target: 'es2024',
    lib: ['es2024'],
    types: ['node'],
    strict: true,
    noUncheckedIndexedAccess: true,
    erasableSyntaxOnly: true,
    allowImportingTsExtensions: true,
    skipLibCheck: true,
    noEmit: true
  },
  include: ['*.ts']
})

const model = `/** Whether a point of the plane lies inside of a circle: eight units that are bent by tanh, and one that says yes or no. */
import { dense, input, pipe, sigmoid, tanh } from 'lawgrad'

export default pipe(input(2), dense(8), tanh, dense(1), sigmoid)
`

const test = `/** What holds of the network for all parameters: its gradient, and the laws of layers. */
import { strict as assert } from 'node:assert'
import { describe, it } from 'node:test'
import { binaryCrossEntropy } from 'lawgrad'
import { layerSuite, showVerifyReport, testSuite, verify } from 'lawgrad/laws'
import model from './model.ts'

it('takes two numbers and answers with one', () => {
  assert.deepEqual([model.inputs, model.outputs], [2, 1])
})

it('has the gradient that the oracles find', () => {
  const report = verify(model, binaryCrossEntropy, { seed: 1 })
  assert.equal(report.verdict._tag, 'Pass', showVerifyReport(report))
})

testSuite({ describe, it }, { seed: 1, runs: 20 })(layerSuite(model))
`

const places: readonly number[] = [-1.5, -1, -0.5, 0, 0.5, 1, 1.5]

/** The points of a grid, and whether the unit circle is around them. */
const data = ['x1,x2,inside']
  .concat(places.flatMap(x => places.map(y => `${x},${y},${x * x + y * y <= 1 ? 1 : 0}`)))
  .join('\n')
  .concat('\n')

const readme = ({ name }: NewProject): string => `# ${name}

A network that learns where a circle is. With Node 22.18 or newer:

\`\`\`sh
npm install
npm run train   # learns data.csv, and writes a report and pictures to out/
npm test        # tries the laws on model.ts
\`\`\`

\`model.ts\` is the network: its sizes are part of its type, so that one that does not fit is an error in the editor, and of \`npm run check\`.
\`data.csv\` has a header and numbers, the inputs first. Put your own in their places: with other columns give \`input\` and the last \`dense\` their
numbers. \`npx lawgrad predict out/model data.csv\` answers the rows of a file with what was learned. \`npm run describe\` tells what the network
computes, \`npm run verify\` holds its gradient against oracles, and \`npx lawgrad --help\` names all commands and options.
`

/** All files of a project, in the order in which they are told. */
export const projectFiles = (project: NewProject): readonly TextFile[] => [
  { name: 'README.md', text: readme(project) },
  { name: 'package.json', text: manifest(project) },
  { name: 'tsconfig.json', text: settings },
  { name: 'model.ts', text: model },
  { name: 'model.test.ts', text: test },
  { name: 'data.csv', text: data },
  { name: '.gitignore', text: 'node_modules/\nout/\n' }
]
