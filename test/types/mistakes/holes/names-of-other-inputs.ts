/**
 * One name for three inputs.
 *
 * Open. The number of names is no part of their type, since names come from files; `dataset` counts them, and throws.
 */
import { batch, dataset, vector } from 'lawgrad'

const data = batch([{ input: vector([1, 2, 3]), target: vector([1]) }])
export const named = dataset({ inputNames: ['x'], targetNames: ['y'] })(data)
