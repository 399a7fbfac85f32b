#!/usr/bin/env node
/**
 * The command `lawgrad`: the program, run with the capabilities of Node.
 */
import type { ExitCode } from '../command-error.ts'
import { complaint, lawgrad } from '../program.ts'
import { nodeCapabilities } from './node-capabilities.ts'

const argv = process.argv.slice(2)

/** A reader that leaves early, such as `head`, is no failure; what was asked for is still done. */
const tolerate = (error: Error): void => {
  if (!('code' in error) || error.code !== 'EPIPE') throw error
}

/** Node ends as soon as nothing can happen any more, without a word. */
const unsettled = (): void => {
  process.stderr.write(
    complaint(argv)(
      'expected a model that loads; its top-level await waits for something that never comes. Correct the model.'
    )
  )
  process.exitCode = 2
}

process.stdout.on('error', tolerate)
process.stderr.on('error', tolerate)
process.once('beforeExit', unsettled)

const defect = (error: unknown): ExitCode => {
  const said = error instanceof Error ? (error.stack ?? error.message) : String(error)
  process.stderr.write(
    complaint(argv)(
      `expected no defect of its own; met one, and nothing was written. Please report it with the command that you gave.\n${said}`
    )
  )
  return 1
}

const run = async (): Promise<ExitCode> => lawgrad(argv)(nodeCapabilities())()

process.exitCode = await run().catch(defect)
process.off('beforeExit', unsettled)
