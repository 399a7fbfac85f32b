/** The command line that goes on where an interrupted one stopped. */

/** A word as a shell takes it for one. */
const quoted = (word: string): string => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`)

/** Words as a shell takes them. */
export const shellLine = (words: readonly string[]): string => words.map(quoted).join(' ')

/** For example `lawgrad train or.ts --data or.csv --resume`. */
export const goOn = (words: readonly string[]): string =>
  shellLine(['lawgrad', ...words, ...(words.includes('--resume') ? [] : ['--resume'])])
