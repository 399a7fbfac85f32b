/**
 * A size out of JSON.
 *
 * Nothing is known of it.
 */
import { dense } from 'lawgrad'

const parsed: { readonly hidden: unknown } = { hidden: 3 }
export const stage = dense(parsed.hidden)
//                         ^ TS2345 · 'unknown' · expected a size, such as 3
