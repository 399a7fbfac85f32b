/**
 * The process of the command `lawgrad`: the program, run with the capabilities of Node. What may run code of the user’s runs in a thread of its own.
 */
import type { ExitCode } from '../command-error.ts'
import { lawgrad } from '../program.ts'
import { defectOf } from './internal/defect.ts'
import { nodeCapabilities, releaseFolders } from './node-capabilities.ts'

/** A reader that leaves early, such as `head`, or a terminal that is closed, is no failure; what was asked for is still done. */
const tolerate = (error: Error): void => {
  if (!('code' in error) || (error.code !== 'EPIPE' && error.code !== 'EIO')) throw error
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
  process.stdout.on('error', tolerate)
  process.stderr.on('error', tolerate)
  return attempt(words).catch((error: unknown): ExitCode => {
    process.stderr.write(defectOf(words, error))
    return 1
  })
}
