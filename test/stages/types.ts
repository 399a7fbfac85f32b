import { broken, lines, node, type Stage, tally } from './stage.ts'

const ours = (path: string): boolean => !/[\\/]node_modules[\\/]/u.test(path)

/** `path(line,column): error …` starts a message; what follows it, indented, belongs to it. */
const errorAt = /^(?<path>[^\s(][^(]*)\(\d+,\d+\): error /u

const checker = (name: string, compiler: string, project: string): Stage => ({
  name,
  cores: 1,
  run: async () => {
    const outcome = await node(compiler, ['-p', project, '--pretty', 'false', '--listFiles'])
    const printed = lines(outcome.stdout)
    const isSource = (line: string): boolean => /^(?:\/|[A-Za-z]:[\\/]).*\.(?:[cm]?ts|json)$/u.test(line)
    const sources = printed.filter(line => isSource(line) && ours(line))
    const errors = printed.filter(line => !isSource(line))
    const guilty = new Set(errors.flatMap(line => errorAt.exec(line)?.groups?.['path'] ?? []))
    if (outcome.code !== 0 && guilty.size === 0)
      return [broken(name, 'files', { ...outcome, stdout: errors.join('\n') })]
    return [tally(name, 'files', sources.length, guilty.size, errors)]
  }
})

/** The compiler of tools that need its programming interface: what is published, and what is written with it. */
export const types6: Stage = checker('types6', 'node_modules/typescript/bin/tsc', 'test/config/tsconfig.users.json')

/** The native compiler, of everything: it also emits what we publish. */
export const types7: Stage = checker('types7', 'node_modules/@typescript/native/bin/tsc', 'tsconfig.json')
