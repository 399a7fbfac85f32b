/** A color: red, green, blue and opacity, each 0 to 255. */
export type Color = readonly [number, number, number, number]

const crcTable = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n
  for (let bit = 0; bit < 8; bit++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1
  return c
})

const crc = (bytes: readonly number[]): number => {
  let c = 0xffffffff
  for (const byte of bytes) c = crcTable[(c ^ byte) & 255]! ^ (c >>> 8)
  return (c ^ 0xffffffff) >>> 0
}

const adler = (bytes: readonly number[]): number => {
  let [a, b] = [1, 0]
  for (const byte of bytes) {
    a = (a + byte) % 65521
    b = (b + a) % 65521
  }
  return ((b << 16) | a) >>> 0
}

const word = (n: number): readonly number[] => [n >>> 24, (n >>> 16) & 255, (n >>> 8) & 255, n & 255]
const half = (n: number): readonly number[] => [n & 255, n >>> 8]

const chunk = (name: string, data: readonly number[]): readonly number[] => {
  const named = [...[...name].map(letter => letter.charCodeAt(0)), ...data]
  return [...word(data.length), ...named, ...word(crc(named))]
}

/** The stream of zlib of bytes, stored as they are, in blocks. */
const stored = (bytes: readonly number[]): readonly number[] => {
  const most = 65535
  const out: number[] = [0x78, 0x01]
  for (let at = 0; at < Math.max(1, bytes.length); at += most) {
    const block = bytes.slice(at, at + most)
    out.push(at + most >= bytes.length ? 1 : 0, ...half(block.length), ...half(block.length ^ 0xffff))
    for (const byte of block) out.push(byte)
  }
  return [...out, ...word(adler(bytes))]
}

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] as const

/** An image of indices into a palette of at most 256 colors, row by row, as a PNG inside of an address. Cost: linear. */
export const pngAddress =
  (columns: number, palette: readonly Color[]) =>
  (indices: readonly number[]): string => {
    const rows = Math.ceil(indices.length / columns)
    const lines: number[] = []
    for (let row = 0; row < rows; row++) {
      lines.push(0)
      for (let column = 0; column < columns; column++) lines.push(indices[row * columns + column] ?? 0)
    }
    const bytes = [
      ...signature,
      ...chunk('IHDR', [...word(columns), ...word(rows), 8, 3, 0, 0, 0]),
      ...chunk(
        'PLTE',
        palette.flatMap(([red, green, blue]) => [red, green, blue])
      ),
      ...chunk(
        'tRNS',
        palette.map(([, , , opacity]) => opacity)
      ),
      ...chunk('IDAT', stored(lines)),
      ...chunk('IEND', [])
    ]
    return `data:image/png;base64,${btoa(bytes.map(byte => String.fromCharCode(byte)).join(''))}`
  }
