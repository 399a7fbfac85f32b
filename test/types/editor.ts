/**
 * An editor's conversation with TypeScript's language server.
 */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { root } from './compile.ts'

interface Answer {
  readonly type: string
  readonly request_seq?: number
  readonly body?: unknown
}

export interface Editor {
  /** The answer to a request about a place of a file, both counted from 1. */
  readonly ask: (command: string, file: string, line: number, offset: number) => Promise<unknown>
  readonly close: () => void
}

/** Opens a file with the given text. */
export const open = (file: string, text: string): Editor => {
  const server = spawn(process.execPath, [
    join(root, 'node_modules/typescript/bin/tsserver'),
    '--disableAutomaticTypingAcquisition'
  ])
  const waiting = new Map<number, (body: unknown) => void>()
  let buffer = ''
  let count = 0
  server.stdout.setEncoding('utf8').on('data', (text: string) => {
    buffer += text
    const lines = buffer.split(/\r?\n/u)
    buffer = lines.pop() ?? ''
    for (const line of lines.filter(each => each.startsWith('{'))) {
      const answer: Answer = JSON.parse(line)
      if (answer.type === 'response') waiting.get(answer.request_seq ?? -1)?.(answer.body)
    }
  })
  const send = (command: string, args: Readonly<Record<string, unknown>>): number => {
    count += 1
    server.stdin.write(`${JSON.stringify({ seq: count, type: 'request', command, arguments: args })}\n`)
    return count
  }
  send('open', { file, fileContent: text, projectRootPath: root })
  return {
    ask: (command, about, line, offset) =>
      new Promise(settle => {
        waiting.set(send(command, { file: about, line, offset }), settle)
      }),
    close: () => {
      server.kill()
    }
  }
}
