/** Where a text is no JSON: the place, what was expected there and what came. */
export type ScanFault = { readonly offset: number; readonly expected: string; readonly got: string }

/** Deeper than this nothing that is written here is nested. */
const deepest = 200

const digits = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const words = ['true', 'false', 'null'] as const

const isBlank = (code: number): boolean => code === 32 || code === 10 || code === 13 || code === 9

const isHex = (text: string): boolean => /^[\da-fA-F]{4}$/.test(text)

/** What stands at a place, in words. */
const shownAt = (text: string, offset: number): string =>
  offset >= text.length ? 'the end of the file' : JSON.stringify(String.fromCodePoint(text.codePointAt(offset)!))

/** The end of the string whose quote opens at a place, or where it is none. */
const endOfString = (text: string, start: number): number | ScanFault => {
  const fault = (offset: number, expected: string): ScanFault => ({ offset, expected, got: shownAt(text, offset) })
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 34) return at + 1
    if (code < 32) return fault(at, 'no control character in a text')
    if (code !== 92) continue
    at++
    if (text[at] === 'u' ? !isHex(text.slice(at + 1, at + 5)) : !'"\\/bfnrt'.includes(text[at] ?? ' '))
      return fault(at, 'an escape of JSON')
  }
  return fault(text.length, 'the closing quote of a text')
}

/** The end of the number, text or word at a place, or what is wrong there. */
const endOfScalar = (text: string, at: number, expected: string): number | ScanFault => {
  if (text.charCodeAt(at) === 34) return endOfString(text, at)
  digits.lastIndex = at
  const number = digits.exec(text)?.[0]
  if (number !== undefined) return at + number.length
  const word = words.find(each => text.startsWith(each, at))
  return word === undefined ? { offset: at, expected, got: shownAt(text, at) } : at + word.length
}

/** What may come next. */
type Next = 'value' | 'item or end' | 'key or end' | 'key' | 'colon' | 'comma or end' | 'nothing'

/** The first place where a text is no JSON, or is nested too deep to be read; undefined where there is none. */
export const scanFault = (text: string): ScanFault | undefined => {
  const open: ('{' | '[')[] = []
  let next: Next = 'value'
  let at = 0
  const fault = (expected: string): ScanFault => ({ offset: at, expected, got: shownAt(text, at) })
  const after = (): Next => (open.length === 0 ? 'nothing' : 'comma or end')
  for (;;) {
    while (isBlank(text.charCodeAt(at))) at++
    const sign = text[at]
    const [closing, inner] = open.at(-1) === '{' ? (['}', 'key'] as const) : ([']', 'value'] as const)
    if (next === 'nothing') return at >= text.length ? undefined : fault('nothing more')
    if (sign === closing && open.length > 0 && next.endsWith('end')) {
      open.pop()
      at++
      next = after()
    } else if (next === 'comma or end') {
      if (sign !== ',') return fault(`a comma or ${closing}`)
      at++
      next = inner
    } else if (next === 'colon') {
      if (sign !== ':') return fault('a colon')
      at++
      next = 'value'
    } else if (next === 'key' || next === 'key or end') {
      if (sign !== '"') return fault(next === 'key' ? 'a name in quotes' : 'a name in quotes or }')
      const end = endOfString(text, at)
      if (typeof end !== 'number') return end
      at = end
      next = 'colon'
    } else if (sign === '{' || sign === '[') {
      if (open.length === deepest) return { ...fault(`at most ${deepest} levels`), got: 'one more' }
      open.push(sign)
      at++
      next = sign === '{' ? 'key or end' : 'item or end'
    } else {
      const end = endOfScalar(text, at, next === 'value' ? 'a value' : 'a value or ]')
      if (typeof end !== 'number') return end
      at = end
      next = after()
    }
  }
}
