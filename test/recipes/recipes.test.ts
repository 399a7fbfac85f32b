import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { cache, node, nodeOnSources, root } from '../stages/stage.ts'
import { recipes, withAdded, type Recipe } from './guide.ts'

/** A copy of what recipes work on, where nothing else is. */
const kitchen = cache('recipes')

const write = (path: string, text: string): void => {
  mkdirSync(dirname(join(kitchen, path)), { recursive: true })
  writeFileSync(join(kitchen, path), text)
}

/** What is to be tried of a recipe. */
const trial = ({ name }: Recipe): string => `try/${name.replaceAll(' ', '-')}.ts`

/** Follows the steps of a recipe. */
const follow = (recipe: Recipe): void => {
  for (const step of recipe.steps)
    if (step._tag === 'Write') write(step.path, step.code)
    else if (step._tag === 'Try') write(trial(recipe), step.code)
    else write(step.path, withAdded(readFileSync(join(kitchen, step.path), 'utf8'), step))
}

beforeAll(() => {
  rmSync(kitchen, { recursive: true, force: true })
  for (const part of ['src', 'laws', 'docs/examples', 'package.json', 'tsconfig.json'])
    cpSync(join(root, part), join(kitchen, part), { recursive: true })
  symlinkSync(join(root, 'node_modules'), join(kitchen, 'node_modules'), 'dir')
  for (const recipe of recipes()) follow(recipe)
  write('tsconfig.try.json', JSON.stringify({ extends: './tsconfig.json', include: ['src', 'laws', 'try'] }))
})

test('the guide has its recipes', () => {
  expect(recipes().map(({ name }) => name)).toEqual([
    'An activation',
    'A layer',
    'A loss',
    'An optimizer',
    'A law',
    'A command'
  ])
})

test('all that the recipes write has its types', async () => {
  const { stdout } = await node('node_modules/@typescript/native/bin/tsc', ['-p', join(kitchen, 'tsconfig.try.json')])
  expect(stdout).toBe('')
})

test.each(recipes())('$name', async recipe => {
  const { code, stderr } = await nodeOnSources(join(kitchen, trial(recipe)), [])
  expect([code, stderr]).toEqual([0, ''])
})
