import { mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { cache, node, npm, type Outcome, root } from '../stages/stage.ts'

/** `npm run build`: dist anew, by the native compiler. */
export const build = (): Promise<Outcome> => {
  rmSync(join(root, 'dist'), { recursive: true, force: true })
  return node('node_modules/@typescript/native/bin/tsc', ['-p', 'test/config/tsconfig.build.json', '--pretty', 'false'])
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
