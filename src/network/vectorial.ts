/**
 * Outputs that must be a vector.
 */

/**
 * A number of outputs, such as 784: what the size of a matrix or of an image becomes by `flatten`.
 *
 * A name for `number` that the compilers print where an image arrives: `Type '[1, 28, 28]' is not assignable to type 'Flattened'`.
 */
export type Flattened = number & {}
