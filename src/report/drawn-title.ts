/**
 * Titles of pictures and axes, whatever columns are called.
 */
import { cleanText } from './clean-text.ts'

/** Vega looks a title up among the fields of an object, where every object has a `constructor`: such names get a space, which nobody sees. Never fails. */
export const drawnTitle = (name: string): string => {
  const text = cleanText(name)
  return text in Object.prototype ? `${text} ` : text
}
