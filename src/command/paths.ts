/** Paths as text. */
import { standardInput } from './capabilities.ts'

/** What a file is called in sentences. */
export const saidOf = (file: string): string => (file === standardInput ? 'standard input' : file)

/** The name of a file without its folders. */
export const fileName = (path: string): string => path.replace(/[/\\]+$/, '').replace(/^.*[/\\]/, '')

/** The name of a file without its folders and its extension. */
export const baseName = (path: string): string => fileName(path).replace(/(?!^)\.[^.]*$/, '')

/** The folder of a file: `.` for a name alone. */
export const folderOf = (path: string): string => {
  const [, folder] = /^(.*?)[/\\]+[^/\\]*$/.exec(path) ?? []
  return folder === undefined ? '.' : folder === '' ? '/' : folder
}
