/**
 * Laws as values: what every layer, loss, network and optimizer must satisfy, and the means to try it.
 *
 * @module lawgrad/laws
 */
export * from './verdict.ts'
export * from './law.ts'
export * from './run.ts'
export * from './gate.ts'
export * from './names.ts'
export * from './arbitraries/scalar.ts'
export * from './arbitraries/network-case.ts'
export * from './oracles/field.ts'
export * from './oracles/central-difference.ts'
export * from './oracles/exact.ts'
export * from './suites/gradient.ts'
