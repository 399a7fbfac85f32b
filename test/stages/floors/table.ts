/** The floors of the house, lowest first: a file imports from its own floor or from one below. */
export const floors: readonly string[] = [
  'dimension',
  'scalar',
  'random',
  'linear',
  'layer',
  'loss',
  'network',
  'optimizer',
  'training',
  'engine',
  'data',
  'exchange',
  'report',
  'node'
]

/**
 * Floors whose `internal/` opens to the `internal/` folders of higher floors and of laws: kernels work on the buffers that
 * vectors and matrices hide (`linear`), and networks are joined from layers whose types are lost on the way (`layer`). Every
 * other `internal/` is closed to all but its own floor.
 */
export const shared: ReadonlySet<string> = new Set(['linear', 'layer'])

/** The only floor that may touch the machine: `node:` modules, and `laws` for the verify command. */
export const shell = 'node'

/** Names that may stand at the top of the repository, besides those that begin with a dot and those that git ignores. */
export const top: ReadonlySet<string> = new Set([
  'README.md',
  'LICENSE',
  'CHANGELOG.md',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'src',
  'laws',
  'test',
  'docs'
])

/** No file of code is longer. */
export const maximumLines = 400
