/**
 * What Node loads of the package: the modules of `dist/src` and `dist/laws` once more, in few files that are read quickly (ADR 34).
 */
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { rolldown, type OutputChunk } from 'rolldown'
import { node, root } from '../../stages/stage.ts'
import { bundled, type Calls } from './calls.ts'
import { functionsIn } from './functions.ts'
import { entries, groups, sourceOf } from './layers.ts'
import {
  asModules,
  compiledAtOnce,
  pathOf,
  places,
  shortNames,
  withoutArrows,
  withoutEffects,
  type Chosen
} from './plugins.ts'

const write = async (chosen: Chosen): Promise<readonly OutputChunk[]> => {
  const build = await rolldown({
    input: Object.fromEntries(entries.map(entry => [entry, sourceOf(entry)])),
    platform: 'neutral',
    external: [/^node:/u, 'fast-check', 'vega', 'vega-lite', 'd3-contour'],
    checks: { bundlerTimings: false },
    resolve: { mainFields: ['module', 'main'] },
    plugins: [asModules, places, shortNames, withoutArrows, compiledAtOnce(chosen), withoutEffects]
  })
  const { output } = await build.write({
    dir: fileURLToPath(bundled),
    format: 'esm',
    sourcemap: true,
    entryFileNames: '[name].js',
    chunkFileNames: 'src/chunks/[name].js',
    codeSplitting: { groups: groups() },
    topLevelVar: true,
    minify: false
  })
  await build.close()
  return output.filter(each => each.type === 'chunk')
}

/** The functions of written files that a small training calls. */
const calledIn = async (chunks: readonly OutputChunk[]): Promise<Chosen> => {
  const { code, stdout, stderr } = await node('test/package/node/calls.ts', [])
  if (code !== 0) throw new Error(`the training failed: ${stderr}`)
  const calls: Calls = JSON.parse(stdout)
  return new Map(
    chunks.map(({ fileName, code }) => {
      const starts = new Set(calls[fileName])
      const places = starts.size === 0 ? [] : functionsIn(code)
      return [fileName, new Set(places.flatMap(({ start }, k) => (starts.has(start) ? [k] : [])))]
    })
  )
}

/** The package that a module is of, if it is not ours. */
const packageOf = (path: string): string | undefined =>
  /(?:^|\/)node_modules\/(?<name>(?:@[^/]+\/)?[^/]+)\//u.exec(path)?.groups?.['name']

/** The licences of the packages whose code is in the files. */
const notices = (chunks: readonly OutputChunk[]): string => {
  const packages = new Set(chunks.flatMap(({ moduleIds }) => moduleIds.flatMap(id => packageOf(pathOf(id)) ?? [])))
  return [...packages]
    .toSorted()
    .map(name => {
      const folder = join(root, 'node_modules', name)
      const file = readdirSync(folder).find(each => /^licen[cs]e/iu.test(each))
      if (file === undefined) throw new Error(`${name} comes without its licence`)
      return `# ${name}\n\n${readFileSync(join(folder, file), 'utf8').trim()}\n`
    })
    .join('\n')
}

/** In a map, the text of what is not shipped beside it, and of nothing else. */
const lighten = (path: string): void => {
  const map: { readonly sources: readonly string[]; readonly sourcesContent: readonly (string | null)[] } = JSON.parse(
    readFileSync(path, 'utf8')
  )
  const sourcesContent = map.sources.map((source, k) =>
    packageOf(source) === undefined ? null : map.sourcesContent[k]
  )
  writeFileSync(path, JSON.stringify({ ...map, sourcesContent }))
}

/** Writes `dist/node`, twice: what a training calls is known once there is something to call. */
export const bundle = async (): Promise<void> => {
  const called = await calledIn(await write(new Map()))
  rmSync(bundled, { recursive: true })
  const chunks = await write(called)
  for (const { sourcemapFileName } of chunks)
    if (sourcemapFileName !== null) lighten(fileURLToPath(new URL(sourcemapFileName, bundled)))
  writeFileSync(new URL('LICENSES.md', bundled), notices(chunks))
}

if (import.meta.main) await bundle()
