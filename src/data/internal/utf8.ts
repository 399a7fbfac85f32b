import * as O from 'fp-ts/lib/Option.js'

/** The text of UTF-8 bytes without its byte order mark; `None` for bytes that are not UTF-8. */
export const utf8 = (bytes: Uint8Array): O.Option<string> =>
  O.tryCatch(() => new TextDecoder('utf-8', { fatal: true }).decode(bytes))
