/** A strict check of XML, for what the command writes: elements, quoted attributes, text, the five entities and character references. */

export interface Element {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly Element[]
  readonly text: string
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** The text of a run of characters; throws on what XML does not allow. */
const decoded = (raw: string): string => {
  if (raw.includes('<') || raw.includes(']]>')) throw new Error(`not text: ${raw}`)
  return raw.replaceAll(/&(?<name>[^;&\s]*);?/g, (whole, name: string) => {
    const code = /^#(?:(?<decimal>\d+)|x(?<hex>[\da-fA-F]+))$/.exec(name)?.groups
    const found =
      entities[name] ??
      (code === undefined ? undefined : String.fromCodePoint(Number(code['decimal'] ?? `0x${code['hex'] ?? ''}`)))
    if (found === undefined || !whole.endsWith(';')) throw new Error(`not an entity: ${whole}`)
    return found
  })
}

/** The characters that XML 1.0 allows. */
const allowed = /^[\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]*$/u

const attributesOf = (raw: string): Readonly<Record<string, string>> => {
  const found: Record<string, string> = {}
  const rest = raw.replaceAll(/\s+(?<name>[A-Za-z_][\w.-]*)="(?<value>[^"]*)"/g, (_, name: string, value: string) => {
    if (name in found) throw new Error(`twice: ${name}`)
    found[name] = decoded(value)
    return ''
  })
  if (rest.trim() !== '') throw new Error(`not attributes: ${rest}`)
  return found
}

/** The root element of a document; throws if it is not well-formed. */
export const parseXml = (document: string): Element => {
  if (!allowed.test(document)) throw new Error('a character that XML does not allow')
  const prolog = /^<\?xml version="1\.0" encoding="UTF-8"\?>\n/.exec(document)
  if (prolog === null) throw new Error('no declaration')
  type Open = { name: string; attributes: Element['attributes']; children: Element[]; text: string }
  const stack: Open[] = [{ name: '', attributes: {}, children: [], text: '' }]
  const top = (): Open => stack.at(-1) ?? fail('nothing is open')
  let rest = document.slice(prolog[0].length)
  while (rest !== '') {
    const tag = /^<(?<close>\/)?(?<name>[A-Za-z_][\w.-]*)(?<attributes>(?:\s+[^<>"]*"[^"<]*")*)\s*(?<empty>\/)?>/.exec(
      rest
    )
    if (tag === null) {
      const text = /^[^<]+/.exec(rest)?.[0] ?? fail(`not a tag: ${rest.slice(0, 40)}`)
      top().text += decoded(text)
      rest = rest.slice(text.length)
      continue
    }
    const { close, name = '', attributes = '', empty } = tag.groups ?? {}
    if (close === undefined) {
      const opened: Open = { name, attributes: attributesOf(attributes), children: [], text: '' }
      top().children.push(opened)
      if (empty === undefined) stack.push(opened)
    } else if (stack.pop()?.name !== name) fail(`</${name}> closes nothing`)
    rest = rest.slice(tag[0].length)
  }
  const [root, ...others] = top().children
  return stack.length === 1 && others.length === 0 && top().text.trim() === ''
    ? (root ?? fail('no element'))
    : fail('not one closed element')
}

const fail = (message: string): never => {
  throw new Error(message)
}

/** All elements of a name, in order. */
export const elements = (name: string, root: Element): readonly Element[] => [
  ...(root.name === name ? [root] : []),
  ...root.children.flatMap(child => elements(name, child))
]
