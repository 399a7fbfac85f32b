/**
 * What the types cost a user's compiler: counts, which are exact, and times, which are the machine's.
 */
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { consumer } from '../build.ts'
import { root, tsc, versions, type Compiler } from '../compile.ts'

export interface Cost {
  readonly types: number
  readonly instantiations: number
  /** Of checking, in seconds. */
  readonly seconds: number
}

/** The costs of a project by compiler. */
export type Costs = Readonly<Record<Compiler, Cost>>

export { versions }

/** Blocks of sixteen stages, joined sixteen at a time: `layers` layers, half of them dense. */
const networkOf = (layers: number, pipe: string): string => {
  const width = (k: number): number => ((k * 7) % 61) + 2
  const stages = Array.from({ length: layers }, (_, k) => (k % 2 === 0 ? `dense(${width(k)})` : 'sigmoid'))
  const blocks = Array.from({ length: Math.ceil(layers / 16) }, (_, b) => stages.slice(b * 16, b * 16 + 16))
  const names = blocks.map((_, b) => `b${b}`)
  const groups = Array.from({ length: Math.ceil(names.length / 16) }, (_, g) => names.slice(g * 16, g * 16 + 16))
  return [
    `import { pipe } from '${pipe}'`,
    "import { andThen, dense, input, sigmoid, vector } from 'lawgrad'",
    ...blocks.map((block, b) => `const b${b} = pipe(input(${b === 0 ? 1 : width(b * 16 - 2)}), ${block.join(', ')})`),
    ...groups.map(
      (group, g) =>
        `const g${g} = pipe(${g === 0 ? '' : `g${g - 1}, `}${group.map((name, k) => (g + k === 0 ? name : `andThen(${name})`)).join(', ')})`
    ),
    `export const network = g${groups.length - 1}`,
    'export const predict = (parameters: Parameters<typeof network.forward>[0]) => network.forward(parameters)(vector([1]))',
    ''
  ].join('\n')
}

const sizes = [10, 100, 400] as const

const pipes = { 'fp-ts': 'fp-ts/lib/function.js', lawgrad: 'lawgrad' } as const

/** The largest networks that `repeat` is documented to make, and repeats of repeats. */
const repeated = `import { dense, input, pipe, repeat, sigmoid } from 'lawgrad'
const block = pipe(input(3), dense(3), sigmoid)
export const long = pipe(input(2), dense(3), repeat(999, block), dense(1)).layers.length satisfies 2000
const blocks = pipe(input(3), repeat(30, block))
export const nested = pipe(input(2), dense(3), repeat(30, blocks), dense(1)).layers.length satisfies 1802
`

export const repeatedTitle = '999 blocks, and 30 times 30'

export const titleOf = (size: number, pipe: string): string => `a network of ${size} layers, by the pipe of ${pipe}`

export const wholeTitle = 'the whole API and the programs of the catalogue'

/** The whole public API, and every program of the catalogue. */
const api =
  "export * from 'lawgrad'\nexport * as lawgrad from 'lawgrad'\nexport * as csv from 'lawgrad/csv'\nexport * as laws from 'lawgrad/laws'\nexport * as report from 'lawgrad/report'\n"

const count = (printed: string, name: string): number =>
  Number(new RegExp(String.raw`^${name}:\s+([\d.]+)`, 'mu').exec(printed)?.[1] ?? Number.NaN)

const measure = async (compiler: Compiler, folder: string): Promise<Cost> => {
  // One thread: with more, the native compiler checks some types once in each.
  const threads = compiler === '7.0' ? ['--singleThreaded'] : []
  const printed = await tsc(compiler, ['-p', folder, '--extendedDiagnostics', ...threads])
  if (printed.includes('error TS')) throw new Error(`${compiler}: ${printed}`)
  return {
    types: count(printed, 'Types'),
    instantiations: count(printed, 'Instantiations'),
    seconds: count(printed, 'Check time')
  }
}

const project = (folder: string, name: string, files: Readonly<Record<string, string>>): string => {
  const inside = join(folder, name)
  mkdirSync(inside, { recursive: true })
  for (const [file, text] of Object.entries(files)) writeFileSync(join(inside, file), text)
  writeFileSync(join(inside, 'tsconfig.json'), JSON.stringify({ extends: '../tsconfig.json', include: ['*.ts'] }))
  return inside
}

/** The costs of every project, by its name, on the compilers that are wanted for it. */
export const measureAll = async (
  name: string,
  wanted: (title: string, compiler: Compiler) => boolean = () => true
): Promise<Readonly<Record<string, Partial<Costs>>>> => {
  const folder = await consumer(name)
  const programs = join(root, 'test/types/programs')
  const whole = project(folder, 'api', { 'api.ts': api })
  for (const file of readdirSync(programs)) copyFileSync(join(programs, file), join(whole, file))
  const projects = {
    ...Object.fromEntries(
      Object.entries(pipes).flatMap(([pipe, module]) =>
        sizes.map(size => [
          titleOf(size, pipe),
          project(folder, `network-${size}-${pipe}`, { 'network.ts': networkOf(size, module) })
        ])
      )
    ),
    [repeatedTitle]: project(folder, 'repeated', { 'repeated.ts': repeated }),
    [wholeTitle]: whole
  }
  const costs: Record<string, Partial<Costs>> = {}
  for (const [title, inside] of Object.entries(projects)) {
    const chosen = versions.filter(version => wanted(title, version))
    const measured = await Promise.all(chosen.map(async version => [version, await measure(version, inside)] as const))
    costs[title] = Object.fromEntries(measured)
  }
  return costs
}

export const limitsPath = join(root, 'test/types/budget/limits.json')

export type Limits = Readonly<Record<string, Readonly<Record<Compiler, Omit<Cost, 'seconds'>>>>>

export const readLimits = (): Limits => JSON.parse(readFileSync(limitsPath, 'utf8'))
