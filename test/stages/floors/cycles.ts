import type { Fault } from './check.ts'
import { isRelative, loadedBy, type Source, targetOf } from './source.ts'

type Graph = ReadonlyMap<string, readonly string[]>

const graphOf = (sources: readonly Source[]): Graph =>
  new Map(
    sources.map(source => [
      source.path,
      loadedBy(source)
        .filter(isRelative)
        .map(specifier => targetOf(source.path, specifier))
    ])
  )

/** Depth first; `done` holds the files that lead to no cycle, or to one already reported. */
const cycleFrom = (graph: Graph, path: readonly string[], done: Set<string>): readonly string[] | undefined => {
  const here = path.at(-1) ?? ''
  if (done.has(here)) return undefined
  const start = path.indexOf(here)
  if (start < path.length - 1) return path.slice(start)
  for (const next of graph.get(here) ?? []) {
    const cycle = cycleFrom(graph, [...path, next], done)
    if (cycle !== undefined) return cycle
  }
  done.add(here)
  return undefined
}

/** Files that load each other in a ring, each ring once. Imports of types alone load nothing. */
export const cyclesOf = (sources: readonly Source[]): readonly Fault[] => {
  const graph = graphOf(sources)
  const done = new Set<string>()
  return [...graph.keys()].flatMap(path => {
    const cycle = cycleFrom(graph, [path], done)
    if (cycle === undefined) return []
    for (const each of cycle) done.add(each)
    return [{ path: cycle[0] ?? path, line: 1, message: `a ring of imports: ${cycle.join(' → ')}` }]
  })
}
