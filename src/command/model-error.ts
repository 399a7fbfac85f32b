/**
 * Why a module holds no network that can be trained, and the sentences for it.
 */

/** A value that is no network: its path (`forward`, `shape.size`), what was expected there and what came. */
export type Mismatch = { readonly path: string; readonly expected: string; readonly got: string }

export type ModelError =
  | { readonly _tag: 'WrongExtension'; readonly path: string }
  | { readonly _tag: 'NodeTooOld'; readonly path: string; readonly version: string }
  | {
      readonly _tag: 'NoNetwork'
      readonly path: string
      readonly got: string
      readonly mismatches: readonly Mismatch[]
    }
  | { readonly _tag: 'SeveralNetworks'; readonly path: string; readonly names: readonly string[] }
  | { readonly _tag: 'NetworkNotBuilt'; readonly path: string; readonly reason: string }
  | { readonly _tag: 'OtherCopy'; readonly path: string }
  | { readonly _tag: 'NetworkThrew'; readonly path: string; readonly reason: string }

const sample = 'export default pipe(input(2), dense(1), sigmoid)'

const mismatch = ({ path, expected, got }: Mismatch): string =>
  `${path === '' ? 'it' : path} should be ${expected} and is ${got}`

export const showModelError = (error: ModelError): string => {
  switch (error._tag) {
    case 'WrongExtension':
      return `${error.path}: expected a TypeScript or JavaScript module, a name that ends in .ts, .mts, .cts, .js, .mjs or .cjs; got another. Give the module that exports the network.`
    case 'NodeTooOld':
      return `${error.path}: expected Node 22.18 or later, which runs TypeScript; got Node ${error.version}. Update Node, or give the model as JavaScript (.js or .mjs).`
    case 'NoNetwork':
      return `${error.path}: expected a network as the default export, or as the only network among the exports; got ${error.got}${error.mismatches.length === 0 ? '' : ` (${error.mismatches.map(mismatch).join(', ')})`}. Write for instance: ${sample}.`
    case 'SeveralNetworks':
      return `${error.path}: expected one network; got ${error.names.length}: ${error.names.join(', ')}. Make one of them the default export.`
    case 'NetworkNotBuilt':
      return `${error.path}: expected a network; got the error of building it: ${error.reason}. Correct what it is built of.`
    case 'OtherCopy':
      return `${error.path}: expected a network of this copy of lawgrad; got one of another copy. Run the command of the copy that the model imports: npx lawgrad, where the model is.`
    case 'NetworkThrew':
      return `${error.path}: expected a network that can be evaluated; it threw ${error.reason}. Correct the layer that threw.`
  }
}
