/**
 * The process of the command `lawgrad`: the program, run with the capabilities of Node. What may run code of the user’s runs in a thread of its own.
 */
import type { ExitCode } from '../command-error.ts'
import { complaint, lawgrad } from '../program.ts'
import { defectOf } from './internal/defect.ts'
import { nodeCapabilities, releaseFolders } from './node-capabilities.ts'

type StreamName = 'standard output' | 'standard error'

/** Ends the program at once, its folders given back. */
const leave = async (): Promise<void> => {
  await releaseFolders().catch(() => undefined)
  process.exit(1)
}

/** A disk that is full ends the program, and gives back what it has taken; what is written into files is so together or not at all. */
const refused = (words: readonly string[], stream: StreamName, error: Error): void => {
  process.stdout.removeAllListeners('error').on('error', () => undefined)
  process.stderr.removeAllListeners('error').on('error', () => undefined)
  process.stderr.write(
    complaint(words)(
      `expected to write to ${stream}; it failed (${error.message}). Make room there, or send it elsewhere.`
    )
  )
  void leave()
}

/** A reader that leaves early, such as `head`, or a terminal that is closed, is no failure; what was asked for is still done. */
const tolerate =
  (words: readonly string[], stream: StreamName) =>
  (error: Error): void => {
    if (!('code' in error) || (error.code !== 'EPIPE' && error.code !== 'EIO')) refused(words, stream, error)
  }

const asksForHelp = (words: readonly string[]): boolean =>
  words.length === 0 || words.some(word => ['-h', '--help'].includes(word)) || words[0]?.startsWith('-') === true

const attempt = async (words: readonly string[]): Promise<ExitCode> => {
  const capabilities = nodeCapabilities()
  if (asksForHelp(words)) return lawgrad(words)(capabilities)()
  const { host } = await import('./internal/host.ts')
  return host(words, capabilities).finally(releaseFolders)
}

/** Does what the words of a command line ask for. */
export const run = (words: readonly string[]): Promise<ExitCode> => {
  process.stdout.on('error', tolerate(words, 'standard output'))
  process.stderr.on('error', tolerate(words, 'standard error'))
  return attempt(words).catch((error: unknown): ExitCode => {
    process.stderr.write(defectOf(words, error))
    return 1
  })
}
