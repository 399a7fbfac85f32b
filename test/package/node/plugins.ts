/**
 * What is done with the modules of the package on their way into the files that Node loads.
 */
import { join, posix, relative } from 'node:path'
import { transform } from 'esbuild'
import { MagicString } from 'magic-string'
import type { Plugin } from 'rolldown'
import { minifySync } from 'rolldown/utils'
import { root } from '../../stages/stage.ts'
import { callsForConstants, functionsIn, type Place } from './functions.ts'

export const pathOf = (id: string): string => relative(root, id).replaceAll('\\', '/')

/** fp-ts as modules, of which only what is used is taken; its names lead to CommonJS. */
export const asModules: Plugin = {
  name: 'fp-ts as modules',
  resolveId: name => {
    const file = /^fp-ts\/(?:lib|es6)\/(?<file>\w+)(?:\.js)?$/u.exec(name)?.groups?.['file']
    return file === undefined ? undefined : join(root, `node_modules/fp-ts/es6/${file}.js`)
  }
}

interface Edited {
  readonly code: string
  readonly map: ReturnType<MagicString['generateMap']>
}

/** A text after some changes, and where its parts have gone; nothing if nothing changes. */
const edited = (code: string, edit: (text: MagicString) => void): Edited | undefined => {
  const text = new MagicString(code)
  edit(text)
  return text.hasChanged() ? { code: text.toString(), map: text.generateMap({ hires: 'boundary' }) } : undefined
}

/** Whatever the file is that a module comes to lie in, its own place stays that of its source: threads are found from there. */
export const places: Plugin = {
  name: 'places of modules',
  transform: (code, id) => {
    const path = pathOf(id).replace(/\.ts$/u, '.js')
    if (!path.startsWith('src/')) return undefined
    return edited(code, text => text.replaceAll('import.meta.url', `new URL('@${path}@', import.meta.url).href`))
  },
  renderChunk: (code, { fileName }) =>
    edited(code, text =>
      text.replace(/@(src\/[\w/-]+\.js)@/gu, (_, path: string) => posix.relative(posix.dirname(fileName), path))
    )
}

/** Short names for what functions hold. Names of functions themselves stay, for the stacks of defects. */
export const shortNames: Plugin = {
  name: 'short names',
  renderChunk: (code, { fileName }) => {
    const written = minifySync(fileName, code, {
      module: true,
      compress: false,
      mangle: { toplevel: false, keepNames: true },
      sourcemap: true
    })
    return { code: written.code, map: written.map ?? null }
  }
}

/** Functions in place of arrows, which V8 reads in two thirds of the time, in lines that an error can show. */
export const withoutArrows: Plugin = {
  name: 'without arrows',
  renderChunk: async (code, { fileName }) => {
    const { code: written, map } = await transform(code, {
      format: 'esm',
      target: 'es2024',
      supported: { arrow: false },
      minifySyntax: true,
      minifyWhitespace: true,
      lineLimit: 120,
      sourcemap: 'external',
      sourcefile: fileName,
      legalComments: 'none'
    })
    return { code: written, map }
  }
}

/** Some functions of each file, by their place in the order of all. */
export type Chosen = ReadonlyMap<string, ReadonlySet<number>>

/**
 * Parentheses around functions that are called at once: V8 then compiles them while it reads the file, and does not read them again when it comes to them.
 */
export const compiledAtOnce = (chosen: Chosen): Plugin => ({
  name: 'compiled at once',
  renderChunk: (code, { fileName }) => {
    const own = chosen.get(fileName)
    if (own === undefined || own.size === 0) return undefined
    const functions: readonly Place[] = functionsIn(code).filter((_, k) => own.has(k))
    return edited(code, text => {
      for (const { start, end } of functions) text.prependRight(start, '(').appendLeft(end, ')')
    })
  }
})

/** What package.json says of modules, that they do nothing but give, said of each constant too: bundlers of others leave out what is not used. */
export const withoutEffects: Plugin = {
  name: 'without effects',
  renderChunk: (code, { isEntry }) =>
    isEntry
      ? undefined
      : edited(code, text => {
          for (const { start } of callsForConstants(code)) text.prependRight(start, '/* @__PURE__ */')
        })
}
