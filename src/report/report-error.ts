/** Why a specification has no picture. */
export type ReportError =
  /** The packages that draw are optional, and not all of them could be loaded. */
  | { readonly _tag: 'PackagesMissing'; readonly packages: readonly string[]; readonly reason: string }
  | { readonly _tag: 'SpecificationInvalid'; readonly reason: string }
  | { readonly _tag: 'ExternalReference'; readonly address: string }
  | { readonly _tag: 'RenderingFailed'; readonly reason: string }

/**
 * Says what was expected, what came, and the remedy. Never fails.
 *
 * @example
 * ```ts
 * import { showReportError } from 'lawgrad/report'
 * import { strict as assert } from 'node:assert'
 * assert.equal(
 *   showReportError({ _tag: 'ExternalReference', address: 'data.csv' }),
 *   'The specification refers to "data.csv"; a picture holds all of its data. Put the rows into data.values.'
 * )
 * ```
 */
export const showReportError = (error: ReportError): string => {
  switch (error._tag) {
    case 'PackagesMissing':
      return `Pictures are drawn by ${error.packages.join(', ')}, which could not be loaded (${error.reason.split('\n')[0] ?? ''}). Install them: npm install ${error.packages.join(' ')}.`
    case 'SpecificationInvalid':
      return `Vega-Lite cannot compile the specification: ${error.reason} Compare it with the schema that its $schema names.`
    case 'ExternalReference':
      return `The specification refers to ${JSON.stringify(error.address)}; a picture holds all of its data. Put the rows into data.values.`
    case 'RenderingFailed':
      return `Vega cannot draw the specification: ${error.reason}`
  }
}
