/** Preloaded into a process, tells on stderr, when it ends, which files were loaded, as JSON. */
import { writeSync } from 'node:fs'
import { registerHooks } from 'node:module'

const loaded: string[] = []

registerHooks({
  load: (url, context, next) => {
    if (url.startsWith('file:')) loaded.push(url)
    return next(url, context)
  }
})

process.on('exit', () => writeSync(2, JSON.stringify(loaded)))
