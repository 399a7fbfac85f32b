/** The same networks in PyTorch, where a Python of the machine has it. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { execute } from '../../stages/stage.ts'

/** What is learned too: of tables the lines of each part, of images the epochs. */
export interface Job {
  readonly tables: readonly {
    readonly name: string
    readonly training: readonly number[]
    readonly test: readonly number[]
  }[]
  readonly images: readonly { readonly name: string; readonly epochs: number }[]
}

/** The metric of an example on its test part, by PyTorch: of some seeds the least, the mean and the greatest. */
export interface Twin {
  readonly name: string
  readonly metrics: readonly number[]
  readonly seconds: number
}

const pythons = ['/usr/bin/python3', 'python3']

/** What PyTorch of a version has learned. */
export interface Twins {
  readonly version: string
  readonly twins: readonly Twin[]
}

/** Nothing where no Python has PyTorch. */
export const torchOf = async (folder: string, job: Job): Promise<Twins | undefined> => {
  writeFileSync(join(folder, 'job.json'), JSON.stringify(job))
  for (const python of pythons) {
    const { code } = await execute(python, ['-c', 'import torch, numpy'])
    if (code !== 0) continue
    const outcome = await execute(python, [join(import.meta.dirname, 'twins.py'), folder], { seconds: 1800 })
    if (outcome.code !== 0) throw new Error(`twins.py failed: ${outcome.stderr}`)
    return JSON.parse(outcome.stdout)
  }
  return undefined
}
