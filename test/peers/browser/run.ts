/**
 * `npm run test:browser`: reports in Chromium, in both schemes and in two widths; then one that is bent in several ways, each of which must be found. Where Chromium is
 * not installed, nothing is tested, and that is said: `apt-get install chromium`.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromiumVersion, measuredIn, type Found } from './chromium.ts'
import { pageOf, trainings } from './pages.ts'

type Measured = (isDark: boolean) => (page: string) => Promise<readonly Found[]>

const schemes = [false, true] as const
const said = (isDark: boolean): string => (isDark ? 'dark' : 'light')

const say = (title: string, faults: readonly string[]): number => {
  console.log(`${faults.length === 0 ? 'passed' : 'failed'}  ${title}`)
  for (const fault of faults.slice(0, 20)) console.log(`    ${fault}`)
  return faults.length === 0 ? 0 : 1
}

/** How many reports are wrong. */
const reports = async (measured: Measured): Promise<number> => {
  let failed = 0
  for (const name of Object.keys(trainings)) {
    const page = await pageOf(name)
    for (const isDark of schemes)
      for (const { width, faults, texts, pictures } of await measured(isDark)(page))
        failed += say(
          `${name}, ${said(isDark)}, ${width} px: ${texts} texts, ${pictures} pictures`,
          texts > 20 && pictures > 1 ? faults : [...faults, 'there is hardly anything on the page']
        )
  }
  return failed
}

/** A page that is bent in one way, and what must be said of it. */
const bent = [
  { title: 'telephones are shown the wide picture', from: 'figure .wide { display: none }', to: '', says: 'px high' },
  { title: 'text in pictures stays as it is', from: /figure svg \[fill="#[^\n]*\n/g, to: '', says: 'to be read' },
  {
    title: 'pictures stay white',
    from: 'figure svg [fill="white"]',
    to: 'figure svg [fill="none"]',
    says: 'a picture'
  },
  { title: 'the page stays white', from: '--paper: #191816', to: '--paper: #fff', says: 'the page has' },
  { title: 'tables do not scroll', from: '.scroll { overflow-x: auto;', to: '.scroll {', says: 'px wide in' }
] as const

/** How many ways of bending are not found. */
const bends = async (measured: Measured): Promise<number> => {
  const page = await pageOf('images')
  let failed = 0
  for (const { title, from, to, says } of bent) {
    const changed = page.replaceAll(from, to)
    const faults = (await measured(true)(changed)).flatMap(found => found.faults)
    const isFound = changed !== page && faults.some(fault => fault.includes(says))
    failed += say(`bent, ${title}`, isFound ? [] : ['not found'])
  }
  return failed
}

const version = await chromiumVersion()
if (version === undefined) console.log('skipped: chromium does not start; install it: apt-get install chromium')
else {
  console.log(version)
  const folder = mkdtempSync(join(tmpdir(), 'lawgrad-browser-'))
  try {
    const measured: Measured = isDark => measuredIn(folder, isDark)
    const failed = (await reports(measured)) + (await bends(measured))
    process.exitCode = failed === 0 ? 0 : 1
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
