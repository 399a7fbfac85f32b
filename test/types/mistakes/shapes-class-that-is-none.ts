/**
 * A class that does not exist.
 *
 * Three classes are 0, 1 and 2.
 */
import { classTarget } from 'lawgrad'

export const target = classTarget(3)(3)
//                                   ^ TS2345 · '3' · 0 | · 1 · 2
