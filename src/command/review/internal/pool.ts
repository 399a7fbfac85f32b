/** Does something for each item, so many at a time; the answers are in the order of the items. */
export const pooled = async <A, B>(
  items: readonly A[],
  atOnce: number,
  work: (item: A) => Promise<B>,
  done: (count: number) => void
): Promise<readonly B[]> => {
  const answers: B[] = []
  let next = 0
  let count = 0
  const worker = async (): Promise<void> => {
    while (next < items.length) {
      const at = next++
      answers[at] = await work(items[at]!)
      count += 1
      done(count)
    }
  }
  await Promise.all(Array.from({ length: Math.max(1, Math.min(atOnce, items.length)) }, worker))
  return answers
}
