/** A value as JSON has it. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json }

const width = 120

/** Pieces side by side, as many on a line as go. */
const filled = (pieces: readonly string[], indent: string): string => {
  const lines: string[] = []
  let line = ''
  for (const piece of pieces) {
    if (line !== '' && indent.length + line.length + piece.length + 2 > width) {
      lines.push(line)
      line = ''
    }
    line += `${line === '' ? '' : ' '}${piece}`
  }
  return [...lines, line].map(each => `${indent}${each}`).join('\n')
}

/** With a comma after each but the last. */
const separated = (pieces: readonly string[]): readonly string[] =>
  pieces.map((piece, k) => (k < pieces.length - 1 ? `${piece},` : piece))

const isScalar = (json: Json): json is string | number | boolean | null => typeof json !== 'object' || json === null

const isList = (json: Json): json is readonly Json[] => Array.isArray(json)

const written = (json: Json, indent: string, before: number): string => {
  if (isScalar(json)) return JSON.stringify(json)
  const inner = `${indent}  `
  const [pieces, [open, close]] = isList(json)
    ? ([json.map(item => written(item, inner, 0)), '[]'] as const)
    : ([
        Object.entries(json).map(([name, value]) => {
          const key = `${JSON.stringify(name)}: `
          return `${key}${written(value, inner, key.length)}`
        }),
        '{}'
      ] as const)
  if (pieces.length === 0) return `${open}${close}`
  const length = pieces.reduce((sum, piece) => sum + piece.length + 2, 2)
  if (indent.length + before + length <= width && pieces.every(piece => !piece.includes('\n')))
    return open === '[' ? `[${pieces.join(', ')}]` : `{ ${pieces.join(', ')} }`
  const list = separated(pieces)
  const body =
    isList(json) && json.every(isScalar) ? filled(list, inner) : list.map(piece => `${inner}${piece}`).join('\n')
  return `${open}\n${body}\n${indent}${close}`
}

/** A value as JSON for people: what goes on a line of 120 characters is on one, and lists of numbers fill theirs. */
export const writeJson = (json: Json): string => `${written(json, '', 0)}\n`
