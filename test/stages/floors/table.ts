/** The floors of the house, lowest first: a file imports from its own floor or from one below. */
export const floors: readonly string[] = [
  'dimension',
  'scalar',
  'random',
  'tensor',
  'algebra',
  'layer',
  'loss',
  'optimizer',
  'network',
  'data',
  'training',
  'engine',
  'exchange',
  'report',
  'command'
]

/**
 * Floors whose `internal/` opens to the `internal/` folders of higher floors and of laws: sizes are computed (`dimension`), kernels work on the
 * buffers that tensors hide (`tensor`), readings know what stands in their equations (`algebra`), networks are joined from layers
 * whose types are lost on the way (`layer`, `network`), losses and optimizers are read in other readings (`loss`, `optimizer`), and examples are read component by component (`data`). Every other `internal/` is closed to all but its own floor.
 */
export const shared: ReadonlySet<string> = new Set([
  'dimension',
  'tensor',
  'algebra',
  'layer',
  'loss',
  'optimizer',
  'network',
  'data'
])

/** The only floor that may import `laws`, for the commands that run them. */
export const shell = 'command'

/** The only folder that may touch the machine: `node:` modules. */
export const machine = 'src/command/node/'

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
