import * as fc from 'fast-check'
import { countOf, type NumberArray, type NumberType } from '../../../../src/exchange/arrays/number-array.ts'

const whole = (min: number, max: number): fc.Arbitrary<number> => fc.integer({ min, max })

const numbers: Readonly<Record<NumberType, fc.Arbitrary<number>>> = {
  bool: whole(0, 1),
  int8: whole(-128, 127),
  int16: whole(-32_768, 32_767),
  int32: whole(-2_147_483_648, 2_147_483_647),
  int64: fc.oneof(fc.maxSafeInteger(), fc.constant(-(2 ** 63))).map(n => n + 0),
  uint8: whole(0, 255),
  uint16: whole(0, 65_535),
  uint32: whole(0, 4_294_967_295),
  uint64: fc.oneof(fc.maxSafeNat(), fc.constant(2 ** 63)),
  float32: fc.float(),
  float64: fc.double()
}

/** Arrays of the types. */
export const numberArrays = (types: readonly NumberType[]): fc.Arbitrary<NumberArray> =>
  fc
    .tuple(fc.constantFrom(...types), fc.array(whole(0, 4), { maxLength: 3 }))
    .chain(([type, extents]) =>
      fc
        .array(numbers[type], { minLength: countOf(extents), maxLength: countOf(extents) })
        .map(values => ({ type, extents, values }))
    )
