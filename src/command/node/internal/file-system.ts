import { lstat, mkdir, open, readdir, readFile, rename, rmdir, unlink } from 'node:fs/promises'
import { codeOf } from './system-fault.ts'

/** What is written into a file: a text, or its parts as they come. */
export type Contents = string | AsyncIterable<string>

/** A file that is open: what is written is on the disk once `sync` has come back. */
export interface OpenFile {
  readonly write: (text: Contents) => Promise<void>
  readonly sync: () => Promise<void>
  readonly close: () => Promise<void>
}

/** What the exchange of files asks of a file system; every function is one system call, or one of each kind in turn. */
export interface FileSystem {
  /** `wx` makes a new file to write; `r` opens what is there, a folder too. */
  readonly open: (path: string, flag: 'wx' | 'r') => Promise<OpenFile>
  readonly read: (path: string) => Promise<string>
  readonly list: (path: string) => Promise<readonly string[]>
  readonly mkdir: (path: string) => Promise<void>
  readonly rmdir: (path: string) => Promise<void>
  readonly unlink: (path: string) => Promise<void>
  readonly rename: (from: string, to: string) => Promise<void>
  /** What stands at a path; a link is a file, whatever it points at. */
  readonly kind: (path: string) => Promise<Kind>
}

export type Kind = 'nothing' | 'file' | 'folder' | 'else'

/** The file system of the machine. */
export const nodeFileSystem: FileSystem = {
  open: async (path, flag) => {
    const handle = await open(path, flag)
    return {
      write: text => handle.writeFile(text),
      sync: () => handle.sync(),
      close: () => handle.close()
    }
  },
  read: path => readFile(path, 'utf8'),
  list: path => readdir(path),
  mkdir: path => mkdir(path),
  rmdir: path => rmdir(path),
  unlink: path => unlink(path),
  rename: (from, to) => rename(from, to),
  kind: async path => {
    try {
      const found = await lstat(path)
      return found.isDirectory() ? 'folder' : found.isFile() || found.isSymbolicLink() ? 'file' : 'else'
    } catch (error) {
      if (['ENOENT', 'ENOTDIR'].includes(codeOf(error))) return 'nothing'
      throw error
    }
  }
}
