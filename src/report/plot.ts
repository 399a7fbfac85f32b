/** A JSON value. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

/**
 * A plot as plain data: a Vega-Lite specification with its data inside. It can be stored, edited, and opened in any Vega editor.
 */
export type Plot = { readonly [key: string]: Json }
