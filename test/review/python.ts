/** Which Python has a module. */
import { spawnSync } from 'node:child_process'

const known = new Map<string, string | undefined>()

/** The first of `python3` and that of the system that has a module, if any. */
export const pythonWith = (module: string): string | undefined => {
  if (!known.has(module))
    known.set(
      module,
      ['python3', '/usr/bin/python3'].find(python => spawnSync(python, ['-c', `import ${module}`]).status === 0)
    )
  return known.get(module)
}
