/** Saved models on a machine in memory. */
import type { Settings } from './machine.ts'
import { petText } from '../unit/exchange/models.ts'

const table = ['id,length,kind,weight', 'a7,-0.9,cat,11', '"b, 8",-1.2,dog,8.', ''].join('\n')

/** A model in the folder `out`, and tables. */
export const saved: Settings = {
  files: { out: 'isFolder', 'out/': 'isFolder', 'out/model.json': petText, 'pets.csv': table }
}

export const withFiles = (files: NonNullable<Settings['files']>): Settings => ({
  ...saved,
  files: { ...saved.files, ...files }
})
