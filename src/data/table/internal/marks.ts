import type { TableFormat } from '../table.ts'

const marks = /^(?:nan|na|n\/a|n\.a\.|#n\/a|null|nil|none|missing|undefined|-|--|\u2013|\u2014|\?|\.|\*)$/iu

/** Whether people write such a text where a value is missing. */
export const isUsualMark = (text: string): boolean => text.length < 10 && marks.test(text)

/** Whether nothing is to stand in a cell: it is blank, or has one of the marks. */
export const missingIn = ({ missing }: TableFormat): ((text: string) => boolean) => {
  const set = new Set(missing.map(mark => mark.trim()))
  return text => text === '' || set.has(text)
}

/** A number with marks between its thousands. */
export const hasThousands = (text: string, decimal: TableFormat['decimal']): boolean =>
  (decimal === 'point'
    ? /^[+\-\u2212]?\d{1,3}(?:,\d{3})+(?:\.\d*)?$/u
    : /^[+\-\u2212]?\d{1,3}(?:\.\d{3})+(?:,\d*)?$/u
  ).test(text) || /^[+\-\u2212]?\d{1,3}(?:[ \u00a0\u202f']\d{3})+(?:[.,]\d*)?$/u.test(text)

/** Infinity in words, or a number that is no double. */
export const isInfinite = (text: string): boolean => /^[+\-\u2212]?(?:inf(?:inity)?|\u221e)$/iu.test(text)
