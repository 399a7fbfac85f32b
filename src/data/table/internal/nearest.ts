/** The least number of letters to be changed, added or left out between two texts. */
const distance = (a: string, b: string): number => {
  let above = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++)
      row.push(Math.min(above[j]! + 1, row[j - 1]! + 1, above[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)))
    above = row
  }
  return above[b.length]!
}

/** Names that may have been meant, the nearest first, at most three. */
export const nearestNames = (names: readonly string[], asked: string): readonly string[] => {
  const plain = (name: string): string =>
    name
      .slice(0, 80)
      .toLowerCase()
      .replaceAll(/[\s_.-]+/gu, '')
  const wanted = plain(asked)
  return names
    .map(name => ({
      name,
      far: distance(plain(name), wanted),
      holds: wanted.length > 2 && plain(name).includes(wanted)
    }))
    .filter(({ far, holds }) => holds || far <= Math.max(wanted.length > 2 ? 1 : 0, Math.floor(wanted.length / 3)))
    .toSorted((a, b) => a.far - b.far)
    .slice(0, 3)
    .map(({ name }) => name)
}
