import type { TopLevelSpec } from 'vega-lite'
import type { Plot } from '../plot.ts'

/** A specification as plain data. Vega-Lite's own types stay out of the public interface: they need a DOM to be checked. */
export const plot = (specification: TopLevelSpec): Plot =>
  // proof: a specification is JSON, by Vega-Lite's definition
  specification as unknown as Plot

/** A plot as a specification; Vega-Lite refuses what is none. */
export const specification = (from: Plot): TopLevelSpec =>
  // proof: compiling checks it
  from as unknown as TopLevelSpec
