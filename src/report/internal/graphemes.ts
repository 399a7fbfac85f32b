let segmenter: Intl.Segmenter | undefined

/** The user-perceived characters of a text. The segmenter is made at the first use: it takes ten milliseconds, which whoever prints nothing need not wait. */
export const graphemes = (text: string): readonly string[] => {
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' })
  return Array.from(segmenter.segment(text), ({ segment }) => segment)
}
