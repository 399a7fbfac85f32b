import {
  type Import,
  importsOf,
  isNode,
  isRelative,
  nonExports,
  packageOf,
  placeOf,
  type Source,
  targetOf
} from './source.ts'
import { floors, machine, maximumLines, shared, shell } from './table.ts'

export interface Fault {
  readonly path: string
  readonly line: number
  readonly message: string
}

/** The dependencies that users of the package get. */
export type Declared = ReadonlySet<string>

const height = (floor: string): number => floors.indexOf(floor)

/** `src/index.ts` stands above every floor but the shell, which nothing imports. */
const heightOf = (path: string): number => (path === 'src/index.ts' ? height(shell) - 0.5 : height(placeOf(path).floor))

/** Why `from` must not import the file `to`, if it must not. */
const refusal = (from: string, to: string): string | undefined => {
  const here = placeOf(from)
  const there = placeOf(to)
  if (here.area !== 'src' && here.area !== 'laws') return undefined
  if (there.area !== 'src' && there.area !== 'laws') return `${here.area} imports only src and laws, not ${to}`
  if (here.area === 'laws') {
    if (there.floor === shell) return `laws must not import src/${shell}`
    if (there.area === 'laws' || !there.inside) return undefined
    return here.inside && shared.has(there.floor) ? undefined : `${to} is internal to the floor ${there.floor}`
  }
  if (there.area === 'laws') return here.floor === shell ? undefined : `only src/${shell} may import laws`
  if (heightOf(to) > heightOf(from)) return `upward: ${here.floor || 'index'} must not import ${there.floor || 'index'}`
  if (!there.inside || there.floor === here.floor) return undefined
  return here.inside && shared.has(there.floor) ? undefined : `${to} is internal to the floor ${there.floor}`
}

const relativeFault = (path: string, specifier: string, known: ReadonlySet<string>): string | undefined => {
  if (!/\.(?:ts|json)$/u.test(specifier)) return `'${specifier}' must end in .ts`
  const target = targetOf(path, specifier)
  return known.has(target) || specifier.endsWith('.json') ? refusal(path, target) : `there is no file ${target}`
}

const nodeFault = (path: string): string | undefined => {
  const { area } = placeOf(path)
  return (area === 'src' && !path.startsWith(machine)) || area === 'laws'
    ? `only ${machine} may import a module of Node`
    : undefined
}

const packageFault = (path: string, specifier: string, declared: Declared): string | undefined => {
  const name = packageOf(specifier)
  if (/^(?:fp-ts|io-ts)\/(?!lib\/.+\.js$)/u.test(specifier)) {
    return `'${specifier}' crashes in plain Node; write '${name}/lib/${specifier.split('/').at(-1)}.js'`
  }
  const { area } = placeOf(path)
  if (area !== 'src' && area !== 'laws') return undefined
  if (name === 'lawgrad') return `inside of the package, import the file, not '${specifier}'`
  return declared.has(name) ? undefined : `'${name}' is not in the dependencies of package.json`
}

const importFault = (
  source: Source,
  { specifier, line }: Import,
  known: ReadonlySet<string>,
  declared: Declared
): readonly Fault[] => {
  const message = isRelative(specifier)
    ? relativeFault(source.path, specifier, known)
    : isNode(specifier)
      ? nodeFault(source.path)
      : packageFault(source.path, specifier, declared)
  return message === undefined ? [] : [{ path: source.path, line, message }]
}

const placeFaults = ({ path }: Source): readonly Fault[] => {
  const { area, floor } = placeOf(path)
  const known = area !== 'src' || path === 'src/index.ts' || floors.includes(floor)
  return known ? [] : [{ path, line: 1, message: `'${floor || path}' is no floor; the floors: ${floors.join(', ')}` }]
}

const lengthFaults = ({ path, text }: Source): readonly Fault[] => {
  const length = text.trimEnd().split('\n').length
  return length > maximumLines ? [{ path, line: length, message: `${length} lines; at most ${maximumLines}` }] : []
}

const indexFaults = (source: Source): readonly Fault[] =>
  source.path === 'src/index.ts'
    ? nonExports(source).map(line => ({ path: source.path, line, message: 'src/index.ts only re-exports' }))
    : []

/** Everything that the rules say about files one by one. */
export const faultsOf = (sources: readonly Source[], declared: Declared): readonly Fault[] => {
  const known = new Set(sources.map(source => source.path))
  return sources.flatMap(source => [
    ...placeFaults(source),
    ...lengthFaults(source),
    ...indexFaults(source),
    ...importsOf(source).flatMap(each => importFault(source, each, known, declared))
  ])
}
