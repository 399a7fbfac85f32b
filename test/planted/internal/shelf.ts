import type { Expr, Size } from 'lawgrad'

/** A tensor that was left, and its size. */
export type Left<S extends Size> = { readonly size: S; readonly tensor: Expr<S> }

/** Where layers leave tensors lying about, each under its place in the network, and others find them. */
export type Shelf = {
  readonly leave: <S extends Size>(index: number, size: S, tensor: Expr<S>) => void
  /** What was left last; of what kind of size, the caller says. */
  readonly find: <S extends Size>(index: number) => Left<S> | undefined
}

/** An empty shelf. */
export const shelf = (): Shelf => {
  const left = new Map<number, unknown>()
  return {
    leave: (index, size, tensor) => void left.set(index, { size, tensor }),
    // proof: the layers of a place always leave tensors of one size
    find: <S extends Size>(index: number) => left.get(index) as Left<S> | undefined
  }
}
