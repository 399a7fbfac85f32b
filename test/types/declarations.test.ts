/**
 * The declarations that users get: no `any` in them, neither written nor inherited.
 */
import { globSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { declarations, modules } from './build.ts'

const out = await declarations()
const entries = modules.map(module => join(out, module.replace(/\.ts$/u, '.d.ts')))

/** What a failed pipe gives is `any`, so that nothing that uses it is blamed a second time; what compiles has none of it. */
const isOfFailedPipe = (file: string): boolean => file.endsWith(join('network', 'internal', 'pipe.d.ts'))

/** The places of a file where `any` is written. */
const written = (file: string): readonly string[] => {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true)
  const places: string[] = []
  const visit = (node: ts.Node): void => {
    if (node.kind === ts.SyntaxKind.AnyKeyword && !isOfFailedPipe(file))
      places.push(`${relative(out, file)}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}`)
    ts.forEachChild(node, visit)
  }
  visit(source)
  return places
}

describe('the declarations', () => {
  it('are there, with their maps', () => {
    const files = globSync(join(out, '**/*.d.ts'))
    expect(files.length).toBeGreaterThan(50)
    expect(globSync(join(out, '**/*.d.ts.map'))).toHaveLength(files.length)
  })

  it('nowhere say any', () => {
    expect(globSync(join(out, '**/*.d.ts')).flatMap(written)).toEqual([])
  })

  it('let none in from a dependency: no public function takes or returns one', () => {
    const program = ts.createProgram(entries, {
      module: ts.ModuleKind.NodeNext,
      moduleResolution: ts.ModuleResolutionKind.NodeNext,
      target: ts.ScriptTarget.ES2024,
      strict: true,
      skipLibCheck: true,
      types: ['node']
    })
    const checker = program.getTypeChecker()
    const isAny = (type: ts.Type): boolean => (type.flags & ts.TypeFlags.Any) !== 0
    const leaks: string[] = []
    let seen = 0
    const walk = (type: ts.Type, path: string, depth: number): void => {
      if (isAny(type)) leaks.push(path)
      for (const signature of depth < 4 ? type.getCallSignatures() : []) {
        seen += 1
        for (const parameter of signature.getParameters())
          walk(checker.getTypeOfSymbol(parameter), `${path}(${parameter.name})`, depth + 1)
        walk(signature.getReturnType(), `${path}()`, depth + 1)
      }
    }
    for (const entry of entries) {
      const file = program.getSourceFile(entry)
      const module = file === undefined ? undefined : checker.getSymbolAtLocation(file)
      for (const symbol of module === undefined ? [] : checker.getExportsOfModule(module)) {
        const type = checker.getTypeOfSymbol(
          symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol
        )
        // A symbol that names only a type has no value, and the checker calls the type of that any.
        if (!isAny(type)) walk(type, symbol.name, 0)
      }
    }
    expect(seen).toBeGreaterThan(200)
    expect(leaks).toEqual([])
  })
})
