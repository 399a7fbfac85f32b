/**
 * Which modules of the package lie together in a file that Node loads.
 */
import { join } from 'node:path'
import { root } from '../../stages/stage.ts'

/** What is loaded by its name, from outside or by a new thread: its output has the path of its source. */
export const entries: readonly string[] = [
  'src/index',
  'src/data/csv',
  'src/report/index',
  'laws/index',
  'src/command/node/main',
  'src/command/node/thread',
  'src/command/node/internal/pool-thread',
  'src/command/tune/work',
  'src/engine/internal/crew/thread'
]

/**
 * What a module loads at once lies with it in one file, but for what an earlier layer has. What is in no layer is left to the bundler, which puts together
 * what the same entries load. A module that waits at its top level is in none: others of its file might be what it waits for.
 */
const layers: readonly (readonly [name: string, top: string])[] = [
  ['library', 'src/index'],
  ['report', 'src/report/index'],
  ['laws', 'laws/index'],
  ['command', 'src/command/program']
]

export const sourceOf = (entry: string): string => join(root, `${entry}.ts`)

interface Modules {
  readonly getModuleInfo: (id: string) => { readonly importedIds: readonly string[] } | null
}

/** Whether a module is loaded with another one at once. */
const loadedBy = (top: string): ((id: string, modules: Modules) => boolean) => {
  const loaded = new Set<string>()
  return (id, modules) => {
    if (loaded.size === 0) {
      loaded.add(sourceOf(top))
      for (const each of loaded)
        for (const imported of modules.getModuleInfo(each)?.importedIds ?? []) loaded.add(imported)
    }
    return loaded.has(id)
  }
}

/** The layers as the bundler takes them, anew for each build. */
export const groups = () =>
  layers.map(([name, top], index) => {
    const isIn = loadedBy(top)
    return {
      debugName: name,
      priority: layers.length - index,
      name: (id: string, modules: Modules): string | null => (isIn(id, modules) ? name : null)
    }
  })
