/** A + B as a dimension. */
export { sum as sumOfSizes } from '../../linear/internal/sizes.ts'
