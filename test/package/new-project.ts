/** A project that the installed command writes, with the package as npm installed it: trained, tested and type-checked. */
import { join } from 'node:path'
import { execute, node, root } from '../stages/stage.ts'
import { compilers } from '../types/compile.ts'
import { type Check, failed } from './check.ts'

/** In a folder below the one that has lawgrad installed, where Node, npm and the compiler find it. */
export const newProjectChecks = async (folder: string): Promise<readonly Check[]> => {
  const lawgrad = join(folder, 'node_modules/.bin/lawgrad')
  const created = failed('lawgrad new', await execute(lawgrad, ['new', 'started'], { cwd: folder, seconds: 60 }))
  if (created.faults.length > 0) return [created]
  const where = { cwd: join(folder, 'started'), seconds: 120 }
  const training = ['train', 'model.ts', '--data', 'data.csv', '--loss', 'binaryCrossEntropy', '--epochs', '20']
  const types = ['-p', '.', '--typeRoots', join(root, 'node_modules/@types'), '--pretty', 'false']
  return [
    created,
    failed('a new project is trained', await execute(lawgrad, training, where)),
    failed('a new project passes its test', await execute(process.execPath, ['--test'], where)),
    failed('a new project type-checks', await node(compilers['7.0'], types, where))
  ]
}
