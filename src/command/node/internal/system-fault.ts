import type { Standing } from '../../capabilities.ts'

/** A fault of ours in the form of the system's: with a code and a path. */
export class SystemFault extends Error {
  readonly code: string
  readonly path: string
  constructor(code: string, path: string, message: string) {
    super(message)
    this.code = code
    this.path = path
  }
}

/** A fault of the system in the course of an exchange, with what stands after it. */
export class ExchangeFault extends SystemFault {
  readonly stands: Standing
  constructor(cause: unknown, stands: Standing) {
    super(codeOf(cause), pathOf(cause), cause instanceof Error ? cause.message : String(cause))
    this.stands = stands
  }
}

const field = (error: unknown, name: string): string =>
  typeof error === 'object' && error !== null ? String(Reflect.get(error, name) ?? '') : ''

/** The code of an error of the system or of Node, or the empty text. */
export const codeOf = (error: unknown): string => field(error, 'code')

/** The path that an error of the system is about, or the empty text. */
export const pathOf = (error: unknown): string => field(error, 'path')

/** The stack of an error, or the empty text. */
export const stackOf = (error: unknown): string => field(error, 'stack')
