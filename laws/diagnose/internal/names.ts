/** What no name begins with: leaves that are added get names that no parameter has. */
export const freshPrefix = (word: string, names: readonly string[]): string =>
  names.some(name => name.startsWith(word)) ? freshPrefix(`${word}′`, names) : word
