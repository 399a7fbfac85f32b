/** The share of a list, evenly spread over it; all of it from a share of 1 on. Never fails. */
export const spread = <A>(share: number, list: readonly A[]): readonly A[] =>
  share >= 1 ? list : list.filter((_, i) => Math.floor((i + 1) * share) > Math.floor(i * share))
