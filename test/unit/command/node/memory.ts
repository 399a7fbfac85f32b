/**
 * A disk in memory that fails, stops or loses what was not flushed, at any call.
 */
import { dirname, basename } from 'node:path'
import type { FileSystem, Kind } from '../../../../src/command/node/internal/file-system.ts'
import type { Processes } from '../../../../src/command/node/internal/owner.ts'
import { SystemFault } from '../../../../src/command/node/internal/system-fault.ts'

/** The process ends at this call: no call after it does anything. */
export class Crash extends Error {}

type Node = { text: string; flushed: string } | { entries: Map<string, Node>; flushed: Map<string, Node> }

const folderNode = (): Extract<Node, { entries: unknown }> => ({ entries: new Map(), flushed: new Map() })

/** What a call does instead of its work: it fails with a code, or the process ends there. */
export type Meddle = (call: number, what: string) => string | undefined

export interface Disk {
  readonly files: FileSystem
  /** The calls so far, in words. */
  readonly calls: readonly string[]
  /** Every path with its text; folders end in a slash. */
  readonly contents: () => Readonly<Record<string, string>>
  /** The same disk without meddling, or with another, its calls counted anew. */
  readonly again: (meddle?: Meddle) => Disk
  /** The disk after a power failure: only what was flushed is left. */
  readonly afterPowerFailure: () => Disk
}

const copyFlushed = (node: Node): Node =>
  'text' in node
    ? { text: node.flushed, flushed: node.flushed }
    : (() => {
        const entries = new Map([...node.flushed].map(([name, below]) => [name, copyFlushed(below)]))
        return { entries, flushed: new Map(entries) }
      })()

const diskOf = (root: Node, meddle: Meddle): Disk => {
  const calls: string[] = []
  let isOver = false
  const at = (path: string): Node | undefined => {
    if (path === '/') return root
    const above = at(dirname(path))
    return above !== undefined && 'entries' in above ? above.entries.get(basename(path)) : undefined
  }
  const fault = (code: string, path: string): SystemFault => new SystemFault(code, path, `${code}: ${path}`)
  const folderAt = (path: string) => {
    const node = at(path)
    if (node === undefined) throw fault('ENOENT', path)
    if ('text' in node) throw fault('ENOTDIR', path)
    return node.entries
  }
  const call = (what: string, path: string): void => {
    calls.push(`${what} ${path}`)
    const code = isOver ? 'crash' : meddle(calls.length - 1, what)
    isOver = code === 'crash'
    if (code === 'crash') throw new Crash(`${what} ${path}`)
    if (code !== undefined) throw fault(code, path)
  }
  const kind = (path: string): Kind => {
    const node = at(path)
    return node === undefined ? 'nothing' : 'text' in node ? 'file' : 'folder'
  }
  const flush = (node: Node): void => {
    if ('text' in node) node.flushed = node.text
    else node.flushed = new Map(node.entries)
  }
  const files: FileSystem = {
    open: async (path, flag) => {
      call('open', path)
      if (flag === 'wx') {
        if (kind(path) !== 'nothing') throw fault('EEXIST', path)
        folderAt(dirname(path)).set(basename(path), { text: '', flushed: '' })
      }
      const node = at(path)
      if (node === undefined) throw fault('ENOENT', path)
      return {
        write: async given => {
          const text = given.toString()
          // A write that fails or is cut off may have written a part.
          if ('text' in node) node.text = text.slice(0, text.length / 2)
          call('write', path)
          if ('text' in node) node.text = text
        },
        sync: async () => {
          call('sync', path)
          flush(node)
        },
        close: async () => call('close', path)
      }
    },
    read: async path => {
      call('read', path)
      const node = at(path)
      if (node === undefined) throw fault('ENOENT', path)
      if (!('text' in node)) throw fault('EISDIR', path)
      return node.text
    },
    list: async path => {
      call('list', path)
      return [...folderAt(path).keys()]
    },
    mkdir: async path => {
      call('mkdir', path)
      const above = folderAt(dirname(path))
      if (above.has(basename(path))) throw fault('EEXIST', path)
      above.set(basename(path), folderNode())
    },
    rmdir: async path => {
      call('rmdir', path)
      if (folderAt(path).size > 0) throw fault('ENOTEMPTY', path)
      folderAt(dirname(path)).delete(basename(path))
    },
    unlink: async path => {
      call('unlink', path)
      const kindOfPath = kind(path)
      if (kindOfPath === 'nothing') throw fault('ENOENT', path)
      if (kindOfPath === 'folder') throw fault('EISDIR', path)
      folderAt(dirname(path)).delete(basename(path))
    },
    rename: async (from, to) => {
      call('rename', from)
      const node = at(from)
      if (node === undefined) throw fault('ENOENT', from)
      if (kind(to) === 'folder') throw fault('EISDIR', to)
      // Two names of one file: nothing happens, as POSIX has it.
      if (at(to) === node) return
      folderAt(dirname(to)).set(basename(to), node)
      folderAt(dirname(from)).delete(basename(from))
    },
    kind: async path => {
      call('kind', path)
      return kind(path)
    }
  }
  const contents = (): Readonly<Record<string, string>> => {
    const listed = (path: string, node: Node): readonly (readonly [string, string])[] =>
      'text' in node
        ? [[path, node.text]]
        : [
            ...(path === '' ? [] : [[`${path}/`, ''] as const]),
            ...[...node.entries].flatMap(([name, below]) => listed(`${path}/${name}`, below))
          ]
    return Object.fromEntries(listed('', root).toSorted(([a], [b]) => (a < b ? -1 : 1)))
  }
  return {
    files,
    calls,
    contents,
    again: (next = () => undefined) => diskOf(root, next),
    afterPowerFailure: () => diskOf(copyFlushed(root), () => undefined)
  }
}

/** A disk with such texts, all of them flushed. */
export const disk = (texts: Readonly<Record<string, string>>): Disk => {
  const root = folderNode()
  const made = (path: string): Map<string, Node> => {
    if (path === '/') return root.entries
    const above = made(dirname(path))
    const node = above.get(basename(path)) ?? folderNode()
    above.set(basename(path), node)
    if ('text' in node) throw new Error(`${path} is a file`)
    return node.entries
  }
  for (const [path, text] of Object.entries(texts))
    if (path.endsWith('/')) made(path.slice(0, -1))
    else made(dirname(path)).set(basename(path), { text, flushed: text })
  const settle = (node: Node): void => {
    if ('text' in node) return
    node.flushed = new Map(node.entries)
    for (const below of node.entries.values()) settle(below)
  }
  settle(root)
  return diskOf(root, () => undefined)
}

/** Processes of a machine, by number and by when they began; this one is the first of them. */
export const processesOf = (
  [pid, started]: readonly [number, string],
  others: Readonly<Record<number, string>> = {},
  host = 'here'
): Processes => {
  let tokens = 0
  return {
    self: async () => ({ pid, host, boot: 'boot', started }),
    started: async asked => (asked === pid ? started : others[asked]),
    token: () => `${pid}-${(tokens += 1)}`,
    date: () => '2026-01-01T00:00:00.000Z',
    wait: async () => undefined
  }
}
