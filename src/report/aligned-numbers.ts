import { typesetText } from './format-number.ts'

const tail = (number: string): string => /^[+−]?(?:[\d,]+|∞|NaN)?(.*)$/su.exec(number)?.[1] ?? ''

/**
 * The numbers of a column as a book sets them, each filled up on its right so that the decimal points stand below each other when they are set flush right: a missing point
 * by `blank('.')`, a digit by `blank('0')`. Numbers are those of `isNumericColumn`. Never fails. Cost: linear.
 */
export const alignedNumbers =
  (blank: (sign: string) => string) =>
  (cells: readonly string[]): readonly string[] => {
    const numbers = cells.map(cell => typesetText(cell.trim()))
    const longest = numbers.reduce((most, number) => (tail(number).length > most.length ? tail(number) : most), '')
    return numbers.map(number =>
      /^…?$/u.test(number) ? number : number + Array.from(longest.slice(tail(number).length), blank).join('')
    )
  }
