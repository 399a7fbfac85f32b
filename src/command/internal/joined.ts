/** An array that takes numbers in from a place on. */
interface Numbers {
  readonly set: (numbers: ArrayLike<number>, at: number) => void
}

/** Parts, one after the other, in an array of its own. */
export const joined =
  <A extends Numbers>(empty: new (length: number) => A) =>
  (parts: readonly ArrayLike<number>[]): A => {
    const whole = new empty(parts.reduce((sum, { length }) => sum + length, 0))
    let at = 0
    for (const part of parts) {
      whole.set(part, at)
      at += part.length
    }
    return whole
  }
