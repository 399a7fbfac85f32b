import * as E from 'fp-ts/lib/Either.js'
import { Error as levelError, parse, View, type Loader, type Runtime } from 'vega'
import { compile, type TopLevelSpec } from 'vega-lite'
import { escapeMarkup } from '../escape-markup.ts'
import type { Plot } from '../plot.ts'
import type { ReportError } from '../report-error.ts'
import { specification } from './plot.ts'

const reason = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause))

const silent = { level: () => silent, error: () => silent, warn: () => silent, info: () => silent, debug: () => silent }

/** An image that stands in the specification itself, as letters and digits. */
const inside = /^data:image\/png;base64,[A-Za-z\d+/=]*$/u

/** A loader that refuses every address outside and tells `refuse` of it. */
const closedLoader = (refuse: (address: string) => void): Loader => {
  const refused = (address: string): Promise<never> => {
    refuse(address)
    return Promise.reject(new Error(`not loaded: ${address}`))
  }
  const sanitize = (address: string): Promise<{ readonly href: string }> =>
    inside.test(address) ? Promise.resolve({ href: address }) : refused(address)
  return { load: refused, sanitize, http: refused, file: refused }
}

const titleOf = ({ title }: TopLevelSpec): string => {
  const text: unknown = typeof title === 'object' && !Array.isArray(title) ? title.text : title
  return Array.isArray(text) ? text.join(' ') : typeof text === 'string' ? text : ''
}

/** Names the picture for those who do not see it. */
const accessible = (svg: string, title: string, description: string): string =>
  svg.replace(/^<svg ([^>]*>)/u, (_, rest: string) =>
    [
      `<svg role="img"${title === '' ? '' : ` aria-label="${escapeMarkup(title)}"`} ${rest}`,
      title === '' ? '' : `<title>${escapeMarkup(title)}</title>`,
      description === '' ? '' : `<desc>${escapeMarkup(description)}</desc>`
    ].join('')
  )

/** Compiles and draws `spec`, catching what Vega throws. */
export const render = async (from: Plot): Promise<E.Either<ReportError, string>> => {
  const spec = specification(from)
  const refused: string[] = []
  let runtime: Runtime
  try {
    runtime = parse(compile(spec, { logger: silent }).spec)
  } catch (cause) {
    return E.left({ _tag: 'SpecificationInvalid', reason: reason(cause) })
  }
  try {
    const loader = closedLoader(address => refused.push(address))
    const view = new View(runtime, { renderer: 'none', loader, logLevel: levelError, logger: silent })
    const svg = await view.toSVG().finally(() => view.finalize())
    const address = refused[0]
    return address === undefined
      ? E.right(accessible(svg, titleOf(spec), spec.description ?? ''))
      : E.left({ _tag: 'ExternalReference', address })
  } catch (cause) {
    return E.left({ _tag: 'RenderingFailed', reason: reason(cause) })
  }
}
