import { broken, lines, node, repositoryFiles, type Stage, tally } from './stage.ts'

const formatted = /\.(?:ts|js|mjs|json|md|ya?ml|html|css)$/u

/** Every file in a language that prettier knows reads as prettier would write it. Exceptions: `.prettierignore`. */
export const format: Stage = {
  name: 'format',
  cores: 1,
  run: async () => {
    const files = (await repositoryFiles()).filter(path => formatted.test(path))
    const listing = ['--list-different', '--ignore-unknown', '--cache', '--cache-location', '.cache/prettier']
    const outcome = await node('node_modules/prettier/bin/prettier.cjs', [...listing, ...files])
    if (outcome.code > 1 || outcome.stderr !== '') return [broken('format', 'files', outcome)]
    const wrong = lines(outcome.stdout)
    const details = wrong.map(path => `${path}: not formatted; \`npm run format\` writes it`)
    return [tally('format', 'files', files.length, wrong.length, details)]
  }
}
