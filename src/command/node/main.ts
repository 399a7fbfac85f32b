#!/usr/bin/env node
/**
 * The command `lawgrad`. Node keeps what it compiled, in its own folder for that, and reads it at the next start instead of compiling again: that is asked
 * for before anything of the command is loaded.
 */
import { enableCompileCache } from 'node:module'

enableCompileCache()

const { run } = await import('./process.ts')
process.exitCode = await run(process.argv.slice(2))
