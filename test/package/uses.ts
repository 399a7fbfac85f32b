/**
 * How people use the package: the settings of their projects, by the kind of module that their files are.
 *
 * Every project has a program of its own and a mistake about sizes. The program must compile, and the mistake be the one error.
 */
import type { Compiler } from '../types/compile.ts'

export interface Use {
  readonly title: string
  /** The `type` in their package.json. */
  readonly type: 'module' | 'commonjs'
  /** The programs, files of `test/package/consumers`, and `consumer.ts`. */
  readonly programs: readonly string[]
  readonly options: Readonly<Record<string, unknown>>
  /** The compilers that have these settings, if not all. */
  readonly compilers?: readonly Compiler[]
  /** What the compiler says at each import, and nothing else, where these settings cannot be served. */
  readonly refusal?: RegExp
  /** Whether the JavaScript that the compiler writes is run. */
  readonly runs?: boolean
}

const nodenext = { module: 'nodenext', strict: true }
const bundler = { module: 'esnext', moduleResolution: 'bundler', strict: true }
const typescript = ['consumer.ts', 'mistake.ts']
const react = ['view.tsx', 'jsx.d.ts', 'mistake.ts']
const javascript = { allowJs: true, checkJs: true }

/** What the compilers say where subpaths are taken for folders: with TypeScript 5.9 `module: commonjs` implies it. */
const resolutionToChange = /could not be resolved under your current 'moduleResolution' setting\. Consider updating/u

export const uses: readonly Use[] = [
  { title: 'strict', type: 'module', programs: typescript, options: nodenext },
  { title: 'not strict', type: 'module', programs: typescript, options: { module: 'nodenext', strict: false } },
  {
    title: 'stricter than strict',
    type: 'module',
    programs: typescript,
    options: {
      ...nodenext,
      exactOptionalPropertyTypes: true,
      noUncheckedIndexedAccess: true,
      noPropertyAccessFromIndexSignature: true,
      verbatimModuleSyntax: true
    }
  },
  { title: 'bundler', type: 'module', programs: typescript, options: bundler },
  { title: 'node16', type: 'module', programs: typescript, options: { module: 'node16', strict: true } },
  {
    title: 'isolatedDeclarations',
    type: 'module',
    programs: ['declared.ts', 'mistake.ts'],
    options: { ...nodenext, declaration: true, isolatedDeclarations: true }
  },
  { title: 'jsx react-jsx', type: 'module', programs: react, options: { ...bundler, jsx: 'react-jsx' } },
  { title: 'jsx preserve', type: 'module', programs: react, options: { ...nodenext, jsx: 'preserve' } },
  { title: 'checkJs', type: 'module', programs: ['model.js', 'mistake.js'], options: { ...nodenext, ...javascript } },
  {
    title: 'checkJs, bundler, not strict',
    type: 'module',
    programs: ['model.js', 'mistake.js'],
    options: { ...bundler, ...javascript, strict: false }
  },
  {
    title: 'classic resolution',
    type: 'module',
    programs: ['entries.ts'],
    options: { module: 'esnext', strict: true },
    compilers: ['5.9'],
    refusal: /Cannot find module '[^']+'\. Did you mean to set the 'moduleResolution' option to 'nodenext'/u
  },
  {
    title: 'module commonjs',
    type: 'commonjs',
    programs: typescript,
    options: { module: 'commonjs', strict: true },
    compilers: ['6.0', '7.0'],
    runs: true
  },
  { title: 'module nodenext', type: 'commonjs', programs: typescript, options: nodenext, runs: true },
  { title: 'module node20', type: 'commonjs', programs: typescript, options: { module: 'node20', strict: true } },
  { title: 'module esnext, bundler', type: 'commonjs', programs: typescript, options: bundler },
  {
    title: 'module node16, imported when asked',
    type: 'commonjs',
    programs: ['dynamic.ts', 'mistake.mts'],
    options: { module: 'node16', strict: true },
    runs: true
  },
  {
    title: 'module node16',
    type: 'commonjs',
    programs: ['entries.ts'],
    options: { module: 'node16', strict: true },
    refusal: /Consider writing a dynamic 'import\("lawgrad[/a-z]*"\)' call instead/u
  },
  {
    title: 'module commonjs, node10 resolution',
    type: 'commonjs',
    programs: ['entries.ts'],
    options: { module: 'commonjs', strict: true },
    compilers: ['5.9'],
    refusal: resolutionToChange
  },
  {
    title: 'module commonjs, node10 resolution, deprecations ignored',
    type: 'commonjs',
    programs: ['entries.ts'],
    options: { module: 'commonjs', moduleResolution: 'node10', ignoreDeprecations: '6.0', strict: true },
    compilers: ['6.0'],
    refusal: resolutionToChange
  }
]
