/** A page in Chromium, in frames of several widths: what the script `measure.js` finds there. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { execute } from '../../stages/stage.ts'

/** What is wrong on a page of some width, and how much there is on it. */
export interface Found {
  readonly width: number
  readonly faults: readonly string[]
  readonly texts: number
  readonly pictures: number
}

const widths = [390, 1280] as const

const script = readFileSync(join(import.meta.dirname, 'measure.js'), 'utf8')

/** A page that shows another in frames, and becomes what was found in them. */
const around = (page: string, isDark: boolean): string => {
  const quoted = page.replaceAll('&', '&amp;').replaceAll('"', '&quot;')
  const frames = widths.map(width => `<iframe width="${width}" height="900" srcdoc="${quoted}"></iframe>`).join('')
  return `<!doctype html>
<meta charset="utf-8">
<style>:root { color-scheme: ${isDark ? 'dark' : 'light'} } iframe { border: 0 }</style>
${frames}
<script>
${script}
onload = () => {
  const found = [...document.querySelectorAll('iframe')].map(frame => measured(frame, ${isDark}))
  const text = document.createElement('pre')
  text.id = 'found'
  text.textContent = encodeURIComponent(JSON.stringify(found))
  document.body.replaceChildren(text)
}
</script>`
}

const options = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--hide-scrollbars',
  '--window-size=1800,1000',
  '--virtual-time-budget=5000'
] as const

/** What Chromium finds on a page in the light or the dark scheme; `folder` is for its files. */
export const measuredIn =
  (folder: string, isDark: boolean) =>
  async (page: string): Promise<readonly Found[]> => {
    const file = join(folder, 'around.html')
    writeFileSync(file, around(page, isDark))
    const own = [
      `--blink-settings=preferredColorScheme=${isDark ? 0 : 1}`,
      `--user-data-dir=${join(folder, 'profile')}`
    ]
    const address = pathToFileURL(file).href
    const { stdout, stderr } = await execute('chromium', [...options, ...own, '--dump-dom', address], {
      cwd: folder,
      seconds: 120
    })
    const text = /<pre id="found">([^<]*)<\/pre>/.exec(stdout)?.[1]
    if (text === undefined) throw new Error(`Chromium did not measure the page\n${stderr.slice(0, 2000)}`)
    return JSON.parse(decodeURIComponent(text))
  }

/** The version of Chromium, where it is installed. */
export const chromiumVersion = async (): Promise<string | undefined> => {
  const { code, stdout } = await execute('chromium', ['--version'], { seconds: 30 })
  return code === 0 ? stdout.trim() : undefined
}
