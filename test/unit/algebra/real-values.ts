/** Values of the real reading for tests: where an Expr is a Tensor and a Num a number. */
import fc from 'fast-check'
import type { Expr, Num, Size, Tensor } from 'lawgrad'
import { expect } from 'vitest'
import { shapeFor } from '../layer/differences.ts'

// as: in the real reading an Expr is a Tensor and a Num a number
export const expr = <S extends Size>(tensor: Tensor<S>): Expr<S> => tensor as unknown as Expr<S>
export const tensor = <S extends Size>(value: Expr<S>): Tensor<S> => value as unknown as Tensor<S>
export const number = (value: Num): number => value as unknown as number

/** The tensor of a size with the given components, row-major. */
export const of = <const S extends Size>(size: S, components: readonly number[]): Expr<S> =>
  expr(shapeFor(size).unflatten(components))
/** 1, 2, 3 … */
export const counting = <const S extends Size>(size: S): Expr<S> =>
  of(
    size,
    Array.from({ length: shapeFor(size).count }, (_, k) => k + 1)
  )
export const flat = <S extends Size>(value: Expr<S>): readonly number[] => shapeFor(value.size).flatten(tensor(value))
export const shown = <S extends Size>(value: Expr<S>): unknown => tensor(value).components
export const call = (f: unknown, ...args: readonly unknown[]): unknown =>
  typeof f === 'function' ? Reflect.apply(f, undefined, args) : expect.fail('not a function')
export const refused = (wrong: () => unknown, message: string) => expect(wrong).toThrow(new TypeError(message))

export const whole = fc.integer({ min: -8, max: 8 })
export const list = (count: number) => fc.array(whole, { minLength: count, maxLength: count })
export const range = (count: number) => Array.from({ length: count }, (_, k) => k)
export const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0)
export const at = (values: readonly number[], k: number) => values[k] ?? expect.fail(`no component ${k}`)
