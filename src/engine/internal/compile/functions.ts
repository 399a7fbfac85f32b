/**
 * The functions of kernels. Those that do the same at other addresses are one function, which is given the addresses: layers that are repeated are written once, and
 * the host compiles them thoroughly as soon as it has seen a few of their calls.
 */
import { call, I32, i32, type Code } from '../wasm/code.ts'
import { functionOf, type WasmFunction } from '../wasm/module.ts'
import type { Context, Kernel } from './context.ts'

/** So many kernels that do the same are worth one function. */
const least = 4

const all = (kernels: readonly Kernel[]): readonly Kernel[] =>
  kernels.flatMap(kernel => [...all(kernel.inner ?? []), kernel])

/** The functions, and the code that calls a kernel. */
export const functionsOf = (
  { outside }: Context,
  kernels: readonly Kernel[]
): { readonly functions: readonly WasmFunction[]; readonly callOf: (kernel: Kernel) => Code } => {
  const functions: WasmFunction[] = []
  const push = (made: WasmFunction): number => outside.length + functions.push(made) - 1
  const counts = new Map<string, number>()
  for (const { movable } of all(kernels))
    if (movable !== undefined) counts.set(movable.key, (counts.get(movable.key) ?? 0) + 1)
  const places = new Map<string, number>()
  const calls = new Map<Kernel, Code>()
  const made = (kernel: Kernel): Code => {
    const name = `${functions.length} ${kernel.name}`
    const { movable, inner = [] } = kernel
    if (movable === undefined || counts.get(movable.key)! < least) {
      const own = inner.map(made)
      const place = push(functionOf(name, [], (_, fresh) => kernel.write(fresh, undefined, own)))
      const code = call(place)
      calls.set(kernel, code)
      return code
    }
    const place =
      places.get(movable.key) ??
      push(
        functionOf(
          name,
          movable.addresses.map(() => I32),
          (addresses, fresh) =>
            movable.write(
              fresh,
              addresses.map(({ get }) => get)
            )
        )
      )
    places.set(movable.key, place)
    const code = call(place, ...movable.addresses.map(i32.constant))
    calls.set(kernel, code)
    return code
  }
  kernels.forEach(made)
  return { functions, callOf: kernel => calls.get(kernel)! }
}
