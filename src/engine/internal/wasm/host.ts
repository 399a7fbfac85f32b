/**
 * WebAssembly as the host gives it, and as much of it as is used.
 */

/** A module that the host has compiled. */
export interface WasmModule {
  readonly wasmModule?: never
}

export interface WasmMemory {
  readonly buffer: ArrayBuffer
}

interface Host {
  readonly validate: (bytes: Uint8Array<ArrayBuffer>) => boolean
  readonly Module: new (bytes: Uint8Array<ArrayBuffer>) => WasmModule
  readonly Memory: new (descriptor: {
    readonly initial: number
    readonly maximum?: number
    readonly shared?: boolean
  }) => WasmMemory
  readonly Instance: new (
    module: WasmModule,
    imports: { readonly m: Readonly<Record<string, unknown>> }
  ) => { readonly exports: Readonly<Record<string, unknown>> }
}

declare const WebAssembly: Host | undefined

/** The host's WebAssembly, if it has any: a name that is not there is an error. */
export const host = (): Host | undefined => {
  try {
    return WebAssembly
  } catch {
    return undefined
  }
}

/** Whether the host can run a module. */
export const isValid = (bytes: Uint8Array<ArrayBuffer>): boolean => host()?.validate(bytes) === true
