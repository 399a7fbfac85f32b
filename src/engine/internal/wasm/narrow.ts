/**
 * Rows of doubles as rows of singles: faster by vectors than number by number on their way into memory.
 */
import { I32, i32, loop, plus } from './code.ts'
import { functionOf, type WasmFunction } from './module.ts'
import type { Vectors } from './vector.ts'

/** What the function is exported as. */
export const narrowName = 'narrow'

/** `narrow(to, bytes)` puts the doubles that wait at `from` to `to`, as so many bytes of singles; whole vectors, one at least. */
export const narrowing = (v: Vectors, from: number): WasmFunction =>
  functionOf(
    narrowName,
    [I32, I32],
    ([to, bytes], fresh) => {
      const [place, end] = [fresh(I32), fresh(I32)]
      const pair = (offset: number) => v.demote(v.load(place.get, offset))
      return [
        place.set(i32.constant(from)),
        end.set(i32.add(to!.get, bytes!.get)),
        loop(
          [v.store(to!.get, 0, v.shuffle(pair(0), pair(16), [0, 1, 4, 5])), place.set(plus(place.get, 32))],
          i32.less(to!.tee(plus(to!.get, 16)), end.get)
        )
      ]
    },
    true
  )
