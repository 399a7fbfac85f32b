const token =
  /\s*(?:(?<mark>[{}[\],:])|(?<text>"(?:[^"\\\p{Cc}]|[\u007f-\u009f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*")|(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.]))/uy

/** Where a text that is no JSON stops to be some. */
export const jsonFault = (text: string): number => {
  const open: string[] = []
  let wanted: 'value' | 'first value' | 'key' | 'first key' | ':' | ',' = 'value'
  let at = 0
  for (;;) {
    if (open.length === 0 && wanted === ',') return skipped(text, at)
    token.lastIndex = at
    const found = token.exec(text)
    if (found === null) return skipped(text, at)
    const { mark, text: string } = found.groups!
    const inside = open.at(-1)
    const isValue = wanted === 'value' || wanted === 'first value'
    if (mark === '}' && inside === '{' && (wanted === ',' || wanted === 'first key')) {
      open.pop()
      wanted = ','
    } else if (mark === ']' && inside === '[' && (wanted === ',' || wanted === 'first value')) {
      open.pop()
      wanted = ','
    } else if (mark === ',' && wanted === ',') wanted = inside === '{' ? 'key' : 'value'
    else if (mark === ':' && wanted === ':') wanted = 'value'
    else if ((mark === '{' || mark === '[') && isValue) {
      open.push(mark)
      wanted = mark === '{' ? 'first key' : 'first value'
    } else if (string !== undefined && (wanted === 'key' || wanted === 'first key')) wanted = ':'
    else if (mark === undefined && isValue) wanted = ','
    else return skipped(text, at)
    at = token.lastIndex
  }
}

/** The place after white space. */
const skipped = (text: string, at: number): number => at + /^\s*/u.exec(text.slice(at))![0].length
