/** A number under the type that the compiler computed for it; sound because the arithmetic of types is exact. */
export const computed = <N>(value: number): N => value as unknown as N
