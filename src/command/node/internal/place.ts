import { relative } from 'node:path'
import { fileURLToPath } from 'node:url'

/** `file:line:column` of the first line of a stack that is in a file of the user's. */
export const placeIn = (stack: string): string => {
  const here = import.meta.url.replace(/\/command\/node\/internal\/[^/]*$/, '')
  const found = stack
    .split('\n')
    .flatMap(line => [...line.matchAll(/(file:\/\/[^\s()]+?):(\d+):(\d+)/g)])
    .find(([, url = '']) => !url.startsWith(here))
  if (found === undefined) return ''
  const [, url = '', line = '', column = ''] = found
  return `${relative(process.cwd(), fileURLToPath(url))}:${line}:${column}`
}
