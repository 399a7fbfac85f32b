import { mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { cache, node, npm, type Outcome, root } from '../stages/stage.ts'

/** `npm run build`: dist anew, a module for each source by the native compiler, and what Node loads. */
export const build = async (): Promise<Outcome> => {
  rmSync(join(root, 'dist'), { recursive: true, force: true })
  const compiled = await node('node_modules/@typescript/native/bin/tsc', [
    '-p',
    'test/config/tsconfig.build.json',
    '--pretty',
    'false'
  ])
  return compiled.code === 0 ? node('test/package/node/bundle.ts', []) : compiled
}

const tarballs = cache('pack')

export const pack = (): Promise<Outcome> => {
  rmSync(tarballs, { recursive: true, force: true })
  mkdirSync(tarballs, { recursive: true })
  return npm(['pack', '--ignore-scripts', '--pack-destination', tarballs])
}

/** The archive that `pack` has written. */
export const tarball = (): string => join(tarballs, readdirSync(tarballs).find(name => name.endsWith('.tgz')) ?? '')

/** An empty project outside of the repository, so that nothing of ours is found by walking up. */
export const emptyProject = (): string => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'lawgrad-consumer-')))
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'consumer', private: true, type: 'module' }))
  return folder
}

export const install = (folder: string): Promise<Outcome> => {
  const settings = ['--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund', '--no-package-lock']
  return npm(['install', ...settings, tarball()], { cwd: folder })
}
